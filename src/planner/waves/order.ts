import { changesOf, closureOf, drainOf, goLive, openCover, type Cover } from "./cover.ts";
import type { WaveFacts } from "./facts.ts";
import { bridgeOut, type Loan } from "./loans.ts";

/** So many may change together in a company of any size: loans would cost more than they save. Our proposal. */
const FEW_PEOPLE = 20;

/** Waves of groups of units, those of a group live at one moment; and who stays on loan where they leave. */
export interface WaveOrder {
  readonly waves: readonly (readonly (readonly number[])[])[];
  readonly loans: readonly Loan[];
}

/**
 * Orders units into waves so that no unit not yet live is drained: the pilot first, then always the smallest group
 * that fits, the most drained first, then the smaller number. A group that changes more people than a wave may goes in
 * parts where few loans keep the rest covered, else alone. O(units² + people × groups).
 * @param cap most people who change in one wave.
 * @param bridgeOver groups that change more people than this go in parts, if few loans allow it.
 */
export function orderUnits(
  facts: WaveFacts,
  cap: number,
  pilot: readonly number[],
  bridgeOver: number = Math.max(cap, FEW_PEOPLE),
): WaveOrder {
  const line = openLine(facts);
  const waves: number[][][] = [];
  const loans: Loan[] = [];
  const add = (wave: number[][], group: number[], lent: readonly Loan[] = []): void => {
    wave.push(group);
    loans.push(...lent);
    takeOff(line, group, lent);
  };
  if (pilot.length > 0) {
    waves.push([]);
    add(waves[0]!, [...pilot]);
  }
  while (line.waiting.length > 0) {
    const wave: number[][] = [];
    let room = cap;
    // Units that keep somebody on loan end the loan in a later wave.
    const lenders = new Set<number>();
    for (let group = nextGroup(line, Infinity, lenders); group !== null;) {
      const isLarge = group.length > 1 && changesOf(facts, group) > bridgeOver;
      const bridged = isLarge ? bridgeOut(line.cover, group) : null;
      const next = bridged === null ? group : [bridged.unit];
      room -= changesOf(facts, next);
      add(wave, next, bridged?.loans);
      for (const loan of bridged?.loans ?? []) lenders.add(loan.unit);
      group = room > 0 ? nextGroup(line, room, lenders) : null;
    }
    waves.push(wave);
  }
  return { waves, loans };
}

/** Units that wait, each with the group it would take along, kept until something it rests on changes. */
interface Line {
  readonly cover: Cover;
  waiting: number[];
  readonly group: (readonly number[] | null)[];
  /** Units whose group rests on each unit. */
  readonly restOn: Set<number>[];
  /** Units that somebody on loan holds until they go live: they go first. */
  readonly isOwed: Uint8Array;
  readonly lent: Set<number>;
}

function openLine(facts: WaveFacts): Line {
  return {
    cover: openCover(facts),
    waiting: Array.from({ length: facts.units }, (_, unit) => unit),
    group: Array.from({ length: facts.units }, () => null),
    restOn: Array.from({ length: facts.units }, () => new Set<number>()),
    isOwed: new Uint8Array(facts.units),
    lent: new Set(),
  };
}

function groupOf(line: Line, unit: number): readonly number[] {
  const known = line.group[unit];
  if (known !== null && known !== undefined) return known;
  const seen = new Set([unit]);
  const group = closureOf(line.cover, unit, seen);
  for (const b of seen) line.restOn[b]!.add(unit);
  line.group[unit] = group;
  return group;
}

function nextGroup(line: Line, room: number, shut: ReadonlySet<number>): number[] | null {
  const { facts } = line.cover;
  let best: readonly number[] | null = null;
  let bestKey: readonly number[] = [];
  for (const unit of line.waiting) {
    const group = groupOf(line, unit);
    if (best !== null && line.isOwed[unit] === 0 && group.length > best.length) continue;
    if (changesOf(facts, group) > room || group.some((b) => shut.has(b))) continue;
    const key = [1 - line.isOwed[unit]!, group.length, -drainOf(line.cover, unit)];
    if (best === null || isBefore(key, bestKey)) {
      best = group;
      bestKey = key;
    }
  }
  return best === null ? null : [...best];
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! < b[k]!;
  return false;
}

/** The group is live: forgets what was known of units that it drains or that would have taken it along. */
function takeOff(line: Line, group: readonly number[], lent: readonly Loan[]): void {
  const { cover } = line;
  const { facts } = cover;
  for (const { person, unit } of lent) {
    line.lent.add(person * facts.units + unit);
    line.isOwed[unit] = 1;
  }
  goLive(cover, group, (person, unit) => line.lent.has(person * facts.units + unit));
  const gone = new Set(group);
  line.waiting = line.waiting.filter((unit) => !gone.has(unit));
  const changed = new Set(group);
  for (const a of group)
    for (let k = facts.placedStart[a]!; k < facts.placedStart[a + 1]!; k++) {
      const i = facts.placed[k]!;
      for (let e = facts.listStart[i]!; e < facts.listStart[i + 1]!; e++) changed.add(facts.listUnit[e]!);
      for (let e = facts.givesUpStart[i]!; e < facts.givesUpStart[i + 1]!; e++)
        changed.add(facts.givesUp[e]!);
    }
  for (const b of changed) {
    for (const unit of line.restOn[b]!) line.group[unit] = null;
    line.restOn[b]!.clear();
  }
}
