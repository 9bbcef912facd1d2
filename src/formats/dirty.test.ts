import { describe, expect, test } from "vitest";
import { PROBLEM_CODES, buildOrg, settle, wording, type Problem } from "../org/index.ts";
import { FORMAT_CASES, type FormatCase } from "./format.case.ts";
import type { InputFile } from "./index.ts";

type Rows = readonly (readonly string[])[];
type Tables = Readonly<Record<string, Rows>>;

/** What is said, and what became of it. */
interface Fault {
  readonly code: Problem["code"];
  readonly blocks: boolean;
  readonly message: string;
  /** Part of the records that shows the policy. */
  readonly policy?: (result: ReturnType<typeof settle>) => unknown;
  readonly is?: unknown;
}

interface Case extends Fault {
  readonly tables: Tables;
  /** The formats in which it can occur, where not in all, and why not in the others. */
  readonly only?: { readonly formats: readonly string[]; readonly because: string };
  /** Files as they are, beside the tables: what is at fault are bytes. */
  readonly files?: readonly InputFile[];
  /** What was there before this input. */
  readonly base?: Tables;
  readonly isComplete?: boolean;
}

const P = ["id", "name", "manager_id"] as const;
const A = ["id", "name", "parent_id"] as const;
const W = ["person_id", "area_id", "share", "role", "is_lead"] as const;
const two: Rows = [P, ["1", "Ada", ""], ["2", "Bob", "1"]];
const pay: Rows = [A, ["pay", "Payments", ""]];
const lines = ({ records }: ReturnType<typeof settle>) =>
  Object.fromEntries(records.people.map((person) => [person.id, person.managerId]));

const R = ["kind", "from_id", "to_ids"] as const;

type Encode = (text: string) => Uint8Array;
const utf8: Encode = (text) => new TextEncoder().encode(text);
const latin1: Encode = (text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf16le: Encode = (text) =>
  Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
const fileOf = (name: string, text: string, encode: Encode): InputFile => ({ name, bytes: encode(text) });
const BYTES = { formats: ["csv"], because: "the bytes of a CSV say nothing of how they are to be read" };

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
    code: "word-unknown",
    blocks: false,
    tables: {
      people: [
        [...P, "dotted_ids", "dotted_purposes", "dotted_rates", "dotted_from"],
        ["1", "Ada", "", "", "", "", ""],
        ["2", "Bob", "1", "", "", "", ""],
        ["3", "Cyd", "1", "2", "romance", "", ""],
      ],
    },
    message: `"romance" in dotted_purposes of people.csv, 1 row, read as project.`,
    policy: ({ records }) => records.people.find((person) => person.id === "3"),
    is: expect.objectContaining({
      dottedLines: [{ managerId: "2", purpose: "project" }],
      extra: { source_dotted_purposes: "romance" },
    }),
  },
  {
    code: "word-unknown",
    blocks: false,
    tables: {
      people: [
        [...P, "dotted_ids", "dotted_purposes", "dotted_rates", "dotted_from"],
        ["1", "Ada", "", "", "", "", ""],
        ["2", "Bob", "1", "", "", "", ""],
        ["3", "Cyd", "1", "2", "craft", "maybe", ""],
      ],
    },
    message: `"maybe" in dotted_rates of people.csv, 1 row, read as not said.`,
    policy: ({ records }) => records.people.find((person) => person.id === "3"),
    is: expect.objectContaining({
      dottedLines: [{ managerId: "2", purpose: "craft" }],
      extra: { source_dotted_rates: "maybe" },
    }),
  },
  {
    code: "date-bad",
    blocks: true,
    tables: {
      people: [
        [...P, "dotted_ids", "dotted_purposes", "dotted_rates", "dotted_from"],
        ["1", "Ada", "", "", "", "", ""],
        ["2", "Bob", "1", "", "", "", ""],
        ["3", "Cyd", "1", "2", "craft", "", "2026-02-30"],
      ],
    },
    message: `1 cell of dotted_from in people.csv holds no day that exists: "2026-02-30" in row 4.`,
    policy: ({ records }) => records.people.find((person) => person.id === "3"),
    is: expect.objectContaining({ dottedLines: [{ managerId: "2", purpose: "craft" }] }),
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
    only: {
      formats: ["csv", "xlsx"],
      because: "a record with a key twice is no sound YAML, which is refused",
    },
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
    only: { formats: ["csv", "xlsx"], because: "no program calculates what a YAML text says" },
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
    only: { formats: ["csv", "xlsx"], because: "records name each value, so none lies beyond a header" },
  },
  {
    code: "row-uneven",
    blocks: false,
    tables: { people: [...two, ["3", "Cyd"]] },
    message: "1 row of people.csv has fewer cells than the header, first row 4.",
    only: {
      formats: ["csv"],
      because: "spreadsheet programs leave empty cells at the end of a row out; records have no row ends",
    },
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
    code: "number-bad",
    blocks: true,
    tables: {
      people: [
        [...P, "fte"],
        ["1", "Ada", "", "50%"],
        ["2", "Bob", "1", "0.8"],
        ["3", "Cyd", "1", "150 %"],
        ["4", "Dot", "1", "1"],
      ],
    },
    message: `1 cell of fte in people.csv holds no number that fits: "150 %" in row 4.`,
    policy: ({ records }) => records.people.map((person) => person.fte),
    is: [0.5, 0.8, 1, 1],
  },
  {
    code: "share-bad",
    blocks: true,
    tables: {
      people: two,
      areas: pay,
      assignments: [W, ["1", "pay", "50%", "", ""], ["2", "pay", "150%", "", ""]],
    },
    message: `1 row of assignments.csv with a share that is no share above 0 up to 1: "150%" in row 3.`,
    policy: ({ records }) => records.assignments.map((row) => row.share),
    is: [0.5],
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
  {
    code: "duplicate-id",
    blocks: true,
    tables: {
      people: [
        [...P, "employee_number"],
        ["1", "Ada", "", "7"],
        ["2", "Bob", "1", "7"],
      ],
    },
    message: `Employee number "7" is on 2 people: Ada and Bob.`,
    policy: lines,
    is: { 1: null, 2: "1" },
  },
  {
    code: "duplicate-id",
    blocks: true,
    tables: { people: two, areas: [A, ["pay", "Payments", ""], ["pay", "Payroll", ""]] },
    message: "pay names two areas: Payments (row 2), Payroll (row 3).",
    policy: ({ records }) => records.areas.map((area) => area.id),
    is: ["company", "pay", "pay~2"],
  },
  {
    code: "duplicate-id",
    blocks: true,
    tables: {
      people: two,
      waivers: [
        ["id", "check_id", "reason"],
        ["w", "span", "a"],
        ["w", "span", "b"],
      ],
    },
    message: "w names two waivers: rows 2 and 3.",
  },
  {
    code: "duplicate-id",
    blocks: true,
    tables: {
      people: two,
      disciplines: [
        ["id", "name"],
        ["eng", "Engineering"],
        ["eng", "Energy"],
      ],
    },
    message: "eng names two disciplines: Engineering (row 2), Energy (row 3).",
    policy: ({ records }) => records.disciplines.map((discipline) => discipline.id),
    is: ["eng", "eng~2"],
  },
  {
    code: "duplicate-id",
    blocks: true,
    tables: { people: two, areas: pay, redirects: [R, ["area", "old", "pay"], ["area", "old", ""]] },
    message: `"old" is redirected twice: rows 2 and 3.`,
    policy: ({ records }) => records.redirects.map((redirect) => redirect.toIds),
    is: [["pay"]],
  },
  {
    code: "area-unknown",
    blocks: true,
    tables: {
      people: two,
      areas: [A, ["a", "Shop", ""], ["b", "Shop", ""]],
      assignments: [W, ["1", "Shop", "1", "", ""]],
    },
    message: `1 row names area "Shop", a name that several areas have.`,
  },
  {
    code: "owner-unknown",
    blocks: true,
    tables: {
      people: two,
      areas: [
        [...A, "owner_id"],
        ["pay", "Payments", "", "shop"],
        ["shop", "Shop", "", "1;2"],
      ],
    },
    message: `Payments names "shop" as owner, who is no person of the file.`,
  },
  {
    code: "word-unknown",
    blocks: false,
    tables: { people: two, areas: pay, assignments: [W, ["1", "pay", "1", "", "maybe"]] },
    message: `"maybe" in is_lead of assignments.csv, 1 row, read as no.`,
    policy: ({ records }) => records.assignments[0],
    is: expect.objectContaining({ isLead: false, extra: { source_is_lead: "maybe" } }),
  },
  {
    code: "word-unknown",
    blocks: false,
    tables: {
      people: two,
      areas: [
        [...A, "candidates", "mode", "status"],
        ["pay", "Payments", "", "1:keen;2:willing", "duo", "asleep"],
      ],
    },
    message: `"keen" in candidates of areas.csv, 1 row, read as proposed.`,
    policy: ({ records }) => records.areas.find((area) => area.id === "pay"),
    is: expect.objectContaining({
      mode: "functional",
      status: "active",
      candidacies: [
        { personId: "1", state: "proposed" },
        { personId: "2", state: "willing" },
      ],
      extra: { source_candidates: "1:keen;2:willing", source_mode: "duo", source_status: "asleep" },
    }),
  },
  {
    code: "word-unknown",
    blocks: false,
    tables: {
      people: two,
      assets: [
        ["id", "name", "kind", "role", "contributors"],
        ["cart", "Cart", "feature", "both", "1:2026-05-01;2:lately"],
      ],
    },
    message: `"feature" in kind of assets.csv, 1 row, read as service.`,
    policy: ({ records }) => records.assets[0],
    is: expect.objectContaining({
      kind: "service",
      contributors: [{ personId: "1", lastOn: "2026-05-01" }],
      extra: { source_kind: "feature", source_role: "both", source_contributors: "1:2026-05-01;2:lately" },
    }),
  },
  {
    code: "asset-claimed",
    blocks: false,
    tables: {
      people: two,
      areas: [A, ["a", "Accounts", ""], ["b", "Billing", ""]],
      assets: [
        ["id", "name", "kind", "area_id"],
        ["api", "API", "repo", "a"],
        ["api", "API", "repo", "b"],
      ],
    },
    message: "API is claimed by Accounts, Billing.",
    policy: ({ records }) => records.assets.map(({ areaId, claimedBy }) => [areaId, claimedBy]),
    is: [["a", ["a", "b"]]],
  },
  {
    code: "redirect-followed",
    blocks: false,
    tables: {
      people: [P, ["1", "Ada", ""], ["2", "Bob", "9"]],
      redirects: [R, ["person", "9", "1"]],
    },
    message: `"9" is named, and became Ada.`,
    policy: lines,
    is: { 1: null, 2: "1" },
  },
  {
    code: "redirect-several",
    blocks: true,
    tables: {
      people: two,
      areas: [
        [...A, "status"],
        ["pay", "Payments", "", "retired"],
        ["in", "Pay-ins", "", ""],
        ["out", "Pay-outs", "", ""],
      ],
      assignments: [W, ["1", "pay", "1", "", ""]],
      redirects: [R, ["area", "pay", "in;out"]],
    },
    message: `"pay" is named, and became 2: Pay-ins and Pay-outs.`,
    policy: ({ records }) => records.assignments[0]?.areaId,
    is: "pay",
  },
  {
    code: "redirect-loop",
    blocks: true,
    tables: { people: two, redirects: [R, ["person", "8", "9"], ["person", "9", "8"]] },
    message: `What became of "8" leads back to it.`,
  },
  {
    code: "reference-unknown",
    blocks: true,
    tables: { people: two, areas: pay, redirects: [R, ["area", "old", "pay;gone"]] },
    message: `"old" is said to have become "gone", which is no area of the files.`,
    policy: ({ records }) => records.redirects[0]?.toIds,
    is: ["pay"],
  },
  {
    code: "area-retired",
    blocks: false,
    tables: {
      people: two,
      areas: [
        [...A, "status"],
        ["pay", "Payments", "", "closed"],
        ["cards", "Cards", "pay", ""],
      ],
      assignments: [W, ["1", "pay", "1", "", ""], ["2", "pay", "1", "", ""]],
      assets: [
        ["id", "name", "kind", "area_id"],
        ["api", "API", "repo", "pay"],
      ],
    },
    message:
      "Payments is retired and still has 2 people, 1 asset, 1 live area; no redirect says what became of it.",
  },
  {
    code: "name-confusable",
    blocks: false,
    tables: { people: two, areas: [A, ["a", "Pay", ""], ["b", "\u0420ay", ""], ["c", "\uff30ay", ""]] },
    message: `3 names look alike: "Pay" (a), "\u0420ay" (b), "\uff30ay" (c).`,
    policy: ({ records }) => records.areas.length,
    is: 4,
  },
  {
    code: "text-long",
    blocks: true,
    tables: { people: [P, ["1", "\u{1f600}".repeat(257), ""]] },
    message: `1 cell of name in people.csv is longer than 256 characters: "${"\u{1f600}".repeat(28)}…" in row 2.`,
    policy: ({ records }) => [...(records.people[0]?.name ?? "")].length,
    is: 256,
  },
  {
    code: "text-long",
    blocks: true,
    tables: {
      people: two,
      decisions: [
        ["id", "title", "outcome"],
        ["d1", "Use Rust", `${"x".repeat(20 * 1024 - 1)}öx`],
      ],
    },
    message: `1 cell of outcome in decisions.csv is longer than 20 KB: "${"x".repeat(57)}…" in row 2.`,
    policy: ({ records }) => records.decisions[0]?.outcome?.length,
    is: 20 * 1024 - 1,
  },
  {
    code: "column-derived",
    blocks: false,
    tables: {
      people: [
        [...P, "second_level_manager"],
        ["1", "Ada", "", ""],
        ["2", "Bob", "1", "1"],
      ],
    },
    message:
      "second_level_manager of people.csv follows from the lines of people, so it says nothing of its own.",
    policy: ({ records }) => records.people[1]?.extra,
    is: undefined,
  },
  {
    code: "mass-removal",
    blocks: true,
    base: { people: [...two, ["3", "Cyd", "2"]] },
    tables: { people: two },
    message: "1 person is missing from this file: Cyd.",
    policy: lines,
    is: { 1: null, 2: "1", 3: "2" },
  },
  {
    code: "mass-removal",
    blocks: true,
    base: { people: [...two, ["3", "Cyd", "2"]] },
    isComplete: true,
    tables: { people: [P, ["1", "Ada", ""], ["3", "Cyd", "2"]] },
    message: "1 person is missing from this file: Bob.",
    policy: ({ records }) => [
      records.people.map((person) => [person.id, person.managerId]),
      records.outside.map((person) => [person.id, person.endOn]),
    ],
    is: [
      [
        ["1", null],
        ["3", "seat:2"],
        ["seat:2", "1"],
      ],
      [["2", "2026-06-01"]],
    ],
  },
  {
    code: "mass-removal",
    blocks: false,
    base: {
      people: [P, ["1", "Ada", ""], ...Array.from({ length: 20 }, (_, i) => [`${i + 2}`, `P ${i}`, "1"])],
    },
    tables: {
      people: [P, ["1", "Ada", ""], ...Array.from({ length: 19 }, (_, i) => [`${i + 2}`, `P ${i}`, "1"])],
    },
    message: "1 person is missing from this file: P 19.",
  },
  {
    code: "encoding",
    blocks: false,
    tables: {},
    files: [fileOf("people.csv", "id,name\n1,Zo\u00eb M\u00fcller\n", latin1)],
    only: BYTES,
    message: `people.csv is read as Windows-1252: "Zo\u00eb, M\u00fcller".`,
    policy: ({ records }) => records.people[0]?.name,
    is: "Zo\u00eb M\u00fcller",
  },
  ...[true, false].map((hasMark): Case => ({
    code: "encoding",
    blocks: false,
    tables: {},
    files: [fileOf("people.csv", `${hasMark ? "\ufeff" : ""}id,name\n1,Zo\u00eb\n`, utf16le)],
    only: BYTES,
    message: `people.csv is read as UTF-16LE: "Zo\u00eb".`,
    policy: ({ records }) => records.people[0]?.name,
    is: "Zo\u00eb",
  })),
  ...[";", "\t", "|"].map((delimiter, i): Case => ({
    code: "delimiter",
    blocks: false,
    tables: {},
    files: [fileOf("people.csv", `id${delimiter}name\n1${delimiter}"Ada, Dr"\n`, utf8)],
    only: BYTES,
    message: `people.csv is read with ${["semicolons", "tabs", "bars"][i]} between cells.`,
    policy: ({ records }) => records.people[0]?.name,
    is: "Ada, Dr",
  })),
  {
    code: "character-bad",
    blocks: false,
    tables: {},
    files: [fileOf("people.csv", "id,name\n1,A\0da\n", utf8)],
    only: BYTES,
    message: "people.csv holds NUL characters.",
    policy: ({ records }) => records.people[0]?.name,
    is: "Ada",
  },
  {
    code: "character-bad",
    blocks: false,
    tables: {},
    files: [fileOf("people.yaml", `- {id: "1", name: "A\\ud800da"}\n`, utf8)],
    only: { formats: ["folder"], because: "only an escape can write half a character" },
    message: "1 cell of people.yaml holds half characters, first row 1.",
    policy: ({ records }) => records.people[0]?.name,
    is: "A\ufffdda",
  },
  {
    code: "quote-open",
    blocks: true,
    tables: {},
    files: [fileOf("people.csv", `id,name\n1,"Ada\n2,Bob\n`, utf8)],
    only: BYTES,
    message: "A quote in row 2 of people.csv is never closed.",
    policy: ({ records }) => records.people.map((person) => person.name),
    is: ['"Ada', "Bob"],
  },
  {
    code: "file-unknown",
    blocks: false,
    tables: { people: two, salaries: [["id"], ["1"]] },
    only: BYTES,
    message: "salaries.csv is none of the files of an organisation.",
  },
];

const TODAY = "2026-06-01";
const draftOf = (format: FormatCase, tables: Tables, files: readonly InputFile[] = []) =>
  format.read([...Object.entries(tables).map(([name, rows]) => format.table(name, rows)), ...files]);
const readCase = (format: FormatCase, { tables, files, base, isComplete = false }: Omit<Case, keyof Fault>) =>
  settle(draftOf(format, tables, files), {
    today: TODAY,
    isComplete,
    ...(base === undefined ? {} : { base: buildOrg(draftOf(format, base), { today: TODAY }) }),
  });

describe.each(FORMAT_CASES)("dirty data in $name", (format) => {
  const cases = CASES.filter(({ only }) => only === undefined || only.formats.includes(format.name));
  test.each(cases)("$code: $message", ({ code, blocks, message: ofCsv, policy, is, ...input }) => {
    const message = ofCsv.replaceAll(/\b(\w+)\.csv\b/g, (_, list: string) => format.fileOf(list));
    const result = readCase(format, input);
    const found = result.problems.filter((problem) => problem.code === code);
    expect(found.map((problem) => wording(problem.message))).toContain(message);
    expect(found.find((problem) => wording(problem.message) === message)?.blocks).toBe(blocks);
    if (policy !== undefined) expect(policy(result)).toEqual(is);
    for (const problem of result.problems) {
      expect(problem.policy, "a policy stands inside a sentence").toMatch(/[^.]$/);
      expect(wording(problem.message), "a message is a sentence").toMatch(/[^.]\.$/);
    }
  });

  test("a clean file has no problem", () => {
    expect(readCase(format, { tables: { people: two } }).problems).toEqual([]);
  });
});

test("every code of the table has a case, of which each says when it is met", () => {
  const tried = new Set(CASES.map(({ code }) => code));
  const ofTable = PROBLEM_CODES.slice(0, PROBLEM_CODES.indexOf("mass-removal") + 1);
  expect(ofTable.length).toBeGreaterThan(35);
  // Faults of a sheet alone: its own tests make the cells that a table of text cannot.
  const ofSheets = ["cell-error", "cells-merged"];
  expect(ofTable.filter((code) => !tried.has(code) && !ofSheets.includes(code))).toEqual([]);
});
