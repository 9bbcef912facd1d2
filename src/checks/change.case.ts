import { personId, waiverId, type Org } from "../org/index.ts";
import { TODAY, type OrgOfOptions } from "../../test/orgOf.ts";
import { asset, decision, need, of, type CaseTable } from "./fixture.case.ts";

const waiver = (fields: Record<string, unknown>): OrgOfOptions => ({
  waivers: [
    {
      id: waiverId("w"),
      checkId: "home-share",
      subjectIds: ["b"],
      reason: "agreed",
      standing: false,
      approverId: personId("a"),
      ...fields,
    },
  ],
});

/** x has b as deputy, and y needs it. */
const owned = (): OrgOfOptions => ({
  areas: { x: { deputyId: personId("b") } },
  dependencies: [need("n", "y > x")],
});
/** Things that hang on x. */
const HELD: OrgOfOptions = {
  assets: [asset("Ledger", "x")],
  decisions: [decision("Launch", "x", "a")],
  dependencies: [need("n", "y > x")],
};

export const CHANGE: CaseTable = {
  "orphan-forecast": {
    fires: [
      {
        org: of("a > b; x: b", { assets: [asset("Ledger", "x")] }),
        base: of("a > b; x: b*", { assets: [asset("Ledger", "x")] }),
        says: "Committing leaves 2 without an owner: x and Ledger.",
        fix: "ends",
      },
      {
        // The deputy acts; an agreement and somebody on loan hang on the owner too.
        org: of("a > b, c; x: b, c 0.2 loan; y: a*", owned()),
        base: of("a > b, c; x: b*, c 0.2 loan; y: a*", owned()),
        says: "Committing leaves 3 without an owner: x, the need of y for x and the loan of c to x.",
        fix: "ends",
      },
      {
        // The owner left, and nobody is there to follow.
        org: of("a; x: a"),
        base: of("a > b; x: b*, a"),
        says: "Committing leaves 1 without an owner: x.",
        fix: "none",
      },
      {
        // An empty seat is no owner.
        org: of("a > b; x: b*", { people: { b: { vacant: true } } }),
        base: of("a > b; x: b*"),
        says: "Committing leaves 1 without an owner: x.",
        fix: "none",
      },
      {
        org: of("a > b; top: a*; top/x: b 0.2 loan; y: a*", { areas: { x: { status: "retired" } }, ...HELD }),
        base: of("a > b; top: a*; top/x: b 0.2 loan; y: a*", HELD),
        says: "Committing leaves 4 without an area: Ledger, Launch, the need of y for x and the loan of b to x.",
        fix: "ends",
      },
      {
        // No live area stands above x, and none takes its place.
        org: of("a; x: ", { areas: { x: { status: "retired" } }, assets: [asset("Ledger", "x")] }),
        base: of("a; x: ", { assets: [asset("Ledger", "x")] }),
        says: "Committing leaves 1 without an area: Ledger.",
        fix: "none",
      },
      {
        org: of("a; x: a", { assets: [asset("Ledger", ""), asset("Till", "x")] }),
        base: of("a; x: a", { assets: [asset("Ledger", "x"), asset("Till", "x")] }),
        says: "Committing leaves 1 without an area: Ledger.",
        fix: "ends",
      },
      {
        org: of("a; x: a*", { decisions: [decision("Launch", "x", "b"), decision("Price", "x", "b")] }),
        base: of("a > b; x: a*", { decisions: [decision("Launch", "x", "b"), decision("Price", "x", "b")] }),
        says: "Committing leaves 2 without a decider: Launch and Price.",
        fix: "ends",
      },
      {
        org: of("a; b; c"),
        base: of("a > b; b > c"),
        says: "Committing leaves 1 without a manager: b.",
        fix: "ends",
      },
      {
        org: of("a > b; b > c, d", { people: { b: { endOn: TODAY } } }),
        base: of("a > b; b > c, d"),
        says: "Committing leaves 2 without a manager: c and d.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a; x: a", { assets: [asset("Ledger", "")], decisions: [decision("Launch", "x", "")] }) },
      { org: of("a > b; x: b"), base: of("a > b; x: b") },
      {
        org: of("a > b; x: a*", { assets: [asset("Ledger", "x")] }),
        base: of("a > b; x: b*", { assets: [asset("Ledger", "x")] }),
      },
      // Handed on before the area went, decided, ended: no orphans.
      {
        org: of("a; x: ; y: a", {
          areas: { x: { status: "retired" } },
          assets: [asset("Ledger", "y")],
          decisions: [decision("Launch", "x", "a", { decidedOn: TODAY })],
          dependencies: [need("n", "y > x", { to: TODAY })],
        }),
        base: of("a; x: ; y: a", HELD),
      },
      // A thing that is gone itself; one that several claim now is for another check.
      {
        org: of("a; x: a; y: a", { assets: [asset("Till", "x", { claimedBy: ["y"] })] }),
        base: of("a; x: a; y: a", { assets: [asset("Ledger", "x"), asset("Till", "x")] }),
      },
      // Somebody else at the top; an open seat keeps its reports.
      { org: of("b > a; b > c"), base: of("a > b; b > c") },
      { org: of("a > b; b > c", { people: { b: { vacant: true } } }), base: of("a > b; b > c") },
    ],
  },
  "waiver-current": {
    fires: [
      {
        org: of("a > b", waiver({ expiresOn: TODAY })),
        says: `The waiver w of home-share expired on ${TODAY}.`,
        fix: "ends",
      },
      { org: of("a > b", waiver({})), says: "The waiver w of home-share has no end.", fix: "none" },
      {
        org: of("a > b", waiver({ standing: true, approverId: "ghost" })),
        says: "The waiver w of home-share was approved by somebody who is no longer here.",
        fix: "none",
      },
      {
        org: of("c > a; a > b", { ...waiver({ standing: true }), people: { a: { endOn: TODAY } } }),
        says: "The waiver w of home-share was approved by somebody who is no longer here.",
        fix: "none",
      },
      {
        org: of("a > b", { ...waiver({ standing: true }), people: { a: { vacant: true } } }),
        says: "The waiver w of home-share was approved by a, an empty seat.",
        fix: "none",
      },
      {
        org: of("a > b", waiver({ standing: true, approverId: undefined })),
        says: "The waiver w of home-share names no approver.",
        fix: "none",
      },
      {
        org: of("a > b", waiver({ standing: true, checkId: "home-shared" })),
        says: "The waiver w of home-shared excuses nothing: no check is called so.",
        fix: "none",
      },
      {
        org: of("a > b", waiver({ standing: true, subjectIds: ["b", "ghost"] })),
        says: "The waiver w of home-share names ghost, which the data do not have.",
        fix: "none",
      },
      {
        org: of("a > b", waiver({ standing: true, subjectIds: [] })),
        says: "The waiver w of home-share names nothing that it excuses.",
        fix: "none",
      },
      {
        org: of("a > b", waiver({ expiresOn: "2026-11-29" })),
        says: "The waiver w of home-share runs for 181 days more, more than 180.",
        fix: "none",
      },
      // Who approved it stands below, beside or is the owner concerned.
      ...[
        of("c > a; a > b; x: a*", waiver({ standing: true, approverId: "b", subjectIds: ["x"] })),
        of("c > a; a > b; x: a*, b", waiver({ standing: true })),
        of("c > a; a > b", waiver({ standing: true, approverId: "b" })),
        of("c > a; a > b", waiver({ standing: true })),
        of("a > b; x: a*", { ...waiver({ standing: true, subjectIds: ["t"] }), assets: [asset("t", "x")] }),
        of("c > a; x: a*", {
          ...waiver({ standing: true, subjectIds: ["d"] }),
          decisions: [decision("d", "x", "a")],
        }),
        of("c > a; x: a*; y: ", {
          ...waiver({ standing: true, subjectIds: ["n"] }),
          dependencies: [need("n", "x > y")],
        }),
        of("c > a, e; x: e", waiver({ standing: true, subjectIds: ["x"] })),
      ].map((org) => ({
        org,
        says: `The waiver w of home-share was approved by ${approverOf(org)}, who does not stand above the owner of all it names.`,
        fix: "none" as const,
      })),
    ],
    silent: [
      { org: of("a > b", waiver({ standing: true })) },
      { org: of("a") },
      { org: of("a > c; c > b; x: c*, b", waiver({ standing: true })) },
      {
        org: of("a > c; x: c*", {
          ...waiver({ standing: true, subjectIds: ["t"] }),
          assets: [asset("t", "x")],
        }),
      },
      { org: of("a > e; x: e", waiver({ standing: true, subjectIds: ["x"] })) },
      { org: of("c > a; a > e; x: a*; x/y: e", waiver({ standing: true, subjectIds: ["y"] })) },
    ],
    borders: {
      days: {
        past: {
          org: of("a > b", waiver({ grantedOn: "2026-05-01", expiresOn: "2026-10-29" })),
          says: "The waiver w of home-share runs for 181 days, more than 180.",
          fix: "none",
        },
        at: { org: of("a > b", waiver({ grantedOn: "2026-05-01", expiresOn: "2026-10-28" })) },
      },
      review: {
        past: {
          org: of("a > b", waiver({ standing: true, grantedOn: "2025-05-31" })),
          says: "The waiver w of home-share stands since 2025-05-31 and wants its review, due on 2026-05-31.",
          fix: "none",
        },
        at: { org: of("a > b", waiver({ standing: true, grantedOn: "2025-06-01" })) },
      },
    },
  },
};

function approverOf(org: Org): string {
  return org.records.waivers[0]?.approverId ?? "";
}
