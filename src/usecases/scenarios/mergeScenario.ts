import {
  closedFault,
  isApproved,
  liveChangeSets,
  noteMerged,
  pendingSets,
  stateOn,
  unapproved,
  type Scenario,
} from "../../history/index.ts";
import { say, type Day } from "../../org/index.ts";
import type { Head } from "../../storage/index.ts";
import { commitWave } from "./commitWave.ts";
import { blocked, byOf, storeRefused, type Obstacle, type Result, type ScenarioDeps } from "./deps.ts";
import { forecast } from "./forecast.ts";
import { approvalObstacles } from "./obstacles.ts";
import { openScenario, type OpenedScenario } from "./openScenario.ts";
import { loadScenario, save, type Saved } from "./stored.ts";

/** A change set of a scenario that is a revision now. */
export interface MergedSet {
  readonly changeSetId: string;
  readonly revision: number;
  readonly effectiveOn: Day;
  /** The day it was planned for, where that had passed. */
  readonly plannedOn?: Day;
}

export interface MergedScenario extends Saved {
  readonly merged: readonly MergedSet[];
  readonly head: Head;
}

/**
 * Every wave of an approved scenario as a revision with its day; a day that has passed becomes today, and is told. All
 * of it is tried before anything is written: changes, approvals, questions, owners, consultations, orphans and new
 * invariants. Each wave is one transaction, so that after a race some may be revisions and others not: the scenario
 * then says which, and merging again goes on from there, nothing committed twice.
 */
export async function mergeScenario(deps: ScenarioDeps, nameOrId: string): Promise<Result<MergedScenario>> {
  const opened = await openScenario(deps, nameOrId);
  if (!opened.ok) return opened;
  const { scenario } = opened.value;
  const closed = closedFault(scenario);
  if (closed !== null) return closed;
  const head = await deps.store.head(deps.orgId);
  if (!head.ok) return storeRefused(head.refusal);
  const known = await committedBefore(deps, scenario);
  const isAll = known.length === pendingSets(scenario).length;
  // A merge that was cut off after its last commit has only to be noted.
  if (isAll && known.length > 0) return finish(deps, opened.value, known, head.value);
  if (scenario.baseRevision !== head.value.revision) {
    if (known.length > 0) await note(deps, scenario.id, known);
    return blocked(
      "not-on-head",
      `${scenario.name} stands on revision ${scenario.baseRevision}; the newest is ${head.value.revision}. Nothing was merged. Rebase it first.`,
      [],
    );
  }
  const obstacles = mergeObstacles(opened.value);
  if (obstacles.length > 0) return blocked("merge-blocked", `${scenario.name} was not merged.`, obstacles);
  return commitAll(deps, opened.value, head.value);
}

/** All that keeps a scenario from being merged as it stands. */
export function mergeObstacles({ scenario, base, walked, touched }: OpenedScenario): readonly Obstacle[] {
  const { config } = base;
  const areas = [...touched.areas];
  const before = stateOn(base, walked.org.today);
  const missing: Obstacle[] = isApproved(scenario, areas)
    ? []
    : [
        {
          code: "not-approved",
          message: say(
            [],
          )`Not approved: ${unapproved(scenario, areas).join(", ") || "the whole"}. Approve the whole, or every area it touches.`,
          subjects: unapproved(scenario, areas),
        },
      ];
  const empty: Obstacle[] =
    walked.steps.length === 0
      ? [{ code: "nothing-to-merge", message: say([])`The scenario changes nothing.`, subjects: [] }]
      : [];
  return [
    ...empty,
    ...missing,
    ...approvalObstacles({ scenario, before, walked, touched, config }),
    ...walked.displaced.map(({ changeSetId, message }) => ({
      code: "schedule-broken",
      message: say(
        message.restsOn,
      )`What is committed for later as ${changeSetId} would not apply any more: ${message} Rewrite the scenario, or revert that revision first.`,
      subjects: [changeSetId],
    })),
    ...forecast(walked, config),
  ];
}

/** Waves that are revisions already though the scenario does not say so: the process ended in between. */
async function committedBefore(
  { store, orgId }: ScenarioDeps,
  scenario: Scenario,
): Promise<readonly MergedSet[]> {
  const found: MergedSet[] = [];
  for (const { changeSet } of pendingSets(scenario)) {
    const revision = await store.revisionOf(orgId, changeSet.id);
    if (revision === null) break;
    found.push({
      changeSetId: changeSet.id,
      revision: revision.number,
      effectiveOn: revision.changeSet.effectiveOn,
    });
  }
  return found;
}

async function commitAll(
  deps: ScenarioDeps,
  opened: OpenedScenario,
  start: Head,
): Promise<Result<MergedScenario>> {
  const { scenario, walked } = opened;
  const merged: MergedSet[] = [];
  let head = start;
  for (const { changeSet, before } of walked.steps) {
    const effectiveOn = before.today;
    const isLate = changeSet.effectiveOn < effectiveOn;
    const source = changeSet.source ?? `scenario ${scenario.id}`;
    const committed = await commitWave(deps, { ...changeSet, effectiveOn, source }, head.revision);
    if (!committed.ok) {
      if (merged.length === 0) return storeRefused(committed.refusal);
      const noted = await note(deps, scenario.id, merged);
      const numbers = merged.map(({ revision }) => revision).join(", ");
      return blocked(
        "merge-stopped",
        `${merged.length} of ${walked.steps.length} change sets of ${scenario.name} are committed as revision ${numbers}; ${changeSet.id} and what follows were not: ${committed.refusal.message} ${noted.ok ? "The scenario says so." : "The scenario could not be told; merging again finds them."} Rebase it and merge again: what is committed is not committed twice.`,
        [],
      );
    }
    head = committed.value.head;
    merged.push({
      changeSetId: changeSet.id,
      revision: committed.value.revision.number,
      effectiveOn,
      ...(isLate ? { plannedOn: changeSet.effectiveOn } : {}),
    });
  }
  return finish(deps, opened, merged, head);
}

async function finish(
  deps: ScenarioDeps,
  { scenario }: OpenedScenario,
  merged: readonly MergedSet[],
  head: Head,
): Promise<Result<MergedScenario>> {
  const noted = await note(deps, scenario.id, merged);
  return noted.ok ? { ok: true, value: { ...noted.value, merged, head } } : noted;
}

const TRIES = 5;

/** Notes what became a revision on the scenario as it stands by now: somebody may have commented meanwhile. */
async function note(deps: ScenarioDeps, id: string, merged: readonly MergedSet[]): Promise<Result<Saved>> {
  for (let attempt = 1; ; attempt++) {
    const loaded = await loadScenario(deps, id);
    if (!loaded.ok) return loaded;
    const { scenario, version } = loaded.value;
    const done = new Set([...(scenario.mergedSets ?? []), ...merged.map(({ changeSetId }) => changeSetId)]);
    const isAll = liveChangeSets(scenario).every((one) => done.has(one.id));
    const saved = await save(deps, noteMerged(scenario, merged, isAll, byOf(deps)), version);
    if (saved.ok || saved.refusal.code !== "scenario-stale" || attempt === TRIES) return saved;
  }
}
