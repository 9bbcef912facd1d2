import { expect, test } from "vitest";
import { settle, wording } from "../org/index.ts";
import { parseFiles } from "./parse.ts";

const TODAY = "2026-06-01";
const said = (files: Readonly<Record<string, string>>): string[] => {
  const inputs = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  return settle(parseFiles(inputs, { today: TODAY }), { today: TODAY }).problems.map((problem) =>
    wording(problem.message),
  );
};
const PEOPLE = "id,name,manager_id\n1,Ada,\n2,Bob,1\n";

test.each([
  [
    "a row",
    { "people.csv": PEOPLE, "people.yaml": "- id: 2\n  name: Bob\n  manager_id: 1\n" },
    "Row 3 of people.csv repeats row 1 of people.yaml.",
  ],
  [
    "an id",
    { "people.csv": PEOPLE, "more/people.yaml": "\n- id: 2\n  name: Cyd\n  manager_id: 1\n" },
    "2 names two people: Cyd (row 2 of more/people.yaml), Bob (row 3 of people.csv).",
  ],
  [
    "an area",
    {
      "people.csv": PEOPLE,
      "areas.csv": "id,name\npay,Payments\n",
      "areas/x.yaml": "id: pay\nname: Payroll\n",
    },
    "pay names two areas: Payroll (row 1 of areas/x.yaml), Payments (row 2 of areas.csv).",
  ],
  [
    "an assignment",
    {
      "people.csv": PEOPLE,
      "areas/pay.yaml": "assignments:\n- person_id: 2\n  share: 0.5\n",
      "areas/b/assignments.yaml": "- person_id: 2\n  area_id: pay\n  share: 0.75\n",
    },
    "Bob stands in pay twice with different shares or ends: rows 2 of areas/pay.yaml and 1 of areas/b/assignments.yaml.",
  ],
])("%s that two files say is told with both files", (_, files, message) => {
  expect(said(files)).toContain(message);
});
