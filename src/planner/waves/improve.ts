import { changesOf, isTooFew, openCover, type Cover } from "./cover.ts";
import type { WaveFacts } from "./facts.ts";
import type { WaveOrder } from "./order.ts";

/** Rounds over all units; the yardsticks settle in two to four. */
const ROUNDS_MAX = 10;
/** Places in the order of one wave. */
const WAVE_RANKS = 1e9;

/**
 * Moves single units between waves while that lowers the damage: heads that units not yet live miss, times the waves
 * they miss them. The pilot, groups, and units with a loan or
 * an owner who comes from another unit stay. Cover and the size of a wave hold as before; a wave
 * left empty goes. O(rounds × waves × people).
 */
export function improveWaves(facts: WaveFacts, order: WaveOrder, cap: number): WaveOrder {
  const plan = openDates(facts, order);
  const fixed = new Uint8Array(facts.units);
  for (const unit of order.waves[0]?.flat() ?? []) fixed[unit] = 1;
  for (const group of order.waves.flat()) if (group.length > 1) for (const unit of group) fixed[unit] = 1;
  for (const { person, unit } of order.loans) {
    fixed[unit] = 1;
    fixed[facts.unit[person]!] = 1;
  }
  for (let i = 0; i < facts.people; i++)
    for (let e = facts.givesUpStart[i]!; e < facts.givesUpStart[i + 1]!; e++) {
      fixed[facts.givesUp[e]!] = 1;
      fixed[facts.unit[i]!] = 1;
    }
  for (let round = 0, isBetter = true; isBetter && round < ROUNDS_MAX; round++) {
    isBetter = false;
    for (let unit = 0; unit < facts.units; unit++)
      if (fixed[unit] === 0 && moveUnit(plan, unit, cap)) isBetter = true;
  }
  return { waves: readWaves(plan, order), loans: order.loans };
}

/** When each unit goes live, and what each slot has lost by then. */
interface Dates {
  readonly facts: WaveFacts;
  readonly cover: Cover;
  readonly waveOf: Int32Array;
  /** Position in the order of groups; units of one group share it. */
  readonly rank: Float64Array;
  /** Heads by slot that left before the unit goes live. */
  readonly lost: Int32Array;
  readonly changed: number[];
  /** People by unit they work in today. */
  readonly worksStart: Int32Array;
  readonly works: Int32Array;
  next: number;
}

function openDates(facts: WaveFacts, order: WaveOrder): Dates {
  const { units: u, people, listStart, listUnit } = facts;
  const waveOf = new Int32Array(u);
  const rank = new Float64Array(u);
  let next = 0;
  order.waves.forEach((groups, k) => {
    for (const group of groups) {
      for (const unit of group) {
        waveOf[unit] = k;
        rank[unit] = k * WAVE_RANKS + next;
      }
      next += 1;
    }
  });
  const worksStart = new Int32Array(u + 1);
  for (let e = 0; e < listStart[people]!; e++) worksStart[listUnit[e]! + 1]!++;
  for (let b = 0; b < u; b++) worksStart[b + 1]! += worksStart[b]!;
  const fill = worksStart.slice(0, u);
  const works = new Int32Array(listStart[people]!);
  for (let i = 0; i < people; i++)
    for (let e = listStart[i]!; e < listStart[i + 1]!; e++) works[fill[listUnit[e]!]!++] = i;
  const cover = openCover(facts);
  const lost = new Int32Array(cover.heads.length);
  const isLent = new Set(order.loans.map(({ person, unit }) => person * u + unit));
  for (let i = 0; i < people; i++) {
    const kind = facts.role[i]!;
    const until = kind < facts.disciplines ? listStart[i + 1]! : listStart[i]!;
    for (let e = listStart[i]!; e < until; e++) {
      const b = listUnit[e]!;
      if (rank[facts.unit[i]!]! < rank[b]! && !isLent.has(i * u + b)) lost[kind * u + b]!++;
    }
  }
  const changed = order.waves.map((groups) => changesOf(facts, groups.flat()));
  return { facts, cover, waveOf, rank, lost, changed, worksStart, works, next };
}

/** Takes the unit to the wave with the least damage, at its end, where cover and size allow. */
function moveUnit(plan: Dates, unit: number, cap: number): boolean {
  const { facts, waveOf, changed } = plan;
  const from = waveOf[unit]!;
  let best = from;
  let least = damageAt(plan, unit, from);
  for (let wave = 1; wave < changed.length; wave++) {
    if (wave === from || changed[wave]! + facts.changes[unit]! > cap) continue;
    const damage = damageAt(plan, unit, wave);
    if (damage >= least || !mayGo(plan, unit, rankAt(plan, wave))) continue;
    best = wave;
    least = damage;
  }
  if (best === from) return false;
  moveTo(plan, unit, rankAt(plan, best));
  plan.next += 1;
  waveOf[unit] = best;
  changed[from]! -= facts.changes[unit]!;
  changed[best]! += facts.changes[unit]!;
  return true;
}

/** A place after everything in the wave and before the next one. */
function rankAt({ next }: Dates, wave: number): number {
  return wave * WAVE_RANKS + next;
}

/** Heads missing × waves, of what hangs on the unit: those it takes from others, and those others take from it. */
function damageAt(plan: Dates, unit: number, wave: number): number {
  let damage = 0;
  eachTaken(plan, unit, (slot, b) => {
    if (plan.facts.demand[slot]! > 0 && plan.waveOf[b]! > wave) damage += plan.waveOf[b]! - wave;
  });
  eachLost(plan, unit, (slot, a) => {
    if (plan.facts.demand[slot]! > 0 && wave > plan.waveOf[a]!) damage += wave - plan.waveOf[a]!;
  });
  return damage;
}

function mayGo(plan: Dates, unit: number, goal: number): boolean {
  const { cover, rank, lost } = plan;
  const change = new Map<number, number>();
  const count = (slot: number, by: number): void => {
    if (by !== 0) change.set(slot, (change.get(slot) ?? 0) + by);
  };
  eachTaken(plan, unit, (slot, b) => count(slot, Number(goal < rank[b]!) - Number(rank[unit]! < rank[b]!)));
  eachLost(plan, unit, (slot, a) => count(slot, Number(rank[a]! < goal) - Number(rank[a]! < rank[unit]!)));
  for (const [slot, by] of change)
    if (by > 0 && isTooFew(cover, slot, cover.heads[slot]! - lost[slot]! - by)) return false;
  return true;
}

function moveTo(plan: Dates, unit: number, goal: number): void {
  const { rank, lost } = plan;
  eachTaken(plan, unit, (slot, b) => {
    lost[slot]! += Number(goal < rank[b]!) - Number(rank[unit]! < rank[b]!);
  });
  eachLost(plan, unit, (slot, a) => {
    lost[slot]! += Number(rank[a]! < goal) - Number(rank[a]! < rank[unit]!);
  });
  rank[unit] = goal;
}

/** Heads the unit takes from others: their slot there, and the other unit. */
function eachTaken({ facts }: Dates, unit: number, use: (slot: number, b: number) => void): void {
  const { units: u, disciplines: d, role, listStart, listUnit, placed, placedStart } = facts;
  for (let k = placedStart[unit]!; k < placedStart[unit + 1]!; k++) {
    const i = placed[k]!;
    const kind = role[i]!;
    if (kind === d) continue;
    for (let e = listStart[i]!; e < listStart[i + 1]!; e++)
      if (listUnit[e] !== unit) use(kind * u + listUnit[e]!, listUnit[e]!);
  }
}

/** Heads others take from the unit: their slot here, and the unit they go to. */
function eachLost(
  { facts, worksStart, works }: Dates,
  unit: number,
  use: (slot: number, a: number) => void,
): void {
  for (let k = worksStart[unit]!; k < worksStart[unit + 1]!; k++) {
    const i = works[k]!;
    const a = facts.unit[i]!;
    if (facts.role[i] !== facts.disciplines && a !== unit) use(facts.role[i]! * facts.units + unit, a);
  }
}

function readWaves({ waveOf, rank, changed }: Dates, order: WaveOrder): number[][][] {
  const waves: { rank: number; group: readonly number[] }[][] = changed.map(() => []);
  for (const group of order.waves.flat()) waves[waveOf[group[0]!]!]!.push({ rank: rank[group[0]!]!, group });
  return waves
    .filter((groups) => groups.length > 0)
    .map((groups) => groups.sort((a, b) => a.rank - b.rank).map(({ group }) => [...group]));
}
