import { expect, test } from "vitest";
import type { Plan } from "../plan/plan.ts";
import { takeStandsIn, withStandsIn, type StandsIn } from "./standsIn.ts";

/** What standing is read of: who owns which area, who sits where. */
const planOf = (owner: string, seats: Readonly<Record<string, string>>): Plan =>
  ({
    units: [{ areaId: "pay", ownerId: owner }],
    placements: Object.entries(seats).map(([personId, unitId]) => ({ personId, unitId })),
  }) as unknown as Plan;

test("each decision counts the plans in which it stands, its own included", () => {
  const [first] = withStandsIn([
    planOf("ada", { bo: "pay", cy: "pay" }),
    planOf("ada", { bo: "ads", cy: "pay" }),
    planOf("eve", { bo: "ads", cy: "pay" }),
  ]);
  expect(first!.units[0]!.standsIn).toEqual({ plans: 2, of: 3 });
  expect(first!.placements.map((one) => one.standsIn)).toEqual([
    { plans: 1, of: 3 },
    { plans: 3, of: 3 },
  ]);
});

test.each([
  ["in itself alone", { plans: 1, of: 3 }, []],
  ["in all", { plans: 3, of: 3 }, []],
  ["in none, not even itself", { plans: 0, of: 3 }, ["bo is said to stand in 0 of 3 plans."]],
  ["in more than there are", { plans: 4, of: 3 }, ["bo is said to stand in 4 of 3 plans."]],
])("a placement said to stand %s", (_, standsIn: StandsIn, told) => {
  const plan = planOf("ada", { bo: "pay" });
  const faults: string[] = [];
  const placements = plan.placements.map((one) => ({ ...one, standsIn }));
  takeStandsIn(plan, { ...plan, placements }, faults);
  expect(faults).toEqual(told);
});
