import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaIndex, chainOf, type Org } from "../org/index.ts";
import { areaRow } from "../metrics/index.ts";
import { readStool } from "./readStool.ts";

const read = (org: Org, area: string) => {
  const stool = readStool(org, areaIndex(org, area));
  const id = (p: number): string => (p < 0 ? "none" : org.people[p]!.id);
  return {
    boss: id(stool.boss),
    isInside: stool.isInside,
    trees: stool.trees,
    legs: Object.fromEntries(
      stool.legs.map((leg) => [
        { area: org.areas, person: org.people, discipline: org.disciplines }[leg.key.kind][leg.key.index]!
          .id as string,
        { managers: leg.levels.map((level) => level.map(id).join("+")), people: leg.people.map(id) },
      ]),
    ),
  };
};

// Fixtures A to C of the domain's glossary, with their hand-checked legs and shared bosses.
const A =
  "ceo/executive > vpe/engineering, vpp/product, hd/design; vpe > em/engineering; em > e1/engineering, e2/engineering, e3/engineering; vpp > pm/product; hd > d/design; x: pm*, em, e1, e2, e3, d";
const A_TARGET =
  "ceo/executive > vpe/engineering, vpp/product, hd/design, em/engineering; em > e1/engineering, e2/engineering, e3/engineering, pm/product, d/design; x(sto): em*, e1, e2, e3, pm, d";
const B =
  "ceo/executive > vpe/engineering, vpp/product; vpe > em1/engineering, em2/engineering; em1 > e1/engineering, e2/engineering; em2 > e3/engineering; vpp > l/product, pm2/product; x(stl): l*, e1, e2, e3 0.8; y: pm2*, e3 0.2";
const C =
  "ceo/executive > ox/product, oy/engineering, oz/engineering; ox > ex/engineering, d/design; oy > ey/engineering; oz > ez/engineering; x(sto): ox*, ex, d 0.5; y(sto): oy*, ey, d 0.3; z(sto): oz*, ez, d 0.2";

describe("legs and shared boss of the glossary's companies", () => {
  test.each([
    ["A as it is: three disciplines meet at the chief executive", A, "x", 3, "ceo"],
    ["A's target: the owner is the shared boss", A_TARGET, "x", 1, "em"],
    ["B, area X: dedicated people in two disciplines", B, "x", 2, "ceo"],
    ["B, area Y", B, "y", 2, "ceo"],
    ["C, area X: everybody under its owner", C, "x", 1, "ox"],
    ["C, area Y: the shared designer hangs on another owner's area", C, "y", 2, "ceo"],
    ["C, area Z", C, "z", 2, "ceo"],
  ])("%s", (_, company, area, legs, boss) => {
    const stool = read(orgOf(company), area);
    expect([Object.keys(stool.legs).length, stool.boss]).toEqual([legs, boss]);
  });
});

test("managers stand on their leg from the top down; members stand in the frame", () => {
  expect(read(orgOf(A), "x").legs).toEqual({
    engineering: { managers: ["vpe"], people: ["em", "e1", "e2", "e3"] },
    product: { managers: ["vpp"], people: ["pm"] },
    design: { managers: ["hd"], people: ["d"] },
  });
});

test("a leg through the owner of another STO area bears that area's name", () => {
  expect(Object.keys(read(orgOf(C), "y").legs).sort()).toEqual(["x", "y"]);
});

test("two heads of one discipline are one leg with two managers side by side", () => {
  const org = orgOf("ceo > v1/eng, v2/eng, p/product; v1 > a/eng; v2 > b/eng; p > c/product; x: a, b, c");
  expect(read(org, "x").legs["eng"]).toEqual({ managers: ["v1+v2"], people: ["a", "b"] });
});

test("an owner without a row stands in the area too", () => {
  const org = orgOf("ceo > a, b; x: a", { areas: { x: { owners: [{ personId: "b" as never }] } } });
  expect(Object.values(read(org, "x").legs).flatMap((leg) => leg.people)).toEqual(["a", "b"]);
});

describe("no shared boss", () => {
  test("two trees are two trees, each with its managers", () => {
    const stool = read(orgOf("a/eng > b/eng; c/product > d/product; x: b, d"), "x");
    expect([stool.boss, stool.trees]).toEqual(["none", 2]);
    expect(stool.legs).toEqual({
      eng: { managers: ["a"], people: ["b"] },
      product: { managers: ["c"], people: ["d"] },
    });
  });
});

test("an area of nobody has no legs", () => {
  expect(read(orgOf("a > b", { areas: {} }), "company").legs).toEqual({});
});

test("a chain three thousand long is one leg", () => {
  const text = Array.from({ length: 3000 }, (_, i) => `p${i} > p${i + 1}`).join(";");
  const stool = read(orgOf(`${text}; p0 > q; x: p3000, q`), "x");
  expect(stool.boss).toBe("p0");
});

test("every member hangs on exactly one leg, its managers are theirs, and legs and boss are those of the area's row", () => {
  const companies = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.boolean()), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(companies, (rows) => {
      const lines = rows.map(([pick, d], i) =>
        i === 0 ? `p0/d${d}` : `p${pick % i} > p${i}${d === 3 ? "" : `/d${d}`}`,
      );
      const members = rows.flatMap(([, , isIn], i) => (isIn ? [`p${i}`] : []));
      if (members.length === 0) return;
      const org = orgOf(`${lines.join(";")}; x: ${members.join(", ")}`);
      const stool = readStool(org, areaIndex(org, "x"));
      const row = areaRow(org, areaIndex(org, "x"));
      expect(stool.legs).toHaveLength(row.legs!);
      expect(org.people[stool.boss]!.id).toBe(row.sharedBoss);
      expect(stool.legs.flatMap((leg) => leg.people).sort((a, b) => a - b)).toEqual(stool.people);
      for (const leg of stool.legs) {
        const above = new Set(leg.people.flatMap((p) => chainOf(org, p)));
        for (const manager of leg.levels.flat()) {
          expect(above.has(manager)).toBe(true);
          expect(stool.people).not.toContain(manager);
          expect(org.lines.depth[manager]!).toBeGreaterThan(org.lines.depth[stool.boss]!);
        }
      }
    }),
  );
});
