import type { Instance } from "../instance.ts";

/**
 * The same question in the columns every solver reads, without the terms that are there only where asked for: locations
 * become part of the skill, which counts in the same units; the unit of a published plan becomes one of the person's
 * own, at what it costs, and all others cost more. Every placement costs the same in both. O(list entries + classes × units).
 */
export function withoutAsked(instance: Instance): Instance {
  return withoutStay(withoutSites(instance));
}

function withoutSites({ siteChange, ...instance }: Instance): Instance {
  if (siteChange === undefined) return instance;
  const u = instance.units;
  const locations = siteChange.points.length / u;
  const pairs = new Map<number, number>();
  const skill = Int32Array.from(instance.skill, (k, p) => {
    const pair = k * locations + siteChange.location[p]!;
    const known = pairs.get(pair) ?? pairs.size;
    pairs.set(pair, known);
    return known;
  });
  const skillCost = new Int32Array(pairs.size * u);
  for (const [pair, k] of pairs) {
    const ofSkill = Math.floor(pair / locations) * u;
    const ofLocation = (pair % locations) * u;
    for (let a = 0; a < u; a++)
      skillCost[k * u + a] = instance.skillCost[ofSkill + a]! + siteChange.points[ofLocation + a]!;
  }
  return { ...instance, skill, skillCost };
}

function withoutStay({ stayWithPlan, ...instance }: Instance): Instance {
  if (stayWithPlan === undefined) return instance;
  const { people, units: u, listStart, listUnit, listCost, elsewhereCost, skill, skillCost } = instance;
  const { unit: planned, points } = stayWithPlan;
  const start = new Int32Array(people + 1);
  const units: number[] = [];
  const costs: number[] = [];
  for (let p = 0; p < people; p++) {
    const goal = planned[p]!;
    let isListed = goal < 0;
    for (let e = listStart[p]!; e < listStart[p + 1]!; e++) {
      const a = listUnit[e]!;
      if (a === goal) isListed = true;
      units.push(a);
      costs.push(listCost[e]! + (goal < 0 || a === goal ? 0 : points));
    }
    if (!isListed) {
      units.push(goal);
      costs.push(elsewhereCost[p]! + skillCost[skill[p]! * u + goal]!);
    }
    start[p + 1] = units.length;
  }
  return {
    ...instance,
    listStart: start,
    listUnit: Int32Array.from(units),
    listCost: Int32Array.from(costs),
    elsewhereCost: elsewhereCost.map((cost, p) => (planned[p]! < 0 ? cost : cost + points)),
  };
}
