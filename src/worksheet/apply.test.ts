import { describe, expect, test } from "vitest";
import { personId, wording, type Assignment, type SheetRow } from "../org/index.ts";
import { orgOf } from "../../test/orgOf.ts";
import { applySheet, buildSheet } from "./index.ts";

const ORG = orgOf("ceo > em; em > ann, bob, cyd; pay:; growth:; g2:", {
  areas: {
    pay: { name: "Payments" },
    growth: { name: "Growth Team" },
    g2: { name: "Twins", aliases: ["Growth Lab"] },
  },
  people: { ann: { name: "Ann" }, bob: { name: "Bob" }, cyd: { name: "Cyd" } },
});

const BLANK: SheetRow = {
  managerId: personId("em"),
  manager: "Em",
  kind: "person",
  personIds: [],
  who: "",
  titles: "",
  known: "",
  guesses: [],
  areas: [],
  share: null,
  role: null,
  isLead: false,
  confirmed: null,
  row: 2,
};
const row = (people: string, fields: Partial<SheetRow>): SheetRow => ({
  ...BLANK,
  personIds: people
    .split(" ")
    .filter((id) => id !== "")
    .map(personId),
  kind: people.includes(" ") ? "team" : "person",
  ...fields,
});
const guess = (...areas: string[]): Pick<SheetRow, "guesses"> => ({
  guesses: [{ areas, reason: "because" }],
});
const yes = (...areas: string[]): Pick<SheetRow, "areas" | "confirmed"> => ({ areas, confirmed: "yes" });
const shortOf = (one: Assignment): string =>
  `${one.personId} ${one.areaId}${one.role === undefined ? "" : ` ${one.role}`}${one.isLead ? " lead" : ""}${one.share === undefined ? "" : ` ${one.share}`}${one.guess === undefined ? "" : ` (${one.guess})`}`;
const outcome = (...rows: SheetRow[]) => {
  const { assignments, areas, noArea, problems } = applySheet(ORG, rows);
  return { rows: assignments.map(shortOf), areas: areas.map((a) => a.id), noArea, problems };
};

describe("answers", () => {
  test.each([
    ["yes takes the area written", [row("ann", yes("Payments"))], ["ann pay"]],
    [
      "yes alone takes the first guess",
      [row("ann", { confirmed: "yes", ...guess("Payments") })],
      ["ann pay"],
    ],
    [
      "two areas are two rows",
      [row("ann", { ...yes("Payments", "growth"), share: 0.5 })],
      ["ann pay 0.5", "ann growth 0.5"],
    ],
    ["a team row is a row for each", [row("ann bob", yes("Payments"))], ["ann pay", "bob pay"]],
    ["role and lead", [row("em", { ...yes("pay"), role: "em", isLead: true })], ["em pay em lead"]],
    [
      "several rows for one person",
      [row("em", { ...yes("pay"), role: "pm" }), row("em", { ...yes("pay"), role: "em" })],
      ["em pay pm", "em pay em"],
    ],
    ["the same row twice is one", [row("em", yes("pay")), row("em", yes("Payments"))], ["em pay"]],
    [
      "a person's row wins over the team's",
      [row("ann bob", yes("Payments")), row("bob", yes("Growth"))],
      ["ann pay", "bob growth"],
    ],
    [
      "also where the copied row still says team",
      [row("ann bob", yes("Payments")), row("bob", { kind: "team", ...yes("Growth") })],
      ["ann pay", "bob growth"],
    ],
    [
      "nobody answered: a guess",
      [row("ann bob", guess("Payments"))],
      ["ann pay (because)", "bob pay (because)"],
    ],
    [
      "who is answered elsewhere is not guessed",
      [row("ann bob", guess("Payments")), row("bob", yes("Growth"))],
      ["bob growth", "ann pay (because)"],
    ],
    ["no drops the guess", [row("ann", { confirmed: "no", ...guess("Payments") })], []],
    [
      "an area without yes is a guess",
      [row("ann", { areas: ["Payments"] })],
      ["ann pay (Written in the sheet, not confirmed.)"],
    ],
    ["found by name where ids are missing", [row("", { who: "BOB", ...yes("Payments") })], ["bob pay"]],
  ])("%s", (_, rows, expected) => {
    expect(outcome(...rows).rows).toEqual(expected);
  });

  test.each([["none"], ["None"], ["no product"], ["-"], ["n/a"]])("%j says no area", (word) => {
    expect(outcome(row("ann bob", { ...yes(word), ...guess("Payments") }))).toEqual({
      rows: [],
      areas: [],
      noArea: ["ann", "bob"],
      problems: [],
    });
  });

  test.each([
    ["Payments"],
    ["PAYMENTS"],
    ["pay"],
    ["Pay"],
    ["payments team"],
    [" pay-ments".replace("-", "")],
  ])("%j is the area Payments", (text) => {
    expect(outcome(row("ann", yes(text)))).toMatchObject({ rows: ["ann pay"], problems: [] });
  });
});

describe("faults say row, text and way out", () => {
  test.each([
    [
      "an unknown area is proposed",
      row("ann", yes("Tax Desk")),
      ["ann area-tax-desk"],
      'area-unknown Row 2: no area is called "Tax Desk". Write one of the company\'s areas, or accept "Tax Desk" as a new one.',
    ],
    [
      "a short form is asked about",
      row("ann", yes("Growth Laboratory")),
      ["ann area-growth-laboratory"],
      'area-unknown Row 2: no area is called "Growth Laboratory". Maybe Twins is meant; write that, or accept "Growth Laboratory" as a new one.',
    ],
    [
      "an unknown person",
      row("zed", yes("pay")),
      [],
      'person-unknown Row 2: "zed" is nobody in the org. Copy the id from another row of the sheet; if a spreadsheet cut leading zeros, format the column as text.',
    ],
    [
      "nobody",
      row("", yes("pay")),
      [],
      "person-unknown Row 2: nobody is named. Write ids into the column person_ids.",
    ],
    [
      "confirmed nothing",
      row("ann", { confirmed: "yes" }),
      [],
      'area-unknown Row 2: confirmed, but no area is written and none was guessed. Write an area, or "none".',
    ],
    [
      "written and not confirmed",
      row("ann bob", { areas: ["pay"] }),
      ["ann pay (Written in the sheet, not confirmed.)", "bob pay (Written in the sheet, not confirmed.)"],
      'word-unknown Row 2: pay is written for Ann and 1 more, but the column confirmed is empty. Write "yes" there to confirm it.',
    ],
    [
      "no, and yet an area",
      row("ann", { areas: ["pay"], confirmed: "no" }),
      ["ann pay (Written in the sheet, not confirmed.)"],
      'word-unknown Row 2: pay is written for Ann, but the column confirmed says "no". Write "yes" there to confirm it.',
    ],
  ])("%s", (_, sheetRow, rows, message) => {
    const result = outcome(sheetRow);
    expect(result.rows).toEqual(rows);
    expect(result.problems.map((p) => `${p.code} ${wording(p.message)}`)).toEqual([message]);
    expect(result.problems[0]?.rows).toEqual([2]);
  });

  test("a name that two areas bear asks for the id", () => {
    const org = orgOf("ceo > a; x:; y:", { areas: { x: { name: "Twin" }, y: { name: "twin" } } });
    const { assignments, problems } = applySheet(org, [row("a", yes("Twin"))]);
    expect(assignments).toEqual([]);
    expect(problems.map((p) => wording(p.message))).toEqual([
      'Row 2: 2 areas are called "Twin". Write the id instead: x, y.',
    ]);
  });

  test("the same new name is one proposed area", () => {
    const result = outcome(row("ann", yes("Tax Desk")), row("bob", yes("tax desk")));
    expect(result).toMatchObject({
      rows: ["ann area-tax-desk", "bob area-tax-desk"],
      areas: ["area-tax-desk"],
    });
  });
});

test("a proposed area that a manager accepts is added, and is no fault", () => {
  const titles = { a: { title: "Engineer, Payments" }, b: { title: "Lead, Payments" } };
  const org = orgOf("ceo > a, b", { people: titles });
  const rows = buildSheet(org).rows.map((one): SheetRow => ({
    ...one,
    confirmed: one.guesses.length > 0 ? "yes" : null,
  }));
  const { assignments, areas, problems } = applySheet(org, rows);
  expect(assignments.map(shortOf)).toEqual(["ceo area-payments", "a area-payments", "b area-payments"]);
  expect(areas.map((area) => area.status)).toEqual(["proposed"]);
  expect(problems).toEqual([]);
});

test("a row the org has already is not repeated, and its person is not guessed", () => {
  const org = orgOf("ceo > a, b; pay: a");
  const said = { ...yes("pay"), isLead: false };
  expect(applySheet(org, [row("a", said), row("a b", guess("pay"))]).assignments.map(shortOf)).toEqual([
    "b pay (because)",
  ]);
});

test("an unanswered sheet confirms nobody", () => {
  const org = orgOf("ceo > em; em > a, b; pay:", {
    areas: { pay: { name: "Payments" } },
    people: { em: { title: "EM, Payments" } },
  });
  const { assignments, problems } = applySheet(org, buildSheet(org).rows);
  expect(assignments.map((one) => [one.personId, one.guess])).toEqual([
    ["ceo", "The one report points at Payments or an area in it, nobody contradicts."],
    ["em", "The title names Payments."],
    ["a", "Reports to em, whose title names Payments."],
    ["b", "Reports to em, whose title names Payments."],
  ]);
  expect(problems).toEqual([]);
});
