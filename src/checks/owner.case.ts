import { personId } from "../org/index.ts";
import type { OrgOfOptions } from "../../test/orgOf.ts";
import { of, type CaseTable } from "./fixture.case.ts";

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
};
