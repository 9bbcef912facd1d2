import { describe, expect, test } from "vitest";
import { columnFields, parseFiles, parseMapping } from "../index.ts";
import { matchColumns } from "./columns.ts";

const HEADINGS = ["Employee ID", "name", "Team", "Boss No."];
const fieldsBy = (mapping: Readonly<Record<string, string>>) =>
  matchColumns("people", HEADINGS, { people: mapping }).fieldOf;

describe("what the mapping says of columns", () => {
  test("nothing: headings are guessed", () => {
    expect(fieldsBy({})).toEqual(["id", "name", "area", null]);
  });

  test("a heading wins over the guess", () => {
    expect(fieldsBy({ managerId: "Boss No.", id: "Team" })).toEqual([
      "employeeNumber",
      "name",
      "id",
      "managerId",
    ]);
  });

  test("a dash: no column is this field, and its column is kept", () => {
    expect(fieldsBy({ area: "-" })).toEqual(["id", "name", null, null]);
    const { columns } = parseMapping('people:\n  area: "-"\n');
    const bytes = new TextEncoder().encode("id,name,Team\na,Ada,Payments\n");
    const draft = parseFiles([{ name: "p.csv", bytes }], { today: "2026-06-01", mapping: columns });
    expect(draft.areas).toEqual([]);
    expect(draft.people[0]?.extra).toEqual({ Team: "Payments" });
  });
});

test("every field a column may be is offered by the heading a mapping takes", () => {
  for (const { field, heading } of columnFields("people"))
    expect(parseMapping(`people:\n  ${heading}: X\n`).columns).toEqual({ people: { [field]: "X" } });
});
