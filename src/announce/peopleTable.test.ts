import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { peopleTable } from "./peopleTable.ts";

const today = () => orgOf("ceo > a/engineering, b/product; a > c/engineering\npay: c; ads: b");

test("today and planned stand beside each other, and what differs is named", () => {
  const before = today();
  const after = orgOf("ceo > a/engineering, b/product; b > c/engineering\nads: b, c");
  const { headings, rows } = peopleTable(before, after);
  const cells = Object.fromEntries(
    headings.map((heading, k) => [heading, rows.find(([id]) => id === "c")?.[k]]),
  );
  expect(cells).toMatchObject({
    manager: "a",
    area: "pay",
    planned_area: "ads",
    planned_manager: "b",
    discipline: "engineering",
    planned_discipline: "engineering",
  });
  expect(cells["changes"]).toBe("manager, area");
  expect(rows.find(([id]) => id === "a")?.at(-1)).toBe("");
});

test("who is gone and who is new are told apart", () => {
  const { rows } = peopleTable(orgOf("a > b"), orgOf("a > c"));
  expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
    ["a", ""],
    ["b", "gone"],
    ["c", "new"],
  ]);
});

test("without a plan there is the half of today", () => {
  const { headings, rows } = peopleTable(today(), null);
  expect(headings.some((heading) => heading.startsWith("planned"))).toBe(false);
  for (const row of rows) expect(row).toHaveLength(headings.length);
});
