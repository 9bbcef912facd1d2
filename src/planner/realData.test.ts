import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseCsvFolder } from "../formats/index.ts";
import {
  buildOrg,
  corePeopleOf,
  DEFAULT_CONFIG,
  isUnder,
  ownersOf,
  reportCount,
  wording,
  type Org,
} from "../org/index.ts";
import { planSto, targetOrgs, verifyPlan, WORK_QUICK, type Plan } from "./index.ts";

const read = (set: string, today: string): Org => {
  const folder = resolve(import.meta.dirname, "../../examples", set);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
  return buildOrg(parseCsvFolder(files, { today }), { today, config: DEFAULT_CONFIG });
};
const planOf = (org: Org): Plan => {
  const result = planSto(org, { today: org.today, seed: 1, work: WORK_QUICK, config: DEFAULT_CONFIG });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
};

describe.each([
  { set: "sourcegraph-2022-05-15", today: "2022-05-15", people: 275, inPlan: 108, units: 19, hire: 0 },
  { set: "sourcegraph-2024-06-25", today: "2024-06-25", people: 167, inPlan: 46, units: 10, hire: 3 },
])("$set", ({ set, today, people, inPlan, units, hire }) => {
  const org = read(set, today);
  const plan = planOf(org);
  const { sto, ownerNamedOnly, stl } = targetOrgs(org, plan);

  test("plans the people of the areas and leaves the others", () => {
    expect(plan.counts).toMatchObject({ people, inPlan, outside: people - inPlan, ownersToHire: hire });
    expect(plan.units).toHaveLength(units);
  });
  test("gives each area one owner who owns nothing else, or a named vacancy", () => {
    const owned = plan.units.map((unit) => ownersOf(sto, sto.areaIndexById.get(unit.areaId)!));
    expect(owned.every((owners) => owners.length === 1)).toBe(true);
    expect(new Set(owned.flat()).size).toBe(units);
    const empty = owned.flat().filter((p) => sto.people[p]!.vacant);
    expect(empty).toHaveLength(hire);
    expect(empty.every((p) => /^Owner of .+ \(to hire\)$/.test(sto.people[p]!.name))).toBe(true);
  });
  test("puts everybody who works on an area, or below it, under its owner", () => {
    for (const unit of plan.units) {
      const area = sto.areaIndexById.get(unit.areaId)!;
      const owner = sto.personIndexById.get(unit.ownerId)!;
      for (const p of corePeopleOf(sto, area))
        expect(isUnder(sto, p, owner), `${unit.name} ${sto.people[p]!.name}`).toBe(true);
    }
  });
  test("makes nobody an owner who leads nobody today", () => {
    for (const unit of plan.units.filter((one) => one.readiness !== "to-hire"))
      expect(reportCount(org, org.personIndexById.get(unit.ownerId)!), unit.name).toBeGreaterThan(0);
  });
  test("dedicates everybody of the plan to one area", () => {
    for (const one of plan.placements) {
      const p = sto.personIndexById.get(one.personId)!;
      expect(sto.work.personStart[p + 1]! - sto.work.personStart[p]!).toBe(1);
    }
  });
  test("leaves the managers of people outside, and all managers when the owner is only named or STL is chosen", () => {
    const placed = new Set(plan.placements.map((one) => one.personId as string));
    for (const person of org.people) {
      const after = (at: Org) => at.people[at.personIndexById.get(person.id)!]!.managerId;
      if (!placed.has(person.id)) expect(after(sto)).toBe(person.managerId);
      expect([after(ownerNamedOnly), after(stl)]).toEqual([person.managerId, person.managerId]);
    }
  });
  test("lists charters, agreements and owners to ask as work to do", () => {
    expect(plan.todo.charters).toHaveLength(units);
    expect(plan.todo.ownersToAsk).toHaveLength(units - hire);
    expect(plan.todo.agreements.length).toBeGreaterThan(0);
  });
  test("is sound, bounded and in waves", () => {
    expect(verifyPlan(org, plan)).toEqual({ ok: true });
    expect(plan.lowerBound).toBeLessThanOrEqual(plan.cost);
    expect(plan.waves.length).toBeGreaterThan(1);
  });
});

test("a catalogue without reporting lines is refused with what is missing", () => {
  const org = read("cloudfoundry", "2024-06-25");
  const result = planSto(org, { today: org.today, seed: 1, work: WORK_QUICK, config: DEFAULT_CONFIG });
  expect(!result.ok && [result.refusal.code, wording(result.refusal.message)]).toEqual([
    "lines-unknown",
    "201 people, and none of them has a manager in the data: who reports to whom cannot be planned. Add the managers and plan again.",
  ]);
});
