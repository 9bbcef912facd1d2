import { describe, expect, test } from "vitest";
import { orgOf, TODAY, type OrgOfOptions } from "../../test/orgOf.ts";
import {
  areaId,
  DEFAULT_CONFIG,
  personId,
  wording,
  type Config,
  type Org,
  type Person,
  type PlanConfig,
} from "../org/index.ts";
import { formatPlan, parsePlan, planSto, targetOf, verifyPlan, type Pin, type Plan } from "./index.ts";
import { hoursFromGreenwich } from "./question/timeZones.ts";

const config = (plan: Partial<PlanConfig> = {}): Config => ({
  ...DEFAULT_CONFIG,
  plan: { ...DEFAULT_CONFIG.plan, ...plan },
});

/** A plan that verifies, also after it was a file. */
const planned = (org: Org, plan: Partial<PlanConfig> = {}, pins: readonly Pin[] = []): Plan => {
  const result = planSto(org, { today: org.today, seed: 1, work: 300_000, config: config(plan), pins });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  expect(verifyPlan(org, result.plan)).toEqual({ ok: true });
  const parsed = parsePlan(formatPlan(result.plan));
  expect(parsed.ok && parsed.plan).toEqual(result.plan);
  return result.plan;
};
const heads = (plan: Plan, areaId: string, kind: string) =>
  plan.units.find((unit) => unit.areaId === areaId)?.heads.find((one) => one.kind === kind);
const assumed = (plan: Plan, words: RegExp): string[] =>
  plan.assumed.map((one) => wording(one.sentence)).filter((text) => words.test(text));
const unitOf = (plan: Plan, id: string) => plan.placements.find((one) => one.personId === id)?.unitId;

/** Two products with a manager each; `v` is an empty seat in the first. */
const twoProducts = (people: Record<string, Partial<Person>>, options: OrgOfOptions = {}): Org =>
  orgOf(
    `ceo > em, fm; em/engineering > a/engineering, b/engineering, v/engineering
     fm/engineering > d/engineering, e/engineering, f/engineering
     x: em, a, b, v; y: fm, d, e, f`,
    { ...options, people },
  );

describe("an empty seat", () => {
  const seat = (fields: Partial<Person>): Org => twoProducts({ v: { vacant: true, ...fields } });
  test.each([
    ["by-date", {}, 3, 2, "still to fill"],
    ["by-date", { expectedOn: "2026-08-01" }, 3, 3, "counts as a head"],
    ["by-date", { expectedOn: "2027-08-01" }, 3, 2, "still to fill"],
    ["supply", {}, 3, 3, "counts as a head by setting"],
    ["demand", { expectedOn: "2026-08-01" }, 3, 2, "by setting counts as still to fill"],
    ["ignore", {}, 2, 2, "counts for nothing, by setting"],
  ] as const)("by the rule %s with %o: %i wanted, %i placed", (vacancies, fields, wanted, placed, words) => {
    const plan = planned(seat(fields), { vacancies });
    expect(heads(plan, "x", "engineering")).toMatchObject({ wanted, placed });
    expect(plan.counts.shortHeads).toBe(wanted - placed);
    expect(plan.cost).toBe(110 * (wanted - placed));
    expect(assumed(plan, /empty seat/)[0]).toContain(words);
  });
  test("that counts as a head opens where one is missing, and that is no move of a person", () => {
    const org = seat({ expectedOn: "2026-08-01" });
    const pin = {
      id: "p",
      author: "ada",
      reason: "asked",
      kind: "place",
      personId: "e",
      areaId: "x",
    } as const;
    const plan = planned(org, {}, [{ ...pin, personId: personId("e"), areaId: areaId("x") }]);
    expect(unitOf(plan, "v")).toBe("y");
    expect(plan.counts).toMatchObject({ moved: 1, shortHeads: 0 });
    expect(plan.cost).toBe(60 + 25 + 1);
    const reason = plan.reasons.find((one) => one.personId === "v");
    expect(wording(reason!.sentence)).toMatch(/^The empty seat v opens in y, below fm\./);
  });
  test("keeps no owner's seat, whatever it is called", () => {
    const org = orgOf("ceo > em; em > a, b; x: em, a, b", {
      people: { em: { vacant: true, title: "Director", canOwn: true, expectedOn: "2026-07-01" } },
    });
    expect(planned(org).counts.ownersToHire).toBe(1);
  });
  test("of an owner may be left for hiring at the points of the setting", () => {
    const org = orgOf("ceo > em; em > a, b; x: em, a, b", { people: { em: { canOwn: false } } });
    expect(planned(org).terms.ownerless).toBe(2000);
    expect(planned(org, { ownersToHire: true }).terms.ownerless).toBe(400);
  });
});

describe("part-timers", () => {
  const org = twoProducts({ d: { fte: 0.5 }, e: { fte: 0.5 } });
  const plan = planned(org);
  test("count as half heads, and what is wanted is what is there", () => {
    expect(heads(plan, "y", "engineering")).toEqual({
      kind: "engineering",
      today: 2,
      wanted: 2,
      placed: 2,
      fte: 2,
    });
    expect(plan.counts.shortHeads).toBe(0);
  });
  test("are said to, with how many they are", () => {
    expect(assumed(plan, /half a head/)).toEqual([
      "2 people under three quarters of a week count as half a head each, everybody else as a whole one; a move costs the same whatever the hours.",
    ]);
  });
  test("cost the same to move as anybody, and so does somebody on leave", () => {
    const moved = (people: Record<string, Partial<Person>>): number =>
      planned(orgOf("ceo > em, fm; em > a, b, c; fm > d, e, f; x: em, a, b; y: fm, d, e, f, c", { people }))
        .cost;
    expect(moved({ c: { fte: 0.5 } })).toBe(moved({}));
    expect(moved({ c: { status: "on-leave" } })).toBe(moved({}));
  });
});

describe("areas that are not planned", () => {
  const org = twoProducts({});
  test("by setting: their people stay, their lines too, and it is said", () => {
    const plan = planned(org, { areas: { y: "functional" } });
    expect(plan.units.map((unit) => unit.areaId)).toEqual(["x"]);
    expect(plan.counts.outside).toBe(5);
    expect(assumed(plan, /by setting/)).toEqual([
      "y stays as it is, by setting: one pool whose people and lines do not change.",
    ]);
  });
  test("hold for the areas below them too, unless one says otherwise", () => {
    const inner = orgOf("ceo > em, fm, gm; em > a; fm > b; gm > c; x: em, a; x/y: fm, b; x/z: gm, c");
    const of = (areas: PlanConfig["areas"]) => planned(inner, { areas }).units.map((unit) => unit.areaId);
    expect(of({ x: "functional" })).toEqual([]);
    expect(of({ x: "functional", z: "sto" })).toEqual(["z"]);
  });
  test("a corporate area comes in when the setting says so", () => {
    const hr = orgOf("ceo > em; em > a; hr: em, a", { areas: { hr: { kind: "corporate" } } });
    expect(planned(hr).units).toEqual([]);
    expect(planned(hr, { areas: { hr: "sto" } }).units.map((unit) => unit.areaId)).toEqual(["hr"]);
  });
  test("a setting that names nothing is said, not dropped", () => {
    expect(assumed(planned(org, { areas: { hr: "functional" } }), /not in the data/)).toEqual([
      "Settings of the plan name what is not in the data and were not used: hr.",
    ]);
  });
  test("a discipline that is brought in is wanted in proportion, and nobody is too many", () => {
    const sales = orgOf(
      `ceo > em, fm, cso; em > a, b, c; fm > d, e, f; cso/sales > s1/sales, s2/sales, s3/sales, s4/sales
       x: em, a, b, c; y: fm, d, e, f`,
    );
    const plan = planned(sales, { bringIn: { people: [], disciplines: ["sales"] } });
    expect([heads(plan, "x", "sales"), heads(plan, "y", "sales")]).toMatchObject([
      { wanted: 2, placed: 2 },
      { wanted: 2, placed: 2 },
    ]);
    expect(plan.terms.over).toBe(0);
    expect(assumed(plan, /brought in/)[0]).toMatch(/^5 people in no planned area are brought in/);
    expect(unitOf(planned(sales, { bringIn: { people: ["s1"], disciplines: [] } }), "s1")).toBeDefined();
  });
});

describe("a manager's craft", () => {
  test("costs points where nobody of their discipline is wanted, for managers alone", () => {
    const org = orgOf(
      `ceo > em, fm, gm; em/a > a1/a, a2/a, a3/a; fm/b > b1/b, b2/b, b3/b; gm/b > b4/b, b5/b, b6/b
       x: em, a1, a2, a3, gm 0.4; y: fm, b1, b2, b3, gm 0.6, b4, b5, b6`,
    );
    const pin = { id: "p", author: "ada", reason: "asked", kind: "place", areaId: areaId("x") } as const;
    const moved = (id: string, costs = {}) =>
      planned(org, { costs }, [{ ...pin, personId: personId(id) }]).terms.skillMismatch;
    expect(moved("fm")).toBe(30);
    expect(moved("fm", { managerOtherCraft: 0 })).toBe(0);
    expect(moved("gm")).toBe(0);
    expect(moved("b1")).toBe(0);
  });
});

describe("an area in mode stl", () => {
  const org = orgOf(
    `ceo > vp/engineering, cpo/product; vp > em/engineering, fm/engineering
     em > a/engineering, b/engineering; fm > d/engineering, e/engineering; cpo > p/product, q/product
     x: em, a, b, p; y(stl): fm, d, e, q, b 0.2`,
    { people: { b: {}, fm: { canOwn: true } } },
  );
  const plan = planned(org);
  const target = targetOf(org, plan);
  test("gets an owner, and every line in it stays", () => {
    expect(plan.units.find((unit) => unit.areaId === "y")?.ownerId).toBe("fm");
    for (const id of ["fm", "d", "e", "q"]) {
      const before = org.people[org.personIndexById.get(id)!]!.managerId;
      expect(target.people[target.personIndexById.get(id)!]!.managerId).toBe(before);
    }
  });
  test("a dotted line leads to the owner from who reports elsewhere", () => {
    expect(target.people[target.personIndexById.get("q")!]!.dottedLines).toEqual([
      { managerId: "fm", purpose: "project" },
    ]);
    expect(target.people[target.personIndexById.get("d")!]!.dottedLines ?? []).toEqual([]);
  });
  test("costs nothing for managers, wants none, and keeps its mode", () => {
    expect(plan.terms).toMatchObject({ managerChange: 0, managerShort: 0, managerOver: 0 });
    expect(target.areas[target.areaIndexById.get("y")!]!.mode).toBe("stl");
    expect(target.areas[target.areaIndexById.get("x")!]!.mode).toBe("sto");
  });
});

describe("where people are, and since when", () => {
  /** `c` works in both; the hub of x is Berlin, of y Los Angeles. */
  const apart = (people: Record<string, Partial<Person>>): Org =>
    orgOf("ceo > em, fm; em > a, b, c; fm > d, e; x: em, a, b, c 0.5; y: fm, d, e, c 0.5", { people });
  const zones = Object.fromEntries([
    ...["em", "a", "b"].map((id) => [id, { timeZone: "Europe/Berlin" }]),
    ...["fm", "d", "e", "c"].map((id) => [id, { timeZone: "America/Los_Angeles" }]),
  ]);
  test("hours from the hub count", () => {
    expect(unitOf(planned(apart({})), "c")).toBe("x");
    const plan = planned(apart(zones), { costs: { timeZone: 40 } });
    expect(unitOf(plan, "c")).toBe("y");
    expect(assumed(plan, /time zone/)[0]).toMatch(/^7 people have a time zone: /);
  });
  test.each([
    ["Europe/Berlin", "2026-06-01", 2],
    ["Europe/Berlin", "2026-01-01", 1],
    ["America/Los_Angeles", "2026-06-01", -7],
    ["Asia/Kolkata", "2026-12-31", 5.5],
    ["Pacific/Kiritimati", "2026-06-30", 14],
    ["Pacific/Pago_Pago", "2026-03-01", -11],
    ["UTC", "2026-06-01", 0],
    ["Mars/Olympus", "2026-06-01", null],
  ])("%s on %s is %s hours ahead of Greenwich", (zone, day, hours) => {
    expect(hoursFromGreenwich(zone, day)).toBe(hours);
  });
  test("years of service change nothing, unless the setting says so", () => {
    const since = (startOn: string): Org => apart({ c: { startOn } });
    const [old, young] = [planned(since("2010-01-01")), planned(since("2026-05-01"))];
    expect(old).toEqual(young);
    expect(planned(since("2010-01-01"), { tenure: true }).terms.areaChange).toBe(36);
    expect(planned(since(TODAY), { tenure: true }).terms.areaChange).toBe(24);
  });
  test("a second move within a year costs more, a first area never", () => {
    const moved = (startOn: string): Plan => {
      const org = apart({ c: { startOn } });
      const records = {
        ...org.records,
        assignments: org.records.assignments.map((row) =>
          row.personId === "c" ? { ...row, from: "2026-01-01" } : row,
        ),
      };
      return planned({ ...org, records });
    };
    expect(assumed(moved("2020-01-01"), /second move/)).toHaveLength(1);
    expect(assumed(moved("2026-01-01"), /second move/)).toHaveLength(0);
  });
});
