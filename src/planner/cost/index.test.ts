import { describe, expect, test } from "vitest";
import { evaluate } from "../verify/evaluate.ts";
import { allPlacements, randomInstance } from "../instances.case.ts";
import { COST_TERMS, isAsked, type Instance, type Placement } from "../instance.ts";
import { HEAD_TERMS, PERSON_TERMS } from "./index.ts";

/** Sum of every term file over a placement. */
function termsOf(instance: Instance, { unit, isOwner }: Placement): Record<string, number> {
  const terms: Record<string, number> = Object.fromEntries(
    COST_TERMS.filter((id) => isAsked(instance, id)).map((id) => [id, 0]),
  );
  const heads = new Map<string, number>();
  for (let p = 0; p < instance.people; p++) {
    const m = instance.manager[p]!;
    for (const { id, points } of PERSON_TERMS) {
      const here = points(instance, p, unit[p]!, isOwner[p] === 1, m < 0 ? -1 : unit[m]!);
      if (here !== 0 || isAsked(instance, id)) terms[id]! += here;
    }
    const kind = isOwner[p] === 1 ? instance.disciplines.length + 1 : instance.role[p]!;
    const units = isOwner[p] === 1 ? 1 : instance.weight[p]!;
    heads.set(`${kind},${unit[p]}`, (heads.get(`${kind},${unit[p]}`) ?? 0) + units);
  }
  for (let kind = 0; kind <= instance.disciplines.length + 1; kind++) {
    for (let a = 0; a < instance.units; a++) {
      for (const { id, points } of HEAD_TERMS)
        terms[id]! += points(instance, kind, a, heads.get(`${kind},${a}`) ?? 0);
    }
  }
  return terms;
}

describe("the cost terms, a file each", () => {
  test("every id of the cost by term has exactly one file", () => {
    expect([...PERSON_TERMS, ...HEAD_TERMS].map((t) => t.id).sort()).toEqual([...COST_TERMS].sort());
  });

  test("say of each placement what the evaluator says, term by term", () => {
    let judgedPlacements = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const plain = randomInstance(seed, { people: 4, units: 2, partTime: seed % 2 === 0 });
      const stayWithPlan = { unit: Int32Array.of(0, 1, -1, 1), points: seed };
      const siteChange = { location: Int32Array.of(0, 1, 1, 0), points: Int32Array.of(0, 7, 9, 0) };
      const instance = seed % 3 === 0 ? plain : { ...plain, stayWithPlan, siteChange };
      for (const placement of allPlacements(instance)) {
        const judged = evaluate(instance, placement);
        if (!judged.ok) continue;
        judgedPlacements += 1;
        expect(termsOf(instance, placement)).toEqual(judged.terms);
      }
    }
    expect(judgedPlacements).toBeGreaterThan(200);
  });
});
