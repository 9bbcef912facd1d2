import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { areaId, DEFAULT_CONFIG, personId, wording, type PinWish } from "../../org/index.ts";
import { placementIn, questionOf } from "../alternatives/reprice.ts";
import type { Plan, Wave } from "../plan/plan.ts";
import { planSto } from "../run.ts";
import { judgeWaves } from "./verifyWaves.ts";

/** Two areas under a leader each; the first so many of x's developers are pinned to y. */
function movedFrom(developers: number, moved: number) {
  const ids = Array.from({ length: developers }, (_, k) => `x${k}`);
  const org = orgOf(`ceo > em, fm; em > ${ids.join(", ")}; fm > c, d
    x: em, ${ids.join(", ")}; y: fm, c, d`);
  const pins = ids.slice(0, moved).map((id, k) => {
    const wish: PinWish = { kind: "place", personId: personId(id), areaId: areaId("y") };
    return { id: `q${k}`, author: "ada", reason: "asked", ...wish };
  });
  const made = planSto(org, { today: org.today, seed: 1, work: 100_000, config: DEFAULT_CONFIG, pins });
  if (!made.ok) throw new Error(wording(made.refusal.message));
  const question = questionOf(org, made.plan);
  const judge = (plan: Plan): string[] => {
    const faults: string[] = [];
    judgeWaves(question, plan, placementIn(question, plan), null, faults);
    return faults;
  };
  return { plan: made.plan, judge };
}

/** The plan with these areas, one a wave, in this order; of a wave only what is asked here is changed. */
function inOrder(plan: Plan, order: readonly string[], more: (wave: number) => Partial<Wave>): Plan {
  const [first] = plan.waves;
  const waves = order.map((id, k): Wave => ({
    ...first!,
    number: k + 1,
    pilot: k === 0,
    groups: [[areaId(id)]],
    loans: [],
    ...more(k),
  }));
  return { ...plan, waves };
}

describe("an area that waits keeps two fifths of a discipline", () => {
  const falls = / falls to /;
  test.each([
    ["one of three is a hole", 3, 2, ["x falls to 1 of 3 heads of other before it goes live."]],
    ["two of five are enough", 5, 3, []],
    ["three of eight are a hole", 8, 5, ["x falls to 3 of 8 heads of other before it goes live."]],
  ])("%s", (_, developers, moved, told) => {
    const { plan, judge } = movedFrom(developers, moved);
    expect(judge(plan).filter((fault) => falls.test(fault))).toEqual([]);
    const early = inOrder(plan, ["y", "x"], () => ({}));
    expect(judge(early).filter((fault) => falls.test(fault))).toEqual(told);
  });
});

describe("a loan", () => {
  const { plan, judge } = movedFrom(3, 2);
  const [day, later] = ["2026-08-01", "2026-11-01"];
  const dated = (areas: readonly string[][], until: string): Plan =>
    inOrder(plan, ["y", "x"], (k) => ({
      effectiveOn: [day, later][k]! as Wave["effectiveOn"],
      groups: [areas[k]!.map(areaId)],
      loans:
        k === 0
          ? [{ personId: personId("x0"), areaId: areaId("x"), until: until as Wave["effectiveOn"] }]
          : [],
    }));
  const told = (one: Plan): string[] => judge(one).filter((fault) => fault.includes(" is lent "));
  test("ends on the day its area goes live, later than it begins", () => {
    expect(told(dated([["y"], ["x"]], later))).toEqual([]);
  });
  test.each([
    ["ends on another day than its area goes live", dated([["y"], ["x"]], "2026-12-01")],
    ["would end on the day it begins", dated([["y", "x"], []], day)],
  ])("is a fault where it %s", (_, one) => {
    expect(told(one)).toEqual([expect.stringMatching(/^x0 is lent to x until .*, which is not the day/)]);
  });
});
