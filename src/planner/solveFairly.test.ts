import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import {
  areaId,
  DEFAULT_CONFIG,
  personId,
  wording,
  type Org,
  type Person,
  type PinWish,
} from "../org/index.ts";
import { planSto, type Plan } from "./index.ts";

const AREAS = ["x", "y", "z"];

/** Managers of many levels with two reports each, most of them at home in one area, some of two disciplines. */
const companies = fc
  .record({
    levels: fc.array(fc.integer({ min: 4, max: 8 }), { minLength: 6, maxLength: 6 }),
    homes: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 18, maxLength: 18 }),
  })
  .map(({ levels, homes }): Org => {
    const managers = levels.map((_, k) => `m${k}`);
    const reports = managers.map((_, k) => [`r${2 * k}`, `r${2 * k + 1}`]);
    const everybody = [...managers, ...reports.flat()];
    const lines = [
      `ceo > ${managers.join(", ")}`,
      ...managers.map(
        (m, k) => `${m} > ${reports[k]!.map((r) => `${r}/${k % 2 === 0 ? "a" : "b"}`).join(", ")}`,
      ),
      ...AREAS.map((area, a) => `${area}: ${everybody.filter((_, k) => homes[k] === a).join(", ")}`),
    ].filter((line) => !line.endsWith(": "));
    const people: Record<string, Partial<Person>> = Object.fromEntries(
      managers.map((m, k) => [m, { level: levels[k]! }]),
    );
    return orgOf(lines.join("\n"), { people });
  });

function planned(org: Org, wishes: readonly PinWish[] = []): Plan | null {
  const pins = wishes.map((wish, k) => ({ id: `q${k}`, author: "ada", reason: "said", ...wish }));
  const result = planSto(org, { today: org.today, seed: 1, work: 20_000, config: DEFAULT_CONFIG, pins });
  if (!result.ok && result.refusal.code !== "pins-conflict") throw new Error(wording(result.refusal.message));
  return result.ok ? result.plan : null;
}

/** The managers placed below an owner of a lower level away from home, whom no plan should have. */
const belowLower = (org: Org, plan: Plan): string[] =>
  plan.units.flatMap((unit) => {
    const levelOf = (id: string): number => org.people[org.personIndexById.get(id) ?? -1]?.level ?? 0;
    return plan.placements
      .filter((one) => one.unitId === unit.areaId && one.slot !== "owner" && one.homeUnitId !== unit.areaId)
      .filter((one) => one.personId.startsWith("m") && levelOf(one.personId) > levelOf(unit.ownerId))
      .map((one) => one.personId);
  });

test("a pin never leads to a plan below what no plan was said to cost, nor any manager below a lower owner", () => {
  fc.assert(
    fc.property(companies, (org) => {
      const free = planned(org);
      if (free === null) return;
      expect(belowLower(org, free)).toEqual([]);
      for (const unit of free.units)
        for (let k = 0; k < 6; k += 2) {
          const own: PinWish = { kind: "own", personId: personId(`m${k}`), areaId: areaId(unit.areaId) };
          const pinned = planned(org, [own]);
          if (pinned === null) continue;
          expect(pinned.cost).toBeGreaterThanOrEqual(free.lowerBound);
          for (const price of pinned.pinPrices ?? []) {
            expect(price.least).toBeLessThanOrEqual(Math.max(0, pinned.cost - free.cost));
            expect(price.most).toBeGreaterThanOrEqual(pinned.cost - free.cost);
          }
        }
    }),
    { numRuns: 8 },
  );
}, 30_000);
