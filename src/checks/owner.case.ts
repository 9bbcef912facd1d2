import { indexOrg, personId, type Org, type Ownership, type Person } from "../org/index.ts";
import type { OrgOfOptions } from "../../test/orgOf.ts";
import { of, type CaseTable } from "./fixture.case.ts";

/** Owners of x, one after the other. */
const owners = (...entries: readonly Omit<Ownership, "personId">[]): OrgOfOptions => ({
  areas: { x: { owners: entries.map((entry) => ({ personId: personId("a"), ...entry })) } },
});
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

const owned = (...entries: readonly Ownership[]): OrgOfOptions => ({
  areas: { x: { owners: entries, deputyId: personId("b") } },
});
/** The owner ended that day, and b acts since. */
const filledFrom = (day: string): OrgOfOptions => ({
  areas: {
    x: {
      owners: [
        { personId: personId("a"), to: day },
        { personId: personId("b"), acting: true, from: day },
      ],
      deputyId: personId("c"),
    },
  },
});
/** a left that day, and nobody reports to them. */
function leftOn(day: string, org: Org): Org {
  const left: Person = {
    id: personId("a"),
    name: "a",
    managerId: null,
    status: "terminated",
    fte: 1,
    vacant: false,
    endOn: day,
  };
  return indexOrg({ ...org.records, outside: [left] }, [], org.today);
}

export const OWNER: CaseTable = {
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
      {
        // Only the last entry is said, and who is to begin tomorrow has not begun.
        org: of(
          "a; x: a",
          owners(
            { acting: true, from: "2026-01-01", to: "2026-03-01" },
            { acting: true, from: "2026-03-01", to: "2026-05-01" },
            { from: "2026-06-02" },
          ),
        ),
        says: "a acted as owner of x until 2026-05-01; nobody followed.",
        fix: "ends",
      },
    ],
    silent: [
      {
        // Somebody followed, and left since.
        org: of(
          "a; x: a",
          owners(
            { acting: true, from: "2026-01-01", to: "2026-03-01" },
            { from: "2026-03-01", to: "2026-05-01" },
          ),
        ),
      },
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
      {
        // The data name one who can own.
        org: of("a > b, c; x(sto): a*, b, c", { people: { b: { canOwn: true } } }),
        says: "x names no deputy.",
        fix: "ends",
      },
      {
        org: of("a > b, c; x(sto): a*, b, c", { people: { b: { canOwn: true }, c: { canOwn: true } } }),
        says: "x names no deputy.",
        fix: "none",
      },
      {
        // The owner left, and their entry was never ended.
        org: leftOn("2026-04-01", of("c > b; x(sto): b", owned({ personId: personId("a") }))),
        says: "x: 61 days without owner, nobody acting.",
        fix: "ends",
      },
      {
        // The seat of whoever followed is empty.
        org: of("a > b; a > s; x(sto): b", {
          ...owned(
            { personId: personId("a"), to: "2026-04-01" },
            { personId: personId("s"), from: "2026-04-01" },
          ),
          people: { s: { vacant: true } },
        }),
        says: "x: 61 days without owner, nobody acting.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a > b; x(sto): a*", { areas: { x: { deputyId: personId("b") } } }) },
      {
        // Who acted at first owns it now.
        org: of(
          "a > b; x(sto): a",
          owned(
            { personId: personId("b"), to: "2026-01-01" },
            { personId: personId("a"), acting: true, from: "2026-01-01", to: "2026-02-01" },
            { personId: personId("a"), from: "2026-02-01" },
          ),
        ),
      },
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
        past: {
          org: of("a > b; x(sto): b", filledFrom("2026-03-02")),
          says: "x: 91 days without owner, b acting.",
          fix: "ends",
        },
        at: { org: of("a > b; x(sto): b", filledFrom("2026-03-03")) },
      },
    },
  },
};
