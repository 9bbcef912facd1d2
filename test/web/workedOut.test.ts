import { describe, expect, test } from "vitest";
import { orgOf } from "../orgOf.ts";
import { DEFAULT_CONFIG } from "../../src/org/index.ts";
import { checkOrg } from "../../src/usecases/checkOrg.ts";
import type { Figure } from "../../src/web/engine/workedOut.ts";
import { workedOutCsv, workOut } from "../../src/web/engine/workedOutView.ts";

/** Three legs above x, two above y; c works half on each. */
const ORG = orgOf(
  `ceo/executive > a/engineering, b/product, d/design; a > e/engineering; b > o/product
   x: o*, e, d, c 0.5; y: a*, c 0.5; a > c/engineering`,
);
const JUDGED = checkOrg(ORG, DEFAULT_CONFIG, { asMode: "sto" });
const workedOut = (figure: Figure, limits: Readonly<Record<string, number>> = {}) =>
  workOut(JUDGED, { figure, limits, org: "Acme" });

describe("how a number is worked out", () => {
  test.each(JUDGED.rows.map((row) => [row.id, row] as const))(
    "the figures of %s are those of the table of areas, and their rows add up",
    (area, row) => {
      const people = workedOut({ metric: "area-row.people", area });
      expect([people.shown, people.count]).toEqual([String(row.people), row.people]);
      if (row.legs === null) return;
      const legs = workedOut({ metric: "area-row.legs", area });
      expect(legs.shown).toBe(String(row.legs));
      expect(legs.rows.reduce((sum, { value }) => sum + value, 0)).toBe(row.legs);
      expect(workedOut({ metric: "area-row.levels-up", area }).shown).toBe(String(row.levelsUp));
    },
  );

  test("the areas with one owner are those the verdicts say it of", () => {
    const { shown, rows } = workedOut({ metric: "single-threaded" });
    const single = JUDGED.verdicts.filter(({ verdict }) => verdict === "single-threaded").length;
    expect(shown).toBe(`${single} of ${rows.length}`);
    expect(rows.every(({ note }) => note !== null && note !== "")).toBe(true);
  });

  test("a limit that is moved changes this answer and no other", () => {
    const before = workedOut({ metric: "thread" });
    expect(before.limits.map(({ key, value, configured }) => [key, value, configured])).toEqual([
      ["thread.min", 0.68, 0.68],
    ]);
    const moved = workedOut({ metric: "thread" }, { "thread.min": 0.5 });
    expect(moved.limits.map(({ value, configured }) => [value, configured])).toEqual([[0.5, 0.68]]);
    expect(moved.shown).not.toBe(before.shown);
    expect(workedOut({ metric: "thread" }).shown).toBe(before.shown);
  });

  test("the copy holds the number and every row of it", () => {
    const found = workedOut({ metric: "area-row.people", area: "x" });
    const lines = workedOutCsv(found).trim().split("\n");
    expect(lines).toHaveLength(2 + found.count);
    expect(lines[1]).toContain("number,,People,x,4");
  });

  test.each([
    [{ metric: "nonsense" }, 'Nothing is known of the number "nonsense".'],
    [{ metric: "legs", area: "z" }, "The area z is not part of the organisation on 2026-06-01."],
    [{ metric: "area-row.purity", area: "x" }, 'The table of areas has no column "purity".'],
  ])("%j is refused by name", (figure, message) => {
    expect(() => workedOut(figure)).toThrow(message);
  });
});
