import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { areaId, DEFAULT_CONFIG, personId, wording, type Org } from "../../org/index.ts";
import { evaluate } from "../verify/evaluate.ts";
import { exactIterations } from "../exact/exact.ts";
import { explainPerson, type PersonInPlan } from "./explainPerson.ts";
import { explainUnit, type UnitInPlan } from "./explainUnit.ts";
import type { Placement } from "../instance.ts";
import { allPlacements } from "../instances.case.ts";
import { nearTiesOf } from "./nearTies.ts";
import { openPlan, type OpenedPlan } from "../plan/openPlan.ts";
import { personFacts } from "./personFacts.ts";
import { planSto } from "../run.ts";

/** Two products; Ivo works in both, Uma manages Kit from the other one, and pay has an engineer too few. */
const SPLIT = orgOf(
  `ceo/executive > max/engineering, uma/product
   max > ivo/engineering, jon/engineering; uma > kit/engineering, lea/design
   pay: max, ivo 0.5, jon, kit; cart: uma, ivo 0.5, lea`,
  { people: { max: { title: "Director" }, uma: { title: "Director" } } },
);

/** Two engineers whom nothing tells apart, with half their time in each of two areas. */
const ALIKE = orgOf(
  `ceo/executive > max/engineering, uma/product
   max > ann/engineering, ben/engineering, jon/engineering; uma > lea/engineering
   pay: max, ann 0.5, ben 0.5, jon; cart: uma, lea, ann 0.5, ben 0.5`,
  { people: { max: { title: "Director" }, uma: { title: "Director" } } },
);

function opened(org: Org): OpenedPlan {
  const planned = planSto(org, { today: org.today, seed: 1, work: 2_000_000, config: DEFAULT_CONFIG });
  if (!planned.ok) throw new Error(wording(planned.refusal.message));
  return openPlan(org, planned.plan);
}

function person(of: OpenedPlan, id: string): PersonInPlan {
  const { done, value } = explainPerson(of, personId(id), 0).next();
  if (done !== true || value === null) throw new Error(`${id} is not explained.`);
  return value;
}

function unit(of: OpenedPlan, id: string): UnitInPlan {
  const { done, value } = explainUnit(of, areaId(id), 0).next();
  if (done !== true || value === null) throw new Error(`${id} is not explained.`);
  return value;
}

/** The cheapest placement of all that holds, against the plan: what a price must enclose. */
function cheapest({ question, plan }: OpenedPlan, holds: (one: Placement) => boolean): number {
  let least = Infinity;
  for (const one of allPlacements(question.instance)) {
    if (!holds(one)) continue;
    const judged = evaluate(question.instance, one);
    if (judged.ok) least = Math.min(least, judged.cost);
  }
  return least - plan.cost;
}

describe.each([
  ["somebody split between two areas", SPLIT],
  ["two people nothing tells apart", ALIKE],
])("prices around %s", (_, org) => {
  const of = opened(org);
  const { members } = of.question;
  const unitAt = (id: string): number => members.units.indexOf(org.areaIndexById.get(id) ?? -1);
  const at = (id: string): number => members.at[org.personIndexById.get(id)!]!;

  test("enclose the cheapest of all placements, for everybody", () => {
    for (const { personId: id, unitId, slot } of of.plan.placements) {
      const i = at(id);
      const { keepArea, keepManager, elsewhere, standing } = person(of, id);
      for (const one of [...(keepArea === null ? [] : [keepArea]), ...elsewhere]) {
        const exact = cheapest(of, ({ unit: units }) => units[i] === unitAt(one.unitId));
        expect(one.price.least).toBeLessThanOrEqual(exact);
        expect(one.price.most).toBeGreaterThanOrEqual(exact);
      }
      const found = elsewhere.map((one) => one.price.most);
      expect(found).toEqual([...found].sort((a, b) => a - b));
      // No line is dearer than what another shows to be possible.
      if (keepArea !== null) expect(standing.price!.most).toBeLessThanOrEqual(keepArea.price.most);
      expect(standing.price?.most ?? -Infinity).toBeLessThanOrEqual(Math.min(...found));
      if (keepManager !== null) {
        const boss = of.question.instance.manager[i]!;
        const exact = cheapest(of, ({ unit: units }) => units[i] === units[boss]);
        expect(keepManager.price.least).toBeLessThanOrEqual(exact);
        expect(keepManager.price.most).toBeGreaterThanOrEqual(exact);
      }
      if (standing.price === null) continue;
      const exact = cheapest(
        of,
        (one) => one.unit[i] !== unitAt(unitId) || (slot === "owner" && one.isOwner[i] === 0),
      );
      expect(standing.price.least).toBeLessThanOrEqual(exact);
      expect(standing.price.most).toBeGreaterThanOrEqual(exact);
      if (standing.kind === "sure") expect(exact).toBeGreaterThan(0);
      if (standing.kind === "near-tie") expect(exact).toBeLessThanOrEqual(10);
    }
  });

  test("of other owners enclose the cheapest placement with them", () => {
    for (const { areaId: id } of of.plan.units)
      for (const { candidate, price } of unit(of, id).others) {
        if (price === null) continue;
        const i = at(candidate.personId);
        const exact = cheapest(of, (one) => one.unit[i] === unitAt(id) && one.isOwner[i] === 1);
        expect(price.least).toBeLessThanOrEqual(exact);
        expect(price.most).toBeGreaterThanOrEqual(exact);
      }
  });

  test("of other owners are those of whoever may be seated at the least cost", () => {
    for (const { areaId: id, ownerId } of of.plan.units) {
      const u = unitAt(id);
      const priceOf = (i: number): number => cheapest(of, (one) => one.unit[i] === u && one.isOwner[i] === 1);
      const all = Array.from(members.people, (_p, i) => i)
        .filter((i) => i !== at(ownerId))
        .map(priceOf)
        .filter((points) => points < Infinity)
        .sort((a, b) => a - b);
      const shown = unit(of, id).others.map(({ candidate }) => priceOf(at(candidate.personId)));
      expect(shown.sort((a, b) => a - b)).toEqual(all.slice(0, 2));
      const inPlan = of.plan.units.find((one) => one.areaId === id)!.candidates;
      expect(inPlan.length - 1).toBe(shown.length);
    }
  });

  test("in sentences add up: the numbers of the clauses are those of the sum", () => {
    let checked = 0;
    for (const { personId: id } of of.plan.placements)
      for (const { sentence, price } of person(of, id).elsewhere) {
        const [, parts = "", , sum = ""] =
          /^In [^:]*: (.*?)(; in all (.*))?\.$/.exec(wording(sentence)) ?? [];
        if (parts === "" || sum === "") continue;
        const numbers = [...parts.matchAll(/(\d+) (?:points? )?(more|less)/g)];
        const total = numbers.reduce(
          (all, [, points, way]) => all + (way === "less" ? -1 : 1) * Number(points),
          0,
        );
        expect(total).toBe(price.most);
        checked++;
      }
    expect(checked).toBeGreaterThan(0);
  });
});

describe("an explanation", () => {
  test("of interchangeable people invents no reason", () => {
    const of = opened(ALIKE);
    const apart = of.plan.interchangeable;
    expect(apart).toEqual([["ann", "ben"]]);
    const { alike, standing } = person(of, "ann");
    expect(alike).toEqual(["ben"]);
    // Each is held against a plan as good in which the other sits where they do.
    expect(nearTiesOf(of.plan).people).toEqual(expect.arrayContaining(["ann", "ben"]));
    expect(standing.kind).toBe("near-tie");
    expect(wording(standing.sentence)).toContain("Nothing in the data tells ann apart from ben");
  });

  test("asks the exact solver where it may, and only for prices that are open", () => {
    const steps = explainPerson(opened(SPLIT), personId("ivo"), exactIterations("prove", 7));
    const { done, value } = steps.next();
    if (done === true) expect(value?.standing.price?.least).toBe(value?.standing.price?.most);
    else expect(value.model).toBeDefined();
  });

  test("says when it happens and what of today ends", () => {
    const of = opened(SPLIT);
    const { facts, placement } = person(of, "ivo");
    const left = placement.unitId === "pay" ? "cart" : "pay";
    const told = facts.map((one) => wording(one));
    expect(told[0]).toMatch(/goes live in wave \d+, on \d{4}-\d\d-\d\d\.$/);
    expect(told).toContain(`Ends: their work in ${left} (50 %); the areas agree on the help, or do without.`);
  });

  test("of somebody outside the plan says who remains below them, and that no role is decided", () => {
    const of = opened(SPLIT);
    const told = (reachLost: OpenedPlan["plan"]["todo"]["reachLost"]): string[] => {
      const plan = { ...of.plan, todo: { ...of.plan.todo, reachLost, craftLeads: [] } };
      return personFacts(of.question.org, plan, personId("ceo")).map((one) => wording(one));
    };
    expect(told([])).toEqual([]);
    expect(told([{ personId: personId("ceo"), before: 6, after: 2 }])).toEqual([
      "People below ceo, all levels counted: 6 today, 2 in the plan. Whoever works in a planned area reports within it, up to its owner.",
      "No new role is decided for them yet.",
    ]);
  });

  test("is null for who or what is not in the plan", () => {
    const of = opened(SPLIT);
    expect(explainPerson(of, personId("ceo"), 0).next().value).toBeNull();
    expect(explainUnit(of, areaId("company"), 0).next().value).toBeNull();
  });
});
