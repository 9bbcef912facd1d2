import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wording } from "../../org/index.ts";
import { draftMapping, parseFiles, parseMapping } from "../index.ts";

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

describe("a drafted mapping", () => {
  test("names our fields with three values of theirs each, and what it could not place", () => {
    const rows =
      "Staff No.,Full name,Line manager,Shoe size\n01,Ada,,38\n02,Bob,01,40\n03,Cyd,01,38\n04,Dan,02,41\n";
    expect(draftMapping([file("list.csv", rows)]).text).toBe(
      [
        "format: onethread-mapping/1",
        "",
        "people:",
        "  - file: list.csv",
        "    fields:",
        "      id: Staff No. # nothing looks like it: put the right field here",
        '      name: Full name # "Ada", "Bob", "Cyd"',
        '      manager: Line manager # "01", "02"',
        "      # Not taken; put one of our fields before the colon, or keep them under extra:",
        '      # : Staff No. # "01", "02", "03"',
        '      # : Shoe size # "38", "40", "41"',
        "",
      ].join("\n"),
    );
  });

  test.each([
    ["a map of records", "a: {name: Ada}\nb: {name: Bob}\n", ["a", "b"]],
    ["a list of records", "- {slug: x, id: a, name: Ada}\n- {id: b, name: Bob}\n", ["a", "b"]],
    ["a list inside", "version: 3\nstaff:\n- {id: a, name: Ada}\n", ["a"]],
  ])("of %s reads the records", (_, text, ids) => {
    const input = [file("staff.yml", text)];
    const { records, problems } = parseMapping(draftMapping(input).text);
    expect(problems).toEqual([]);
    expect(parseFiles(input, { today: "2026-06-01", records }).people.map((one) => one.id)).toEqual(ids);
  });

  test("takes the list that most fields fit", () => {
    const [first] = draftMapping([
      file("x.yml", "- {team_id: pay, parent_team: co, type: product}\n"),
    ]).fields;
    expect(first?.list).toBe("areas");
  });

  test.each(["sourcegraph-2022-05-15", "govuk", "hmcts", "cloudfoundry"])("of %s can be read", (set) => {
    const folder = `examples/${set}/own`;
    const files = readdirSync(folder)
      .filter((name) => name !== "mapping.yaml")
      .map((name) => ({ name, bytes: readFileSync(`${folder}/${name}`) }));
    const draft = draftMapping(files);
    const { records, problems } = parseMapping(draft.text);
    expect(problems.map((one) => wording(one.message))).toEqual([]);
    expect(records.length).toBeGreaterThan(0);
    expect(draft.fields.every((one) => one.samples.length <= 3)).toBe(true);
  });

  test("of any headings and cells is a mapping without faults", () => {
    const cell = fc
      .string({ unit: "grapheme", maxLength: 8 })
      .map((text) => `"${text.replaceAll('"', '""')}"`);
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(rows, (table) => {
        const input = [file("staff.csv", table.map((row) => row.join(",")).join("\n"))];
        const { text } = draftMapping(input);
        expect(parseMapping(text).problems.map((one) => wording(one.message))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
