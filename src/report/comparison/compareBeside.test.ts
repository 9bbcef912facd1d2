import { expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { applyChanges } from "../../changes/index.ts";
import { DEFAULT_CONFIG, type AreaId, type PersonId } from "../../org/index.ts";
import { planSto, targetOrgs } from "../../planner/index.ts";
import { compareAlternatives } from "./compareAlternatives.ts";
import { compareBeside } from "./compareBeside.ts";

const org = orgOf(
  `ceo > vpe/engineering, vpp/product
   vpe > em/engineering, et/engineering; em > e1/engineering, e2/engineering, e3/engineering
   et > e4/engineering, e5/engineering; vpp > pm/product, pn/product
   pay: em, e1, e2, e3, pm*; ads: et, e4, e5, pn`,
);
const planned = planSto(org, { today: org.today, seed: 1, work: 200_000, config: DEFAULT_CONFIG });
if (!planned.ok) throw new Error("no plan");
const { plan } = planned;
const alternatives = targetOrgs(org, plan);

test("without more columns it is the comparison of the plan alone", () => {
  const { columns: _, ...beside } = compareBeside(plan, alternatives, []);
  expect(beside).toEqual(compareAlternatives(plan, alternatives));
});

test("the plan itself beside the plan says the same twice", () => {
  const { columns, gains, costs } = compareBeside(plan, alternatives, [
    { title: "again", org: alternatives.sto, plan },
  ]);
  expect(columns.at(-1)).toBe("again");
  for (const { values } of [...gains, ...costs]) expect(values[4]).toEqual(values[3]);
});

test("of an org that no plan leads to, what only a plan says is not judged; an area it lacks is left out", () => {
  const edited = applyChanges(alternatives.sto, [
    { kind: "set-manager", personId: "e1" as PersonId, managerId: "et" as PersonId },
  ]);
  if (!edited.ok) throw new Error("refused");
  const { gains, costs } = compareBeside(plan, alternatives, [{ title: "edited", org: edited.org }]);
  const row = (id: string) => [...gains, ...costs].find((one) => one.id === id)?.values;
  expect(row("owners-calibre")?.[4]).toBe("not judged");
  expect(row("seats")?.[4]).toBe("not judged");
  expect(row("single-threaded")?.[4]).not.toEqual(row("single-threaded")?.[3]);
  const retired = applyChanges(alternatives.sto, [{ kind: "retire-area", areaId: "ads" as AreaId }]);
  if (!retired.ok) return;
  const less = compareBeside(plan, alternatives, [{ title: "less", org: retired.org }]);
  if (!retired.org.areaIndexById.has("ads")) expect(less.unjudged).toContain("ads");
});
