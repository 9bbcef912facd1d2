import { describe, expect, test } from "vitest";
import { fixtureA } from "../../test/fixtures.ts";
import { orgOf } from "../../test/orgOf.ts";
import { presentExplain, type Explanation } from "../api/index.ts";
import { CHECKS } from "../checks/index.ts";
import { AREA_METRICS, METRICS } from "../metrics/index.ts";
import {
  areaId,
  assetId,
  decisionId,
  DEFAULT_CONFIG,
  dependencyId,
  indexOrg,
  personId,
  type Org,
  type Person,
} from "../org/index.ts";
import { checkOrg } from "./checkOrg.ts";
import { explainDefinition, explainSubject } from "./explainSubject.ts";
import { formulaSymbols, withSeats } from "./formulaSymbols.ts";

const judged = (org: Org) => checkOrg(org, DEFAULT_CONFIG, { asMode: "sto" });

/** The one number of a metric in an area. */
function numberOf(org: Org, metric: string, area: string): Extract<Explanation, { kind: "number" }> {
  const one = explainSubject(judged(org), metric, area).explanations.find((each) => each.kind === "number");
  if (one?.kind !== "number") throw new Error(`${metric} of ${area} was not explained.`);
  return one;
}

const rowsOf = (org: Org, metric: string, area: string): (string | number)[][] =>
  numberOf(org, metric, area).number.rows.map(({ id, value, of }) =>
    of === null ? [id, value] : [id, value, of],
  );

describe("a definition needs no organisation", () => {
  test("of each check and metric the text and its example are there", () => {
    const silent = [...CHECKS, ...METRICS].filter(({ id }) =>
      explainDefinition(id).explanations.some(
        (one) =>
          (one.kind === "check" || one.kind === "metric") && (one.text === null || one.text.example === ""),
      ),
    );
    expect(silent.map((one) => one.id)).toEqual([]);
  });
  test("an id that a check and a metric share names both", () => {
    expect(explainDefinition("span").explanations.map((one) => one.kind)).toEqual(["check", "metric"]);
  });
  test("what is none gets near ones", () => {
    expect(explainDefinition("integrity")).toMatchObject({
      explanations: [],
      near: [{ id: "line-integrity" }],
    });
  });
});

describe("the letters of a formula", () => {
  test.each([
    ["depth(o) − depth(B)", ["o", "B", "depth"]],
    ["FTE of core(x) with o ∈ anc(p) ÷ FTE of core(x)", ["x", "o", "core(x)", "anc(p)", "FTE"]],
    ["managers ÷ headcount", []],
    ["reports + 0.5 × open reserved decisions + tier-1 assets + agreements", []],
    ["people with T ≥ 0.68 ÷ people", ["T"]],
  ])("%s: %j", (formula, letters) => {
    expect(formulaSymbols(formula).map((one) => one.symbol)).toEqual(letters);
  });
  test("have their values in an area", () => {
    const org = fixtureA();
    expect(numberOf(org, "escalation-excess", "x").symbols.map((one) => one.here)).toEqual([
      "pm (depth 2)",
      "ceo (depth 0)",
      null,
    ]);
    expect(numberOf(org, "legs", "x").symbols.map((one) => one.here)).toEqual(["6 people", "ceo"]);
  });
  test("say when nobody owns the area, when several do, and when seats are empty", () => {
    const org = orgOf("ceo > a, b; x: a*, b*; y: a; z: a, b", { people: { b: { vacant: true } } });
    const here = (area: string): string | null | undefined =>
      numberOf(org, "line-integrity", area).symbols.find((one) => one.symbol === "o")?.here;
    expect([here("x"), here("y")]).toEqual(["a; or b, an empty seat", "nobody is named"]);
    expect(numberOf(org, "line-integrity", "z").symbols.find((one) => one.symbol === "core(x)")?.here).toBe(
      "2 people, 1 of them an empty seat",
    );
  });
  test.each([
    [1, 0, "1 person"],
    [1, 1, "1 empty seat"],
    [12, 1, "12 people, 1 of them an empty seat"],
    [12, 2, "12 people, 2 of them empty seats"],
  ])("%i people, %i seats: %s", (people, seats, words) => {
    expect(withSeats(people, seats)).toBe(words);
  });
});

describe("a number of an area has its rows", () => {
  const org = fixtureA();
  test.each([
    [
      "legs",
      [
        ["vpe", 1],
        ["vpp", 1],
        ["hod", 1],
      ],
    ],
    [
      "shared-boss",
      [
        ["vpe", 4],
        ["vpp", 1],
        ["hod", 1],
      ],
    ],
    [
      "levels-up",
      [
        ["pm", 2],
        ["em", 2],
        ["d", 2],
      ],
    ],
    ["escalation-excess", [["pm", 2]]],
    [
      "line-integrity",
      [
        ["em", 0, 1],
        ["pm", 1, 1],
        ["d", 0, 1],
        ["e1", 0, 1],
        ["e2", 0, 1],
        ["e3", 0, 1],
      ],
    ],
    ["purity", [["pm", 1]]],
    [
      "structure",
      [
        ["owners", 1],
        ["other areas of the owner", 0],
        ["line-integrity", 1 / 6],
        ["escalation-excess", 2],
        ["dedication", 1],
      ],
    ],
  ])("%s: %j", (metric, rows) => {
    expect(rowsOf(org, metric, "x").map(String).sort()).toEqual(rows.map(String).sort());
  });
  test("the rows of every counted metric sum up to what is printed", () => {
    const counted = ["legs", "core-fte", "line-integrity", "dedication", "purity", "owner-load"];
    const orgs = [
      org,
      orgOf("ceo/x > a/eng, b/product, c/eng; a > d; b > e; x(sto): a*, d, e 0.5; y: b*, e 0.5, c"),
    ];
    const wrong = orgs.flatMap((one) =>
      one.areas
        .filter((area) => area.placeholder !== true)
        .flatMap((area) =>
          counted.filter((metric) => {
            const { result, rows } = numberOf(one, metric, area.id).number;
            const sum = rows.reduce((total, row) => total + row.value, 0);
            return Math.abs(sum - Number(result.numerator ?? result.value)) > 1e-9;
          }),
        ),
    );
    expect(wrong).toEqual([]);
  });
  test("the divisor is the sum of what the rows are of", () => {
    const { result, rows } = numberOf(org, "line-integrity", "x").number;
    expect(rows.reduce((sum, row) => sum + (row.of ?? 0), 0)).toBeCloseTo(result.denominator ?? 0);
  });
  test("one of the people as the shared boss is one leg", () => {
    const sto = orgOf("ceo > o; o > p; x(sto): o*, p");
    expect(numberOf(sto, "legs", "x").number.rows).toMatchObject([
      { id: "o", value: 1, note: "is one of them: one leg" },
    ]);
  });
  test("empty seats that count are said, and those that do not", () => {
    const seat = orgOf("ceo > a/eng, b/product; x: a*, b", { people: { b: { vacant: true } } });
    expect(numberOf(seat, "legs", "x").number.notes).toEqual([
      "Empty seats count as places in the tree: 2 people, 1 of them an empty seat.",
      "People stand in the order of the tree, whatever their value.",
      "Empty seats hold another 1 FTE, not counted in FTE.",
    ]);
  });
  test("what check prints of the area stands beside it, by heads", () => {
    const split = orgOf("ceo > a/eng, b/product; x: a*; y: b; x/sub: b", {});
    const { inCheck, number } = numberOf(split, "legs", "x");
    expect([inCheck?.value, inCheck?.people, number.result.value]).toEqual([1, 1, 2]);
    expect(numberOf(fixtureA(), "line-integrity", "x").inCheck?.shown).toBe("0.167 = 1 ÷ 6");
    expect(numberOf(fixtureA(), "purity", "x").inCheck).toBeNull();
  });
  test("every metric of an area is explained, and a check there by its findings", () => {
    for (const metric of AREA_METRICS) expect(numberOf(org, metric.id, "x").metric.id).toBe(metric.id);
    expect(explainSubject(judged(org), "line-to-owner", "x").explanations).toMatchObject([
      { kind: "check", findings: [{ areaId: "x" }, {}, {}, {}, {}] },
    ]);
  });
  test("an area nobody knows gets near ones", () => {
    const pay = orgOf("ceo > a; payments: a*");
    expect(explainSubject(judged(pay), "legs", "paymnets")).toMatchObject({
      explanations: [],
      near: [{ id: "payments" }],
    });
  });
});

describe("a metric with data", () => {
  test("of an area shows each area, of the company its rows", () => {
    const org = fixtureA();
    const [legs] = explainSubject(judged(org), "legs").explanations;
    expect(legs?.kind === "metric" && legs.areas?.map((area) => [area.id, area.shown, area.inCheck])).toEqual(
      [["x", "3", "3"]],
    );
    const [ratio] = explainSubject(judged(org), "management-ratio").explanations;
    expect(ratio?.kind === "metric" && ratio.company?.shown).toBe("0.5 = 5 ÷ 10");
  });
  test("says how many of the counted are empty seats", () => {
    const seats = orgOf("ceo > a, b, c", { people: { b: { vacant: true }, c: { vacant: true } } });
    const [ratio] = explainSubject(judged(seats), "management-ratio").explanations;
    expect(ratio?.kind === "metric" && ratio.company?.notes).toEqual([
      "Empty seats are counted: the company has 4 people, 2 of them empty seats.",
    ]);
  });
});

describe("anything else by name", () => {
  const org = orgOf("ceo > ada/eng, bo; ada > seat; pay: ada*, bo; ads: bo*", {
    people: { seat: { vacant: true } },
    disciplines: [],
    assets: [
      {
        id: assetId("api"),
        name: "Refunds API",
        kind: "service",
        tier: 1,
        areaId: areaId("pay"),
        ownerIds: ["bo"],
      },
    ],
    dependencies: [
      {
        id: dependencyId("d1"),
        consumerAreaId: areaId("pay"),
        providerAreaId: areaId("ads"),
        blocking: true,
      },
    ],
    decisions: [{ id: decisionId("q1"), title: "Which bank", door: "one-way", deciderId: personId("bo") }],
  });
  const fieldsOf = (text: string): string[] => {
    const [one] = explainSubject(judged(org), text).explanations;
    return one?.kind === "record" ? one.fields.map(({ label, text: value }) => `${label}: ${value}`) : [];
  };
  test.each([
    ["refunds-api", ["kind: service", "tier: 1", "area: pay", "owners in the source: bo"]],
    [
      "d1",
      [
        "consumer: pay",
        "provider: ads",
        "mode: not said",
        "blocking: yes",
        "accepted for the consumer by: nobody",
        "accepted for the provider by: nobody",
      ],
    ],
    ["Which bank", ["door: one-way", "area: none", "decider: bo"]],
  ])("%s is told as it is on record", (text, fields) => {
    expect(fieldsOf(text)).toEqual(fields);
  });
  test("a person's reports count empty seats, and say so", () => {
    expect(explainSubject(judged(org), "ada").explanations).toMatchObject([
      { kind: "person", reports: 1, emptySeats: 1, chain: [{ id: "ceo" }] },
    ]);
  });
  test("an area comes with the row of check and its metrics as words", () => {
    expect(explainSubject(judged(org), "pay").explanations).toMatchObject([
      { kind: "area", row: { people: 2, legs: 2 }, emptySeats: 0, shown: { "shared-boss": "ceo, depth 0" } },
    ]);
  });
  test("a name of nothing gets near ones of all kinds", () => {
    expect(explainSubject(judged(org), "refund").near.map((one) => one.id)).toContain("api");
  });
});

test("on the wire a definition alone has no findings and no values", () => {
  expect(presentExplain("legs", explainDefinition("legs"))).toMatchObject({
    schemaVersion: 1,
    query: "legs",
    explanations: [{ kind: "metric", id: "legs", company: null, areas: null, thresholds: {} }],
    near: [],
  });
});

describe("who is not in today's organisation", () => {
  const lou: Person = {
    id: personId("lou"),
    name: "Lou Left",
    managerId: personId("ceo"),
    status: "terminated",
    fte: 1,
    vacant: false,
    endOn: "2026-03-01",
    row: 7,
  };
  const base = orgOf("ceo > ada; pay: ada*");
  const org = indexOrg({ ...base.records, outside: [lou] }, [], base.today);
  test.each(["Lou Left", "lou", "LOU LEFT"])("%s is told with day and row", (text) => {
    const { explanations, near } = explainSubject(judged(org), text);
    expect(explanations).toMatchObject([
      { kind: "record", subject: { kind: "person", id: "lou", name: "Lou Left" } },
    ]);
    expect(near).toEqual([]);
    const [one] = explanations;
    expect(one?.kind === "record" && one.fields).toEqual([
      { label: "in today's organisation", text: "no: left on 2026-03-01" },
      { label: "reported to", text: "ceo" },
      { label: "left on", text: "2026-03-01" },
      { label: "row", text: "7" },
    ]);
  });
  test("who has not started says from when", () => {
    const { endOn: _, ...rest } = lou;
    const later = { ...rest, status: "pending" as const, startOn: "2027-01-01" };
    const [one] = explainSubject(
      judged(indexOrg({ ...base.records, outside: [later] }, [], base.today)),
      "lou",
    ).explanations;
    expect(one?.kind === "record" && one.fields[0]?.text).toBe("no: starts on 2027-01-01");
  });
});

test("a heading that is the name of an area as well is both", () => {
  const org = orgOf("ceo > ada; up: ada*");
  expect(explainSubject(judged(org), "Up").explanations.map((one) => one.kind)).toEqual(["metric", "area"]);
});

test("people behind a number stand in the order of the tree, not of their values", () => {
  const org = orgOf("ceo > ann, bob; ann > c; bob > d, e, f");
  const [, metric] = explainSubject(judged(org), "span").explanations;
  const number = metric?.kind === "metric" ? metric.company : null;
  expect(number?.rows.map(({ id, value }) => [id, value])).toEqual([
    ["ceo", 2],
    ["ann", 1],
    ["bob", 3],
  ]);
  expect(number?.notes).toContain("People stand in the order of the tree, whatever their value.");
});

test("an owner whom no row names is told from the owner column", () => {
  const org = orgOf("ceo > ada; pay:", { areas: { pay: { owners: [{ personId: personId("ada") }] } } });
  const [one] = explainSubject(judged(org), "pay").explanations;
  expect(one?.kind === "area" && one.members).toMatchObject([{ isFromOwner: true, role: null }]);
  const [ada] = explainSubject(judged(org), "ada").explanations;
  expect(ada?.kind === "person" && ada.rows).toMatchObject([{ areaId: "pay", isFromOwner: true }]);
});
