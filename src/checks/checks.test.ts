import { describe, expect, test } from "vitest";
import { applyChanges, type OrgChange } from "../changes/index.ts";
import {
  assetId,
  decisionId,
  DEFAULT_CONFIG,
  disciplineId,
  personId,
  say,
  waiverId,
  wording,
  type Assignment,
  type Discipline,
  type DottedLine,
  type Finding,
  type Org,
  type Problem,
  type ProblemCode,
  type Tier,
} from "../org/index.ts";
import { indexOrg } from "../org/index.ts";
import { fixtureA, fixtureATarget, fixtureB, fixtureC, fixtureD } from "../../test/fixtures.ts";
import { orgOf, TODAY, type OrgOfOptions } from "../../test/orgOf.ts";
import { CHECKS, runChecks, type CheckInput } from "./index.ts";

const config = DEFAULT_CONFIG;

interface Fixture {
  readonly org: Org;
  readonly asMode?: "sto" | "stl";
  /** What it says, in full; for firing fixtures. */
  readonly says?: string;
  /** Whether every fix it offers, applied alone, ends the finding; `none` where it offers none. */
  readonly fix?: "ends" | "none";
  /** What its findings carry; for thresholds that decide the tier or severity, not whether anything is said. */
  readonly shows?: { readonly tier: Tier } | { readonly severe: true | undefined };
}

interface Cases {
  readonly fires: readonly Fixture[];
  readonly silent: readonly Fixture[];
  /** By threshold: just past it (fires) and on it (silent; or fires and `shows` something else). */
  readonly borders?: Readonly<Record<string, { readonly past: Fixture; readonly at: Fixture }>>;
}

const of = (text: string, options?: OrgOfOptions): Org => orgOf(text, options);

/** An org that keeps a problem of its reading. */
function withProblem(org: Org, code: ProblemCode, subjects: readonly string[]): Org {
  const problem: Problem = {
    code,
    blocks: true,
    rows: [],
    count: 1,
    policy: "as told",
    message: say([])`${subjects.join(" and ")}: ${code}.`,
    subjects,
    fixes: [],
  };
  return indexOrg(org.records, [...org.problems, problem], org.today);
}

/** An org with rows replaced: fields by person. */
function withRows(org: Org, fields: Readonly<Record<string, Partial<Assignment>>>): Org {
  const assignments = org.records.assignments.map((row) => ({ ...row, ...fields[row.personId] }));
  return indexOrg({ ...org.records, assignments }, org.problems, org.today);
}

const craft = (id: string, fields: Partial<Discipline> = {}): Discipline => ({
  id: disciplineId(id),
  name: id,
  requiredInProduct: false,
  executive: false,
  ...fields,
});

const dotted = (manager: string, fields: Partial<DottedLine> = {}): DottedLine => ({
  managerId: personId(manager),
  purpose: "craft",
  ...fields,
});

const waiver = (fields: Record<string, unknown>): OrgOfOptions => ({
  waivers: [
    {
      id: waiverId("w"),
      checkId: "home-share",
      subjectIds: ["a"],
      reason: "agreed",
      standing: false,
      approverId: personId("a"),
      ...fields,
    },
  ],
});

const many = (prefix: string, n: number): string =>
  Array.from({ length: n }, (_, i) => `${prefix}${i}`).join(", ");
const acting = (from: string | undefined, to?: string): OrgOfOptions => ({
  areas: {
    x: {
      owners: [
        {
          personId: personId("a"),
          acting: true,
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        },
      ],
    },
  },
});
const ended = (to: string): OrgOfOptions => ({
  areas: { x: { owners: [{ personId: personId("a"), to }], deputyId: personId("b") } },
});
const charter = (metrics: readonly string[] = ["m0", "m1", "m2"], inputs = 2): OrgOfOptions => ({
  areas: {
    x: {
      charter: {
        purpose: "paying",
        inScope: ["in"],
        outOfScope: ["out"],
        metricAssetIds: metrics.map(assetId),
        signedBy: personId("ceo"),
        signedOn: "2026-01-01",
      },
    },
  },
  assets: metrics.map((id, i) => ({
    id: assetId(id),
    name: id,
    kind: "metric",
    tier: 3,
    role: i < inputs ? "input" : "output",
  })),
});

/** Design has a lead with a ladder. */
const LEAD = {
  disciplines: [craft("design", { leadId: personId("hod"), ladderUrl: "https://example.org" })],
};

const CASES: Readonly<Record<string, Cases>> = {
  "manager-tree": {
    fires: [
      { org: of("a > b, c; d > e"), says: "2 people have no manager: a and d.", fix: "ends" },
      { org: withProblem(of("a > b; c > d"), "manager-loop", ["c", "d"]), fix: "ends" },
    ],
    silent: [{ org: of("a > b, c") }, { org: of("a; b; c", { linesKnown: false }) }, { org: of("") }],
  },
  "one-solid-line": {
    fires: [
      {
        org: withProblem(of("a > b, c", { people: { c: { dottedLines: [dotted("b")] } } }), "two-managers", [
          "c",
        ]),
        says: "c: two-managers.",
        fix: "ends",
      },
    ],
    silent: [{ org: withProblem(of("a > b, c"), "two-managers", ["c"]) }, { org: of("a > b") }],
  },
  "reference-resolves": {
    fires: [
      {
        org: of("a > b", { people: { b: { dottedLines: [dotted("ghost")] } } }),
        says: "b: dottedLines names ghost, which is no person.",
        fix: "ends",
      },
      {
        org: of("a > b; x: a*", { areas: { x: { deputyId: personId("ghost") } } }),
        says: "x: deputyId names ghost, which is no person.",
        fix: "none",
      },
      {
        org: of("a > b; x: b", { areas: { x: { status: "retired" } } }),
        says: "The row of b in x: areaId names x, which is no live area.",
        fix: "ends",
      },
      {
        org: withProblem(
          of("m > b", { people: { m: { placeholder: true, vacant: true } } }),
          "manager-missing",
          ["m"],
        ),
        says: "1 person reports to m, who is not in the file.",
        fix: "none",
      },
    ],
    silent: [{ org: of("a > b; x: a*", { people: { b: { mentorId: personId("a") } } }) }],
  },
  "area-tree": {
    fires: [
      {
        org: of("a; x: a; x/y: a", { areas: { x: { status: "retired" } } }),
        says: "y hangs under x, which is retired.",
        fix: "ends",
      },
      { org: withProblem(of("a; x: a; x/y: a"), "area-loop", ["x", "y"]), fix: "none" },
    ],
    silent: [
      { org: of("a; x: a; x/y: a") },
      { org: of("a; x: a; x/y: a", { areas: { x: { status: "retired" }, y: { status: "retired" } } }) },
    ],
  },
  "manager-active": {
    fires: [
      {
        org: of("a > b; b > c", { people: { b: { endOn: TODAY } } }),
        says: `b left on ${TODAY}; 1 person reports to them.`,
        fix: "ends",
      },
      { org: of("a > b; b > c", { people: { b: { status: "terminated" } } }), fix: "ends" },
    ],
    silent: [
      { org: of("a > b; b > c", { people: { b: { endOn: "2026-06-02" } } }) },
      { org: of("a > b", { people: { b: { endOn: TODAY } } }) },
    ],
  },
  "owner-exactly-one": {
    fires: [
      { org: of("a > b; x: a*, b*"), says: "x has 2 owners: a and b.", fix: "ends" },
      { org: of("a > b; x: b; y: a*"), says: "x has no owner.", fix: "none" },
      {
        org: of("a > b; x: b*", { people: { b: { vacant: true } } }),
        says: "The owner's seat of x is empty: b.",
        fix: "none",
      },
      {
        org: of("a > b; x: b*", { people: { b: { status: "pending" } } }),
        says: "b owns x and is pending.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("a > b; x: b*", { people: { b: { status: "on-leave" } } }) },
      { org: of("a > b; x: b") },
      { org: of("a > b; x: a*, b*", { areas: { x: { kind: "corporate" } } }) },
      { org: of("a > b; x: a*, b*", { areas: { x: { status: "paused" } } }) },
    ],
  },
  "owner-one-area": {
    fires: [{ org: of("a; x: a* 0.5; y: a* 0.5"), says: "a owns x and y.", fix: "ends" }],
    silent: [
      { org: of("a > b; x: a*; y: b*") },
      { org: of("a; x: a*; y: a*", { areas: { x: { folded: true }, y: { folded: true } } }) },
    ],
  },
  "owner-dedicated": {
    fires: [
      { org: of("a; x(sto): a* 0.7; y: a 0.3"), says: "a owns x and gives it 70 %.", fix: "ends" },
      { org: of("a; x: a* 0.9; y: a 0.1"), asMode: "stl", fix: "ends" },
    ],
    silent: [{ org: of("a; x(sto): a*") }, { org: of("a; x: a* 0.7; y: a 0.3") }],
    borders: {
      share: {
        past: {
          org: of("a; x(sto): a* 0.79; y: a 0.21"),
          says: "a owns x and gives it 79 %.",
          fix: "ends",
          shows: { tier: "invariant" },
        },
        at: { org: of("a; x(sto): a* 0.8; y: a 0.2"), fix: "ends", shows: { tier: "default" } },
      },
    },
  },
  "owner-acting-expired": {
    fires: [
      {
        org: of("a; x: a", acting("2026-01-01", "2026-05-01")),
        says: "a acted as owner of x until 2026-05-01; nobody followed.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a; x: a", acting(undefined)) },
      { org: of("a; x: a", acting("2026-01-01", "2026-07-01")) },
    ],
    borders: {
      days: {
        past: {
          org: of("a; x: a", acting("2026-03-02")),
          says: "a acts as owner of x since 2026-03-02, without an end.",
          fix: "ends",
        },
        at: { org: of("a; x: a", acting("2026-03-03")) },
      },
    },
  },
  "owner-succession": {
    fires: [
      { org: of("a; x(sto): a*"), says: "x names no deputy.", fix: "none" },
      {
        org: of("a; x(sto): a*", { areas: { x: { deputyId: personId("a") } } }),
        says: "The owner of x is named as their own deputy.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("a > b; x(sto): a*", { areas: { x: { deputyId: personId("b") } } }) },
      { org: of("a; x: a*"), asMode: "sto" },
    ],
    borders: {
      // 2026-06-01 is a Monday: five working days back is Monday, 2026-05-25.
      actingWithin: {
        past: {
          org: of("a > b; x(sto): b", ended("2026-05-25")),
          says: "x: 7 days without owner, nobody acting.",
          fix: "ends",
        },
        at: { org: of("a > b; x(sto): b", ended("2026-05-26")) },
      },
      gap: {
        past: { org: of("a > b; x(sto): b", ended("2026-03-02")), fix: "ends" },
        at: { org: of("a > b; x(sto): b", ended("2026-05-27")) },
      },
    },
  },
  "line-to-owner": {
    fires: [
      { org: of("c > a, b; x(sto): a*, b"), says: "b works on x and reports to c, not to a.", fix: "ends" },
      { org: of("c > a; x(sto): a*, c"), says: "c works on x and reports to nobody, not to a.", fix: "ends" },
      {
        org: of("c > a, b; x(sto): a*; x/y: b"),
        says: "b works on x and reports to c, not to a.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a > b; b > d; x(sto): a*, b, d") },
      { org: of("c > a, b; x: a*, b") },
      { org: of("c > a, b; x(sto): a*, b 0.1 loan") },
      { org: of("c > a, b; x(sto): a*, b", { linesKnown: false }) },
    ],
  },
  "area-follows-line": {
    fires: [
      {
        org: of("c > a, b; x: a*; x/y(sto): b*"),
        says: "b owns y and does not report to a, who owns x above it.",
        fix: "ends",
      },
      { org: of("b > a; x: a*; x/y(sto): b*"), fix: "ends" },
    ],
    silent: [{ org: of("a > b; x: a*; x/y(sto): b*") }, { org: of("a > b; x: ; x/y(sto): b*") }],
  },
  "foreign-report": {
    fires: [
      {
        org: of("c > a, o; a > b; x(sto): a*; y(sto): o*, b"),
        says: "b reports into x but works on y.",
        fix: "ends",
      },
      { org: of("a > b; x(sto): a*; y: b"), fix: "none" },
    ],
    silent: [
      { org: of("a > b; x(sto): a*, b") },
      { org: of("a > b; x(sto): a*; x/y: b") },
      { org: of("a > b; x(sto): a*") },
    ],
  },
  "lead-near-owner": {
    fires: [
      {
        org: of("a/product > b/eng; b > c/eng; c > d/design; x(sto): a*, b, c, d"),
        says: "d, first of design in x, stands 3 levels below a.",
        fix: "ends",
      },
    ],
    silent: [{ org: of("a/product > b/eng; b > d/eng; x(sto): a*, b, d") }],
    borders: {
      hops: {
        past: {
          org: of("a/product > b/eng; b > d/design; x(sto): a*, b, d"),
          says: "d, first of design in x, stands 2 levels below a.",
          fix: "ends",
        },
        at: { org: of("a/product > b/eng, d/design; x(sto): a*, b, d") },
      },
    },
  },
  "residual-function": {
    fires: [
      {
        org: of("ceo > ox, oy, hod; hod > d1/design, d2/design; x(sto): ox*, d1; y(sto): oy*, d2"),
        says: "hod still runs design for x and y.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("ceo > ox, oy, hod; hod > d1/design, e2/eng; x(sto): ox*, d1; y(sto): oy*, e2") },
      { org: of("cto/executive > ox, d1/design, d2/design; x(sto): ox*, d1; y(sto): d2") },
      { org: of("ceo > ox/eng, oy/eng; x(sto): ox*; y(sto): oy*") },
      { org: of("hod > d1/design, d2/design; x(sto): d1; y: d2") },
    ],
  },
  "dotted-line-powerless": {
    fires: [
      {
        org: of("a > b, h; x(sto): a*, b", {
          people: { b: { dottedLines: [dotted("h", { rates: true })] } },
        }),
        says: "h still rates b over a dotted line.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a > b, h; x: a*, b", { people: { b: { dottedLines: [dotted("h", { rates: true })] } } }) },
      {
        org: of("a > b, h; x(sto): a*, b", {
          people: { b: { dottedLines: [dotted("h", { rates: true, to: TODAY })] } },
        }),
      },
    ],
    borders: {
      lines: {
        past: {
          org: of("a > b, h, i; x(sto): a*, b", {
            people: { b: { dottedLines: [dotted("h"), dotted("i")] } },
          }),
          says: "b has 2 dotted lines.",
          fix: "ends",
        },
        at: { org: of("a > b, h; x(sto): a*, b", { people: { b: { dottedLines: [dotted("h")] } } }) },
      },
    },
  },
  "dotted-line-returning": {
    fires: [
      {
        org: of("a > b, h; x(sto): a*, b", {
          people: { b: { dottedLines: [dotted("h", { from: "2026-02-01" })] } },
          areas: { x: { activatedOn: "2026-01-01" } },
        }),
        says: "x: dotted lines to managers outside it grew from 0 on 2026-01-01 to 1.",
        fix: "ends",
      },
    ],
    silent: [{ org: of("a > b, h; x(sto): a*, b", { people: { b: { dottedLines: [dotted("h")] } } }) }],
    borders: {
      growth: {
        past: {
          org: of("a > b, h, i; x(sto): a*, b", {
            people: { b: { dottedLines: [dotted("h"), dotted("i", { from: "2026-02-01" })] } },
            areas: { x: { activatedOn: "2026-01-01" } },
          }),
          says: "x: dotted lines to managers outside it grew from 1 on 2026-01-01 to 2.",
          fix: "ends",
        },
        at: {
          org: of("a > b, h; x(sto): a*, b", {
            people: { b: { dottedLines: [dotted("h")] } },
            areas: { x: { activatedOn: "2026-01-01" } },
          }),
        },
      },
    },
  },
  "functional-sign-off": {
    fires: [
      {
        org: of("ceo > a, v/design; v > w; x(sto): a*", {
          decisions: [
            {
              id: decisionId("d"),
              title: "Launch",
              areaId: "x" as never,
              door: "one-way",
              approverIds: [personId("v")],
            },
          ],
        }),
        says: "Launch of x waits for v (design).",
        fix: "none",
      },
    ],
    silent: [
      {
        org: of("ceo > a, v; v > w; x(sto): a*", {
          areas: { x: { charter: { reservedDecisions: ["Launch"] } } },
          decisions: [
            {
              id: decisionId("d"),
              title: "Launch",
              areaId: "x" as never,
              door: "one-way",
              approverIds: [personId("v")],
            },
          ],
        }),
      },
    ],
  },
  "share-sum": {
    fires: [{ org: of("a; x: a 0.7; y: a 0.7"), says: "The shares of a add up to 140 %.", fix: "ends" }],
    silent: [{ org: of("a; x: a 0.5; y: a 0.5 loan") }, { org: of("a; x: a 0.3 advisory") }],
    borders: {
      tolerance: { past: { org: of("a; x: a 0.94"), fix: "ends" }, at: { org: of("a; x: a 0.95") } },
    },
  },
  "home-share": {
    fires: [{ org: of("a; x: a 0.7; y: a 0.3"), says: "a is split: x 70 % and y 30 %.", fix: "ends" }],
    silent: [{ org: of("a; x: a 0.3", { areas: { x: { kind: "corporate" } } }) }],
    borders: {
      home: {
        past: { org: of("a; x: a 0.79; y: a 0.21"), fix: "ends" },
        at: { org: of("a; x: a 0.8; y: a 0.2") },
      },
      severe: {
        past: { org: of("a; x: a 0.49; y: a 0.48"), fix: "ends", shows: { severe: true } },
        at: { org: of("a; x: a 0.5; y: a 0.5"), fix: "ends", shows: { severe: undefined } },
      },
      areas: {
        past: { org: of("a; x: a 0.8; y: a 0.1; z: a 0.1"), fix: "ends" },
        at: { org: of("a; x: a 0.9; y: a 0.1") },
      },
    },
  },
  "loan-bounded": {
    fires: [
      { org: of("a; x: a 0.9; y: a 0.1 loan"), says: "a is on loan to y, without an end.", fix: "ends" },
    ],
    silent: [{ org: of("a; x: a") }],
    borders: {
      days: {
        past: {
          org: withRows(of("y: a 0.1 loan"), { a: { from: "2026-05-01", to: "2026-07-31" } }),
          says: "a is on loan to y for 91 days, until 2026-07-31.",
          fix: "ends",
        },
        at: { org: withRows(of("y: a 0.1 loan"), { a: { from: "2026-05-01", to: "2026-07-30" } }) },
      },
      lent: {
        past: {
          org: lending(0.41),
          says: "x lends 20.5 % of its people's time to other areas.",
          fix: "ends",
        },
        at: { org: lending(0.4) },
      },
    },
  },
  "disciplines-covered": {
    fires: [
      { org: of("a/product > b/engineering; x(sto): a*, b"), says: "x lacks design.", fix: "none" },
      {
        org: of("a/product > b/engineering, c/design; x(sto): a*, b, c", { people: { c: { vacant: true } } }),
        says: "x lacks design.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("a/product > b/engineering, c/design; x(sto): a*, b, c") },
      { org: of("a/product; x(sto): a*", { areas: { x: { kind: "platform" } } }) },
      {
        org: of("a/product; x(sto): a*", {
          areas: { x: { requiredDisciplines: [disciplineId("product")] } },
        }),
      },
    ],
  },
  "unit-size": {
    fires: [
      { org: of("x: a"), says: "x has 1 core person, fewer than 4.", fix: "none" },
      { org: of(`x: ${many("p", 20)}`), says: "x has 20 core people, more than 10.", fix: "none" },
    ],
    silent: [{ org: of(`x: ${many("p", 2)}; x/y: ${many("q", 5)}`) }],
    borders: {
      min: {
        past: { org: of(`x: ${many("p", 3)}`), says: "x has 3 core people, fewer than 4.", fix: "none" },
        at: { org: of(`x: ${many("p", 4)}`) },
      },
      max: {
        past: { org: of(`x: ${many("p", 11)}`), says: "x has 11 core people, more than 10.", fix: "none" },
        at: { org: of(`x: ${many("p", 10)}`) },
      },
    },
  },
  "charter-complete": {
    fires: [
      {
        org: of("ceo > a; x(sto): a*"),
        says: "The charter of x lacks a purpose, what is in scope, what is out of scope, metrics and the signature of the owner's manager.",
        fix: "none",
      },
    ],
    silent: [{ org: of("ceo > a; x(sto): a*", charter()) }, { org: of("ceo > a; x: a*"), asMode: "sto" }],
    borders: {
      inputMin: {
        past: {
          org: of("ceo > a; x(sto): a*", charter(["m0", "m1"], 1)),
          says: "The charter of x lacks 1 output and 2–5 input metrics.",
          fix: "none",
        },
        at: { org: of("ceo > a; x(sto): a*", charter(["m0", "m1", "m2"], 2)) },
      },
      inputMax: {
        past: {
          org: of("ceo > a; x(sto): a*", charter(["a", "b", "c", "d", "e", "f", "g"], 6)),
          fix: "none",
        },
        at: { org: of("ceo > a; x(sto): a*", charter(["a", "b", "c", "d", "e", "f"], 5)) },
      },
    },
  },
  "craft-cover": {
    fires: [
      {
        org: of("o/engineering > d/design; x(sto): o*, d"),
        says: "d (design) reports to o (engineering): no ladder, mentor of the discipline and calibrator of the discipline at the same level or above is named.",
        fix: "none",
      },
      {
        org: of("ceo/executive > hod/design, o/engineering; o > d/design; x(sto): o*, d", LEAD),
        fix: "ends",
      },
    ],
    silent: [
      { org: of("ceo/executive > d/design; x(sto): d*") },
      { org: of("o/engineering > d/design; x: o*, d") },
      {
        org: of("hod/design > o/design; o > d/design; x(sto): o*, d", LEAD),
      },
    ],
    borders: {
      days: {
        past: {
          org: of("o/engineering > d/design; x(sto): o*, d", { areas: { x: { activatedOn: "2026-03-02" } } }),
          fix: "none",
          shows: { severe: true },
        },
        at: {
          org: of("o/engineering > d/design; x(sto): o*, d", { areas: { x: { activatedOn: "2026-03-03" } } }),
          fix: "none",
          shows: { severe: undefined },
        },
      },
    },
  },
  "craft-lead": {
    fires: [
      {
        org: of("o/product > l/design, m/design; l > d/design; x(sto): o*, d", {
          disciplines: [
            craft("design", { leadId: personId("l") }),
            craft("product", { leadId: personId("o") }),
          ],
        }),
        says: "l, craft lead of design, still manages 1 person of product areas.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("o/product > d1/design, d2/design, d3/design; x: o*, d1") },
      { org: of("o/product > d1/design, d2/design, d3/design; x: o*, d1"), asMode: "sto" },
    ],
    borders: {
      people: {
        past: {
          org: of("o/product > d1/design, d2/design, d3/design; x(sto): o*, d1"),
          says: "design (3 people) has no craft lead.",
          fix: "ends",
        },
        at: { org: of("o/product > d1/design, d2/design; x(sto): o*, d1") },
      },
    },
  },
  "hiring-loop": {
    fires: [
      {
        org: of("o/product > s/design; x(sto): o*, s", { people: { s: { vacant: true } } }),
        says: "The seat s has no interviewer of design and no interviewer from outside x.",
        fix: "none",
      },
      {
        org: of("hod/design > o/product; o > s/design; x(sto): o*, s", {
          ...LEAD,
          people: { s: { vacant: true } },
        }),
        fix: "ends",
      },
    ],
    silent: [
      {
        org: of("hod/design > o/product; o > s/design; x(sto): o*, s", {
          people: { s: { vacant: true, interviewerIds: [personId("hod")] } },
        }),
      },
    ],
  },
  span: {
    fires: [{ org: of("a > b"), says: "a has 1 report; usual for a manager is 3 to 10.", fix: "none" }],
    silent: [{ org: of("a; b", { linesKnown: false }) }],
    borders: {
      ownerMin: {
        past: {
          org: of(`o > ${many("p", 2)}; x: o*`),
          says: "o has 2 reports; usual for an owner is 3 to 8.",
          fix: "none",
        },
        at: { org: of(`o > ${many("p", 3)}; x: o*`) },
      },
      ownerMax: {
        past: { org: of(`o > ${many("p", 9)}; x: o*`), fix: "none" },
        at: { org: of(`o > ${many("p", 8)}; x: o*`) },
      },
      middleMin: {
        past: {
          org: of(`o > a, b, c; a > ${many("p", 3)}`),
          says: "o has 3 reports; usual for a manager of managers is 4 to 6.",
          fix: "none",
        },
        at: { org: of(`o > a, b, c, d; a > ${many("p", 3)}`) },
      },
      middleMax: {
        past: { org: of(`o > a, ${many("q", 6)}; a > ${many("p", 3)}`), fix: "none" },
        at: { org: of(`o > a, ${many("q", 5)}; a > ${many("p", 3)}`) },
      },
      otherMin: {
        past: {
          org: of(`o > ${many("p", 2)}`),
          says: "o has 2 reports; usual for a manager is 3 to 10.",
          fix: "none",
        },
        at: { org: of(`o > ${many("p", 3)}`) },
      },
      otherMax: {
        past: { org: of(`o > ${many("p", 11)}`), fix: "none" },
        at: { org: of(`o > ${many("p", 10)}`) },
      },
      hard: {
        past: { org: of(`o > ${many("p", 13)}`), fix: "none", shows: { tier: "default" } },
        at: { org: of(`o > ${many("p", 12)}`), fix: "none", shows: { tier: "norm" } },
      },
    },
  },
  layers: {
    fires: [
      {
        org: of("a > b; b > c; c > d; d > e"),
        says: "5 levels for 5 people; with 7 reports a manager, 2 are usual at most.",
        fix: "none",
      },
    ],
    silent: [{ org: fixtureATarget() }, { org: of("") }],
    borders: {
      span: {
        past: {
          org: fixtureA(),
          says: "4 levels for 10 people; with 7 reports a manager, 3 are usual at most.",
          fix: "none",
        },
        at: { org: fixtureC() },
      },
    },
  },
  "waiver-current": {
    fires: [
      {
        org: of("a", waiver({ expiresOn: TODAY })),
        says: `The waiver w of home-share expired on ${TODAY}.`,
        fix: "none",
      },
      { org: of("a", waiver({})), says: "The waiver w of home-share has no end.", fix: "none" },
      { org: of("a", waiver({ standing: true, approverId: "ghost" })), fix: "none" },
      {
        org: of("a > b; x: a*", waiver({ standing: true, approverId: "b", subjectIds: ["x"] })),
        fix: "none",
      },
    ],
    silent: [{ org: of("a", waiver({ standing: true })) }, { org: of("a") }],
    borders: {
      days: {
        past: {
          org: of("a", waiver({ grantedOn: "2026-05-01", expiresOn: "2026-10-29" })),
          says: "The waiver w of home-share runs for 181 days, more than 180.",
          fix: "none",
        },
        at: { org: of("a", waiver({ grantedOn: "2026-05-01", expiresOn: "2026-10-28" })) },
      },
    },
  },
};

/** Two people at home in x; the first gives so much of their time to y as a bounded loan. */
function lending(share: number): Org {
  const org = of(`a > b; x: a ${1 - share}, b; y: a ${share} loan`);
  const assignments = org.records.assignments.map((row) =>
    row.type === "loan" ? { ...row, from: "2026-05-20", to: "2026-06-20" } : row,
  );
  return indexOrg({ ...org.records, assignments }, [], org.today);
}

const inputOf = ({ org, asMode }: Fixture): CheckInput => ({
  org,
  config,
  ...(asMode === undefined ? {} : { asMode }),
});
const findingsOf = (id: string, fixture: Fixture): Finding[] =>
  runChecks(inputOf(fixture)).filter((finding) => finding.check === id);

describe("every check has fixtures", () => {
  test.each(CHECKS.map((check) => ({ id: check.id, check })))("$id", ({ id, check }) => {
    expect(id).toMatch(/^[a-z-]+$/);
    const { fires = [], silent = [], borders = {} } = CASES[id] ?? {};
    expect(fires.length, "a firing fixture").toBeGreaterThan(0);
    expect(silent.length, "a silent fixture").toBeGreaterThan(0);
    expect(Object.keys(borders).sort(), "a border for each threshold").toEqual(
      Object.keys(check.thresholds).sort(),
    );
    for (const { past, at } of Object.values(borders))
      if (at.shows !== undefined) expect(past.shows, "what the threshold decides").not.toEqual(at.shows);
  });
  test("and no fixture is without its check", () => {
    expect(Object.keys(CASES).sort()).toEqual(CHECKS.map((check) => check.id).sort());
  });
});

describe.each(Object.entries(CASES))("%s", (id, { fires, silent, borders = {} }) => {
  const firing = [
    ...fires.map((fixture, i) => ({ name: `${i + 1}`, fixture })),
    ...Object.entries(borders).map(([name, { past }]) => ({ name: `past ${name}`, fixture: past })),
    ...Object.entries(borders).flatMap(([name, { at }]) =>
      at.shows === undefined ? [] : [{ name: `at ${name}`, fixture: at }],
    ),
  ];
  const quiet = [
    ...silent.map((fixture, i) => ({ name: `${i + 1}`, fixture })),
    ...Object.entries(borders).flatMap(([name, { at }]) =>
      at.shows === undefined ? [{ name: `at ${name}`, fixture: at }] : [],
    ),
  ];
  test.each(firing)("fires: $name", ({ fixture }) => {
    const findings = findingsOf(id, fixture);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(wording(finding.message)).toMatch(/\.$/);
    if (fixture.says !== undefined) expect(findings.map((f) => wording(f.message))).toContain(fixture.says);
    for (const [field, value] of Object.entries(fixture.shows ?? {}))
      expect(findings.map((finding) => finding[field as "tier" | "severe"])).toEqual(
        findings.map(() => value),
      );
  });
  test.each(quiet)("silent: $name", ({ fixture }) => {
    expect(findingsOf(id, fixture).map((finding) => wording(finding.message))).toEqual([]);
  });
  test.each(firing)("fixes: $name", ({ fixture }) => {
    const [finding] = findingsOf(id, fixture);
    if (fixture.fix === "none") {
      expect(finding!.fixes).toEqual([]);
      return;
    }
    expect(finding!.fixes.length).toBeGreaterThan(0);
    const applied = applyChanges(fixture.org, finding!.fixes as readonly OrgChange[]);
    expect(applied.ok).toBe(true);
    if (!applied.ok) return;
    const keys = findingsOf(id, { ...fixture, org: applied.org }).map((other) => other.key);
    expect(keys).not.toContain(finding!.key);
  });
});

test("who works for an owner is that owner's: only the owner is foreign further up", () => {
  const org = of("a > b; b > d; x(sto): a*; y(sto): b*, d");
  expect(findingsOf("foreign-report", { org }).map((f) => f.subjects)).toEqual([["b", "x"]]);
});

describe("the worked examples", () => {
  test("A as-is has a level too many; the target has not, and two lose their craft until covered", () => {
    expect(findingsOf("layers", { org: fixtureA() })).toHaveLength(1);
    expect(findingsOf("layers", { org: fixtureATarget() })).toEqual([]);
    expect(findingsOf("craft-cover", { org: fixtureATarget() }).flatMap((f) => f.subjects)).toEqual([
      "pm",
      "d",
    ]);
  });
  test("B: the 80/20 split is a home", () => {
    expect(findingsOf("home-share", { org: fixtureB() })).toEqual([]);
  });
  test("C: the split designer has no home, and is outside the lines of two of three owners", () => {
    const org = fixtureC();
    expect(findingsOf("home-share", { org }).map((f) => f.subjects)).toEqual([["d"]]);
    expect(findingsOf("line-to-owner", { org }).map((f) => f.subjects)).toEqual([
      ["d", "y"],
      ["d", "z"],
    ]);
  });
  test("D: no invariant, one standing exception; without it three principals; product and design want cover", () => {
    const run = (excused: boolean) => runChecks({ org: fixtureD(excused), config, asMode: "sto" });
    const open = (findings: Finding[]) =>
      findings.filter((f) => f.tier === "invariant" && f.waivedBy === undefined);
    expect(open(run(true))).toEqual([]);
    expect(new Set(run(true).flatMap((f) => f.waivedBy ?? []))).toEqual(new Set(["principals-stay"]));
    expect(open(run(false)).map((f) => f.check)).toEqual(Array(3).fill("line-to-owner"));
    for (const excused of [true, false]) {
      const cover = run(excused).filter((f) => f.check === "craft-cover");
      expect(cover.flatMap((f) => f.subjects).sort()).toEqual(
        ["a", "b", "c"].flatMap((a) => [`pm-${a}`, `ux-${a}`]).sort(),
      );
    }
  });
});
