import { Bug } from "../../org/index.ts";
import { evaluate } from "../verify/evaluate.ts";
import type { Instance, Placement } from "../instance.ts";
import { withoutAsked } from "../solver/withoutAsked.ts";

/**
 * Units in groups of at most so many people, those together that share the most: people who work in both, and people
 * whose manager is in the other. A unit larger than that is a group by itself. Every unit is in one group.
 * @returns groups of units, ascending each; the first from the unit with the most people on.
 * Cost: O(people × listed units + groups × units²) at worst.
 */
export function divide(instance: Instance, { unit }: Placement, peopleMax: number): readonly Int32Array[] {
  const u = instance.units;
  const size = new Int32Array(u);
  for (const a of unit) size[a] = size[a]! + 1;
  const shared = sharedBetween(instance, unit);
  const isTaken = new Uint8Array(u);
  const groups: Int32Array[] = [];
  for (let left = u; left > 0;) {
    const group = [largest(size, isTaken)];
    const drawn = new Map<number, number>();
    let people = 0;
    for (let a = group[0]!; a >= 0;) {
      isTaken[a] = 1;
      left -= 1;
      people += size[a]!;
      for (const [b, count] of shared[a]!) drawn.set(b, (drawn.get(b) ?? 0) + count);
      a = nextOf(size, isTaken, drawn, peopleMax - people);
      if (a >= 0) group.push(a);
    }
    groups.push(Int32Array.from(group).sort());
  }
  return groups;
}

/** By unit, how many people tie it to which others. */
function sharedBetween(instance: Instance, unit: Int32Array): readonly Map<number, number>[] {
  const shared = Array.from({ length: instance.units }, () => new Map<number, number>());
  const tie = (a: number, b: number): void => {
    if (a === b) return;
    shared[a]!.set(b, (shared[a]!.get(b) ?? 0) + 1);
    shared[b]!.set(a, (shared[b]!.get(a) ?? 0) + 1);
  };
  for (let p = 0; p < instance.people; p++) {
    for (let e = instance.listStart[p]!; e < instance.listStart[p + 1]!; e++)
      tie(unit[p]!, instance.listUnit[e]!);
    const m = instance.manager[p]!;
    if (m >= 0) tie(unit[p]!, unit[m]!);
  }
  return shared;
}

function largest(size: Int32Array, isTaken: Uint8Array): number {
  let best = -1;
  for (let a = 0; a < size.length; a++)
    if (isTaken[a] === 0 && (best < 0 || size[a]! > size[best]!)) best = a;
  return best;
}

/** The free unit most drawn to the group that has at most so many people; where none is drawn, the largest; else −1. */
function nextOf(size: Int32Array, isTaken: Uint8Array, drawn: Map<number, number>, room: number): number {
  let best = -1;
  let most = -1;
  for (let a = 0; a < size.length; a++) {
    if (isTaken[a] === 1 || size[a]! > room) continue;
    const draw = drawn.get(a) ?? 0;
    if (draw < most || (draw === most && size[a]! <= size[best]!)) continue;
    most = draw;
    best = a;
  }
  return best;
}

/** An instance of some people, all others staying where a placement has them. */
export interface Part {
  readonly instance: Instance;
  /** Who person k of the part is; those beyond stand for heads that stay. */
  readonly people: Int32Array;
  /** Where the placement has them. */
  readonly start: Placement;
}

/**
 * The question of these people alone: they may go wherever they may, everybody else stays. A placement of the part
 * costs what the same placement of everybody costs, less the same number of points for all of them.
 *
 * What others decide goes into the people's own points: managers and reports who stay draw to where they are, owners
 * who stay shut their seats, heads that stay are taken off the demand. Where some heads stay and more are wanted,
 * somebody who cannot leave stands for them, so that the discipline counts as covered.
 * @param people ascending. Cost: O(people + classes × units).
 */
export function partOf(asked: Instance, placement: Placement, people: Int32Array): Part {
  const instance = withoutAsked(asked);
  const { units: u, disciplines } = instance;
  const kinds = disciplines.length + 1;
  const at = new Int32Array(instance.people).fill(-1);
  people.forEach((p, i) => (at[p] = i));
  const isOwned = new Uint8Array(u);
  const staying = new Int32Array(kinds * u);
  for (let p = 0; p < instance.people; p++) {
    if (at[p]! >= 0) continue;
    const a = placement.unit[p]!;
    if (placement.isOwner[p] === 1) isOwned[a] = 1;
    else staying[instance.role[p]! * u + a]! += instance.weight[p]!;
  }
  const stand: number[] = [];
  const demand = instance.demand.map((want, s) => {
    const left = want - staying[s]!;
    const isCovered = staying[s]! > 0 && left > 0 && instance.uncoveredCost[Math.floor(s / u)]! > 0;
    if (isCovered) stand.push(s);
    return Math.max(left, 0) + (isCovered ? 1 : 0);
  });
  const n = people.length + stand.length;
  const lists = listsOf(instance, placement, people, at);
  const byPerson = (column: Int32Array, rest: number): Int32Array =>
    Int32Array.from({ length: n }, (_, i) => (i < people.length ? column[people[i]!]! : rest));
  const isHere = (p: number): boolean => p >= 0 && at[p]! >= 0;
  const forbidden = forbiddenOf(instance, people, n);
  const sites = instance.siteCost.length / u;
  const part: Instance = {
    name: instance.name,
    people: n,
    units: u,
    disciplines,
    role: Int32Array.from({ length: n }, (_, i) =>
      i < people.length ? instance.role[people[i]!]! : Math.floor(stand[i - people.length]! / u),
    ),
    weight: byPerson(instance.weight, 1),
    headUnit: instance.headUnit,
    manager: byPerson(instance.manager, -1).map((m) => (isHere(m) ? at[m]! : -1)),
    managerChangeCost: Int32Array.from({ length: n }, (_, i) =>
      i < people.length && isHere(instance.manager[people[i]!]!)
        ? instance.managerChangeCost[people[i]!]!
        : 0,
    ),
    listStart: Int32Array.from({ length: n + 1 }, (_, i) =>
      i <= people.length ? lists.start[i]! : lists.unit.length + i - people.length,
    ),
    listUnit: Int32Array.of(...lists.unit, ...stand.map((s) => s % u)),
    listCost: Int32Array.of(...lists.cost, ...stand.map(() => 0)),
    elsewhereCost: Int32Array.from({ length: n }, (_, i) => lists.elsewhere[i] ?? 0),
    site: byPerson(instance.site, sites),
    siteCost: Int32Array.from({ length: (sites + 1) * u }, (_, k) => instance.siteCost[k] ?? 0),
    skill: byPerson(instance.skill, 0),
    skillCost: instance.skillCost,
    ownerClass: byPerson(instance.ownerClass, -1),
    ownerCost: instance.ownerCost.map((points, k) => (isOwned[k % u] === 1 ? -1 : points)),
    demand,
    shortCost: instance.shortCost,
    overCost: instance.overCost,
    uncoveredCost: instance.uncoveredCost,
    ownerlessCost: instance.ownerlessCost.map((points, a) => (isOwned[a] === 1 ? 0 : points)),
    pinnedUnit: Int32Array.from({ length: n }, (_, i) =>
      i < people.length ? pinOf(instance, placement, people[i]!, at) : stand[i - people.length]! % u,
    ),
    pinnedOwner: instance.pinnedOwner.map((p) => (isHere(p) ? at[p]! : -1)),
    ...forbidden,
  };
  const together = (instance.together ?? [])
    .map((group) => group.filter(isHere).map((p) => at[p]!))
    .filter((group) => group.length > 1);
  return {
    instance: together.length === 0 ? part : { ...part, together },
    people,
    start: {
      unit: Int32Array.from({ length: n }, (_, i) =>
        i < people.length ? placement.unit[people[i]!]! : stand[i - people.length]! % u,
      ),
      isOwner: Uint8Array.from({ length: n }, (_, i) =>
        i < people.length ? placement.isOwner[people[i]!]! : 0,
      ),
    },
  };
}

/** Who shall be beside somebody who stays, stays. */
function pinOf(instance: Instance, placement: Placement, p: number, at: Int32Array): number {
  const group = instance.together?.find((people) => people.includes(p));
  const anchor = group?.find((q) => at[q]! < 0);
  return anchor === undefined ? instance.pinnedUnit[p]! : placement.unit[anchor]!;
}

function forbiddenOf(instance: Instance, people: Int32Array, n: number) {
  const forbidStart = new Int32Array(n + 1);
  const forbidUnit: number[] = [];
  for (let i = 0; i < n; i++) {
    const p = people[i];
    if (p !== undefined)
      forbidUnit.push(...instance.forbidUnit.subarray(instance.forbidStart[p], instance.forbidStart[p + 1]));
    forbidStart[i + 1] = forbidUnit.length;
  }
  return { forbidStart, forbidUnit: Int32Array.from(forbidUnit) };
}

/** The people's own units and those of managers and reports who stay, with the points of all of them. */
function listsOf(instance: Instance, placement: Placement, people: Int32Array, at: Int32Array) {
  const u = instance.units;
  const draws = drawsOf(instance, placement, people, at);
  const start = new Int32Array(people.length + 1);
  const unit: number[] = [];
  const cost: number[] = [];
  const elsewhere = new Int32Array(people.length);
  people.forEach((p, i) => {
    const draw = draws[i]!;
    let sum = 0;
    for (const points of draw.values()) sum += points;
    elsewhere[i] = instance.elsewhereCost[p]! + sum;
    for (let e = instance.listStart[p]!; e < instance.listStart[p + 1]!; e++) {
      const a = instance.listUnit[e]!;
      unit.push(a);
      cost.push(instance.listCost[e]! + sum - (draw.get(a) ?? 0));
      draw.delete(a);
    }
    for (const [a, points] of draw) {
      unit.push(a);
      cost.push(elsewhere[i]! + instance.skillCost[instance.skill[p]! * u + a]! - points);
    }
    start[i + 1] = unit.length;
  });
  return { start, unit, cost, elsewhere };
}

/** By person of the part, points of managers and reports who stay, by their unit. */
function drawsOf(instance: Instance, { unit }: Placement, people: Int32Array, at: Int32Array) {
  const draws = Array.from(people, () => new Map<number, number>());
  const draw = (p: number, a: number, points: number): void => {
    const map = draws[at[p]!]!;
    if (points > 0) map.set(a, (map.get(a) ?? 0) + points);
  };
  for (let q = 0; q < instance.people; q++) {
    const m = instance.manager[q]!;
    if (m < 0 || at[m]! >= 0 === at[q]! >= 0) continue;
    const points = instance.managerChangeCost[q]!;
    if (at[q]! >= 0) draw(q, unit[m]!, points);
    else draw(m, unit[q]!, points);
  }
  return draws;
}

/**
 * The placement of everybody with the part's people where a placement of the part has them.
 * @throws Bug where both do not change by the same points: the part would be another question.
 */
export function withPart(
  instance: Instance,
  before: Placement,
  part: Part,
  found: Placement,
): {
  readonly placement: Placement;
  readonly cost: number;
  readonly terms: Extract<ReturnType<typeof evaluate>, { ok: true }>["terms"];
} {
  const unit = before.unit.slice();
  const isOwner = before.isOwner.slice();
  part.people.forEach((p, i) => {
    unit[p] = found.unit[i]!;
    isOwner[p] = found.isOwner[i]!;
  });
  const placement = { unit, isOwner };
  const judged = evaluate(instance, placement);
  const old = evaluate(instance, before);
  const inPart = evaluate(part.instance, found);
  const oldInPart = evaluate(part.instance, part.start);
  if (!judged.ok || !old.ok || !inPart.ok || !oldInPart.ok)
    throw new Bug(
      `A placement of a part is none of everybody: ${[judged, old, inPart, oldInPart].map((one) => (one.ok ? "" : one.refusals[0])).join(" ")}`,
      "Maybe a pin or an owner who stays is not kept to.",
    );
  if (judged.cost - old.cost !== inPart.cost - oldInPart.cost)
    throw new Bug(
      `A placement of a part of ${instance.name} changes by ${inPart.cost - oldInPart.cost} points, that of everybody by ${judged.cost - old.cost}.`,
      "Maybe a cost that others decide is missing in the part.",
    );
  return { placement, cost: judged.cost, terms: judged.terms };
}
