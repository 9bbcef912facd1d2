import { addDays, dayOf, NONE, type Day } from "../org/index.ts";
import type { Question } from "./question.ts";
import type { Placement } from "./instance.ts";
import type { TargetLines } from "./trees.ts";

/** Share of today's heads of a wanted discipline that a unit not yet live keeps, as tenths. Our proposal. */
const COVER_TENTHS = 4;
/** Most people whose unit or manager changes in one wave, as share of the people in the plan. Our proposal. */
const WAVE_SHARE = 0.2;
const PILOT_SHARE = 0.05;
const PILOT_PEOPLE = 60;
const PILOT_UNITS = 2;
const DAYS_TO_PILOT = 42;
const MONTHS_BETWEEN = 3;

export interface Schedule {
  /** Waves of groups of units; the units of a group go live together. */
  readonly waves: readonly (readonly (readonly number[])[])[];
  readonly days: readonly Day[];
  /** People whose unit or manager changes, by wave. */
  readonly changed: readonly number[];
  /** Units of the pilot are more, or larger, than a pilot should be. */
  readonly pilotTooLarge: boolean;
  /** Waves (from 1) that change more people than a wave should, because their units need each other. */
  readonly overCap: readonly number[];
}

/**
 * When each unit goes live. A unit goes live whole. At each moment every unit not yet live keeps at least 40 % of
 * today's heads in each discipline it wants; units that drain each other below that go live together. At most a
 * fifth of the people change in a wave, unless one group needs more and goes alone. The pilot is small, has its
 * owner in place and much to gain. O(units × people).
 */
export function scheduleWaves(question: Question, placement: Placement, lines: TargetLines): Schedule {
  const people = question.members.people.length;
  const state = openState(question, placement, lines);
  const units = question.members.units.length;
  const cap = waveCap(people);
  const waves: number[][][] = [];
  let left = units;
  if (units > 0) {
    const pilot = choosePilot(question, placement, lines, state, people);
    waves.push([pilot]);
    goLive(state, pilot);
    left -= pilot.length;
  }
  while (left > 0) {
    const wave: number[][] = [];
    let sum = 0;
    for (;;) {
      const group = nextGroup(state, units, wave.length === 0 ? Infinity : cap - sum);
      if (group === null) break;
      sum += goLive(state, group);
      wave.push(group);
      left -= group.length;
      if (sum >= cap || left === 0) break;
    }
    waves.push(wave);
  }
  return describeSchedule(question, placement, lines, waves);
}

/** Days, sizes and what is amiss of waves that are decided; each unit stands in exactly one. O(people). */
export function describeSchedule(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  waves: Schedule["waves"],
): Schedule {
  const people = question.members.people.length;
  const state = openState(question, placement, lines);
  const cap = waveCap(people);
  const changed = waves.map((groups) => changesOf(state, groups.flat()));
  const pilot = waves[0]?.flat() ?? [];
  return {
    waves,
    days: waveDays(question.madeOn, waves.length),
    changed,
    pilotTooLarge: !fitsPilot(state, pilot, people),
    overCap: changed.flatMap((count, k) => (count > cap ? [k + 1] : [])),
  };
}

function waveCap(people: number): number {
  return Math.max(1, Math.floor(people * WAVE_SHARE));
}

function fitsPilot(state: State, group: readonly number[], people: number): boolean {
  const heads = group.reduce((sum, unit) => sum + state.placed[unit]!.length, 0);
  return group.length <= PILOT_UNITS && heads <= Math.max(PILOT_PEOPLE, Math.floor(people * PILOT_SHARE));
}

/** The first of a month at least six weeks later, then every three months. */
export function waveDays(today: Day, count: number): Day[] {
  const earliest = addDays(today, DAYS_TO_PILOT);
  const [year = 0, month = 1, date = 1] = earliest.split("-").map(Number);
  const first = year * 12 + (month - 1) + (date === 1 ? 0 : 1);
  return Array.from({ length: count }, (_, k) => {
    const at = first + k * MONTHS_BETWEEN;
    return dayOf(Math.floor(at / 12), (at % 12) + 1, 1);
  });
}

interface State {
  readonly question: Question;
  readonly placement: Placement;
  /** Positions of people placed in each unit. */
  readonly placed: readonly (readonly number[])[];
  /** People whose unit or manager changes, by target unit. */
  readonly changes: Int32Array;
  /** Heads by kind × unit: at the start and now. */
  readonly heads: Int32Array;
  readonly now: Int32Array;
  readonly isLive: Uint8Array;
}

function openState(question: Question, placement: Placement, lines: TargetLines): State {
  const { members, instance, org } = question;
  const u = members.units.length;
  const d = instance.disciplines.length;
  const heads = new Int32Array(d * u);
  const placed = Array.from({ length: u }, (): number[] => []);
  const changes = new Int32Array(u);
  for (let i = 0; i < members.people.length; i++) {
    const unit = placement.unit[i]!;
    const p = members.people[i]!;
    placed[unit]!.push(i);
    if (members.home[i] !== unit || lines.manager[p] !== org.lines.parent[p]) changes[unit]!++;
    const kind = instance.role[i]!;
    if (kind === d) continue;
    for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++)
      heads[kind * u + members.listUnit[e]!]!++;
  }
  return { question, placement, placed, changes, heads, now: heads.slice(), isLive: new Uint8Array(u) };
}

/** Units that must go live with `start`, because otherwise they would be drained: itself first, then ascending. */
function closureOf(state: State, start: number): number[] {
  const { members, instance } = state.question;
  const u = members.units.length;
  const d = instance.disciplines.length;
  const group = new Set([start]);
  const loss = new Map<number, number>();
  const drained = new Set<number>();
  const queue = [start];
  for (let k = 0; k < queue.length; k++) {
    for (const i of state.placed[queue[k]!]!) {
      const kind = instance.role[i]!;
      if (kind === d) continue;
      for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++) {
        const b = members.listUnit[e]!;
        if (b === queue[k] || state.isLive[b] === 1) continue;
        const slot = kind * u + b;
        const lost = (loss.get(slot) ?? 0) + 1;
        loss.set(slot, lost);
        if (instance.demand[slot]! > 0 && 10 * (state.now[slot]! - lost) < COVER_TENTHS * state.heads[slot]!)
          drained.add(b);
      }
    }
    for (const b of [...drained].sort((x, y) => x - y)) {
      if (group.has(b)) continue;
      group.add(b);
      queue.push(b);
    }
  }
  return [start, ...[...group].filter((b) => b !== start).sort((a, b) => a - b)];
}

/** Units leave the people of others behind: counts what those lose, and returns how many people change. */
function goLive(state: State, group: readonly number[]): number {
  const { members, instance } = state.question;
  const u = members.units.length;
  const d = instance.disciplines.length;
  let changed = 0;
  for (const unit of group) {
    state.isLive[unit] = 1;
    changed += state.changes[unit]!;
    for (const i of state.placed[unit]!) {
      const kind = instance.role[i]!;
      if (kind === d) continue;
      for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++) {
        const b = members.listUnit[e]!;
        if (b !== unit) state.now[kind * u + b]!--;
      }
    }
  }
  return changed;
}

/** The smallest group that fits, the most drained first, then the smaller number; null when none fits. */
function nextGroup(state: State, units: number, room: number): number[] | null {
  let best: { group: number[]; drained: number } | null = null;
  for (let unit = 0; unit < units; unit++) {
    if (state.isLive[unit] === 1) continue;
    const group = closureOf(state, unit);
    if (changesOf(state, group) > room) continue;
    const drained = drainOf(state, unit);
    if (
      best === null ||
      group.length < best.group.length ||
      (group.length === best.group.length && drained > best.drained)
    )
      best = { group, drained };
  }
  return best?.group ?? null;
}

function changesOf(state: State, group: readonly number[]): number {
  return group.reduce((sum, unit) => sum + state.changes[unit]!, 0);
}

function drainOf(state: State, unit: number): number {
  const u = state.isLive.length;
  let lost = 0;
  for (let slot = unit; slot < state.heads.length; slot += u) lost += state.heads[slot]! - state.now[slot]!;
  return lost;
}

function choosePilot(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  state: State,
  people: number,
): number[] {
  let best: { group: number[]; key: readonly number[] } | null = null;
  for (let unit = 0; unit < question.members.units.length; unit++) {
    const group = closureOf(state, unit);
    const fits = fitsPilot(state, group, people);
    const key = [
      fits ? 0 : 1,
      fits ? 0 : group.length,
      ...pilotKey(question, placement, lines, state, unit),
      unit,
    ];
    if (best === null || isBefore(key, best.key)) best = { group, key };
  }
  return best?.group ?? [];
}

/** Leaf first; owner at home and ready; many managers today; few ties to other areas. Smaller is better. */
function pilotKey(
  { org, members, seats }: Question,
  placement: Placement,
  lines: TargetLines,
  state: State,
  unit: number,
): number[] {
  const owner = lines.owner[unit]!;
  const at = owner < org.people.length ? members.at[owner]! : NONE;
  const isInPlace = at !== NONE && members.home[at] === unit && placement.isOwner[at] === 1;
  const managers = new Set<number>();
  let ties = 0;
  for (const i of state.placed[unit]!) {
    const boss = org.lines.parent[members.people[i]!]!;
    if (members.people[i] !== owner && boss !== owner) managers.add(boss);
    if (members.listStart[i + 1]! - members.listStart[i]! > 1) ties++;
  }
  const areaId = org.areas[members.units[unit]!]!.id;
  for (const one of org.records.dependencies) {
    if (one.consumerAreaId === areaId || one.providerAreaId === areaId) ties++;
  }
  return [seats[unit]!.kind === "leaf" ? 0 : 1, isInPlace ? 0 : 1, -managers.size, ties];
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! < b[k]!;
  return false;
}
