import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { canonicalLists } from "../../changes/index.ts";
import { wording } from "../../org/index.ts";
import { importChangeSet } from "../importRevision.ts";
import type { RefreshOptions } from "../refreshOrg.ts";
import { blocked, codes, orgFrom, refresh } from "./refresh.case.ts";

/** A list of 275 people as it should not be: nobody is lost, all of it is said, and what blocks commits nothing. */
const PEOPLE = readFileSync(
  resolve(import.meta.dirname, "../../../examples/sourcegraph-2022-05-15/people.csv"),
  "utf8",
);
const table = papaparse.parse(PEOPLE, { delimiter: "," }).data.filter((cells) => cells.length > 1);
const [heading = [], ...rows] = table;
const at = (column: string): number => heading.indexOf(column);
const text = (list: readonly (readonly string[])[], head: readonly string[] = heading): string =>
  [head, ...list].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n");
const head = orgFrom({ people: PEOPLE });
const bytes = canonicalLists(head.records);
const swapped = (a: string, b: string): string =>
  text(
    rows,
    heading.map((column) => (column === a ? b : column === b ? a : column)),
  );
const changed = (i: number, column: string, value: string): string[][] =>
  rows.map((cells, n) => cells.map((cell, c) => (n === i && c === at(column) ? value : cell)));
const set = { id: "c", author: "ada", reason: "HR", effectiveOn: "2026-06-01" };
const read = (people: string, options?: RefreshOptions) => refresh(head, { people }, options);

describe.each<[string, string, RefreshOptions | undefined, readonly string[]]>([
  ["name and title swapped", swapped("name", "title"), undefined, ["mass-change"]],
  [
    "id and manager swapped",
    swapped("id", "manager_id"),
    undefined,
    ["duplicate-id", "id-missing", "manager-loop", "mass-change", "several-roots"],
  ],
  ["id and e-mail swapped", swapped("id", "email"), undefined, ["id-missing", "mass-change"]],
  ["half of the rows", text(rows.slice(0, 137)), { leavers: "accept" }, ["mass-removal"]],
  [
    "an id twice with other content",
    text([...rows, rows[5]!.map((cell, c) => (c === at("title") ? "Else" : cell))]),
    undefined,
    ["duplicate-id"],
  ],
  ["a circle", text(changed(0, "manager_id", rows[9]![at("id")]!)), undefined, ["manager-loop"]],
  ["managers who are nobody", text(changed(7, "manager_id", "nobody")), undefined, ["manager-missing"]],
  [
    "their own manager",
    text(changed(7, "manager_id", rows[7]![at("id")]!)),
    undefined,
    ["self-manager", "several-roots"],
  ],
  [
    "everybody marked as left",
    text(rows.map((cells) => cells.map((cell, c) => (c === at("status") ? "terminated" : cell)))),
    undefined,
    ["mass-removal"],
  ],
  [
    "cut in the middle of a row",
    PEOPLE.slice(0, 20_000),
    { leavers: "accept" },
    ["mass-removal", "several-roots"],
  ],
  ["an empty file", "", { leavers: "accept" }, ["column-missing"]],
  ["a heading alone", heading.join(","), { leavers: "accept" }, []],
])("%s", (_, people, options, expected) => {
  const now = read(people, options);
  test("blocks by name, and gives no change set", () => {
    expect([...new Set(blocked(now))].sort()).toEqual([...expected].sort());
    expect(importChangeSet(now, set).ok).toBe(expected.length === 0);
  });
  test("loses nobody and leaves the org as it was", () => {
    expect(canonicalLists(head.records)).toEqual(bytes);
    const here = new Set<string>([...now.org.records.people, ...now.org.records.outside].map(({ id }) => id));
    expect(head.people.filter(({ id }) => !here.has(id))).toEqual([]);
  });
});

test("half of the rows without a word: nobody leaves", () => {
  const now = read(text(rows.slice(0, 137)));
  expect([now.changes, now.leavers.length, blocked(now)]).toEqual([[], 138, []]);
  expect(codes(now)).toContain("mass-removal");
});

test("the same row twice is one", () => {
  const now = read(text([...rows, rows[5]!]));
  expect([now.changes, blocked(now), codes(now)]).toEqual([
    [],
    [],
    expect.arrayContaining(["duplicate-row"]),
  ]);
});

test("ids and addresses swapped: known by address, each listed, ours stay", () => {
  const now = read(swapped("id", "email"));
  expect(now.counts.matched).toMatchObject({ id: 0 });
  expect(now.counts.matched.email).toBe(269);
  expect(
    now.problems.filter(({ code }) => code === "mass-change").map(({ message }) => wording(message)),
  ).toEqual([
    "269 of 269 people would get another e-mail address: look whether the columns or the ids of the list moved.",
  ]);
});
