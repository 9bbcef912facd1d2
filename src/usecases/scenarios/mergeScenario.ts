import { canonicalText, type ChangeSet } from "../../changes/index.ts";
import {
  closedFault,
  isApproved,
  liveChangeSets,
  liveSets,
  noteMerged,
  pendingSets,
  stateOn,
  unapproved,
  type ChangeRef,
  type Revision,
  type Scenario,
} from "../../history/index.ts";
import { say, type Day } from "../../org/index.ts";
import type { Head } from "../../storage/index.ts";
import { commitWave } from "./commitWave.ts";
import { blocked, byOf, storeRefused, type Obstacle, type Result, type ScenarioDeps } from "./deps.ts";
import { forecast } from "./forecast.ts";
import { approvalObstacles } from "./obstacles.ts";
import { openScenario, type OpenedScenario } from "./openScenario.ts";
import { isOf, sourceOf } from "./sourceOf.ts";
import { loadScenario, mayWrite, save, type Saved } from "./stored.ts";

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
  /** New ids of change sets that somebody edited while they were merged: the edits are kept, open, beside the revisions. */
  readonly editedMeanwhile: readonly string[];
}

/**
 * Every wave of an approved scenario as a revision with its day; a day that has passed becomes today, and is told. All
 * of it is tried before anything is written: changes, approvals, questions, owners, consultations, orphans and new
 * invariants. Each wave is one transaction, so that after a race some may be revisions and others not: the scenario
 * then says which, and merging again goes on from there, nothing committed twice.
 */
export async function mergeScenario(deps: ScenarioDeps, nameOrId: string): Promise<Result<MergedScenario>> {
  const erasures = await deps.store.erasures(deps.orgId);
  const opened = await openScenario(deps, nameOrId);
  if (!opened.ok) return opened;
  const { scenario } = opened.value;
  const closed = closedFault(scenario) ?? mayWrite(deps, scenario);
  if (closed !== null) return closed;
  const head = await deps.store.head(deps.orgId);
  if (!head.ok) return storeRefused(head.refusal);
  const known = await committedBefore(deps, scenario);
  if (known.merged.length > 0) return goOn(deps, nameOrId, scenario, known, head.value);
  if (scenario.baseRevision !== head.value.revision) return notOnHead(scenario, head.value);
  const obstacles = mergeObstacles(opened.value);
  if (obstacles.length > 0) return blocked("merge-blocked", `${scenario.name} was not merged.`, obstacles);
  return commitAll(deps, opened.value, { start: head.value, erasures });
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
interface CommittedBefore {
  readonly merged: readonly MergedSet[];
  /** The scenario with those waves as they were committed: they may have been edited since. */
  readonly scenario: Scenario;
}

async function committedBefore(deps: ScenarioDeps, scenario: Scenario): Promise<CommittedBefore> {
  const noted = new Set(scenario.mergedSets ?? []);
  const merged: MergedSet[] = [];
  let asCommitted = scenario;
  for (const { changeSet } of liveSets(scenario)) {
    if (noted.has(changeSet.id)) continue;
    const revision = await deps.store.revisionOf(deps.orgId, changeSet.id);
    if (revision === null || !isOf(scenario, changeSet, revision)) continue;
    const { effectiveOn } = revision.changeSet;
    merged.push({ changeSetId: changeSet.id, revision: revision.number, effectiveOn });
    // After a rebase, what came with the history is left out of it.
    const isInBase = changeSet.changes.length === 0 && revision.number <= scenario.baseRevision;
    if (isInBase || (await saysTheSame(deps, scenario, changeSet, revision))) continue;
    asCommitted = {
      ...asCommitted,
      changeSets: asCommitted.changeSets.map((one) => (one.id === changeSet.id ? revision.changeSet : one)),
      archivedChanges: asCommitted.archivedChanges.filter(({ changeSetId }) => changeSetId !== changeSet.id),
    };
  }
  return { merged, scenario: asCommitted };
}

/** Whether a wave says what its revision says. The store compares, since of a text that was erased it knows nothing. */
async function saysTheSame(
  { store, orgId, today }: ScenarioDeps,
  scenario: Scenario,
  changeSet: ChangeSet,
  { number, changeSet: { effectiveOn } }: Revision,
): Promise<boolean> {
  const isLate = changeSet.effectiveOn < effectiveOn && effectiveOn <= today;
  if (changeSet.effectiveOn !== effectiveOn && !isLate) return false;
  const wave = { ...changeSet, effectiveOn, source: sourceOf(scenario, changeSet) };
  // Nothing is written: a revision has that id.
  return (await store.commit({ orgId, base: number - 1, changeSet: wave, owners: [] })).ok;
}

/** A merge that was cut off: what it committed is noted, what was edited since is kept beside it, and the rest follows. */
async function goOn(
  deps: ScenarioDeps,
  nameOrId: string,
  scenario: Scenario,
  { merged, scenario: committed }: CommittedBefore,
  head: Head,
): Promise<Result<MergedScenario>> {
  const noted = await note(deps, committed, merged);
  if (!noted.ok) return noted;
  const done = new Set([...(scenario.mergedSets ?? []), ...merged.map(({ changeSetId }) => changeSetId)]);
  const isAll = pendingSets(scenario).every(({ changeSet }) => done.has(changeSet.id));
  if (isAll) return { ok: true, value: { ...noted.value, merged, head } };
  const { editedMeanwhile } = noted.value;
  if (editedMeanwhile.length > 0)
    return blocked(
      "merge-stopped",
      `A merge of ${scenario.name} that was cut off had committed revision ${merged.map(({ revision }) => revision).join(", ")}. What was edited since is kept as ${editedMeanwhile.join(", ")}, open and not approved. Nothing more was merged. Rebase it, look at it and have it approved.`,
      [],
    );
  if (scenario.baseRevision !== head.revision) return notOnHead(scenario, head);
  return mergeScenario(deps, nameOrId);
}

function notOnHead({ name, baseRevision }: Scenario, { revision }: Head): Result<never> {
  return blocked(
    "not-on-head",
    `${name} stands on revision ${baseRevision}; the newest is ${revision}. Nothing was merged. Rebase it first.`,
    [],
  );
}

async function commitAll(
  deps: ScenarioDeps,
  opened: OpenedScenario,
  { start, erasures }: { readonly start: Head; readonly erasures: number },
): Promise<Result<MergedScenario>> {
  const { scenario, walked } = opened;
  const merged: MergedSet[] = [];
  let head = start;
  for (const { changeSet, before } of walked.steps) {
    const effectiveOn = before.today;
    const isLate = changeSet.effectiveOn < effectiveOn;
    const source = sourceOf(scenario, changeSet);
    const wave = { ...changeSet, effectiveOn, source };
    const committed = await commitWave(deps, wave, { base: head.revision, erasures });
    if (!committed.ok) {
      if (merged.length === 0) return storeRefused(committed.refusal);
      const noted = await note(deps, scenario, merged);
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
  const noted = await note(deps, scenario, merged);
  return noted.ok ? { ok: true, value: { ...noted.value, merged, head } } : noted;
}

const TRIES = 5;

/**
 * Notes what became a revision on the scenario as it stands by now: somebody may have commented meanwhile, or edited
 * what was just committed as it was before. Such an edit stays, as a change set of its own.
 */
async function note(
  deps: ScenarioDeps,
  committed: Scenario,
  merged: readonly MergedSet[],
): Promise<Result<Saved & Pick<MergedScenario, "editedMeanwhile">>> {
  for (let attempt = 1; ; attempt++) {
    const loaded = await loadScenario(deps, committed.id);
    if (!loaded.ok) return loaded;
    const { version } = loaded.value;
    const { scenario, editedMeanwhile } = keepEdits(loaded.value.scenario, committed, merged, deps.newId);
    const done = new Set([...(scenario.mergedSets ?? []), ...merged.map(({ changeSetId }) => changeSetId)]);
    const isEdited = editedMeanwhile.length > 0;
    // What was struck out since has nothing live that could wait, and is not what was merged.
    const isAll = !isEdited && liveChangeSets(scenario).every((one) => done.has(one.id));
    const saved = await save(deps, noteMerged(scenario, merged, { isAll, isEdited }, byOf(deps)), version);
    if (saved.ok) return { ok: true, value: { ...saved.value, editedMeanwhile } };
    if (saved.refusal.code !== "scenario-stale" || attempt === TRIES) return saved;
  }
}

/** The scenario with what was committed in its place, and what stands otherwise by now under new ids beside it. */
function keepEdits(
  now: Scenario,
  committed: Scenario,
  merged: readonly MergedSet[],
  newId: () => string,
): { readonly scenario: Scenario; readonly editedMeanwhile: readonly string[] } {
  const live = (of: Scenario) => new Map(liveSets(of).map(({ changeSet }) => [changeSet.id, changeSet]));
  const [is, was] = [live(now), live(committed)];
  const editedMeanwhile: string[] = [];
  let scenario = now;
  for (const { changeSetId } of merged) {
    const [mine, theirs] = [was.get(changeSetId), is.get(changeSetId)];
    if (mine === undefined || canonicalText(mine) === canonicalText(theirs ?? null)) continue;
    const id = newId();
    const moved = <T extends ChangeRef>(ref: T): T =>
      ref.changeSetId === changeSetId ? { ...ref, changeSetId: id } : ref;
    const edited = scenario.changeSets.map((one) => (one.id === changeSetId ? { ...one, id } : one));
    if (theirs !== undefined) editedMeanwhile.push(id);
    scenario = {
      ...scenario,
      changeSets: [mine, ...edited],
      archivedChanges: scenario.archivedChanges.map(moved),
      comments: scenario.comments.map((one) =>
        one.change === undefined ? one : { ...one, change: moved(one.change) },
      ),
    };
  }
  return { scenario, editedMeanwhile };
}
