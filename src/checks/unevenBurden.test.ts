import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wording } from "../org/index.ts";
import { chanceOf, farFromChance } from "./chance.ts";
import { oddsOf, unevenBurden, type GroupShare } from "./unevenBurden.ts";

describe("chance", () => {
  test.each([
    // Fisher's lady: all four cups right, 1 of 70 each way.
    [{ people: 8, marked: 4, group: 4, hit: 4 }, 2 / 70],
    [{ people: 8, marked: 4, group: 4, hit: 3 }, 34 / 70],
    [{ people: 8, marked: 4, group: 4, hit: 2 }, 1],
    // One-sided where the other end is likelier: C(3,3)/C(10,3).
    [{ people: 10, marked: 3, group: 3, hit: 3 }, 1 / 120],
    [{ people: 10, marked: 0, group: 3, hit: 0 }, 1],
    [{ people: 10, marked: 10, group: 3, hit: 3 }, 1],
  ])("%j", (draw, chance) => {
    expect(chanceOf(draw)).toBeCloseTo(chance, 12);
  });
  test("equals the sum over all choices", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(9), fc.nat(9), (people, m, g, h) => {
        const marked = m % (people + 1);
        const group = g % (people + 1);
        const least = Math.max(0, group + marked - people);
        const hit = least + (h % (Math.min(group, marked) - least + 1));
        const counts = new Map<number, number>();
        let all = 0;
        for (let choice = 0; choice < 1 << people; choice++) {
          const bits = [...choice.toString(2)].filter((bit) => bit === "1").length;
          if (bits !== marked) continue;
          all++;
          const inside = [...(choice & ((1 << group) - 1)).toString(2)].filter((bit) => bit === "1").length;
          counts.set(inside, (counts.get(inside) ?? 0) + 1);
        }
        const own = counts.get(hit)!;
        const sum = [...counts.values()].filter((one) => one <= own).reduce((a, b) => a + b, 0);
        expect(chanceOf({ people, marked, group, hit })).toBeCloseTo(sum / all, 10);
      }),
    );
  });
  test("large counts neither overflow nor vanish", () => {
    const chance = chanceOf({ people: 200_000, marked: 60_000, group: 50_000, hit: 15_300 });
    expect(chance).toBeGreaterThan(1e-4);
    expect(chance).toBeLessThan(0.01);
    expect(chanceOf({ people: 200_000, marked: 60_000, group: 50_000, hit: 15_000 })).toBeCloseTo(1, 6);
  });
  test("counts that cannot be are a bug", () => {
    expect(() => chanceOf({ people: 4, marked: 2, group: 2, hit: 3 })).toThrow(/cannot be/);
    expect(() => chanceOf({ people: 4, marked: 3, group: 3, hit: 1 })).toThrow(/cannot be/);
  });
});

test.each([
  [
    [0.01, 0.04, 0.03],
    [true, false, false],
  ],
  [[0.04], [true]],
  [
    [0.016, 0.02, 0.05],
    [true, true, true],
  ],
  [[], []],
])("Holm keeps the level over all of %j", (chances, far) => {
  expect(farFromChance(chances, 0.05)).toEqual(far);
});

const share = (hit: number): GroupShare => ({
  people: 60,
  marked: 14,
  group: 12,
  hit,
  subjects: ["moves", "part-time", "who work part-time"],
  who: "who work part-time",
  does: "move to a new area",
  among: "in the plan",
  lessCounts: true,
  restsOn: ["person.fte"],
});

test("the finding says the share, what chance would give, and how rare it is; counts are groups", () => {
  const [finding] = unevenBurden([share(10)]);
  expect(finding).toMatchObject({
    check: "uneven-burden",
    tier: "norm",
    value: 7.2,
    evidence: [],
    fixes: [],
  });
  expect(wording(finding!.message)).toBe(
    "10 of 12 people who work part-time move to a new area; as many chosen at random among all 60 in the plan would give 2.8. As far from that or farther comes up by chance in less than 1 of a million plans.".replace(
      "in less than 1 of a million plans",
      oddsOf(chanceOf(share(10))),
    ),
  );
});
test.each([2, 3, 4])("%d of 12 where chance gives 2.8 is no finding", (hit) => {
  expect(unevenBurden([share(hit)])).toEqual([]);
});
test("far below chance is a finding where less counts", () => {
  expect(unevenBurden([{ ...share(0), group: 25 }])).toHaveLength(1);
  expect(unevenBurden([{ ...share(0), group: 25, lessCounts: false }])).toEqual([]);
});
test.each([
  [0.5, "in 50 of 100 plans"],
  [0.0004, "in 1 of 2,500 plans"],
  [1e-9, "in less than 1 of a million plans"],
])("%d reads %s", (chance, words) => {
  expect(oddsOf(chance)).toBe(words);
});
