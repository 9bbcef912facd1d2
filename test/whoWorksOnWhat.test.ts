import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseCsvFolder } from "../src/formats/index.ts";
import { formatSheet, parseSheet } from "../src/formats/sheet/index.ts";
import { buildOrg, wording, type Assignment, type Org, type SheetRow } from "../src/org/index.ts";
import { applySheet, buildSheet, coverage, guessWork } from "../src/worksheet/index.ts";
import { TODAY } from "./orgOf.ts";

function read(set: string, ...lists: readonly string[]) {
  const files = lists.map((list) => ({
    name: `${list}.csv`,
    bytes: readFileSync(new URL(`../examples/${set}/${list}.csv`, import.meta.url)),
  }));
  return parseCsvFolder(files, { today: TODAY });
}

/** A published organisation whose assignments are held back. */
const exampleOrg = (set: string, assignments: readonly Assignment[] = []): Org =>
  buildOrg({ ...read(set, "people", "areas", "assets"), assignments }, { today: TODAY });

/** The assignments held back, row by row as published. */
const truthOf = (set: string): readonly Assignment[] => read(set, "assignments").assignments;

type Answer = Pick<SheetRow, "areas" | "role" | "isLead">;

/** What somebody who knows the truth writes for one person: one line for each role, "none" where there is none. */
function answersFor(person: string, truth: readonly Assignment[]): Answer[] {
  const lines = new Map<string, Answer>();
  for (const row of truth) {
    if (row.personId !== person) continue;
    const key = `${row.role ?? ""} ${row.isLead}`;
    const areas = [...(lines.get(key)?.areas ?? []), row.areaId];
    lines.set(key, { areas, role: row.role ?? null, isLead: row.isLead });
  }
  return lines.size > 0 ? [...lines.values()] : [{ areas: ["none"], role: null, isLead: false }];
}

/** Fills the sheet: a team row where one answer holds for all, else a copied line for each person and role. */
function fill(rows: readonly SheetRow[], truth: readonly Assignment[]): SheetRow[] {
  return rows.flatMap((row) => {
    const answers = row.personIds.map((person) => answersFor(person, truth));
    const isOneAnswer = new Set(answers.map((answer) => JSON.stringify(answer))).size === 1;
    const parts = isOneAnswer
      ? [{ row, answers: answers[0] ?? [] }]
      : row.personIds.map((person, i) => ({
          row: { ...row, kind: "person" as const, personIds: [person] },
          answers: answers[i] ?? [],
        }));
    return parts.flatMap((part) =>
      part.answers.map((answer): SheetRow => ({ ...part.row, ...answer, confirmed: "yes" })),
    );
  });
}

const keyOf = (row: Assignment): string => JSON.stringify([row.personId, row.areaId, row.role, row.isLead]);

describe.each([
  { set: "sourcegraph-2022-05-15", people: 275, rows: 132, sheetRows: 103 },
  { set: "sourcegraph-2024-06-25", people: 167, rows: 54, sheetRows: 82 },
])("$set without its assignments", ({ set, people, rows, sheetRows }) => {
  const org = exampleOrg(set);
  const truth = truthOf(set);

  test("cannot say who works on what", () => {
    expect(wording(coverage(org).headline)).toBe(`0 of ${people} people have a product: cannot say.`);
  });

  test("asks about everybody once, on a sheet that can be filled", () => {
    const sheet = buildSheet(org);
    expect(sheet.rows.flatMap((row) => row.personIds).sort()).toEqual(org.people.map((p) => p.id).sort());
    expect(sheet.rows).toHaveLength(sheetRows);
  });

  test("filled from the truth, written, saved and read again, the sheet returns every row", () => {
    const text = formatSheet(fill(buildSheet(org).rows, truth));
    const { rows: read, problems } = parseSheet(text);
    const outcome = applySheet(org, read);
    expect([...problems, ...outcome.problems]).toEqual([]);
    expect(outcome.assignments.map(keyOf).sort()).toEqual(truth.map(keyOf).sort());
    expect(outcome.assignments).toHaveLength(rows);
    expect(outcome.areas).toEqual([]);
    const known = new Set(truth.map((row) => row.personId));
    expect(outcome.noArea).toHaveLength(people - known.size);
    expect(wording(coverage(exampleOrg(set, outcome.assignments)).headline)).toBe(
      `${known.size} of ${people} people have a product.`,
    );
  });

  test("unanswered, nothing is confirmed", () => {
    const { assignments } = applySheet(org, parseSheet(formatSheet(buildSheet(org).rows)).rows);
    expect(assignments.length).toBeGreaterThan(0);
    expect(assignments.filter((row) => row.guess === undefined)).toEqual([]);
    expect(coverage(exampleOrg(set, assignments))).toMatchObject({ confirmed: 0 });
  });
});

/** How good first guesses are, against people whose area is known. Recorded figures: a change is looked at, not hidden. */
test.each([
  { set: "sourcegraph-2022-05-15", right: 73, guessed: 82, known: 108 },
  { set: "sourcegraph-2024-06-25", right: 25, guessed: 25, known: 46 },
])(
  "$set: $right of $guessed first guesses are right, $known people have an area",
  ({ set, right, guessed, known }) => {
    const areasByPerson = new Map<string, Set<string>>();
    for (const row of truthOf(set))
      areasByPerson.set(row.personId, (areasByPerson.get(row.personId) ?? new Set()).add(row.areaId));
    const first = new Map<string, readonly string[]>();
    for (const guess of guessWork(exampleOrg(set)).guesses)
      if (!first.has(guess.personId)) first.set(guess.personId, guess.areaIds);
    const judged = [...first].filter(([person]) => areasByPerson.has(person));
    const hits = judged.filter(([person, areas]) =>
      areas.some((area) => areasByPerson.get(person)?.has(area)),
    );
    expect({ right: hits.length, guessed: judged.length, known: areasByPerson.size }).toEqual({
      right,
      guessed,
      known,
    });
  },
);
