import { describe, expect, test } from "vitest";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, say, waiverId, type Finding, type Org } from "../org/index.ts";
import { measureCompany, type MetricContext, type MetricResult } from "./index.ts";

const config = DEFAULT_CONFIG;
const WRITTEN: OrgOfOptions = { areas: { x: { charter: { purpose: "Pay" } } } };

const adoption = (org: Org, ctx: Partial<MetricContext> = {}): MetricResult =>
  measureCompany({ org, config, findings: [], ...ctx })["sto-adoption"]!;

const found = (areaId: string, fields: Partial<Finding> = {}): Finding => ({
  check: "owner-dedicated",
  key: `owner-dedicated ${areaId}`,
  tier: "default",
  subjects: [areaId],
  message: say([])`o is split.`,
  evidence: [],
  fixes: [],
  assumed: [],
  ...fields,
});

describe("a mandate in writing is part of the model", () => {
  test.each([
    ["declared, nobody wrote a charter", "x(sto): o*", {}, undefined, 0, ["no-charter"]],
    ["judged as if, nobody wrote a charter", "x: o*", {}, "sto", 0, ["as-if sto", "no-charter"]],
    ["declared, with one", "x(sto): o*", WRITTEN, undefined, 1, []],
    ["judged as if, with one", "x: o*", WRITTEN, "sto", 1, ["as-if sto"]],
    ["declared and judged so: nothing is as if", "x(sto): o*", WRITTEN, "sto", 1, []],
    ["sto, judged as if stl", "x(sto): o*", WRITTEN, "stl", 0, ["as-if stl"]],
    ["another mode", "x: o*", WRITTEN, undefined, 0, []],
  ] as const)("%s", (_, text, options, asMode, value, flags) => {
    const ctx = asMode === undefined ? {} : { asMode };
    expect(adoption(orgOf(`ceo > o; ${text}`, options), ctx)).toMatchObject({ value, flags });
  });

  test("a company that switched the check off asks for none", () => {
    const off = { ...config, off: ["charter-complete"] };
    expect(adoption(orgOf("ceo > o; x(sto): o*"), { config: off }).value).toBe(1);
  });
});

describe("what was found against an area", () => {
  const org = orgOf("ceo > o; x(sto): o*", WRITTEN);
  test.each([
    ["counts", [found("x")], 0],
    ["does not where it is waived", [found("x", { waivedBy: waiverId("w") })], 1],
    ["does not where another check found it", [found("x", { check: "unit-size" })], 1],
    ["counts by the area it stands under", [found("o", { areaId: "x" })], 0],
  ] as const)("%s", (_, findings, value) => {
    expect(adoption(org, { findings: findings as readonly Finding[] }).value).toBe(value);
  });
});
