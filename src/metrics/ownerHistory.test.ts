import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  areaIndex,
  assetId,
  areaId,
  DEFAULT_CONFIG,
  indexOrg,
  personId,
  type Asset,
  type Day,
  type Org,
  type Ownership,
  type Person,
} from "../org/index.ts";
import { orgOf, TODAY, type OrgOfOptions } from "../../test/orgOf.ts";
import { measureArea, measureCompany, type MetricResult } from "./index.ts";

const owner = (id: string, from?: Day, to?: Day): Ownership => ({
  personId: personId(id),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
const org = (
  owners: readonly Ownership[],
  options: OrgOfOptions = {},
  outside: readonly Person[] = [],
): Org => {
  const made = orgOf("ceo > a, b; x: a, b; y: ceo*", {
    ...options,
    areas: { x: { owners, ...options.areas?.x } },
  });
  return outside.length === 0 ? made : indexOrg({ ...made.records, outside }, [], TODAY);
};
const gap = (of: Org): MetricResult =>
  measureArea({ org: of, config: DEFAULT_CONFIG }, areaIndex(of, "x"))["owner-gap"]!;
const left = (id: string, endOn?: Day): Person => ({
  ...orgOf(id).people[0]!,
  status: "terminated",
  ...(endOn === undefined ? {} : { endOn }),
});

describe("owner-gap", () => {
  test.each<[string, Org, Partial<MetricResult>]>([
    ["one owner all along", org([owner("a", "2026-01-01")]), { value: 0, flags: [], parts: { open: 0 } }],
    ["an owner without a first day", org([owner("a")]), { value: 0, flags: ["assumed: from"] }],
    [
      "two who follow each other, then a gap that lasts",
      org([owner("a", "2026-01-01", "2026-03-01"), owner("b", "2026-03-01", "2026-05-31")]),
      { value: 1, parts: { open: 1 }, rows: [{ subject: "2026-05-31/2026-06-01", value: 1 }] },
    ],
    [
      "two at once leave no gap between them",
      org([owner("b", "2026-02-01"), owner("a", "2026-01-01", "2026-03-01")]),
      { value: 0 },
    ],
    ["nobody yet", org([owner("a", "2026-07-01")]), { value: null, why: "nothing says since when" }],
    ["nobody ever", org([]), { value: null, why: "nobody is on record as its owner" }],
    [
      "an empty seat owns nothing",
      org([owner("a", "2026-01-01", "2026-05-22"), owner("b", "2026-05-22")], {
        people: { b: { vacant: true } },
      }),
      { value: 10, flags: ["owner-vacant"] },
    ],
    [
      "somebody who left owned until their last day",
      org([owner("gone", "2026-01-01")], {}, [left("gone", "2026-05-30")]),
      { value: 2, parts: { open: 2 } },
    ],
    [
      "nobody knows when the last one left",
      org([owner("a", "2026-01-01", "2026-03-01"), owner("gone", "2026-04-01")], {}, [left("gone")]),
      { value: null, why: "an owner left on an unknown day", flags: ["undated 1"] },
    ],
    [
      "a retired area",
      org([owner("a")], { areas: { x: { status: "retired" } } }),
      { value: null, why: "the area is not live" },
    ],
  ])("%s", (_, of, expected) => {
    expect(gap(of)).toMatchObject(expected);
  });

  test("where no area of the data names an owner, that is not a gap", () => {
    expect(gap(orgOf("a; x: a"))).toMatchObject({ value: null, why: "no area names an owner" });
  });

  test("the days counted are those on which no span holds, one by one", () => {
    const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }), fc.constantFrom("a", "b"));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 5 }), (spans) => {
        const start = addDays(TODAY, -70);
        const owners = spans.map(([from, days, id]) =>
          owner(id, addDays(start, from), addDays(start, from + days)),
        );
        const first = Math.min(...spans.map(([from]) => from));
        let expected = 0;
        for (let day = first; day < 70; day++)
          if (!spans.some(([from, days]) => from <= day && day < from + days)) expected++;
        expect(gap(org(owners)).value).toBe(expected);
      }),
    );
  });
});

describe("orphan-age", () => {
  const age = (of: Org): MetricResult => measureCompany({ org: of, config: DEFAULT_CONFIG })["orphan-age"]!;
  const assets = (...areas: (string | undefined)[]): readonly Asset[] =>
    areas.map((id, i) => ({
      id: assetId(`t${i}`),
      name: `t${i}`,
      kind: "repo",
      tier: 3,
      ...(id === undefined ? {} : { areaId: areaId(id) }),
    }));
  test.each<[string, Org, Partial<MetricResult>]>([
    ["nothing owned at all", org([owner("a")]), { value: null, why: "no assets" }],
    [
      "everything has its owner",
      org([owner("a")], { assets: assets("x", "y") }),
      { value: null, why: "every asset has an owner" },
    ],
    [
      "what has no area, or an area nobody owned, has no age",
      org([], { assets: assets("x", undefined, "y") }),
      { value: null, why: "nothing says since when", flags: ["undated 2"] },
    ],
    [
      "a retired area owns nothing since its last owner",
      org([owner("a", undefined, "2026-05-30")], {
        assets: assets("x", "y"),
        areas: { x: { status: "retired" } },
      }),
      { value: 2, rows: [{ subject: "t0", value: 2 }] },
    ],
    [
      "no area names an owner",
      orgOf("a; x: a", { assets: assets("x") }),
      { value: null, why: "no area names an owner" },
    ],
  ])("%s", (_, of, expected) => {
    expect(age(of)).toMatchObject(expected);
  });
});
