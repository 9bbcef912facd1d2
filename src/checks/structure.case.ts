import { assetId, personId } from "../org/index.ts";
import { TODAY } from "../../test/orgOf.ts";
import { dotted, need, of, withProblem, type CaseTable } from "./fixture.case.ts";

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
