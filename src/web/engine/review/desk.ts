import { diff } from "../../../changes/index.ts";
import {
  archiveScenario,
  comment,
  copyScenario,
  invite,
  renameScenario,
  reopenScenario,
  restoreChange,
  strikeOut,
  takesPart,
  type Scenario,
} from "../../../history/index.ts";
import { wording, type AreaId } from "../../../org/index.ts";
import { approveScenario, withdrawFromScenario } from "../../../usecases/scenarios/approveScenario.ts";
import { baseAt } from "../../../usecases/scenarios/baseOf.ts";
import { byOf, type Result, type ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import { mergeObstacles, mergeScenario } from "../../../usecases/scenarios/mergeScenario.ts";
import { rebaseOnHead } from "../../../usecases/scenarios/rebaseOnHead.ts";
import { listScenarios, loadScenario, loadToWrite, save } from "../../../usecases/scenarios/stored.ts";
import { undoMerge } from "../../../usecases/scenarios/undoMerge.ts";
import type { OrgAt } from "../../view/view.ts";
import { NOBODY, type EngineContext } from "../context.ts";
import type { Chosen, ReviewEngine } from "../review.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import { headOf, openedScenario } from "./openedLast.ts";
import { viewRebase, type RebaseView } from "./rebaseView.ts";
import { findChanges, tellObstacle, viewReview } from "./reviewView.ts";

/** Scenarios with all that judges them; loaded when one is first asked for. */
export function createReviewDesk(context: EngineContext): ReviewEngine {
  const deps = (at: OrgAt): Promise<ScenarioDeps> => depsOf(context, at.org);
  return {
    nameUser: (name) => nameUser(context, name),
    renameScenario: async (at, name) => {
      const own = await deps(at);
      await requireFreeName(own, name, at.scenario);
      told(await editScenario(own, idOf(at), (scenario, by) => renameScenario(scenario, name, by)));
    },
    copyScenario: async (at, name) => {
      const own = await deps(at);
      await requireFreeName(own, name);
      const { scenario } = worded(await loadScenario(own, idOf(at)));
      const copied = worded(
        asResult(copyScenario(scenario, { id: own.newId(), name, newId: own.newId }, byOf(own))),
      );
      return worded(await save(own, copied, 0)).scenario.id;
    },
    archiveScenario: async (at, isArchived) => {
      const own = await deps(at);
      const { scenario, version } = worded(await loadToWrite(own, idOf(at)));
      const step = isArchived ? archiveScenario(scenario, byOf(own)) : reopenScenario(scenario, byOf(own));
      told(await save(own, worded(asResult(step)), version));
    },
    review: async (at) => {
      const own = await deps(at);
      return viewReview(await openedScenario(context, at), await headOf(own), own.user);
    },
    changes: async (at, wanted) => findChanges(await openedScenario(context, at), wanted),
    strike: async (at, ref, isStruck) => {
      const edit = isStruck ? strikeOut : restoreChange;
      const own = await deps(at);
      requireOpen(worded(await loadScenario(own, idOf(at))).scenario);
      const edited = worded(await editScenario(own, idOf(at), (scenario, by) => edit(scenario, ref, by)));
      return edited.heldNow.map(({ message }) => wording(message));
    },
    comment: async (at, text, change) => {
      const own = await deps(at);
      const { scenario, version } = worded(await loadToWrite(own, idOf(at)));
      const said = { id: own.newId(), text, ...(change === undefined ? {} : { change }) };
      told(await save(own, worded(asResult(comment(scenario, said, byOf(own)))), version));
    },
    approve: async (at, areaId) =>
      told(await approveScenario(await deps(at), idOf(at), areaId as AreaId | undefined)),
    withdraw: async (at, areaId) =>
      told(await withdrawFromScenario(await deps(at), idOf(at), areaId as AreaId | undefined)),
    lookAtRebase: async (at) => rebased(await deps(at), at, [], true),
    rebase: async (at, choices) => rebased(await deps(at), at, choices, false),
    lookAtMerge: async (at) => {
      const own = await deps(at);
      const found = await openedScenario(context, at);
      const { scenario, walked } = found;
      const behind =
        scenario.baseRevision === (await headOf(own))
          ? []
          : [{ code: "not-on-head", says: `${scenario.name} does not stand on the newest revision yet.` }];
      return {
        waves: walked.steps.map(({ changeSet: { id, reason, effectiveOn }, applied }) => ({
          id,
          reason,
          on: effectiveOn,
          changes: applied.length,
        })),
        obstacles: [...behind, ...mergeObstacles(found).map(tellObstacle)],
      };
    },
    merge: async (at) => {
      const own = await deps(at);
      const { merged, scenario } = worded(await mergeScenario(own, idOf(at)));
      context.forget(at.org);
      return merged.map(({ changeSetId, effectiveOn }) => {
        const set = scenario.changeSets.find(({ id }) => id === changeSetId);
        return {
          id: changeSetId,
          reason: set?.reason ?? "",
          on: effectiveOn,
          changes: set?.changes.length ?? 0,
        };
      });
    },
    undoMerge: async (at) => {
      const undone = worded(await undoMerge(await deps(at), idOf(at)));
      context.forget(at.org);
      if (undone.isSaved) return;
      const says = undone.conflicts.map((conflict) => wording(conflict.says));
      throw new Error(
        `The merge was not undone: what it changed was changed again since. ${says.join(" ")} Revert those revisions first, or go on in a new scenario.`,
      );
    },
  };
}

function idOf({ scenario }: OrgAt): string {
  if (scenario === undefined) throw new Error("No scenario is chosen.");
  return scenario;
}

async function requireFreeName(deps: ScenarioDeps, name: string, own?: string): Promise<void> {
  const taken = (await listScenarios(deps)).some(
    ({ scenario }) => scenario.name === name && scenario.id !== own,
  );
  if (taken) throw new Error(`There is a scenario ${name} already; nothing was made. Take another name.`);
}

/** What is approved is what stands there: nobody edits it by accident. */
function requireOpen({ name, status }: Scenario): void {
  if (status === "approved")
    throw new Error(`${name} is approved and was left as it is. Copy it to a new scenario to go on.`);
}

function told(result: Result<unknown>): void {
  worded(result);
}

/** A step of a scenario as what is saved. */
function asResult<T extends { readonly ok: true } | Extract<Result<never>, { readonly ok: false }>>(
  step: T,
): Result<Extract<T, { readonly ok: true }>> {
  return step.ok ? { ok: true, value: step as Extract<T, { readonly ok: true }> } : step;
}

async function rebased(
  deps: ScenarioDeps,
  at: OrgAt,
  choices: readonly Chosen[],
  isDryRun: boolean,
): Promise<RebaseView> {
  const id = idOf(at);
  const { baseRevision: from } = worded(await loadScenario(deps, id)).scenario;
  const to = await headOf(deps);
  const [was, is] = [worded(await baseAt(deps, from)), worded(await baseAt(deps, to))];
  const onHead = worded(await rebaseOnHead(deps, id, { choices, isDryRun }));
  return viewRebase(onHead, { from, to, differences: diff(was.org, is.org).length, org: is.org });
}

/** What was made before somebody said their name is theirs: they take part from now on. */
async function nameUser(context: EngineContext, name: string): Promise<void> {
  context.setUser(name);
  const user = context.user();
  if (user === NOBODY) return;
  const store = await context.store;
  for (const { id: orgId } of await store.orgs())
    for (const { scenario, version } of await store.scenarios(orgId)) {
      if (!isToAdopt(scenario, user)) continue;
      const { now } = await depsOf(context, orgId);
      const invited = invite(scenario, user, { user: NOBODY, at: now() });
      if (invited.ok) await store.saveScenario(invited.scenario, version);
    }
}

function isToAdopt(scenario: Scenario, user: string): boolean {
  return takesPart(scenario, NOBODY) && !takesPart(scenario, user);
}
