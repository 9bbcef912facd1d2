import { assetId, decisionId, personId, waiverId, type Waiver } from "../org/index.ts";
import { TODAY } from "../../test/orgOf.ts";
import { asset, decision, dotted, need, of, withProblem, type CaseTable } from "./fixture.case.ts";

const excuse = (subjectIds: readonly string[], approver: string): Waiver => ({
  id: waiverId("w"),
  checkId: "home-share",
  subjectIds,
  reason: "agreed",
  approverId: personId(approver),
  expiresOn: "2026-07-01",
  standing: false,
});

export const STRUCTURE: CaseTable = {
  "manager-tree": {
    fires: [
      { org: of("a > b, c; d > e"), says: "2 people have no manager: a and d.", fix: "ends" },
      { org: withProblem(of("a > b; c > d"), "manager-loop", ["c", "d"]), fix: "ends" },
    ],
    silent: [
      { org: of("a > b, c") },
      { org: of("a; b; c", { linesKnown: false }) },
      { org: of("") },
      { org: of("a > b; m > c", { people: { m: { placeholder: true, vacant: true } } }) },
    ],
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
        org: of("a > b; x: b; y: a", {
          areas: { x: { status: "retired" } },
          redirects: [{ kind: "area", fromId: "x", toIds: [] }],
        }),
        says: "The row of b in x: areaId names x, which is no live area.",
        fix: "ends",
      },
      {
        org: of("a > b; x: a; y: b", { dependencies: [need("d", "x > y", { assetId: assetId("api") })] }),
        says: "d: assetId names api, which is no asset.",
        fix: "none",
      },
      ...(["usedBy", "claimedBy", "sharedWith"] as const).map((field) => ({
        org: of("a; x: a", { assets: [asset("api", "x", { [field]: ["x", "ghost"] })] }),
        says: `api: ${field} names ghost, which is no live area.`,
        fix: "none" as const,
      })),
      {
        org: of("a; x: a", {
          assets: [asset("api", "x", { contributors: [{ personId: personId("ghost"), lastOn: TODAY }] })],
        }),
        says: "api: contributors names ghost, which is no person.",
        fix: "none",
      },
      {
        org: of("a; x: a", { decisions: [decision("new", "x", "a", { supersedesId: decisionId("old") })] }),
        says: "new: supersedesId names old, which is no decision.",
        fix: "none",
      },
      {
        org: of("a > b; x: a", { waivers: [excuse(["b"], "ghost")] }),
        says: "The waiver w: approverId names ghost, which is no person.",
        fix: "none",
      },
      {
        org: of("a > b; x: a", { waivers: [excuse(["b", "ghost"], "a")] }),
        says: "The waiver w: subjectIds names ghost, which the data do not have.",
        fix: "none",
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
    silent: [
      { org: of("a > b; x: a*", { people: { b: { mentorId: personId("a") } } }) },
      { org: of("a > b; x: a", { waivers: [excuse(["b", "x"], "a")] }) },
      {
        org: of("a > b; x: b; y: a", {
          areas: { x: { status: "retired" } },
          redirects: [{ kind: "area", fromId: "x", toIds: ["y"] }],
        }),
      },
      {
        org: of("a > b", {
          people: { b: { mentorId: personId("gone") } },
          redirects: [{ kind: "person", fromId: "gone", toIds: ["a"] }],
        }),
      },
    ],
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
};
