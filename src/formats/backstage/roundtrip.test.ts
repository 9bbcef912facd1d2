import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_DRAFT, type OrgLists } from "../../org/index.ts";
import { parseFiles } from "../parse.ts";
import { formatBackstage } from "./format.ts";
import { anyLists } from "./lists.case.ts";

const LISTS = ["people", "areas", "assignments", "assets"] as const;
const read = (lists: OrgLists) => parseFiles(formatBackstage(lists).files, { today: "2026-06-01" });

/** Without rows, in the order of ids, and as sets where Backstage knows no order. */
function comparable(lists: OrgLists): unknown {
  return Object.fromEntries(
    LISTS.map((list) => [list, lists[list].map((item) => JSON.stringify(item, sorted)).sort()]),
  );
}

/** Fields in the order of their names, without the row. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => field !== "row")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Rows of people who are not in the lists have nobody to stand on. */
function withoutStrangers(lists: OrgLists): OrgLists {
  const known = new Set<string>(lists.people.map((person) => person.id));
  return { ...lists, assignments: lists.assignments.filter((row) => known.has(row.personId)) };
}

test("what is written reads back", () => {
  fc.assert(
    fc.property(anyLists, (lists) => {
      expect(comparable(read(lists))).toEqual(comparable(withoutStrangers(lists)));
    }),
    { numRuns: 400 },
  );
});

test("the same lists give the same bytes, in whatever order they are", () => {
  fc.assert(
    fc.property(anyLists, (lists) => {
      const turned = {
        ...EMPTY_DRAFT,
        ...Object.fromEntries(LISTS.map((list) => [list, [...lists[list]].reverse()])),
      } as OrgLists;
      const texts = (given: OrgLists): string[] =>
        formatBackstage(given).files.map(({ name, bytes }) => `${name}\n${new TextDecoder().decode(bytes)}`);
      expect(texts(turned)).toEqual(texts(lists));
    }),
    { numRuns: 100 },
  );
});
