import { applyChanges, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import { indexOrg, type Day, type Org, type Sentence } from "../../org/index.ts";
import type { ChangeRef, Scenario } from "../scenario.ts";
import { pendingSets } from "./live.ts";

/** Where a scenario starts: the state of a day, and what is committed for later days, in their order. */
export interface ScenarioBase {
  readonly org: Org;
  readonly scheduled: readonly ChangeSet[];
}

/** A change that does not apply where it stands. It is left out, and the scenario cannot be merged with it. */
export interface HeldChange extends ChangeRef {
  readonly message: Sentence;
}

/** One wave of a scenario: the state before it on its day, and after. */
export interface ScenarioStep {
  readonly changeSet: ChangeSet;
  /** The changes that apply, in order, and their places in the whole set. */
  readonly applied: readonly OrgChange[];
  readonly places: readonly number[];
  readonly before: Org;
  readonly after: Org;
  readonly held: readonly HeldChange[];
}

/** What is committed for a later day and does not apply there any more once the scenario is. */
export interface DisplacedSet {
  readonly changeSetId: string;
  readonly message: Sentence;
}

export interface Walked {
  readonly steps: readonly ScenarioStep[];
  /** After the last wave, on its day. */
  readonly org: Org;
  readonly held: readonly HeldChange[];
  /** Those that apply without the scenario. */
  readonly displaced: readonly DisplacedSet[];
}

/**
 * The scenario, wave by wave: each on its day, after what is committed for that day; a wave whose day has passed counts
 * from the day of the base. A change that does not apply is held back, and those after it are tried without it.
 * @param through waves of later days are left out.
 * @param applying `rememberApplied` for whoever walks the same scenario again and again.
 * Cost: O(people + rows) a wave, and as much again for each change held back.
 * @example walkScenario(scenario, { org, scheduled: [] }).steps.length // 0
 */
export function walkScenario(
  scenario: Scenario,
  base: ScenarioBase,
  through?: Day,
  applying: Applying = applyHolding,
): Walked {
  const track = createTrack(base);
  const steps: ScenarioStep[] = [];
  for (const { changeSet, places } of pendingSets(scenario)) {
    if (through !== undefined && changeSet.effectiveOn > through) break;
    const before = track.arrive(changeSet.effectiveOn);
    const { org, kept, held } = applying(before, changeSet.changes);
    track.leave(org);
    steps.push({
      changeSet,
      applied: kept.map(({ change }) => change),
      places: kept.map(({ at }) => places[at] ?? at),
      before,
      after: org,
      held: held.map(({ at, message }) => ({
        changeSetId: changeSet.id,
        place: places[at] ?? at,
        message,
      })),
    });
  }
  const org = through === undefined ? track.org() : track.arrive(through);
  return { steps, org, held: steps.flatMap((one) => one.held), displaced: displacedOn(track, base) };
}

/** Sets of the schedule, to its end, that are held after the scenario and not without it. */
function displacedOn(track: Track, base: ScenarioBase): readonly DisplacedSet[] {
  const last = base.scheduled.reduce((day, one) => (one.effectiveOn > day ? one.effectiveOn : day), "");
  if (last === "") return [];
  track.arrive(last);
  if (track.held().length === 0) return [];
  const alone = createTrack(base);
  alone.arrive(last);
  const known = new Set(alone.held().map(({ changeSetId }) => changeSetId));
  return track.held().filter(({ changeSetId }) => !known.has(changeSetId));
}

/**
 * The state of a day: the base with what is committed for then.
 * @example stateOn({ org, scheduled: [] }, "2026-09-01").today // "2026-09-01"
 */
export function stateOn(base: ScenarioBase, day: Day): Org {
  return createTrack(base).arrive(day);
}

/** A state on its way through the days. */
export interface Track {
  /** The state on that day, before what a scenario does there. Days already passed count as the present one. */
  arrive(day: Day): Org;
  leave(org: Org): void;
  org(): Org;
  /** What was committed for days passed and did not apply. */
  held(): readonly DisplacedSet[];
}

export function createTrack({ org, scheduled }: ScenarioBase): Track {
  let now = org;
  let next = 0;
  const held: DisplacedSet[] = [];
  const sets = scheduled.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0,
  );
  return {
    arrive(day) {
      for (let set = sets[next]; set !== undefined && set.effectiveOn <= day; set = sets[++next]) {
        // What does not apply is held whole, as in the history itself.
        const applied = applyChanges(onDay(now, set.effectiveOn), set.changes);
        if (applied.ok) now = applied.org;
        else held.push({ changeSetId: set.id, message: applied.refusal.message });
      }
      return (now = onDay(now, day));
    },
    leave: (changed) => void (now = changed),
    org: () => now,
    held: () => held,
  };
}

function onDay(org: Org, day: Day): Org {
  return day <= org.today ? org : indexOrg(org.records, org.problems, day);
}

/** What came of a list of changes, those that do not apply left out. */
export interface AppliedHolding {
  readonly org: Org;
  readonly kept: readonly { readonly at: number; readonly change: OrgChange }[];
  readonly held: readonly { readonly at: number; readonly message: Sentence }[];
}

export type Applying = (before: Org, changes: readonly OrgChange[]) => AppliedHolding;

/** As many of the changes as apply, in order, with those that do not. */
export function applyHolding(before: Org, changes: readonly OrgChange[]): AppliedHolding {
  const held: { at: number; message: Sentence }[] = [];
  let kept = changes.map((change, at) => ({ change, at }));
  for (;;) {
    const result = applyChanges(
      before,
      kept.map(({ change }) => change),
    );
    if (result.ok) return { org: result.org, kept, held };
    const failed = kept[result.refusal.change];
    if (failed === undefined) return { org: before, kept: [], held };
    held.push({ at: failed.at, message: result.refusal.message });
    kept = kept.filter((one) => one !== failed);
  }
}
