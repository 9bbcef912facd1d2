import { describe, expect, test } from "vitest";
import { areaId, assetId, DEFAULT_CONFIG, personId, type Asset, type Day, type Org } from "../org/index.ts";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";
import { measureCompany, type MetricContext, type MetricResult } from "./index.ts";

const asset = (id: string, area: string | undefined, by: Readonly<Record<string, Day>> | null): Asset => ({
  id: assetId(id),
  name: id,
  kind: "repo",
  tier: 1,
  ...(area === undefined ? {} : { areaId: areaId(area) }),
  ...(by === null
    ? {}
    : { contributors: Object.entries(by).map(([who, lastOn]) => ({ personId: personId(who), lastOn })) }),
});
const org = (assets: readonly Asset[], options: OrgOfOptions = {}, text = "x: a*, b; x/y: c; z: d"): Org =>
  orgOf(text, { assets, ...options });
const measure = (id: string, of: Org, ctx: Partial<MetricContext> = {}): MetricResult =>
  measureCompany({ org: of, config: DEFAULT_CONFIG, ...ctx })[id]!;

/** 180 days before 2026-06-01. */
const BORDER = "2025-12-03";

describe("bus-risk", () => {
  test.each<[string, readonly Asset[], Partial<MetricResult>]>([
    ["two of the area", [asset("s", "x", { a: "2026-05-01", b: BORDER })], { value: 0, denominator: 1 }],
    [
      "one a day too long ago",
      [asset("s", "x", { a: "2026-05-01", b: "2025-12-02" })],
      { value: 1, rows: [{ subject: "s", value: 1 }] },
    ],
    ["people of an area below count", [asset("s", "x", { a: "2026-05-01", c: "2026-05-01" })], { value: 0 }],
    ["people of another area do not", [asset("s", "x", { a: "2026-05-01", d: "2026-05-01" })], { value: 1 }],
    ["twice the same person is one", [asset("s", "x", { a: "2026-05-01" })], { value: 1 }],
    ["listed, and nobody there", [asset("s", "x", {})], { value: 1, rows: [{ subject: "s", value: 0 }] }],
    [
      "without an area nobody is of it",
      [asset("s", undefined, { a: "2026-05-01", b: "2026-05-01" })],
      { value: 1 },
    ],
    [
      "a thing that lists nobody is not judged",
      [asset("s", "x", { a: "2026-05-01", b: "2026-05-01" }), asset("t", "x", null)],
      { value: 0, denominator: 1, flags: ["no-contributors 1"] },
    ],
    ["none lists any", [asset("s", "x", null)], { value: null, why: "no asset lists contributors" }],
    ["none of tier 1", [], { value: null, why: "no assets of tier 1" }],
  ])("%s", (_, assets, expected) => {
    expect(measure("bus-risk", org(assets))).toMatchObject(expected);
  });
});

describe("context-retention", () => {
  const base = (today: Day, assets: readonly Asset[]): Org => org(assets, { today });
  const both = { a: "2026-02-01", b: "2026-02-01" };
  test.each<[string, Org, Org | undefined, Partial<MetricResult>]>([
    ["no base", org([]), undefined, { value: null, why: "no base to compare with" }],
    [
      "nobody listed before",
      org([]),
      base("2026-03-01", [asset("s", "x", null)]),
      { value: null, why: "no asset of the base lists contributors" },
    ],
    [
      "day 89 is too early",
      org([asset("s", "x", null)]),
      base("2026-03-04", [asset("s", "x", both)]),
      { value: null, why: "day 89 after the base, before day 90" },
    ],
    [
      "day 90 is not",
      org([asset("s", "x", null)]),
      base("2026-03-03", [asset("s", "x", both)]),
      { value: 1, denominator: 2, parts: { days: 90 } },
    ],
    [
      "who moved away no longer keeps it",
      org([asset("s", "x", null)], {}, "x: a*; z: b"),
      base("2026-03-01", [asset("s", "x", both)]),
      { value: 0.5, rows: [{ subject: "s", value: 1 }] },
    ],
    [
      "a thing that moved with its people keeps them",
      org([asset("s", "z", null)], {}, "x: ; z: a, b"),
      base("2026-03-01", [asset("s", "x", both)]),
      { value: 1 },
    ],
    [
      "a thing that is gone says nothing",
      org([asset("t", "x", null)]),
      base("2026-03-01", [asset("s", "x", both)]),
      { value: null, why: "no asset had a main contributor in the base", flags: ["gone 1"] },
    ],
  ])("%s", (_, now, before, expected) => {
    expect(measure("context-retention", now, before === undefined ? {} : { base: before })).toMatchObject(
      expected,
    );
  });
});
