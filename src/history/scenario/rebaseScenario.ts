import {
  applyChanges,
  mergeOrgs,
  withoutIdle,
  type ChangeSet,
  type Followed,
  type RebaseConflict,
  type RebaseNotice,
} from "../../changes/index.ts";
import { say, type AreaId, type Org } from "../../org/index.ts";
import type { Resolution, Scenario, ScenarioEvent, ScenarioSubject } from "../scenario.ts";
import { pendingSets } from "./live.ts";
import { choiceFor, resolveConflict, type Choosing } from "./resolve.ts";
import { leadingTo, withLiveChanges } from "./settleSet.ts";
import { closedFault, equal, refuse, step, withdrawTouched, type By, type Refused } from "./step.ts";
import { touchedBy } from "./touched.ts";
import { createTrack, type ScenarioBase } from "./walk.ts";

/** A conflict of one wave. */
export interface ScenarioConflict extends Omit<RebaseConflict, "subject"> {
  readonly subject: ScenarioSubject;
  readonly changeSetId: string;
}

/** What a scenario would be on another revision. It may be kept once there is no conflict. */
export type ScenarioRebased =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly event: ScenarioEvent;
      readonly followed: readonly Followed[];
      readonly notices: readonly RebaseNotice[];
      /** Those nobody answered; `scenario` takes theirs in their place. */
      readonly conflicts: readonly ScenarioConflict[];
    }
  | Refused;

/** The states a scenario stands on and goes to, with what was chosen for conflicts met before. */
export interface ScenarioRebaseInput {
  readonly from: ScenarioBase;
  readonly to: ScenarioBase & { readonly revision: number; readonly hash: string };
  readonly choices?: readonly Choosing[];
}

/**
 * A scenario on another revision, wave by wave, the days of the waves kept: what both sides changed is a conflict until
 * it is chosen; each choice is kept with its author. Approvals of what reads otherwise than before fall.
 * @returns a refusal where a change does not apply to the base it was made for, or a choice cannot stand.
 * Cost: that of `rebase` for each wave. Source: docs/glossary.md#rebase.
 * @example rebaseScenario(scenario, { from, to: { ...to, revision: 7, hash } }, by)
 */
export function rebaseScenario(
  scenario: Scenario,
  { from, to, choices = [] }: ScenarioRebaseInput,
  by: By,
): ScenarioRebased {
  const closed = closedFault(scenario);
  if (closed !== null) return closed;
  const [here, there] = [createTrack(from), createTrack(to)];
  const inHistory = new Set(
    (scenario.mergedSets ?? []).filter((_, at) => (scenario.mergedAs?.[at] ?? Infinity) <= to.revision),
  );
  const all = {
    followed: [] as Followed[],
    notices: [] as RebaseNotice[],
    conflicts: [] as ScenarioConflict[],
  };
  const resolutions: Resolution[] = [];
  const areas = new Set<AreaId>();
  let next = scenario;
  for (const { changeSet } of pendingSets(scenario)) {
    const { id, effectiveOn, changes } = changeSet;
    const base = here.arrive(effectiveOn);
    const mine = applyChanges(base, changes);
    if (!mine.ok)
      return refuse(
        "change-held",
        say(
          [],
        )`Change ${mine.refusal.change + 1} of ${id} does not apply to revision ${scenario.baseRevision}, for which it was made: ${mine.refusal.message} Mend it or strike it out first; the scenario was left as it is.`,
      );
    here.leave(mine.org);
    // What is committed already came with the history.
    if (inHistory.has(id)) continue;
    const theirs = there.arrive(effectiveOn);
    const settled = rebaseWave({ base, mine: mine.org, theirs }, { id, changes }, choices);
    if (!settled.ok) return settled;
    const { wave, org } = settled;
    there.leave(org);
    all.followed.push(...wave.followed);
    all.notices.push(...wave.notices);
    all.conflicts.push(...wave.conflicts);
    resolutions.push(...wave.chosen.map((one) => ({ ...one, changeSetId: id, user: by.user, at: by.at })));
    if (equal(wave.changes, changes)) continue;
    const whole = scenario.changeSets.find((one) => one.id === id) ?? changeSet;
    const rewritten = withLiveChanges(next, whole, wave.changes);
    next = {
      ...next,
      changeSets: next.changeSets.map((one) => (one.id === id ? rewritten.changeSet : one)),
      archivedChanges: rewritten.archivedChanges,
      comments: rewritten.comments,
    };
    for (const touched of [touchedBy(base, mine.org), touchedBy(theirs, org)])
      for (const area of touched.areas) areas.add(area);
  }
  const { kept, withdrawn } = withdrawTouched(scenario.approvals, [...areas]);
  const stepped = step(
    next,
    by,
    {
      kind: "rebased",
      revisions: [scenario.baseRevision, to.revision],
      ...(withdrawn.length === 0 ? {} : { withdrawn }),
    },
    {
      baseRevision: to.revision,
      baseHash: to.hash,
      approvals: kept,
      resolutions: [...scenario.resolutions, ...resolutions],
      ...(withdrawn.length === 0 ? {} : { status: "open" as const }),
    },
  );
  return { ...stepped, ...all };
}

/** The states of one wave: before it on its base, after it there, and before it where it goes. */
export interface WaveSides {
  readonly base: Org;
  readonly mine: Org;
  readonly theirs: Org;
}

/** One list of changes on another state, choices made; what nobody chose stays as theirs. */
export function rebaseWave(
  sides: WaveSides,
  { id, changes }: Pick<ChangeSet, "id" | "changes">,
  choices: readonly Choosing[],
) {
  const { base, theirs } = sides;
  const merged = mergeOrgs({ base, mine: changes, theirs });
  if (!merged.ok)
    return refuse("change-held", say([])`A change of ${id} does not apply to the state it was made for.`);
  const answered = answer(merged.org, sides, id, merged.conflicts, choices);
  if (!answered.ok) return answered;
  const { org, open, chosen } = answered;
  return {
    ok: true as const,
    org,
    wave: {
      // Without a choice the changes lead there as they are; a choice may bring back the very change that was made.
      changes:
        chosen.length === 0
          ? merged.changes()
          : withoutIdle(leadingTo(theirs, org, [merged.changes(), changes]), { on: theirs, from: base }),
      followed: merged.followed,
      notices: merged.notices,
      conflicts: open,
      chosen,
    },
  };
}

/** The state with all choices made, the conflicts nobody chose, and the choices that were used. */
export function answer(
  merged: Org,
  sides: WaveSides,
  changeSetId: string,
  conflicts: readonly RebaseConflict[],
  choices: readonly Choosing[],
):
  | {
      readonly ok: true;
      readonly org: Org;
      readonly open: readonly ScenarioConflict[];
      readonly chosen: readonly Omit<Resolution, "user" | "at" | "changeSetId">[];
    }
  | Refused {
  let org = merged;
  const open: ScenarioConflict[] = [];
  const chosen: Omit<Resolution, "user" | "at" | "changeSetId">[] = [];
  for (const conflict of conflicts) {
    const choice = choiceFor(choices, changeSetId, conflict);
    if (choice === undefined) {
      open.push({ ...conflict, changeSetId });
      continue;
    }
    const resolved = resolveConflict(org, sides, conflict, choice);
    if (!resolved.ok) return resolved;
    org = resolved.org;
    const { subject, field } = conflict;
    chosen.push({
      subject,
      field,
      choice: choice.choice,
      ...(choice.choice === "value" ? { value: choice.value ?? null } : {}),
    });
  }
  return { ok: true, org, open, chosen };
}
