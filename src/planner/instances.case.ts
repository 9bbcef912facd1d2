import { evaluate } from "./verify/evaluate.ts";
import { randomStream } from "./solver/random.ts";
import type { Instance, Placement } from "./instance.ts";

/**
 * Three people, two units, one discipline: person 0 manages 1 and 2. Person 0 works in unit 0, 1 in both, 2 in
 * unit 1. Site 1 is 8 points from unit 0, skill 1 is unknown in unit 1. Person 0 may own unit 0 for 5 points.
 * Unit 0 wants two heads and a manager, unit 1 one head. State only what a test changes.
 */
export function tinyInstance(change: Partial<Instance> = {}): Instance {
  return {
    name: "tiny",
    people: 3,
    units: 2,
    disciplines: ["engineering"],
    role: Int32Array.of(1, 0, 0),
    weight: Int32Array.of(1, 1, 1),
    headUnit: 1,
    manager: Int32Array.of(-1, 0, 0),
    managerChangeCost: Int32Array.of(0, 20, 30),
    listStart: Int32Array.of(0, 1, 3, 4),
    listUnit: Int32Array.of(0, 0, 1, 1),
    listCost: Int32Array.of(0, 12, 48, 0),
    elsewhereCost: Int32Array.of(60, 61, 62),
    site: Int32Array.of(0, 0, 1),
    siteCost: Int32Array.of(0, 0, 8, 0),
    skill: Int32Array.of(1, 1, 0),
    skillCost: Int32Array.of(0, 0, 0, 9),
    ownerClass: Int32Array.of(0, -1, -1),
    ownerCost: Int32Array.of(5, -1),
    demand: Int32Array.of(2, 1, 1, 0),
    shortCost: Int32Array.of(110, 80),
    overCost: Int32Array.of(35, 45),
    uncoveredCost: Int32Array.of(150, 0),
    ownerlessCost: Int32Array.of(2000, 500),
    pinnedUnit: Int32Array.of(-1, -1, -1),
    pinnedOwner: Int32Array.of(-1, -1),
    forbidStart: Int32Array.of(0, 0, 0, 0),
    forbidUnit: new Int32Array(0),
    ...change,
  };
}

export interface RandomInstanceOptions {
  readonly people: number;
  readonly units: number;
  /** Manager points up to this; 0 makes the flow exact. */
  readonly ties?: number;
  readonly pins?: boolean;
  /** Some people count as half a head. */
  readonly partTime?: boolean;
}

/** A small instance of any shape, sound by construction; the same seed gives the same one. */
export function randomInstance(seed: number, options: RandomInstanceOptions): Instance {
  const { people: n, units: u, ties = 30, pins = false, partTime = false } = options;
  const { below } = randomStream(seed);
  const d = 2;
  const column = (length: number, entry: (k: number) => number): Int32Array =>
    Int32Array.from({ length }, (_, k) => entry(k));
  const manager = column(n, (p) => (p === 0 || below(3) === 0 ? -1 : below(p)));
  const manages = new Set(manager);
  const lists = Array.from({ length: n }, () =>
    Array.from({ length: u }, (_, a) => a).filter(() => below(3) === 0),
  );
  const starts = (rows: readonly (readonly number[])[]): Int32Array => {
    let at = 0;
    return Int32Array.of(0, ...rows.map((row) => (at += row.length)));
  };
  // A ban on all units would leave nowhere to go: unit of the person's number is never banned.
  const bans = lists.map((_, p) =>
    Array.from({ length: u }, (_, a) => a).filter((a) => pins && a !== p % u && below(6) === 0),
  );
  const ownerClass = column(n, () => below(3) - 1);
  const ownerCost = column(2 * u, () => (below(4) === 0 ? -1 : below(30)));
  // Person a is never banned from or pinned away from unit a, so that a pinned owner never conflicts.
  const pinnedOwner = column(u, (a) => {
    const able = a < n && ownerClass[a]! >= 0 && ownerCost[ownerClass[a]! * u + a]! >= 0;
    return pins && able && below(2) === 0 ? a : -1;
  });
  return {
    name: `random${seed}`,
    people: n,
    units: u,
    disciplines: ["engineering", "design"],
    role: column(n, (p) => (manages.has(p) ? d : below(d))),
    manager,
    managerChangeCost: column(n, (p) => (manager[p]! < 0 || ties === 0 ? 0 : below(ties + 1))),
    listStart: starts(lists),
    listUnit: Int32Array.from(lists.flat()),
    listCost: column(lists.flat().length, () => below(50)),
    elsewhereCost: column(n, () => 40 + below(40)),
    site: column(n, () => below(2)),
    siteCost: column(2 * u, () => below(20)),
    skill: column(n, () => below(2)),
    skillCost: column(2 * u, () => below(15)),
    ownerClass,
    ownerCost,
    demand: column((d + 1) * u, () => below(partTime ? 5 : 3)),
    shortCost: column(d + 1, () => below(120)),
    overCost: column(d + 1, () => below(50)),
    uncoveredCost: column(d + 1, () => below(100)),
    ownerlessCost: column(u, () => below(400)),
    pinnedUnit: column(n, (p) => (pins && below(5) === 0 ? p % u : -1)),
    pinnedOwner,
    forbidStart: starts(bans),
    forbidUnit: Int32Array.from(bans.flat()),
    // Drawn last: the same seed gives the same instance but for this.
    weight: column(n, () => (partTime ? 1 + below(2) : 1)),
    headUnit: partTime ? 2 : 1,
  };
}

/** The same instance with people and units in another order: new person k is old `people[k]`, likewise units. */
export function renumber(instance: Instance, people: readonly number[], units: readonly number[]): Instance {
  const { people: n, units: u } = instance;
  const newPerson = Int32Array.from({ length: n }, (_, p) => people.indexOf(p));
  const newUnit = Int32Array.from({ length: u }, (_, a) => units.indexOf(a));
  const byPerson = (column: Int32Array): Int32Array => Int32Array.from(people, (p) => column[p]!);
  const byUnit = (table: Int32Array): Int32Array =>
    table.map((_, k) => table[Math.floor(k / u) * u + units[k % u]!]!);
  const rows = (start: Int32Array, column: Int32Array): number[][] =>
    people.map((p) => Array.from(column.slice(start[p], start[p + 1])));
  const starts = (table: readonly (readonly number[])[]): Int32Array => {
    let at = 0;
    return Int32Array.of(0, ...table.map((row) => (at += row.length)));
  };
  const lists = rows(instance.listStart, instance.listUnit);
  const bans = rows(instance.forbidStart, instance.forbidUnit).map((row) =>
    row.map((a) => newUnit[a]!).sort((x, y) => x - y),
  );
  const mapped = (column: Int32Array, to: Int32Array): Int32Array => column.map((x) => (x < 0 ? -1 : to[x]!));
  return {
    ...instance,
    role: byPerson(instance.role),
    weight: byPerson(instance.weight),
    manager: mapped(byPerson(instance.manager), newPerson),
    managerChangeCost: byPerson(instance.managerChangeCost),
    listStart: starts(lists),
    listUnit: Int32Array.from(lists.flat(), (a) => newUnit[a]!),
    listCost: Int32Array.from(rows(instance.listStart, instance.listCost).flat()),
    elsewhereCost: byPerson(instance.elsewhereCost),
    site: byPerson(instance.site),
    siteCost: byUnit(instance.siteCost),
    skill: byPerson(instance.skill),
    skillCost: byUnit(instance.skillCost),
    ownerClass: byPerson(instance.ownerClass),
    ownerCost: byUnit(instance.ownerCost),
    demand: byUnit(instance.demand),
    ownerlessCost: byUnit(instance.ownerlessCost),
    pinnedUnit: mapped(byPerson(instance.pinnedUnit), newUnit),
    pinnedOwner: mapped(byUnit(instance.pinnedOwner), newPerson),
    forbidStart: starts(bans),
    forbidUnit: Int32Array.from(bans.flat()),
  };
}

/** Least points of all placements, by trying every one; (2 × units)^people of them. */
export function leastCost(instance: Instance): number {
  let least = Infinity;
  for (const placement of allPlacements(instance)) {
    const judged = evaluate(instance, placement);
    if (judged.ok && judged.cost < least) least = judged.cost;
  }
  return least;
}

/** Every placement of a tiny instance, allowed or not: the oracle's food. */
export function* allPlacements(instance: Instance): Generator<Placement> {
  const { people: n, units: u } = instance;
  const choices = 2 * u;
  const at = new Int32Array(n);
  for (;;) {
    yield { unit: at.map((c) => c % u), isOwner: Uint8Array.from(at, (c) => (c >= u ? 1 : 0)) };
    let p = 0;
    while (p < n && at[p] === choices - 1) at[p++] = 0;
    if (p === n) return;
    at[p] = at[p]! + 1;
  }
}
