import { describe, expect, test } from "vitest";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";
import { areaRows } from "../metrics/index.ts";
import {
  DEFAULT_CONFIG,
  indexOrg,
  personId,
  waiverId,
  wording,
  type Org,
  type Waiver,
} from "../org/index.ts";
import { areaVerdict } from "./areaVerdict.ts";
import { runChecks } from "./runChecks.ts";

const config = DEFAULT_CONFIG;
const judge = (org: Org, area = "x") => {
  const findings = runChecks({ org, config, asMode: "sto" });
  const verdict = areaVerdict({ org, config, findings }, area);
  if (verdict === undefined) throw new Error(`no verdict of ${area}`);
  return { ...verdict, because: wording(verdict.because), findings };
};
const of = (text: string, options: OrgOfOptions = {}) => judge(orgOf(text, options));
const waiver = (checkId: string, subjectIds: readonly string[]): Waiver => ({
  id: waiverId("w"),
  checkId,
  subjectIds,
  reason: "agreed",
  standing: true,
  approverId: personId("c"),
});
const LINES = "c > a, b; a > e, f; ";

describe("what a verdict rests on", () => {
  test.each([
    [
      "one owner over all",
      of(`${LINES}x: a*, e, f`),
      "single-threaded",
      [],
      "a owns it and nothing else; the other 2 people all report to a, directly or through others.",
    ],
    [
      "several owners",
      of(`${LINES}x: a*, b*, e`),
      "not-single-threaded",
      ["owner-exactly-one"],
      "2 owners: a and b.",
    ],
    [
      "an empty owner seat",
      of(`${LINES}x: a*, e, f`, { people: { a: { vacant: true } } }),
      "not-single-threaded",
      ["owner-exactly-one"],
      "The owner's seat is empty.",
    ],
    [
      "nobody named, though another area has an owner",
      of(`${LINES}x: e, f; y: b*`),
      "not-single-threaded",
      ["owner-exactly-one"],
      "No owner is named.",
    ],
  ] as const)("%s", (_, judged, verdict, reasons, because) => {
    expect(judged.verdict).toBe(verdict);
    expect(judged.reasons).toEqual(reasons);
    expect(judged.because).toBe(because);
  });
});

describe("waivers stand beside a verdict, they make no owner", () => {
  test("a waived second owner is still two owners", () => {
    const judged = of(`${LINES}x: a*, b*, e`, { waivers: [waiver("owner-exactly-one", ["x"])] });
    expect(judged.findings.find((finding) => finding.check === "owner-exactly-one")?.waivedBy).toBe("w");
    expect(judged).toMatchObject({
      verdict: "not-single-threaded",
      exceptions: 1,
      because: "2 owners: a and b. 1 exception granted.",
    });
  });
  test("a person outside the lines by a granted exception leaves the area single-threaded, and is counted", () => {
    const judged = of(`${LINES}x: a*, e, f, b`, { waivers: [waiver("line-to-owner", ["b", "x"])] });
    expect(judged).toMatchObject({ verdict: "single-threaded", exceptions: 1 });
  });
});

test("a figure on an assumed share says so", () => {
  const org = orgOf(`${LINES}x: a*, e; y: a*, f`);
  const assignments = org.records.assignments.map(({ personId, areaId, type, isLead }) => ({
    personId,
    areaId,
    type,
    isLead,
  }));
  const judged = judge(indexOrg({ ...org.records, assignments }, [], org.today));
  expect(judged.because).toContain("a owns x and gives it 50 %. (assumed: share)");
});

describe("below the coverage limit there is no verdict, and no finding of owners, lines or dedication", () => {
  const half = (confirmed: number): Org => {
    const org = orgOf(`c > b, p, q, r, s; x: b!, p, q, r, s; y: c*`);
    let rows = 0;
    const assignments = org.records.assignments.map((row) =>
      row.areaId === "x" && ++rows > confirmed ? { ...row, guess: "the title" } : row,
    );
    return indexOrg({ ...org.records, assignments }, [], org.today);
  };
  test("4 of 5 confirmed is enough", () => {
    expect(judge(half(4)).verdict).toBe("not-single-threaded");
  });
  test("3 of 5 is not", () => {
    const judged = judge(half(3));
    expect(judged.verdict).toBe("cannot-say");
    expect(judged.because).toBe("Cannot say: 60 % of its people are confirmed.");
    expect(
      judged.findings.filter((finding) => finding.subjects.includes("x") || finding.areaId === "x"),
    ).toEqual([]);
    expect(areaRows(half(3)).find((row) => row.id === "x")?.coverage).toBe(0.6);
  });
});
