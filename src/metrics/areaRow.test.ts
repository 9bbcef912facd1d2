import { describe, expect, test } from "vitest";
import { areaIndex } from "../org/index.ts";
import { orgOf } from "../../test/orgOf.ts";
import { areaRow, areaRows } from "./areaRow.ts";

const STOOL = `ceo/executive > vpe/engineering, vpp/product, hod/design; vpe > em/engineering;
  em > e1/engineering, e2/engineering; vpp > pm/product; hod > ux/design; pay: pm*, em, e1, e2, ux`;

describe("the row of an area", () => {
  test("a functional area stands on three legs that meet at the top", () => {
    expect(areaRow(orgOf(STOOL), 1)).toEqual({
      id: "pay",
      name: "pay",
      people: 5,
      owners: ["pm"],
      directManagers: 4,
      directManagersWithoutOwners: 3,
      legs: 3,
      sharedBoss: "ceo",
      sharedBossDepth: 0,
      sharedBossThrough: null,
      levelsUp: 2,
      lineIntegrity: 0.2,
      singleThreaded: false,
      shared: false,
      coverage: 1,
      disciplines: [
        { id: "engineering", count: 3 },
        { id: "design", count: 1 },
        { id: "product", count: 1 },
      ],
    });
  });

  test("one discipline may decide the shared boss, and the row says whose it would be without it", () => {
    const org = orgOf(
      "ceo > vp, cmo; vp > em/eng; em > e1/eng, e2/eng; cmo > pmm/marketing; pay: em*, e1, e2, pmm",
    );
    expect(areaRow(org, 1).sharedBossThrough).toEqual({
      discipline: "marketing",
      people: ["pmm"],
      withoutIt: { boss: "em", depth: 2 },
    });
  });

  test.each([
    ["the owner with everybody below is one owner over all", "o > a, b; x: o*, a, b", true, false],
    ["an area whose only member is its owner counts", "c > o; x: o*", true, false],
    ["the owner of two areas is shared", "o > a; x: o*, a; y: o*", false, true],
    ["two owners are nobody's single thread", "o > a; x: o*, a*", false, false],
    ["a member outside the owner's lines breaks it", "c > o, a; x: o*, a", false, false],
  ])("%s", (_, text, singleThreaded, shared) => {
    const org = orgOf(text);
    expect(areaRow(org, areaIndex(org, "x"))).toMatchObject({ singleThreaded, shared });
  });

  test("people in different trees have no shared boss, which is not the root", () => {
    const row = areaRow(orgOf("a > b; c > d; x: b*, d"), 1);
    expect(row).toMatchObject({ sharedBoss: null, sharedBossDepth: null, levelsUp: null, legs: 2 });
  });

  test("without lines, figures of lines are null and owners stay", () => {
    const row = areaRow(orgOf("a; b; x: a*, b", { linesKnown: false }), 1);
    expect(row).toMatchObject({
      people: 2,
      owners: ["a"],
      directManagers: null,
      lineIntegrity: null,
      legs: null,
    });
  });

  test("an area without a row has no coverage, and a made-up area is not listed", () => {
    const rows = areaRows(orgOf("a > b; x:"));
    expect(rows.map((row) => [row.id, row.people, row.coverage])).toEqual([["x", 0, null]]);
  });
});
