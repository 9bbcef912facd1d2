import { decisionId, personId } from "../org/index.ts";
import { TODAY } from "../../test/orgOf.ts";
import { asset, dotted, of, type CaseTable } from "./fixture.case.ts";

export const LINES: CaseTable = {
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
      ...["x: a*, b 0.2 loan; y: b 0.8", "x: a*, b 0 advisory"].map((rows) => ({
        org: of(`a > b; ${rows.replace("x:", "x(sto):")}`),
        says: "b reports into x and has no core share in it.",
        fix: "none" as const,
      })),
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
      // Read as `other`: of unknown disciplines, which nobody runs.
      { org: of("ceo > ox, oy, hod; hod > d1/other, d2/other; x(sto): ox*, d1; y(sto): oy*, d2") },
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
        fix: "ends",
      },
      {
        org: of("ceo > a, v; v > w; x(sto): a*", {
          assets: [asset("Ledger", "x", { approverIds: ["a", "v"] })],
        }),
        says: "Ledger of x waits for v.",
        fix: "ends",
      },
      {
        // Claimed by one area, and by no other.
        org: of("ceo > a, v; v > w; x(sto): a*", {
          assets: [asset("Ledger", "", { claimedBy: ["x"], approverIds: ["v"] })],
        }),
        says: "Ledger of x waits for v.",
        fix: "ends",
      },
    ],
    silent: [
      {
        // Whose it is, is not settled.
        org: of("ceo > a, v; v > w; x(sto): a*; y: v", {
          assets: [asset("Ledger", "x", { claimedBy: ["y"], approverIds: ["v"] })],
        }),
      },
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
};
