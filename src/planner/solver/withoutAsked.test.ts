import { describe, expect, test } from "vitest";
import { partOf, withPart } from "../exact/divisions.ts";
import { allPlacements, leastCost, randomInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { evaluate } from "../verify/evaluate.ts";
import { askWarm, openWarm, placementWith } from "../whatIf/whatIf.ts";
import { buildPlaces, rolePoints } from "./places.ts";
import { randomStream } from "./random.ts";
import { solve } from "./solve.ts";
import { withoutAsked } from "./withoutAsked.ts";

const OPTIONS = { seed: 1, work: 300_000 };

/** A random instance with a published plan and with locations, or with one of them. */
function asking(seed: number, people: number, units: number): Instance {
  const instance = randomInstance(seed, { people, units, pins: seed % 2 === 0 });
  const { below } = randomStream(seed + 1000);
  const unit = Int32Array.from({ length: people }, () => below(units + 1) - 1);
  const location = Int32Array.from({ length: people }, () => below(3));
  const points = Int32Array.from({ length: 3 * units }, (_, k) => (k < units ? 0 : below(2) * 70));
  return {
    ...instance,
    ...(seed % 3 === 0 ? {} : { stayWithPlan: { unit, points: 10 } }),
    ...(seed % 3 === 1 ? {} : { siteChange: { location, points } }),
  };
}

describe("terms that are only there where asked for", () => {
  test("leave an instance without them as it is", () => {
    const instance = randomInstance(1, { people: 5, units: 2 });
    expect(withoutAsked(instance)).toEqual(instance);
  });

  test("cost every placement the same where solvers read them, and no plan below the bound is found", () => {
    let asked = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const instance = asking(seed, 4, 3);
      const plain = withoutAsked(instance);
      for (const placement of allPlacements(instance)) {
        const judged = evaluate(instance, placement);
        const again = evaluate(plain, placement);
        expect(again.ok).toBe(judged.ok);
        if (!judged.ok || !again.ok) continue;
        expect(again.cost).toBe(judged.cost);
        asked += (judged.terms.stayWithPlan ?? 0) + (judged.terms.siteChange ?? 0) > 0 ? 1 : 0;
      }
      const least = leastCost(instance);
      const found = solve(instance, OPTIONS);
      expect(found.lowerBound).toBeLessThanOrEqual(least);
      expect(found.cost).toBe(least);
      expect(evaluate(instance, found.placement)).toMatchObject({ cost: found.cost, terms: found.terms });
    }
    expect(asked).toBeGreaterThan(1000);
  });

  test("are in what a what-if says, and in the parts a plan is proved by", () => {
    for (let seed = 1; seed <= 9; seed++) {
      const instance = asking(seed, 20, 4);
      const { placement, cost } = solve(instance, OPTIONS);
      const warm = openWarm(instance, placement);
      expect(warm.base.cost).toBe(cost);
      const places = buildPlaces(instance);
      for (let person = 0; person < 20; person++) {
        const unit = (placement.unit[person]! + 1) % 4;
        const answer = askWarm(warm, [{ kind: "place", person, unit }]);
        if (!answer.ok || rolePoints(places, person, unit) >= 1e9) continue;
        const judged = evaluate(
          { ...instance, pinnedUnit: instance.pinnedUnit.map((at, p) => (p === person ? unit : at)) },
          placementWith(warm, answer),
        );
        expect(judged).toMatchObject({ ok: true, cost: answer.cost });
      }
      const part = partOf(instance, placement, Int32Array.of(0, 3, 4, 9, 12));
      const moved = solve(part.instance, OPTIONS).placement;
      expect(withPart(instance, placement, part, moved).cost).toBeLessThanOrEqual(cost);
    }
  });
});
