import { describe, expect, test } from "vitest";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";
import type { Org } from "../org/index.ts";
import { targetOf, type Plan } from "./index.ts";
import { managers, planned, text } from "./run.case.ts";

interface Case {
  readonly says: string;
  readonly org: () => Org;
  readonly shows: (plan: Plan, org: Org) => unknown;
  readonly is: unknown;
}

const lead = (people: OrgOfOptions["people"]): OrgOfOptions => ({ people: people ?? {} });

const CASES: readonly Case[] = [
  {
    says: "somebody without reports never owns, whatever the title; the seat is a vacancy to hire",
    org: () =>
      orgOf("ceo > pm/product, dev/engineering; x: pm*, dev", lead({ pm: { title: "Director of Product" } })),
    shows: (plan, org) => [
      plan.units.map((unit) => [unit.ownerId, unit.readiness]),
      managers(targetOf(org, plan)),
      plan.todo.hires,
    ],
    is: [
      [["seat:owner:x", "to-hire"]],
      { ceo: null, pm: "seat:owner:x", dev: "seat:owner:x", "seat:owner:x": "ceo" },
      [{ areaId: "x", kind: "owner", heads: 1 }],
    ],
  },
  {
    says: "who is marked as able to own may own without reports",
    org: () =>
      orgOf("ceo > pm/product, dev/engineering; x: pm, dev", lead({ pm: { canOwn: true, level: 5 } })),
    shows: (plan) => plan.units.map((unit) => [unit.ownerId, unit.readiness]),
    is: [["pm", "ready"]],
  },
  {
    says: "who is marked as not able to own never owns",
    org: () => orgOf("ceo > em; em > a, b; x: em, a, b", lead({ em: { canOwn: false } })),
    shows: (plan) => plan.units.map((unit) => unit.readiness),
    is: ["to-hire"],
  },
  {
    says: "one level below with reports is to develop",
    org: () => orgOf("ceo > em; em > a, b; x: em, a, b", lead({ em: { title: "Staff Engineer" } })),
    shows: (plan) => plan.units.map((unit) => [unit.ownerId, unit.readiness]),
    is: [["em", "to-develop"]],
  },
  {
    says: "one leader of two areas owns one; the other has an owner to hire",
    org: () => orgOf("ceo > em; em > a, b; x: em 0.5, a; y: em 0.5, b"),
    shows: (plan) => plan.units.map((unit) => [unit.areaId, unit.readiness]),
    is: [
      ["x", "ready"],
      ["y", "to-hire"],
    ],
  },
  {
    says: "an inner area's owner stands above the owners below it",
    org: () =>
      orgOf(
        "ceo > dir; dir > em, fm; em > a, b; fm > c, d; top: dir; top/x: em, a, b; top/y: fm, c, d",
        lead({ dir: { title: "Director" } }),
      ),
    shows: (plan) => plan.units.map((unit) => [unit.areaId, unit.ownerId, unit.ownerManagerId]),
    is: [
      ["top", "dir", "ceo"],
      ["x", "em", "dir"],
      ["y", "fm", "dir"],
    ],
  },
  {
    says: "people in no area stay with their manager, and that manager's foreign reports are said",
    org: () => orgOf("ceo > em; em > a, b, guest; guest > g1; x: em, a, b"),
    shows: (plan, org) => [plan.todo.foreign, managers(targetOf(org, plan)).guest],
    is: [[{ managerId: "em", areaId: "x", reportIds: ["guest"] }], "em"],
  },
  {
    says: "an area read from all peers counts; from one peer it does not",
    org: () => orgOf("ceo > em, fm; em > a, b, c; fm > d, e; x: em, a, b; y: fm, d"),
    shows: (plan) => plan.placements.map((one) => [one.personId, one.unitId]),
    is: [
      ["em", "x"],
      ["fm", "y"],
      ["a", "x"],
      ["b", "x"],
      ["c", "x"],
      ["d", "y"],
    ],
  },
  {
    says: "areas of kind enabling and corporate stay as they are",
    org: () =>
      orgOf("ceo > em, hr; em > a, b; hr > h; x: em, a, b; people: hr, h", {
        areas: { people: { kind: "corporate" } },
      }),
    shows: (plan) => [plan.units.map((unit) => unit.areaId), plan.counts.outside],
    is: [["x"], 3],
  },
  {
    says: "without an area of one full-time person nothing changes and the plan says so",
    org: () => orgOf("ceo > a; x: a 0.5"),
    shows: (plan, org) => [plan.cost, plan.gap, targetOf(org, plan) === org, text(plan)],
    is: [
      0,
      0,
      true,
      "No area of kind product or platform has one full-time person of its own: nothing changes.\n2 of 2 people work in no planned area, as far as the data say: they stay where they are.\nx has less than one full-time person and is not planned.",
    ],
  },
  {
    says: "a single person stays as they are",
    org: () => orgOf("solo; x: solo"),
    shows: (plan, org) => [plan.units.length, managers(targetOf(org, plan))],
    is: [0, { solo: null }],
  },
  {
    says: "one product under its head: the head owns it and no line changes",
    org: () => orgOf("ceo > a, b, c; x: ceo, a, b, c"),
    shows: (plan) => [plan.units.map((unit) => unit.ownerId), plan.counts.managerChanged],
    is: [["ceo"], 0],
  },
  {
    says: "a shared designer stays where they work most; the other areas get an agreement",
    org: () =>
      orgOf(
        "ceo > em, fm, gm, ux/design; em > a, b; fm > c, d; gm > e, f; x: em, a, b, ux 0.5; y: fm, c, d, ux 0.3; z: gm, e, f, ux 0.2",
      ),
    shows: (plan) => [
      plan.placements.find((one) => one.personId === "ux")?.unitId,
      plan.todo.agreements.map((one) => [one.areaId, one.share, one.withUnitId, one.sharedDiscipline]),
    ],
    is: [
      "x",
      [
        ["y", 0.3, "x", true],
        ["z", 0.2, "x", true],
      ],
    ],
  },
  {
    says: "people on leave and empty seats stay in their area",
    org: () =>
      orgOf(
        "ceo > em, fm; em > a, b; fm > c; x: em, a 0.5, b; y: fm, a 0.5, c",
        lead({ a: { status: "on-leave" }, c: { vacant: true } }),
      ),
    shows: (plan) =>
      plan.placements.filter((one) => ["a", "c"].includes(one.personId)).map((one) => one.unitId),
    is: ["x", "y"],
  },
];

describe("the rules of a plan", () => {
  test.each(CASES)("$says", ({ org, shows, is }) => {
    const built = org();
    expect(shows(planned(built), built)).toEqual(is);
  });
});
