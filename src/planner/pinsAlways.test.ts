import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording, type Org, type PinWish, type PlanConfig } from "../org/index.ts";
import { planSto, type Pin } from "./index.ts";

const pinsOf = (wishes: readonly PinWish[]): readonly Pin[] =>
  wishes.map((wish, k): Pin => ({ id: `q${k}`, author: "ada", reason: "said", ...wish }));

/** `planSto` verifies what it returns and throws where it is not sound. */
const planned = (org: Org, pins: readonly PinWish[], plan: Partial<PlanConfig> = {}) =>
  planSto(org, {
    today: org.today,
    seed: 1,
    work: 100_000,
    config: { ...DEFAULT_CONFIG, plan: { ...DEFAULT_CONFIG.plan, ...plan } },
    pins: pinsOf(pins),
  });

const wish = (one: Record<string, unknown>): PinWish => one as unknown as PinWish;

describe("a plan", () => {
  test("keeps a pin that overrules a rule, and says no price of it: without it the plan would break the rule", () => {
    const org = orgOf("ceo > em, fm; em > a, b; fm > c, d; x: em, a, b; y: fm, c, d", {
      people: { a: { status: "on-leave" } },
    });
    const found = planned(org, [wish({ kind: "place", personId: "a", areaId: "y" })]);
    if (!found.ok) throw new Error(wording(found.refusal.message));
    expect(found.plan.placements.find((one) => one.personId === "a")?.unitId).toBe("y");
    expect(found.plan.pinPrices ?? []).toEqual([]);
  });

  test("brings people together in an area new to all of them, where no other is open", () => {
    const org = orgOf(
      `ceo > em, fm, gm; em > a, b, b2; fm > c, d, d2; gm > k, l, m
       x: em, a, b, b2; y: fm, c, d, d2; z: gm, k, l, m`,
    );
    const found = planned(org, [
      wish({ kind: "keep-together", personIds: ["a", "c"] }),
      wish({ kind: "keep-out", personId: "a", areaId: "y" }),
      wish({ kind: "keep-out", personId: "c", areaId: "x" }),
    ]);
    if (!found.ok) throw new Error(wording(found.refusal.message));
    const unitOf = (id: string) => found.plan.placements.find((one) => one.personId === id)?.unitId;
    expect([unitOf("a"), unitOf("c")]).toEqual(["z", "z"]);
  });

  test("refuses a cap below those who move in any plan, and keeps one that leaves room for them", () => {
    const org = orgOf(
      `ceo > em, fm, hr; em > a, b; fm > c, d; hr > h1/people, h2/people
       x: em, a, b; y: fm, c, d; back: hr, h1, h2`,
      { areas: { back: { kind: "corporate" } } },
    );
    const bringIn = { people: ["h1"], disciplines: [] };
    const refused = planned(org, [wish({ kind: "max-moves", moves: 0 })], { bringIn });
    if (refused.ok) throw new Error("a plan");
    expect(refused.refusal.conflicting?.map((pin) => pin.id)).toEqual(["q0"]);
    expect(wording(refused.refusal.message)).toBe(
      "Pin q0 lets at most 0 move, and 1 person moves in any plan, who works in none of the areas open to them.",
    );
    expect(refused.refusal.fixes?.map((fix) => wording(fix))).toEqual(["Raise q0 to at least 1."]);
    const found = planned(org, [wish({ kind: "max-moves", moves: 1 })], { bringIn });
    expect(found.ok && found.plan.counts.moved).toBe(1);
  });
});
