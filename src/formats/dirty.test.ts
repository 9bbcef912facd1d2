import { describe, expect, test } from "vitest";
import { settle, wording, type Problem } from "../org/index.ts";
import { FORMAT_CASES, type FormatCase } from "./format.case.ts";

type Rows = readonly (readonly string[])[];
type Tables = Readonly<Record<string, Rows>>;

interface Case {
  readonly code: Problem["code"];
  readonly blocks: boolean;
  readonly tables: Tables;
  readonly message: string;
  /** The formats in which it can occur, where not in all. */
  readonly only?: readonly string[];
  /** What became of it: part of the records that shows the policy. */
  readonly policy?: (result: ReturnType<typeof settle>) => unknown;
  readonly is?: unknown;
}

const P = ["id", "name", "manager_id"] as const;
const A = ["id", "name", "parent_id"] as const;
const W = ["person_id", "area_id", "share", "role", "is_lead"] as const;
const two: Rows = [P, ["1", "Ada", ""], ["2", "Bob", "1"]];
const pay: Rows = [A, ["pay", "Payments", ""]];
const lines = ({ records }: ReturnType<typeof settle>) =>
  Object.fromEntries(records.people.map((person) => [person.id, person.managerId]));

/** Every row of the table of dirty data that a table of text can carry. Source: docs/guides/formats.md#dirty-data. */
const CASES: readonly Case[] = [
  {
    code: "manager-loop",
    blocks: true,
    tables: { people: [P, ["0", "Cyd", ""], ["1", "Ada", "2"], ["2", "Bob", "1"]] },
    message: "Ada and Bob report to each other; we cut above Ada, row 3.",
    policy: lines,
    is: { 0: null, 1: null, 2: "1" },
  },
  {
    code: "manager-loop",
    blocks: true,
    tables: {
      people: [
        [...P, "level"],
        ["0", "Cyd", "", "9"],
        ["1", "Ada", "2", "3"],
        ["2", "Bob", "1", "7"],
      ],
    },
    message: "Ada and Bob report to each other; we cut above Bob, row 4.",
    policy: lines,
    is: { 0: null, 1: "2", 2: null },
  },
  {
    code: "self-manager",
    blocks: true,
    tables: { people: [P, ["1", "Ada", "1"], ["2", "Bob", "1"]] },
    message: "Ada is their own manager.",
    policy: lines,
    is: { 1: null, 2: "1" },
  },
  {
    code: "manager-missing",
    blocks: true,
    tables: { people: [P, ["1", "Ada", ""], ["2", "Bob", "99"], ["3", "Cyd", "99"]] },
    message: `2 people report to "99", who is not in the file.`,
    policy: ({ records }) => records.people.find((person) => person.id === "99"),
    is: expect.objectContaining({ vacant: true, placeholder: true, managerId: null }),
  },
  {
    code: "several-roots",
    blocks: true,
    tables: { people: [P, ["1", "Ada", ""], ["2", "Bob", "1"], ["3", "Cyd", "1"], ["4", "Dot", ""]] },
    message: "2 people have no manager; Ada's tree holds 75 %.",
    policy: lines,
    is: { 1: null, 2: "1", 3: "1", 4: null },
  },
  {
    code: "lines-unknown",
    blocks: false,
    tables: { people: [P, ["1", "Ada", ""], ["2", "Bob", ""]] },
    message: "2 people, no reporting lines: areas are judged on what is there.",
    policy: ({ records }) => records.linesKnown,
    is: false,
  },
  {
    code: "duplicate-row",
    blocks: false,
    tables: { people: [...two, ["2", "Bob", "1"]] },
    message: "Row 4 repeats row 3.",
    policy: ({ records }) => records.people.length,
    is: 2,
  },
  {
    code: "duplicate-id",
    blocks: true,
    tables: { people: [...two, ["2", "Cyd", "1"]] },
    message: "2 names two people: Bob (row 3), Cyd (row 4).",
    policy: lines,
    is: { 1: null, 2: "1", "2~2": "1" },
  },
  {
    code: "duplicate-email",
    blocks: false,
    tables: {
      people: [
        ["id", "name", "manager_id", "email"],
        ["1", "Ada", "", "A@acme.example"],
        ["2", "Bob", "1", "a@acme.example"],
      ],
    },
    message: `"A@acme.example" is on 2 people.`,
  },
  {
    code: "hat",
    blocks: true,
    tables: {
      people: [
        [...P, "employee_number"],
        ["1", "Ada", "", "7"],
        ["2", "Bob", "1", "8"],
        ["3", "Bob", "1", "8"],
        ["4", "Cyd", "3", "9"],
      ],
    },
    message: "Bob appears 2 times.",
    policy: lines,
    is: { 1: null, 2: "1", 4: "2" },
  },
  {
    code: "hat",
    blocks: true,
    tables: { people: [...two, ["3", "Bob (2)", "1"]] },
    message: "Bob appears 2 times.",
    policy: lines,
    is: { 1: null, 2: "1" },
  },
  {
    code: "two-managers",
    blocks: true,
    tables: { people: [...two, ["3", "Cyd", "1;2"]] },
    message: `Cyd has managers "1", "2".`,
    policy: ({ records }) => records.people[2]?.dottedLines,
    is: [{ managerId: "2", purpose: "project" }],
  },
  {
    code: "two-managers",
    blocks: true,
    tables: {
      people: [
        [...P, "employee_number"],
        ["1", "Ada", "", "7"],
        ["2", "Bob", "1", "8"],
        ["3", "Cyd", "1", "9"],
        ["4", "Cyd", "2", "9"],
      ],
    },
    message: `Cyd has managers "1", "2".`,
  },
  {
    code: "manager-by-name",
    blocks: false,
    tables: {
      people: [
        ["id", "name", "supervisor"],
        ["1", "Ada Öz", ""],
        ["2", "Bob", "ada oz"],
      ],
    },
    message: `"ada oz" matches 1 person.`,
    policy: lines,
    is: { 1: null, 2: "1" },
  },
  {
    code: "manager-by-name",
    blocks: true,
    tables: {
      people: [
        ["id", "name", "supervisor"],
        ["1", "Ada", ""],
        ["2", "Ada", ""],
        ["3", "Bob", "Ada"],
      ],
    },
    message: `"Ada" matches 2 people.`,
    policy: lines,
    is: { 1: null, 2: null, 3: "seat:Ada", "seat:Ada": null },
  },
  {
    code: "manager-by-name",
    blocks: true,
    tables: {
      people: [
        ["id", "name", "supervisor"],
        ["1", "Ada", ""],
        ["3", "Bob", "Eve"],
      ],
    },
    message: `"Eve" matches 0 people.`,
  },
  {
    code: "manager-by-role",
    blocks: true,
    tables: {
      people: [
        ["id", "name", "title", "manager role"],
        ["1", "Ada", "CEO", ""],
        ["2", "Bob", "Dev", "ceo"],
      ],
    },
    message: `"ceo" is a role held by 1 person.`,
    policy: lines,
    is: { 1: null, 2: "1" },
  },
  {
    code: "name-is-placeholder",
    blocks: false,
    tables: { people: [...two, ["3", "TBD", "1"]] },
    message: "Row 4 is an empty seat.",
    policy: ({ records }) => records.people.map((person) => person.vacant),
    is: [false, false, true],
  },
  {
    code: "name-has-acting",
    blocks: false,
    tables: {
      people: [...two, ["3", "Cyd (Acting)", "1"]],
      areas: [
        [...A, "owner_id"],
        ["pay", "Payments", "", "3"],
      ],
    },
    message: "Cyd is acting in Payments.",
    policy: ({ records }) => [
      records.people[2]?.name,
      records.areas.find((area) => area.id === "pay")?.owners,
    ],
    is: ["Cyd", [{ personId: "3", acting: true }]],
  },
  {
    code: "area-unknown",
    blocks: true,
    tables: {
      people: two,
      areas: pay,
      assignments: [W, ["1", "shop", "1", "", ""], ["2", "shop", "1", "", ""]],
    },
    message: `2 rows name area "shop", which no row defines.`,
    policy: ({ records }) => records.areas.find((area) => area.id === "shop"),
    is: expect.objectContaining({ status: "proposed", parentId: "company", placeholder: true }),
  },
  {
    code: "area-loop",
    blocks: true,
    tables: { people: two, areas: [A, ["b", "Billing", "a"], ["a", "Accounts", "b"]] },
    message: "b, a contain each other; we cut above Accounts, row 3.",
    policy: ({ records }) => records.areas.map((area) => [area.id, area.parentId]),
    is: [
      ["company", null],
      ["b", "a"],
      ["a", "company"],
    ],
  },
  {
    code: "area-roots",
    blocks: false,
    tables: { people: two, areas: [A, ["a", "Accounts", ""], ["b", "Billing", ""]] },
    message: "2 areas have no parent: read as parts of the company.",
    policy: ({ records }) => records.areas.map((area) => [area.id, area.parentId]),
    is: [
      ["company", null],
      ["a", "company"],
      ["b", "company"],
    ],
  },
  {
    code: "word-unknown",
    blocks: false,
    tables: {
      people: two,
      areas: [
        [...A, "kind"],
        ["a", "Accounts", "", "squad"],
        ["b", "Billing", "a", "squad"],
      ],
    },
    message: `"squad" in kind of areas.csv, 2 rows, read as product.`,
    policy: ({ records }) => records.areas.find((area) => area.id === "a"),
    is: expect.objectContaining({ kind: "product", extra: { source_kind: "squad" } }),
  },
  {
    code: "owner-from-lead",
    blocks: false,
    tables: { people: two, areas: pay, assignments: [W, ["2", "pay", "", "em", "1"]] },
    message: "Owners of 1 area are read from leads: the file names no owners.",
    policy: ({ records }) => records.areas.find((area) => area.id === "pay")?.owners,
    is: [{ personId: "2", claimed: true }],
  },
  {
    code: "owner-unknown",
    blocks: true,
    tables: {
      people: two,
      areas: [
        [...A, "owner_id"],
        ["pay", "Payments", "", "team-x"],
      ],
    },
    message: `Payments names "team-x" as owner, who is no person of the file.`,
    policy: ({ records }) => records.areas.find((area) => area.id === "pay"),
    is: expect.objectContaining({ owners: [], extra: { source_owner: "team-x" } }),
  },
  {
    code: "owner-several",
    blocks: false,
    tables: {
      people: two,
      areas: [
        [...A, "owner_id"],
        ["pay", "Payments", "", "1;2"],
      ],
    },
    message: "Payments names 2 owners: Ada and Bob.",
  },
  {
    code: "share-sum",
    blocks: false,
    tables: { people: two, areas: pay, assignments: [W, ["2", "pay", "0.4", "", ""]] },
    message: "Bob is assigned 0.4.",
    policy: ({ records }) => records.assignments[0]?.share,
    is: 0.4,
  },
  {
    code: "share-bad",
    blocks: true,
    tables: {
      people: two,
      areas: pay,
      assignments: [W, ["1", "pay", "1", "", ""], ["2", "pay", "-0.5", "", ""]],
    },
    message: `1 row of assignments.csv with a share that is no share above 0 up to 1: "-0.5" in row 3.`,
    policy: ({ records }) => records.assignments.length,
    is: 1,
  },
  {
    code: "share-bad",
    blocks: true,
    tables: { people: two, areas: pay, assignments: [W, ["2", "pay", "half", "", ""]] },
    message: `1 row of assignments.csv with a share that is no share above 0 up to 1: "half" in row 2.`,
  },
  {
    code: "share-unit",
    blocks: false,
    tables: {
      people: two,
      areas: pay,
      assignments: [W, ["1", "pay", "100", "", ""], ["2", "pay", "1", "", ""]],
    },
    message: "share of assignments.csv: shares are read as percent.",
    policy: ({ records }) => records.assignments.map((row) => row.share),
    is: [1, 0.01],
  },
  {
    code: "assignment-joined",
    blocks: false,
    tables: {
      people: two,
      areas: pay,
      assignments: [W, ["2", "pay", "1", "pm", "1"], ["2", "pay", "1", "em", ""]],
    },
    message: "Bob is pm and em in Payments.",
    policy: ({ records }) => records.assignments.map(({ role, isLead }) => [role, isLead]),
    is: [["pm;em", true]],
  },
  {
    code: "unknown-discipline",
    blocks: false,
    tables: {
      people: [
        [...P, "department"],
        ["1", "Ada", "", "Wizardry"],
        ["2", "Bob", "1", "R&D"],
      ],
    },
    message: `"Wizardry" is no known discipline, 1 person.`,
    policy: ({ records }) => records.people.map((person) => person.discipline),
    is: ["other", "engineering"],
  },
  {
    code: "unknown-discipline",
    blocks: false,
    tables: {
      people: [
        [...P, "function"],
        ["1", "Ada", "", "Wizardry"],
      ],
      disciplines: [
        ["id", "name"],
        ["engineering", "Engineering"],
      ],
    },
    message: `"Wizardry" is no known discipline, 1 person.`,
  },
  {
    code: "person-terminated",
    blocks: false,
    tables: {
      people: [
        [...P, "end_date"],
        ["1", "Ada", "", ""],
        ["2", "Bob", "1", "2026-05-01"],
      ],
    },
    message: "Bob left on 2026-05-01.",
    policy: ({ records }) => [records.people.length, records.outside.length],
    is: [1, 1],
  },
  {
    code: "person-terminated",
    blocks: true,
    tables: {
      people: [
        [...P, "termination_date"],
        ["1", "Ada", "", ""],
        ["2", "Bob", "1", "2026-04-30"],
        ["3", "Cyd", "2", ""],
      ],
    },
    message: "Bob left on 2026-05-01, 1 still reports to them.",
    policy: lines,
    is: { 1: null, "seat:2": "1", 3: "seat:2" },
  },
  {
    code: "person-future",
    blocks: false,
    tables: {
      people: [
        [...P, "start_date"],
        ["1", "Ada", "", ""],
        ["2", "Bob", "1", "2026-09-01"],
      ],
    },
    message: "Bob starts on 2026-09-01.",
    policy: ({ records }) => records.outside.map((person) => person.id),
    is: ["2"],
  },
  {
    code: "date-bad",
    blocks: true,
    tables: {
      people: [
        [...P, "start_date"],
        ["1", "Ada", "", "2026-02-30"],
      ],
    },
    message: `1 cell of start_date in people.csv holds no day that exists: "2026-02-30" in row 2.`,
    policy: ({ records }) => records.people[0]?.startOn,
    is: undefined,
  },
  {
    code: "date-ambiguous",
    blocks: true,
    tables: {
      people: [
        [...P, "start_date"],
        ["1", "Ada", "", "03/04/2020"],
      ],
    },
    message: `start_date of people.csv: "03/04/2020" may be 2020-03-04 or 2020-04-03; no cell of the column proves the order (1 cell).`,
  },
  {
    code: "header-repeated",
    blocks: false,
    tables: { people: [...two, P, ["3", "Cyd", "1"]] },
    message: "The header of people.csv stands there again in 1 row, first in row 4.",
    policy: ({ records }) => records.people.length,
    is: 3,
  },
  {
    code: "header-repeated",
    blocks: false,
    tables: {
      people: [
        [...P, "name"],
        ["1", "Ada", "", "Eve"],
      ],
    },
    message: "people.csv has the column name more than once.",
    policy: ({ records }) => records.people[0]?.name,
    is: "Ada",
  },
  {
    code: "blank-trimmed",
    blocks: false,
    tables: { people: [P, ["1 ", "\u00a0Ada\u200b", ""], ["2", "Bob", " 1"]] },
    message: "3 cells of people.csv began or ended with blanks.",
    policy: ({ records }) => records.people[0]?.name,
    is: "Ada",
  },
  {
    code: "formula-cell",
    blocks: false,
    tables: { people: [P, ["1", "=HYPERLINK(x)", ""]] },
    message: `1 cell of people.csv looks like a formula: "=HYPERLINK(x)" in row 2.`,
    policy: ({ records }) => records.people[0]?.name,
    is: "=HYPERLINK(x)",
  },
  {
    code: "id-zeros",
    blocks: true,
    tables: { people: [P, ["0042", "Ada", ""], ["2", "Bob", "42"]] },
    message: `"42" and "0042" differ only in leading zeros; 1 person would report to Ada.`,
    policy: lines,
    is: { "0042": null, 2: "0042" },
  },
  {
    code: "id-missing",
    blocks: true,
    tables: { people: [...two, ["", "Cyd", "1"]] },
    message: "1 row of people.csv without id, first row 4.",
    policy: ({ records }) => records.people.length,
    is: 2,
  },
  {
    code: "id-bad",
    blocks: true,
    tables: { people: [...two, ["x".repeat(129), "Cyd", "1"]] },
    message: "1 row of people.csv with an id of more than 128 characters, first row 4.",
  },
  {
    code: "person-unknown",
    blocks: true,
    tables: { people: two, areas: pay, assignments: [W, ["9", "pay", "1", "", ""]] },
    message: `1 row names "9", who is not in the file.`,
    policy: ({ records }) => records.assignments,
    is: [],
  },
  {
    code: "name-missing",
    blocks: false,
    tables: { people: [P, ["1", "", ""]] },
    message: "1 row of people.csv without a name, first row 2.",
  },
  {
    code: "row-uneven",
    blocks: true,
    tables: { people: [...two, ["3", "Cyd", "1", "what"]] },
    message: "1 row of people.csv has more cells than the header, first row 4.",
  },
  {
    code: "row-uneven",
    blocks: false,
    tables: { people: [...two, ["3", "Cyd"]] },
    message: "1 row of people.csv has fewer cells than the header, first row 4.",
    // Spreadsheet programs leave empty cells at the end of a row out.
    only: ["csv"],
  },
  {
    code: "number-bad",
    blocks: true,
    tables: {
      people: [
        [...P, "fte"],
        ["1", "Ada", "", "lots"],
      ],
    },
    message: `1 cell of fte in people.csv holds no number that fits: "lots" in row 2.`,
  },
  {
    code: "column-missing",
    blocks: true,
    tables: { people: two, areas: [["name"], ["Payments"]] },
    message: "areas.csv has no column for id.",
  },
  {
    code: "reference-unknown",
    blocks: true,
    tables: {
      people: two,
      decisions: [
        ["id", "title", "decider_id"],
        ["d1", "Use Rust", "9"],
      ],
    },
    message: `1 row names "9", who is not in the file.`,
  },
];

const TODAY = "2026-06-01";
const readTables = (format: FormatCase, tables: Tables) =>
  settle(format.read(Object.entries(tables).map(([name, rows]) => format.table(name, rows))), {
    today: TODAY,
  });

describe.each(FORMAT_CASES)("dirty data in $name", (format) => {
  const cases = CASES.filter(({ only }) => only === undefined || only.includes(format.name));
  test.each(cases)("$code: $message", ({ code, blocks, tables, message: ofCsv, policy, is }) => {
    const message = ofCsv.replaceAll(/\b(\w+)\.csv\b/g, (_, list: string) => format.fileOf(list));
    const result = readTables(format, tables);
    const found = result.problems.filter((problem) => problem.code === code);
    expect(found.map((problem) => wording(problem.message))).toContain(message);
    expect(found.find((problem) => wording(problem.message) === message)?.blocks).toBe(blocks);
    if (policy !== undefined) expect(policy(result)).toEqual(is);
  });

  test("a clean file has no problem", () => {
    expect(readTables(format, { people: two }).problems).toEqual([]);
  });
});
