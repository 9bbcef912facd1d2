import { describe, expect, test } from "vitest";
import { ownersOf, wording } from "../org/index.ts";
import { formatPlan, parsePlan, targetOf, targetOrgs } from "./index.ts";
import { managers, planned, stool } from "./run.case.ts";

describe("a functional product becomes single-threaded", () => {
  const org = stool();
  const plan = planned(org);
  const target = targetOf(org, plan);

  test("the engineering manager owns it, reports to the head, and product and design report to them", () => {
    expect(managers(target)).toEqual({
      ceo: null,
      vp: "ceo",
      cpo: "ceo",
      head: "ceo",
      em: "ceo",
      e1: "em",
      e2: "em",
      e3: "em",
      pm: "em",
      ux: "em",
    });
    expect(ownersOf(target, 1).map((p) => target.people[p]?.id)).toEqual(["em"]);
  });
  test("it costs nothing but what no plan can avoid, and that is proved", () => {
    expect([plan.cost, plan.lowerBound, plan.gap]).toEqual([0, 0, 0]);
  });
  test("three people change manager, nobody changes area, and each of them is told why", () => {
    expect(plan.counts).toMatchObject({ moved: 0, managerChanged: 3, inPlan: 6, outside: 4 });
    expect(plan.reasons.map((reason) => wording(reason.sentence))).toEqual([
      "em owns x and reports to ceo. No planned area lies above it.",
      "pm stays in x and reports to its owner, em. Today's manager, cpo, works in no planned area.",
      "ux stays in x and reports to its owner, em. Today's manager, head, works in no planned area.",
    ]);
  });
  test("the three heads keep their place and stand without a role yet", () => {
    expect(plan.todo.withoutRole).toEqual(["vp", "cpo", "head"]);
  });
  test("naming the owner alone changes no manager, STL changes no manager, STO does", () => {
    const four = targetOrgs(org, plan);
    expect(managers(four.ownerNamedOnly)).toEqual(managers(org));
    expect(managers(four.stl)).toEqual(managers(org));
    expect(four.stl.areas[1]?.mode).toBe("stl");
    expect(managers(four.sto)).not.toEqual(managers(org));
  });
  test("the pilot starts on the first of a month at least six weeks later", () => {
    expect(plan.waves.map((wave) => [wave.pilot, wave.effectiveOn])).toEqual([[true, "2026-08-01"]]);
  });
  test("the plan as a file is the plan", () => {
    const parsed = parsePlan(formatPlan(plan));
    expect(parsed.ok && parsed.plan).toEqual(plan);
    expect(formatPlan(parsed.ok ? parsed.plan : plan)).toBe(formatPlan(plan));
  });
});
