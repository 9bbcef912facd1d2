import { describe, expect, test } from "vitest";
import { areaId, dependencyId, DEFAULT_CONFIG, personId, type Dependency, type Org } from "../org/index.ts";
import { orgOf, TODAY, type OrgOfOptions } from "../../test/orgOf.ts";
import { measureCompany, type MetricResult } from "./index.ts";

const measure = (id: string, org: Org): MetricResult => measureCompany({ org, config: DEFAULT_CONFIG })[id]!;

describe("contracted", () => {
  const needs = (fields: Partial<Dependency>, i: number): Dependency => ({
    id: dependencyId(`n${i}`),
    consumerAreaId: areaId("x"),
    providerAreaId: areaId("y"),
    blocking: false,
    ...fields,
  });
  const signed = { acceptedBy: { consumer: personId("a"), provider: personId("b") } };
  test.each<[string, readonly Partial<Dependency>[], Partial<MetricResult>]>([
    ["both sides accepted", [signed], { value: 1 }],
    ["one side only", [signed, { acceptedBy: { provider: personId("b") } }], { value: 0.5 }],
    ["what ended today does not count", [signed, { to: TODAY }], { value: 1, denominator: 1 }],
    ["what begins tomorrow does not count", [signed, { from: "2026-06-02" }], { denominator: 1 }],
    [
      "an area nobody knows",
      [signed, { consumerAreaId: areaId("ghost") }],
      { denominator: 1, flags: ["unknown-area 1"] },
    ],
    ["no word on who accepted", [{}, {}], { value: null, why: "no dependency says who accepted it" }],
    ["none", [], { value: null, why: "no dependencies between areas" }],
  ])("%s", (_, list, expected) => {
    const org = orgOf("x: a*; y: b*", { dependencies: list.map(needs) });
    expect(measure("contracted", org)).toMatchObject(expected);
  });
});

describe("successor-coverage", () => {
  const of = (deputyId: string, options: OrgOfOptions = {}): Org =>
    orgOf("ceo > a, b; x: a*", {
      ...options,
      areas: { x: { deputyId: personId(deputyId), ...options.areas?.x } },
    });
  test.each<[string, Org, Partial<MetricResult>]>([
    ["somebody else", of("b"), { value: 1, rows: [{ subject: "x", value: 1 }], flags: [] }],
    ["the owner", of("a"), { value: 0 }],
    ["somebody on leave", of("b", { people: { b: { status: "on-leave" } } }), { value: 0 }],
    ["nobody known", of("ghost"), { value: 0 }],
    ["an empty seat", of("b", { people: { b: { vacant: true } } }), { value: 0, flags: ["deputy-vacant 1"] }],
    ["no area names one", orgOf("a; x: a*"), { value: null, why: "no area names a deputy" }],
    [
      "corporate areas do not count",
      of("b", { areas: { x: { kind: "corporate" } } }),
      { value: null, why: "no product or platform areas" },
    ],
  ])("%s", (_, org, expected) => {
    expect(measure("successor-coverage", org)).toMatchObject(expected);
  });
});
