import { describe, expect, test } from "vitest";
import { areaIndex, DEFAULT_CONFIG, personId, type Org } from "../org/index.ts";
import { fixtureA, fixtureATarget, fixtureB, fixtureC } from "../../test/fixtures.ts";
import { orgOf } from "../../test/orgOf.ts";
import { measureAll, measureArea, measureCompany, METRICS, metricById, threadOf } from "./index.ts";

const COLUMNS: readonly (readonly [string, () => Org, string])[] = [
  ["A as-is", fixtureA, "x"],
  ["A target", fixtureATarget, "x"],
  ["B·X", fixtureB, "x"],
  ["B·Y", fixtureB, "y"],
  ["C·X", fixtureC, "x"],
  ["C·Y", fixtureC, "y"],
  ["C·Z", fixtureC, "z"],
];

/** Checked by hand; one column per entry of COLUMNS. */
const TABLE: Readonly<Record<string, readonly (number | string)[]>> = {
  legs: [3, 1, 2, 2, 1, 2, 2],
  "shared-boss": ["ceo", "em", "ceo", "ceo", "ox", "ceo", "ceo"],
  "levels-up": [2, 1, 3, 3, 1, 2, 2],
  "escalation-excess": [2, 0, 2, 2, 0, 1, 1],
  "outside-managers": [3, 0, 2, 1, 0, 1, 1],
  "core-fte": [6, 6, 3.8, 1.2, 2.5, 2.3, 2.2],
  "line-integrity": [1 / 6, 1, 1 / 3.8, 1 / 1.2, 1, 2 / 2.3, 2 / 2.2],
  purity: [1, 1, 1, 1, 2.5 / 3, 1, 1],
  dedication: [1, 1, 1, 1 / 1.2, 2 / 2.5, 2 / 2.3, 2 / 2.2],
  structure: ["functional", "sto", "stl", "functional", "sto", "partial", "partial"],
};

const config = DEFAULT_CONFIG;

describe.each(Object.entries(TABLE))("%s of the worked examples", (id, values) => {
  test.each(COLUMNS.map(([name, make, area], i) => ({ name, make, area, value: values[i]! })))(
    "$name: $value",
    ({ make, area, value }) => {
      const org = make();
      const measured = measureArea({ org, config }, areaIndex(org, area))[id]!.value;
      if (typeof value === "number") expect(measured).toBeCloseTo(value, 9);
      else expect(measured).toBe(value);
    },
  );
});

describe("the company in the worked examples", () => {
  test.each([
    ["A as-is", fixtureA, [1.8, 3, 4, 0.5, 0, 6]],
    ["A target", fixtureATarget, [4.5, 5, 3, 0.2, 2, 5]],
    ["B", fixtureB, [1.8, 2, 4, 0.5, 0, 7]],
    ["C", fixtureC, [1.75, 3, 3, 0.5, 2, 4]],
  ] as const)("%s: span, p90, levels, managers per head, lines out of discipline", (_, make, values) => {
    const company = measureCompany({ org: make(), config });
    expect([
      company.span!.value,
      company.span!.parts!.p90,
      company.layers!.value,
      company["management-ratio"]!.value,
      company["out-of-discipline"]!.numerator,
      company["out-of-discipline"]!.denominator,
    ]).toEqual(values);
  });

  test("A target against A as-is: three of ten change manager, nobody home, two the manager's discipline", () => {
    const { impact } = measureCompany({ org: fixtureATarget(), base: fixtureA(), config });
    expect(impact!.parts).toEqual({ manager: 0.3, homeArea: 0, managerDiscipline: 0.2 });
  });

  test("the 80/20 split passes the border of one thread, the designer split in three does not", () => {
    const b = fixtureB();
    const c = fixtureC();
    expect(threadOf(b, b.personIndexById.get("e3")!)).toBeCloseTo(0.68, 9);
    expect(threadOf(c, c.personIndexById.get("d")!)).toBeCloseTo(0.38, 9);
    expect(measureCompany({ org: b, config }).thread).toMatchObject({ numerator: 5, denominator: 5 });
    expect(measureCompany({ org: c, config }).thread).toMatchObject({ numerator: 6, denominator: 7 });
  });

  test("nothing to compare, nobody checked, nothing owned: null with a reason", () => {
    const company = measureCompany({ org: fixtureA(), config });
    expect(company.impact).toMatchObject({ value: null, why: "no base to compare with" });
    expect(company["sto-adoption"]).toMatchObject({ value: null, why: "checks were not run" });
    expect(company["ownership-coverage"]).toMatchObject({ value: null, why: "no assets" });
  });
});

describe("edge cases", () => {
  const measure = (text: string, options: Parameters<typeof orgOf>[1] = {}) => {
    const org = orgOf(text, options);
    return measureArea({ org, config }, areaIndex(org, "x"));
  };

  test("an empty area has no values, which is not 0", () => {
    for (const [id, result] of Object.entries(measure("a > b; x:")))
      expect([id, result.value, result.why]).toEqual([id, null, "empty"]);
  });

  test("without an owner the product lead stands in for the excess, integrity is 0, every manager is outside", () => {
    const x = measure("ceo > e/eng, p/product; p > q/product; x: e, q");
    expect(x["escalation-excess"]).toMatchObject({ value: 2, flags: ["stand-in"] });
    expect(x["line-integrity"]).toMatchObject({ value: 0, flags: ["no-owner"] });
    expect(x["outside-managers"]!.value).toBe(2);
    expect(x.purity).toMatchObject({ value: null, why: "no owner" });
  });

  test("an empty owner's seat counts as the owner, and is flagged with its vacant FTE", () => {
    const x = measure("ceo > seat; seat > a; x: seat*, a", { people: { seat: { vacant: true } } });
    expect(x["line-integrity"]).toMatchObject({
      value: 1,
      denominator: 1,
      flags: ["owner-vacant", "vacant-fte 1"],
    });
    expect(x["core-fte"]!.value).toBe(1);
    expect(x.structure!.value).toBe("functional");
  });

  test("of several owners the best value counts and is flagged ambiguous", () => {
    const x = measure("ceo > a, b; a > c; x: a*, b*, c");
    expect(x["line-integrity"]).toMatchObject({ numerator: 2, denominator: 3, flags: ["ambiguous"] });
    expect(x["outside-managers"]!.value).toBe(1);
    expect(x.structure!.value).toBe("functional");
  });

  test("in a forest nobody is the shared boss: boss, levels and excess are null, legs and levels are counted", () => {
    const text = "a/eng > c/eng; b/product > d/product; d > e/product; x: b*, c; y: d*, e";
    const x = measure(text);
    for (const id of ["shared-boss", "levels-up", "escalation-excess"])
      expect(x[id]).toMatchObject({ value: null, why: "forest" });
    expect(x.legs!.value).toBe(2);
    expect(x["line-integrity"]!.value).toBe(0.5);
    // An area inside one of the trees is measured as ever; depths start at its own root.
    const org = orgOf(text);
    expect(measureArea({ org, config }, areaIndex(org, "y"))["shared-boss"]).toMatchObject({
      value: "d",
      parts: { depth: 1 },
    });
    expect(measureCompany({ org, config }).layers!.value).toBe(3);
  });

  test("without lines, metrics of lines are null and those of work stay", () => {
    const x = measure("a; b; x: a*, b 0.5", { linesKnown: false });
    expect(x.legs).toMatchObject({ value: null, why: "lines-unknown" });
    expect(x["core-fte"]!.value).toBe(1.5);
  });

  test("people of areas below count in the area above", () => {
    const x = measure("o > p; p > q; x: o*; x/y: p*, q");
    expect(x["core-fte"]!.value).toBe(3);
    expect(x["line-integrity"]!.value).toBe(1);
  });

  test("a second owned area keeps an owner from being one thread, folded siblings do not", () => {
    const text = "o > p; x: o* 0.5, p; y: o* 0.5";
    expect(measure(text).structure!.value).toBe("functional");
    expect(measure(text, { areas: { x: { folded: true }, y: { folded: true } } }).structure!.value).toBe(
      "sto",
    );
  });
});

test("placeholders are drawn, and are neither managers nor reports", () => {
  const org = orgOf("a > b, c, seat; seat > d", { people: { seat: { placeholder: true, vacant: true } } });
  const company = measureCompany({ org, config });
  expect(company.span).toMatchObject({ value: 2, numerator: 2, denominator: 1, parts: { p90: 2 } });
});

test("craft is not said rather than missing where nobody has a ladder, mentor or calibrator", () => {
  const craft = (org: Org) => measureCompany({ org, config })["craft-coverage"]!;
  const none = craft(fixtureATarget());
  expect(none).toMatchObject({ value: null, why: "no data name a ladder, a mentor or a calibrator" });
  expect(none.rows.map((row) => row.subject)).toEqual(["pm", "d"]);
  for (const people of [{ d: { mentorId: personId("o") } }, { d: { calibratorId: personId("gone") } }])
    expect(craft(orgOf("o/eng > d/design", { people })).value).toBe(0);
});

test.each([
  ["x(stl): a*, b 0.8, c 0.2; y: b 0.2, c 0.8", 0.9, "stl"],
  ["x(stl): a*, b 0.8, c 0.3; y: b 0.2, c 0.7", 1.8 / 2.1, "functional"],
])("stl wants nine tenths of the work dedicated: %s", (text, dedication, structure) => {
  const org = orgOf(`ceo > a, b, c; ${text}`);
  const x = measureArea({ org, config }, areaIndex(org, "x"));
  expect(x.dedication!.value).toBeCloseTo(dedication, 9);
  expect(x.structure!.value).toBe(structure);
});

describe("the list of metrics", () => {
  test("ids are unique, kebab-case and findable", () => {
    expect(new Set(METRICS.map((m) => m.id)).size).toBe(METRICS.length);
    for (const metric of METRICS) {
      expect(metric.id).toMatch(/^[a-z0-9-]+$/);
      expect(metric.source).toMatch(/^docs\//);
      expect(metricById(metric.id)).toBe(metric);
    }
  });

  test("every area but those made by reading is measured", () => {
    const { areas, company } = measureAll({ org: fixtureB(), config });
    expect(Object.keys(areas)).toEqual(["x", "y"]);
    expect(Object.keys(company)).toContain("waivers");
  });
});
