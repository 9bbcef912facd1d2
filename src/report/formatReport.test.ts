import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaVerdicts, contraindications, runChecks } from "../checks/index.ts";
import { areaRows } from "../metrics/index.ts";
import { DEFAULT_CONFIG, type Org } from "../org/index.ts";
import { planSto, targetOrgs } from "../planner/index.ts";
import { coverage } from "../worksheet/index.ts";
import { AUDIENCES, type Audience } from "./audience.ts";
import { compareAlternatives } from "./comparison/compareAlternatives.ts";
import { formatReport } from "./formatReport.ts";
import type { ReportInput } from "./reportInput.ts";

const EVIL = `</style><script>alert(1)</script>"'&`;

function inputOf(org: Org, audience: Audience): ReportInput {
  const findings = runChecks({ org, config: DEFAULT_CONFIG, asMode: "sto" });
  const planned = planSto(org, { today: org.today, seed: 1, work: 100_000, config: DEFAULT_CONFIG });
  const alternatives = planned.ok ? targetOrgs(org, planned.plan) : undefined;
  return {
    source: EVIL,
    today: org.today,
    audience,
    org,
    rows: areaRows(org),
    verdicts: areaVerdicts({ org, config: DEFAULT_CONFIG, findings }),
    findings,
    problems: [],
    coverage: coverage(org),
    questions: contraindications(org, DEFAULT_CONFIG).questions,
    ...(planned.ok && alternatives !== undefined
      ? {
          planned: {
            plan: planned.plan,
            alternatives,
            comparison: compareAlternatives(planned.plan, alternatives),
          },
        }
      : { planRefusal: "no plan" }),
  };
}

const company = orgOf(
  "boss0 > lead1/engineering, lead2/product; lead1 > dev11/engineering, dev12/engineering, dev13/engineering, dev14/engineering, dev15/engineering; lead2 > prod21/product; pay: lead1, dev11, dev12, dev13, dev14, dev15, prod21*",
  {
    people: { lead1: { title: "Engineering Manager" }, dev11: { name: EVIL } },
    areas: { pay: { name: `Pay ${EVIL}` } },
  },
);

describe("the page", () => {
  test.each(AUDIENCES)("for %s is closed HTML in which no name of the data is markup", (audience) => {
    const html = formatReport(inputOf(company, audience));
    expect(html.startsWith("<!doctype html>")).toBe(true);
    expect(html).not.toContain("<script");
    expect(html.match(/<section /g)?.length).toBe(html.match(/<\/section>/g)?.length);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
  test("is the same, byte for byte, for the same input", () => {
    expect(formatReport(inputOf(company, "deciders"))).toBe(formatReport(inputOf(company, "deciders")));
  });
  test("says draft and how many questions are open", () => {
    expect(formatReport(inputOf(company, "deciders"))).toContain("Draft: 10 of 10 questions unanswered.");
  });
  test("an org without a plan says why, and compares nothing", () => {
    const html = formatReport(inputOf(orgOf("a; b; c; x: a!, b", { linesKnown: false }), "deciders"));
    expect(html).toContain("no plan");
    expect(html).not.toContain("What you gain");
  });
});

describe("names", () => {
  const ids = ["lead1", "lead2", "dev12", "dev13", "prod21", "boss0"];
  test("stand in the page for deciders", () => {
    const html = formatReport(inputOf(company, "deciders"));
    expect(ids.filter((id) => !html.includes(id))).toEqual([]);
  });
  test.each(["council", "all-hands"] as const)(
    "stand nowhere in the page for %s, and no group under 5 is counted",
    (audience) => {
      const html = formatReport(inputOf(company, audience));
      expect(ids.filter((id) => html.includes(id))).toEqual([]);
      const movers =
        /<tr><th scope="row">People who get another manager<\/th>(.*?)<\/tr>/.exec(html)?.[1] ?? "";
      expect(movers).toContain("under 5");
      expect(movers).not.toMatch(/>[1-4]</);
    },
  );
});

test.each([
  ["deciders", true],
  ["managers", false],
  ["council", true],
  ["all-hands", false],
] as const)("who bears the plan is in the page for %s: %s", (audience, isThere) => {
  const html = formatReport(inputOf(company, audience));
  expect(html.includes("Who bears the plan")).toBe(isThere);
});
