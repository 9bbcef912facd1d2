import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { areaId, DEFAULT_CONFIG, personId, wording, type Org } from "../../org/index.ts";
import { planSto, type Pin, type Plan } from "../index.ts";

const planned = (org: Org, pins: readonly Pin[] = []): Plan => {
  const result = planSto(org, {
    today: org.today,
    seed: 1,
    work: 500_000,
    config: DEFAULT_CONFIG,
    pins,
  });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
};
const groups = (plan: Plan) => plan.waves.map((wave) => wave.groups);

describe("the schedule", () => {
  // Five developers of x and y work half here, half there; each area keeps a leader of its own.
  const entangled = () => {
    const half = ["a", "b", "c", "d", "e", "f"];
    return orgOf(
      `ceo > em, fm, gm; em > ${half.join(", ")}; fm > i; gm > k, l
       x: em, ${half.map((id) => `${id} 0.5`).join(", ")}
       y: fm, ${half.map((id) => `${id} 0.5`).join(", ")}
       z: gm, k, l`,
    );
  };

  const swap = (kind: "both" | "one"): Plan => {
    const org = orgOf(
      `ceo > em, fm, gm, p/product, q/product; em > a, b; fm > c, d; gm > k, l
       x: em, a, b, p; y: fm, c, d, q; z: gm, k, l`,
    );
    const place = (id: string, area: string): Pin => ({
      id: `pin-${id}`,
      author: "ada",
      reason: "asked for it",
      kind: "place",
      personId: personId(id),
      areaId: areaId(area),
    });
    return planned(org, kind === "both" ? [place("p", "y"), place("q", "x")] : [place("q", "x")]);
  };

  test("areas that take each other's only product manager go live together", () => {
    const together = groups(swap("both")).flat();
    expect(together.find((group) => group.includes(areaId("x")))?.toSorted()).toEqual(["x", "y"]);
  });

  test("large areas that swap their only product manager go one after the other, one of the two on loan", () => {
    const many = (prefix: string) => Array.from({ length: 26 }, (_, k) => `${prefix}${k}`).join(", ");
    const org = orgOf(
      `ceo > em, fm, gm, eng; eng > p/product, q/product, ${many("a")}, ${many("b")}; gm > k, l
       x: em, p, ${many("a")}; y: fm, q, ${many("b")}; z: gm, k, l`,
    );
    const place = (id: string, area: string): Pin => ({
      id: `pin-${id}`,
      author: "ada",
      reason: "asked for it",
      kind: "place",
      personId: personId(id),
      areaId: areaId(area),
    });
    const plan = planned(org, [place("p", "y"), place("q", "x")]);
    const lending = plan.waves.filter((wave) => wave.loans.length > 0);
    expect(lending.flatMap((wave) => wave.loans)).toHaveLength(1);
    const [loan] = lending[0]!.loans;
    const later = plan.waves.find((wave) => wave.groups.flat().includes(loan!.areaId))!;
    expect(loan!.until).toBe(later.effectiveOn);
    expect(later.number).toBeGreaterThan(lending[0]!.number);
    // In between half here, half there; afterwards whole in their own area.
    const rows = (wave: Plan["waves"][number]) =>
      wave.changeSet.changes.flatMap((change) =>
        change.kind === "set-assignment" && change.assignment.personId === loan!.personId
          ? [`${change.assignment.areaId} ${change.assignment.type} ${change.assignment.share}`]
          : [],
      );
    const own = loan!.areaId === "x" ? "y" : "x";
    expect(rows(lending[0]!)).toEqual([`${own} core 0.5`, `${loan!.areaId} loan 0.5`]);
    expect(rows(later)).toEqual([`${own} core 1`]);
    expect(plan.unsolved.map((one) => wording(one)).join(" ")).toMatch(/stays on loan in [xy] with half/);
  });

  test("an area that would lose its only product manager goes live no later than the one that takes them", () => {
    const order = groups(swap("one")).flat();
    const at = (id: string) => order.findIndex((group) => group.includes(areaId(id)));
    expect(at("y")).toBeLessThanOrEqual(at("x"));
    expect(order[at("z")]).toEqual(["z"]);
  });

  test("an owner is named before people are assigned to the area", () => {
    for (const wave of planned(entangled()).waves) {
      const named = new Set<string>();
      for (const change of wave.changeSet.changes) {
        if (change.kind === "set-owner") named.add(change.areaId);
        if (change.kind === "set-assignment" && !named.has(change.assignment.areaId))
          expect(change.assignment.personId).toMatch(/^(em|fm|gm|seat:.*)$/);
      }
    }
  });

  test("each change set says which areas go live and how many people change", () => {
    const reasons = planned(entangled()).waves.map((wave) => wave.changeSet.reason);
    expect(reasons[0]).toMatch(
      /^Pilot: .+ goes? live; \d+ (person changes|people change) area or manager\.$/,
    );
  });
});
