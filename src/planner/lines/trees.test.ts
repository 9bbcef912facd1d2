import { expect, test } from "vitest";
import { orgOf, type OrgOfOptions } from "../../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording } from "../../org/index.ts";
import { planSto, type Plan } from "../index.ts";

const planned = (text: string, options: OrgOfOptions = {}): Plan => {
  const org = orgOf(text, options);
  const result = planSto(org, { today: org.today, seed: 1, work: 300_000, config: DEFAULT_CONFIG });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
};
const managerOf = (plan: Plan, id: string) => plan.placements.find((one) => one.personId === id)?.managerId;
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const levels = (ids: readonly string[], level: number): OrgOfOptions => ({
  people: Object.fromEntries(ids.map((id) => [id, { level }])),
});

test("who keeps today's manager inside the area keeps them", () => {
  const plan = planned("ceo > em; em > tl, a, b; tl > c, d, e; x: em, tl, a, b, c, d, e", levels(["em"], 5));
  expect(["tl", "a", "c"].map((id) => managerOf(plan, id))).toEqual(["em", "em", "tl"]);
});

test("newcomers go to the owner while the owner leads fewer than eight, then to a manager with room", () => {
  const engineers = many("e", 6);
  const guests = many("g", 4);
  const plan = planned(
    `ceo > em, cpo; em > tl, ${engineers.join(", ")}; tl > t0, t1; cpo > ${guests.join(", ")}, out
     x: em, tl, t0, t1, ${[...engineers, ...guests].join(", ")}; hr: out`,
    { ...levels(["em"], 5), areas: { hr: { kind: "corporate" } } },
  );
  expect(guests.map((id) => managerOf(plan, id))).toEqual(["em", "tl", "tl", "tl"]);
});

test("leads of a discipline report to the owner up to ten", () => {
  const engineers = many("e", 8);
  const plan = planned(
    `ceo > em, cpo; em > tl, ${engineers.join(", ")}; tl > t0, t1; cpo > pm/product, z/product, out
     x: em, tl, t0, t1, ${engineers.join(", ")}, z, pm!; hr: out`,
    { ...levels(["em"], 5), areas: { hr: { kind: "corporate" } } },
  );
  expect([managerOf(plan, "pm"), managerOf(plan, "z")]).toEqual(["em", "tl"]);
});

test("without any manager with room the most senior leads others, if that is one level up", () => {
  const engineers = many("e", 12);
  const text = `ceo > em; em > ${engineers.join(", ")}; x: em, ${engineers.join(", ")}`;
  const promoted = planned(text, { people: { em: { level: 5 }, e3: { level: 4 } } });
  expect(promoted.placements.filter((one) => one.promoted === true).map((one) => one.personId)).toEqual([
    "e3",
  ]);
  expect(managerOf(promoted, "e11")).toBe("e3");
  const wide = planned(text, levels(["em"], 5));
  expect(wide.placements.some((one) => one.promoted === true)).toBe(false);
  expect(wide.unsolved.map((one) => wording(one))).toContain(
    "In x the owner has more than ten direct reports.",
  );
});

test("nobody stands more than two levels below the owner of a small area", () => {
  const plan = planned(
    "ceo > em; em > l1; l1 > l2; l2 > l3; l3 > l4; x: em, l1, l2, l3, l4",
    levels(["em"], 7),
  );
  expect(["l1", "l2", "l3", "l4"].map((id) => managerOf(plan, id))).toEqual(["em", "l1", "l1", "l1"]);
});
