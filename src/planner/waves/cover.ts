import type { WaveFacts } from "./facts.ts";

/** Share of today's heads of a wanted discipline that a unit not yet live keeps, as tenths. Our proposal. */
const COVER_TENTHS = 4;

/**
 * What units not yet live still have: `now` of `heads`, by discipline × unit, and owners. Whoever works in several
 * units counts in each until the unit they go to is live.
 */
export interface Cover {
  readonly facts: WaveFacts;
  readonly heads: Int32Array;
  readonly now: Int32Array;
  readonly ownersNow: Int32Array;
  readonly isLive: Uint8Array;
  /** Zero between two calls. */
  readonly loss: Int32Array;
  readonly ownerLoss: Int32Array;
  readonly isIn: Uint8Array;
}

export function openCover(facts: WaveFacts): Cover {
  const { units: u, disciplines: d, people, role, listStart, listUnit } = facts;
  const heads = new Int32Array(d * u);
  for (let i = 0; i < people; i++) {
    const kind = role[i]!;
    if (kind === d) continue;
    for (let e = listStart[i]!; e < listStart[i + 1]!; e++) heads[kind * u + listUnit[e]!]!++;
  }
  return {
    facts,
    heads,
    now: heads.slice(),
    ownersNow: facts.owners.slice(),
    isLive: new Uint8Array(u),
    loss: new Int32Array(d * u),
    ownerLoss: new Int32Array(u),
    isIn: new Uint8Array(u),
  };
}

/** Whether so many heads of a slot are too few for a unit that is not live. */
export function isTooFew(cover: Cover, slot: number, left: number): boolean {
  return cover.facts.demand[slot]! > 0 && 10 * left < COVER_TENTHS * cover.heads[slot]!;
}

/** Fewest heads of a slot that are enough. */
export function leastHeads(cover: Cover, slot: number): number {
  return Math.ceil((COVER_TENTHS * cover.heads[slot]!) / 10);
}

/**
 * Units that must go live with `start`, because otherwise they would be drained of a discipline or of their only
 * owner: itself first, then ascending. Units looked at on the way are added to `seen`. O(people of the group).
 */
export function closureOf(cover: Cover, start: number, seen?: Set<number>): number[] {
  const { facts, loss, ownerLoss, isIn } = cover;
  const group = [start];
  const touched: number[] = [];
  isIn[start] = 1;
  for (let k = 0; k < group.length; k++) {
    const from = touched.length;
    addLosses(cover, group[k]!, touched);
    const drained: number[] = [];
    for (let t = from; t < touched.length; t++) {
      const b = touched[t]! % facts.units;
      seen?.add(b);
      if (isIn[b] === 0 && isDrained(cover, touched[t]!)) {
        isIn[b] = 1;
        drained.push(b);
      }
    }
    group.push(...drained.sort((x, y) => x - y));
  }
  for (const slot of touched) {
    if (slot < loss.length) loss[slot] = 0;
    else ownerLoss[slot - loss.length] = 0;
  }
  for (const b of group) isIn[b] = 0;
  return [start, ...group.slice(1).sort((a, b) => a - b)];
}

/** Adds what units not live lose when `a` goes live; touched are slots by discipline × unit, owners' after them. */
function addLosses({ facts, isLive, loss, ownerLoss }: Cover, a: number, touched: number[]): void {
  const { units: u, disciplines: d, role, listStart, listUnit, givesUpStart, givesUp } = facts;
  for (let k = facts.placedStart[a]!; k < facts.placedStart[a + 1]!; k++) {
    const i = facts.placed[k]!;
    const kind = role[i]!;
    const until = kind < d ? listStart[i + 1]! : listStart[i]!;
    for (let e = listStart[i]!; e < until; e++) {
      const b = listUnit[e]!;
      if (b === a || isLive[b] === 1) continue;
      loss[kind * u + b]!++;
      touched.push(kind * u + b);
    }
    for (let e = givesUpStart[i]!; e < givesUpStart[i + 1]!; e++) {
      const b = givesUp[e]!;
      if (isLive[b] === 1) continue;
      ownerLoss[b]!++;
      touched.push(loss.length + b);
    }
  }
}

function isDrained(cover: Cover, slot: number): boolean {
  const { loss, ownerLoss, now, ownersNow } = cover;
  if (slot < loss.length) return isTooFew(cover, slot, now[slot]! - loss[slot]!);
  const b = slot - loss.length;
  return ownersNow[b]! - ownerLoss[b]! <= 0;
}

/** Slots of units outside the group that would keep too few if only the group went live, and how many leave each. */
export function drainedBy(cover: Cover, group: readonly number[]): { slot: number; left: number }[] {
  const { loss, ownerLoss, facts, now } = cover;
  const touched: number[] = [];
  for (const a of group) addLosses(cover, a, touched);
  const drained = new Set<number>();
  for (const slot of touched)
    if (!group.includes(slot % facts.units) && isDrained(cover, slot)) drained.add(slot);
  const list = [...drained]
    .sort((a, b) => a - b)
    .map((slot) => ({ slot, left: slot < loss.length ? now[slot]! - loss[slot]! : 0 }));
  for (const slot of touched) {
    if (slot < loss.length) loss[slot] = 0;
    else ownerLoss[slot - loss.length] = 0;
  }
  return list;
}

/** A group goes live: what it takes is gone elsewhere. `lent` are people who stay on loan where they leave. */
export function goLive(
  cover: Cover,
  group: readonly number[],
  isLent: (person: number, unit: number) => boolean,
): void {
  const { facts, now, ownersNow, isLive } = cover;
  const { units: u, disciplines: d, role, listStart, listUnit, givesUpStart, givesUp } = facts;
  for (const a of group) {
    isLive[a] = 1;
    for (let k = facts.placedStart[a]!; k < facts.placedStart[a + 1]!; k++) {
      const i = facts.placed[k]!;
      const kind = role[i]!;
      const until = kind < d ? listStart[i + 1]! : listStart[i]!;
      for (let e = listStart[i]!; e < until; e++) {
        const b = listUnit[e]!;
        if (b !== a && !isLent(i, b)) now[kind * u + b]!--;
      }
      for (let e = givesUpStart[i]!; e < givesUpStart[i + 1]!; e++) ownersNow[givesUp[e]!]!--;
    }
  }
}

/** People of the group whose unit or manager changes. */
export function changesOf({ changes }: WaveFacts, group: readonly number[]): number {
  return group.reduce((sum, unit) => sum + changes[unit]!, 0);
}

/** Heads a unit has lost so far. O(disciplines). */
export function drainOf({ facts, heads, now }: Cover, unit: number): number {
  let lost = 0;
  for (let slot = unit; slot < heads.length; slot += facts.units) lost += heads[slot]! - now[slot]!;
  return lost;
}
