import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Placement } from "../instance.ts";
import { parseYardstick } from "../yardstick.ts";
import { changesOf, closureOf, openCover } from "./cover.ts";
import { factsOf, type Row } from "./facts.case.ts";
import { factsOfInstance, type WaveFacts } from "./facts.ts";
import { improveWaves } from "./improve.ts";
import { orderUnits, type WaveOrder } from "./order.ts";

/** Holes, counted from the words alone: after each group, units not live below 40 % of a wanted discipline or unowned. */
function holesOf(facts: WaveFacts, { waves, loans }: WaveOrder): string[] {
  const { units, disciplines: d, people } = facts;
  const holes: string[] = [];
  const live = new Set<number>();
  const lists = (i: number): number[] => [
    ...facts.listUnit.subarray(facts.listStart[i], facts.listStart[i + 1]),
  ];
  for (const group of waves.flat()) {
    for (const unit of group) live.add(unit);
    for (let b = 0; b < units; b++) {
      if (live.has(b)) continue;
      for (let kind = 0; kind < d; kind++) {
        if (facts.demand[kind * units + b] === 0) continue;
        const had = Array.from({ length: people }, (_, i) => i).filter(
          (i) => facts.role[i] === kind && lists(i).includes(b),
        );
        const has = had.filter(
          (i) => !live.has(facts.unit[i]!) || loans.some(({ person, unit }) => person === i && unit === b),
        );
        if (has.length < 0.4 * had.length - 1e-9)
          holes.push(`${b} keeps ${has.length} of ${had.length} of ${kind}`);
      }
      let owners = facts.owners[b]!;
      for (let i = 0; i < people; i++) {
        const givesUp = facts.givesUp.subarray(facts.givesUpStart[i], facts.givesUpStart[i + 1]);
        if (givesUp.includes(b) && live.has(facts.unit[i]!)) owners -= 1;
      }
      if (facts.owners[b]! > 0 && owners === 0) holes.push(`${b} has no owner`);
    }
  }
  return holes;
}

/** Heads missing in units not live, times waves. */
function damageOf(facts: WaveFacts, { waves }: WaveOrder): number {
  const waveOf = new Map(waves.flatMap((groups, k) => groups.flat().map((unit) => [unit, k] as const)));
  let damage = 0;
  for (let i = 0; i < facts.people; i++) {
    if (facts.role[i] === facts.disciplines) continue;
    for (const b of facts.listUnit.subarray(facts.listStart[i], facts.listStart[i + 1]))
      damage += Math.max(0, waveOf.get(b)! - waveOf.get(facts.unit[i]!)!);
  }
  return damage;
}

const randomFacts = fc.integer({ min: 1, max: 9 }).chain((units) => {
  const unit = fc.integer({ min: 0, max: units - 1 });
  const row = fc.record({
    role: fc.integer({ min: 0, max: 2 }),
    works: fc.uniqueArray(unit, { minLength: 1, maxLength: 3 }),
    unit,
  });
  const owned = fc.array(fc.tuple(unit, unit), { maxLength: 3 });
  return fc.tuple(fc.array(row, { maxLength: 30 }), owned).map(([rows, pairs]) => {
    const owners = pairs
      .filter(([from, to]) => from !== to)
      .map(([from, to]): Row => ({ role: 2, works: [from], unit: to, givesUp: [from] }));
    return factsOf(units, 2, [...rows, ...owners]);
  });
});

test("no unit that waits is drained, each goes live once, and a wave over the cap is one group", () => {
  fc.assert(
    fc.property(randomFacts, fc.integer({ min: 1, max: 12 }), (facts, cap) => {
      const first = orderUnits(facts, cap, closureOf(openCover(facts), 0), cap);
      const better = improveWaves(facts, first, cap);
      for (const order of [first, better]) {
        expect(holesOf(facts, order)).toEqual([]);
        expect(order.waves.flat(2).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: facts.units }, (_, k) => k),
        );
        for (const groups of order.waves.slice(1))
          if (changesOf(facts, groups.flat()) > cap) expect(groups).toHaveLength(1);
      }
      expect(damageOf(facts, better)).toBeLessThanOrEqual(damageOf(facts, first));
    }),
  );
});

test("single units move to the wave where least is missing", () => {
  // Half of b works in c as well and goes there; nothing hangs on a but its size.
  const half = Array.from({ length: 4 }, (): Row => ({ role: 0, works: [1, 2], unit: 2 }));
  const rest = Array.from({ length: 4 }, (): Row => ({ role: 0, works: [1], unit: 1 }));
  const facts = factsOf(4, 1, [...half, ...rest, { role: 0, works: [3, 0], unit: 3 }]);
  const early = { waves: [[[0]], [[2]], [[3]], [[1]]], loans: [] };
  const better = improveWaves(facts, early, 5);
  expect(damageOf(facts, early)).toBe(8);
  expect(damageOf(facts, better)).toBe(0);
});

test("areas that swap their only product manager go one after the other where a loan keeps one covered", () => {
  const swap: Row[] = [
    { role: 0, works: [1], unit: 2 },
    { role: 0, works: [2], unit: 1 },
    ...[1, 2].map((unit): Row => ({ role: 1, works: [unit, 0], unit })),
    { role: 1, works: [0], unit: 0 },
  ];
  const facts = factsOf(3, 2, swap);
  // Both together change four people; three may change in a wave.
  const order = orderUnits(facts, 3, [0], 3);
  expect(order.loans).toHaveLength(1);
  expect(order.waves.flat().every((group) => group.length === 1)).toBe(true);
  expect(holesOf(facts, order)).toEqual([]);
  expect(holesOf(facts, { ...order, loans: [] })).not.toEqual([]);
  // With room for both there is no loan.
  expect(orderUnits(facts, 4, [0])).toMatchObject({ loans: [], waves: [[[0]], [[1, 2]]] });
});

test("an owner is not lent: the area they leave goes live no later", () => {
  const facts = factsOf(3, 1, [
    { role: 1, works: [1], unit: 2, givesUp: [1] },
    { role: 0, works: [0], unit: 0 },
  ]);
  const order = orderUnits(facts, 1, [0]).waves.flat();
  const at = (unit: number): number => order.findIndex((group) => group.includes(unit));
  expect(at(1)).toBeLessThanOrEqual(at(2));
});

test("no hole on a yardstick whose people all go to their cheapest unit", () => {
  const text = readFileSync("examples/yardsticks/n200s1.json", "utf8");
  const read = parseYardstick(text);
  if (!read.ok) throw new Error("The yardstick is unreadable.");
  const { instance } = read;
  const unit = Int32Array.from(
    { length: instance.people },
    (_, i) => instance.listUnit[instance.listStart[i]!] ?? 0,
  );
  const placement: Placement = { unit, isOwner: new Uint8Array(instance.people) };
  const facts = factsOfInstance(instance, placement);
  const order = improveWaves(facts, orderUnits(facts, 40, closureOf(openCover(facts), 0)), 40);
  expect(holesOf(facts, order)).toEqual([]);
  expect(order.waves.length).toBeGreaterThan(1);
});

// The one in the middle may be moved: groups of two stay where they are. It works in 2 alone, 3 and 4 go with 1 and 5.
const many = (n: number, row: Row): Row[] => Array.from({ length: n }, () => row);

test.each([
  {
    name: "later by a wave, as a head of the last is missed two waves otherwise, and two of its own not at all",
    rows: [
      ...many(6, { role: 0, works: [2], unit: 2 }),
      ...many(2, { role: 0, works: [2], unit: 1 }),
      { role: 0, works: [5], unit: 2 },
      ...many(6, { role: 0, works: [5], unit: 5 }),
    ],
    waves: [[[0]], [[2]], [[1, 3]], [[4, 5]]],
    better: [[[0]], [[1, 3], [2]], [[4, 5]]],
  },
  {
    name: "earlier by a wave, as a head of its own is missed three waves otherwise, and two of another not at all",
    rows: [
      ...many(6, { role: 0, works: [2], unit: 2 }),
      { role: 0, works: [2], unit: 1 },
      ...many(2, { role: 0, works: [5], unit: 2 }),
      ...many(6, { role: 0, works: [5], unit: 5 }),
    ],
    waves: [[[0]], [[1, 3]], [[6, 7]], [[4, 5]], [[2]]],
    better: [[[0]], [[1, 3]], [[6, 7]], [[4, 5], [2]]],
  },
])("a unit goes $name", ({ rows, waves, better }) => {
  const facts = factsOf(8, 1, rows);
  expect(improveWaves(facts, { waves, loans: [] }, 30).waves).toEqual(better);
});
