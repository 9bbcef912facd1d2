import {
  emptyOrg,
  foldChanges,
  type ChangeRefusal,
  type ReadRecord,
  type UnindexedOrg,
} from "../changes/index.ts";
import { areaId, type Day, type Org } from "../org/index.ts";
import type { Revision } from "./revision.ts";

/** Where a revision stands on the timeline: by its effective day, then by its number. */
export interface Placed {
  readonly number: number;
  readonly effectiveOn: Day;
}

/** What is asked for: the revisions up to `revision` that are effective by `on`. Source: docs/glossary.md#as-of. */
export interface Moment {
  readonly revision: number;
  readonly on: Day;
  /** Of those only what stands before this place; absent: all. */
  readonly before?: Placed;
}

/** A revision that no longer applies at its place, and why. It is left out, whole. */
export interface HeldRevision {
  readonly revision: number;
  readonly refusal: ChangeRefusal;
}

export interface FoldedRevisions {
  readonly org: Org;
  readonly held: readonly HeldRevision[];
}

/**
 * Below nought where `a` stands before `b` on the timeline.
 * @example compareOnTimeline({ number: 2, effectiveOn: "2026-01-01" }, { number: 1, effectiveOn: "2026-02-01" }) < 0 // true
 */
export function compareOnTimeline(a: Placed, b: Placed): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  return a.number - b.number;
}

/**
 * The place of a revision.
 * @example placeOf({ number: 7, committedAt: "2026-06-01T09:30:00.000Z", changeSet: { id: "c", author: "ada", reason: "r", effectiveOn: "2026-07-01", changes: [] } }).effectiveOn // "2026-07-01"
 */
export function placeOf({ number, changeSet }: Revision): Placed {
  return { number, effectiveOn: changeSet.effectiveOn };
}

/**
 * The org before its first revision.
 * @example startOfHistory("2026-06-01").areas.length // 0
 */
export function startOfHistory(on: Day): Org {
  return emptyOrg(areaId("company"), on);
}

/**
 * The org after those of `revisions` that are effective by `on`, each at its place on the timeline, on top of `start`.
 * @param start the org before the first of them; its day does not matter.
 * @param onRevision is called after each revision that applied, to look at single records on the way.
 * @returns the org of that day, and what is held.
 * Cost: one index, whatever the number of revisions.
 * @example foldRevisions(startOfHistory("2026-06-01"), [], "2026-07-01").org.today // "2026-07-01"
 */
export function foldRevisions(
  start: UnindexedOrg,
  revisions: readonly Revision[],
  on: Day,
  onRevision?: (revision: Revision, read: ReadRecord) => void,
): FoldedRevisions {
  const due = onTimeline(revisions.filter(({ changeSet }) => changeSet.effectiveOn <= on));
  const at = (set: number): Revision => due[set] as Revision;
  const { org, held } = foldChanges(
    { ...start, today: on },
    due.map(({ changeSet }) => changeSet),
    onRevision === undefined ? undefined : (set, read) => onRevision(at(set), read),
  );
  return { org, held: held.map(({ set, refusal }) => ({ revision: at(set).number, refusal })) };
}

/**
 * Revisions in the order in which they take effect.
 * @example onTimeline([]) // []
 */
export function onTimeline(revisions: readonly Revision[]): readonly Revision[] {
  return [...revisions].sort((a, b) => compareOnTimeline(placeOf(a), placeOf(b)));
}

/**
 * Those that are dated ahead of a day, in the order in which they will take effect.
 * @example scheduledAfter([{ number: 1, effectiveOn: "2026-07-01" }], "2026-06-01").length // 1
 */
export function scheduledAfter<T extends Placed>(places: readonly T[], on: Day): readonly T[] {
  return places.filter((place) => place.effectiveOn > on).sort(compareOnTimeline);
}

/**
 * Whether the state at one moment still serves for another, and what is to be applied on top: the revisions it holds
 * must be the first of those wanted, as what stands between them would have to be applied below.
 * @param places all revisions of the org, in any order.
 * @returns what is to be applied after it, in order; null where it does not serve.
 * @example stepsFrom({ revision: 1, on: "2026-06-01" }, { revision: 1, on: "2026-06-01" }, [{ number: 1, effectiveOn: "2026-06-01" }]) // []
 */
export function stepsFrom<T extends Placed>(
  kept: Moment,
  wanted: Moment,
  places: readonly T[],
): readonly T[] | null {
  const steps: T[] = [];
  let last: T | undefined;
  for (const place of places) {
    if (isIn(place, kept)) {
      if (!isIn(place, wanted)) return null;
      if (last === undefined || compareOnTimeline(place, last) > 0) last = place;
    } else if (isIn(place, wanted)) steps.push(place);
  }
  const end = last;
  if (end !== undefined && steps.some((step) => compareOnTimeline(step, end) < 0)) return null;
  return steps.sort(compareOnTimeline);
}

function isIn(place: Placed, { revision, on, before }: Moment): boolean {
  if (place.number > revision || place.effectiveOn > on) return false;
  return before === undefined || compareOnTimeline(place, before) < 0;
}

/**
 * The kept state from which a moment is reached with the fewest revisions; null: none serves, all are to be applied.
 * @example nearestKept([], { revision: 1, on: "2026-06-01" }, [{ number: 1, effectiveOn: "2026-06-01" }]).steps.length // 1
 */
export function nearestKept<K extends Moment, T extends Placed>(
  kept: readonly K[],
  wanted: Moment,
  places: readonly T[],
): { readonly from: K | null; readonly steps: readonly T[] } {
  let from: K | null = null;
  const all = places.filter((place) => isIn(place, wanted));
  let steps: readonly T[] = all;
  for (const one of kept) {
    const after = stepsFrom(one, wanted, places);
    if (after === null || after.length >= steps.length) continue;
    from = one;
    steps = after;
  }
  return { from, steps: from === null ? all.sort(compareOnTimeline) : steps };
}
