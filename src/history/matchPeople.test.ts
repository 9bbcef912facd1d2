import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf, TODAY } from "../../test/orgOf.ts";
import { indexOrg, personId, wording, type DraftPerson, type Org, type Person } from "../org/index.ts";
import { matchPeople, type MatchInput } from "./matchPeople.ts";

const row = (id: string, fields: Partial<DraftPerson> = {}): DraftPerson => ({
  id: personId(id),
  name: id,
  managerId: null,
  status: "active",
  fte: 1,
  vacant: false,
  ...fields,
});

const org = orgOf("boss > ada, bob, cyd, dee, twin1, twin2, open", {
  people: {
    ada: { name: "Ada Lovelace", employeeNumber: "7", email: "ada@acme.example" },
    bob: { name: "Bob Ek", employeeNumber: "8", email: "bob@acme.example", sourceId: "bob@old.example" },
    cyd: { name: "Cyd Holm", email: "Cyd@acme.example" },
    dee: { name: "Dee Vale" },
    twin1: { name: "Kim Lee", email: "kim@acme.example", employeeNumber: "9" },
    twin2: { name: "Kim Lee", email: "kim@acme.example", employeeNumber: "9" },
    open: { name: "Engineer", vacant: true },
  },
});
const match = (rows: readonly DraftPerson[], more: Partial<MatchInput> = {}) =>
  matchPeople({ org, rows, hasIds: true, ...more });
const pairs = (rows: readonly DraftPerson[], more: Partial<MatchInput> = {}) =>
  match(rows, more).matches.map(({ rowId, person, by }) => `${rowId} is ${person.id} by ${by}`);

describe("who a row is", () => {
  test.each<[string, DraftPerson, string]>([
    ["an id", row("ada"), "ada is ada by id"],
    [
      "an id, whatever else is new",
      row("ada", { email: "x@y.example", employeeNumber: "70" }),
      "ada is ada by id",
    ],
    ["the id of the source", row("bob@old.example"), "bob@old.example is bob by source-id"],
    ["our own id, as we wrote it", row("bob"), "bob is bob by id"],
    ["an employee number", row("E1", { employeeNumber: "7" }), "E1 is ada by employee-number"],
    ["an address in other letters", row("E1", { email: "cyd@ACME.example" }), "E1 is cyd by email"],
    [
      "a number goes before an address",
      row("E1", { employeeNumber: "7", email: "cyd@acme.example" }),
      "E1 is ada by employee-number",
    ],
    ["an id that is an address", row("CYD@acme.example"), "CYD@acme.example is cyd by email"],
    ["a seat that is taken now", row("open"), "open is open by id"],
  ])("%s", (_, one, said) => {
    expect(pairs([one])).toEqual([said]);
    expect(match([one]).problems).toEqual([]);
  });

  test("an id that the list leads to another one", () => {
    const redirects = [{ kind: "person", fromId: "ada", toIds: ["A-1"] }] as const;
    expect(pairs([row("A-1")], { redirects })).toEqual(["A-1 is ada by redirect"]);
    // Where both have a row, they are two.
    expect(pairs([row("A-1"), row("ada")], { redirects })).toEqual(["ada is ada by id"]);
  });

  test("ids made of row numbers tell nothing", () => {
    expect(pairs([row("ada"), row("x", { employeeNumber: "8" })], { hasIds: false })).toEqual([
      "x is bob by employee-number",
    ]);
  });

  test("who is chosen, and who is said to be new", () => {
    const rows = [row("E1", { name: "Dee Vale" }), row("ada")];
    expect(pairs(rows, { choices: { E1: "dee", ada: null } })).toEqual(["E1 is dee by chosen"]);
    expect(match(rows, { choices: { E1: "dee", ada: null } }).newcomers.map(({ id }) => id)).toEqual(["ada"]);
  });
});

describe("what only proposes", () => {
  test("a name", () => {
    const { matches, newcomers, possible, unlisted } = match([row("E1", { name: "dee  VALE" })]);
    expect(matches).toEqual([]);
    expect(newcomers.map(({ id }) => id)).toEqual(["E1"]);
    expect(possible.map(({ row: { id }, person, by }) => [id, person.id, by])).toEqual([
      ["E1", "dee", "name"],
    ]);
    expect(unlisted.map(({ id }) => id)).toContain("dee");
  });
  test("a name that two people bear proposes nobody", () => {
    expect(match([row("E1", { name: "Kim Lee" })]).possible).toEqual([]);
  });
  test("the address of somebody who left", () => {
    const left: Person = { ...row("eve", { status: "terminated", email: "eve@acme.example" }) };
    const later = indexOrg({ ...org.records, outside: [left] }, [], TODAY);
    const said = match([row("E1", { email: "eve@acme.example" })], { org: later });
    expect(said.matches).toEqual([]);
    expect(said.possible.map(({ by }) => by)).toEqual(["email-of-leaver"]);
    expect(match([row("eve")], { org: later }).matches.map(({ by }) => by)).toEqual(["id"]);
    const gone = row("E1", { email: "eve@acme.example", endOn: "2026-01-01" });
    expect(match([gone], { org: later }).matches.map(({ by }) => by)).toEqual(["email"]);
  });
});

describe("what is not guessed", () => {
  const cases: readonly [string, readonly DraftPerson[], string, readonly string[]][] = [
    [
      "id says one, employee number another",
      [row("ada", { name: "Ada", row: 2, employeeNumber: "8" })],
      "Ada (row 2) is Ada Lovelace by id and Bob Ek by employee number.",
      ["ada", "bob"],
    ],
    [
      "two people have the number",
      [row("E1", { employeeNumber: "9" })],
      "E1 has the employee number of Kim Lee and Kim Lee.",
      ["twin1", "twin2"],
    ],
    [
      "the row with the id is there too",
      [row("E1", { employeeNumber: "7" }), row("ada", { name: "Ada" })],
      "E1 and Ada would both be Ada Lovelace.",
      ["ada"],
    ],
    [
      "an address with another number",
      [row("E1", { email: "ada@acme.example", employeeNumber: "70" })],
      "E1 has the e-mail address of Ada Lovelace and another employee number.",
      ["ada"],
    ],
  ];
  test.each(cases)("%s", (_, rows, said, subjects) => {
    const { problems, unclear, newcomers, unlisted } = match(rows);
    expect(
      problems.map(({ code, blocks, message, subjects: who }) => [code, blocks, wording(message), who]),
    ).toEqual([["match-ambiguous", true, said, subjects]]);
    expect(unclear.length).toBe(1);
    expect(newcomers).toEqual([]);
    // Nobody the row may be is taken for a leaver.
    for (const id of subjects) expect(unlisted.map((person) => person.id)).not.toContain(id);
  });
  test("two rows with one number: neither is taken for the person", () => {
    const { matches, problems } = match([
      row("E1", { employeeNumber: "7" }),
      row("E2", { employeeNumber: "7" }),
    ]);
    expect(matches).toEqual([]);
    expect(problems.length).toBe(2);
  });
  test("a choice settles it", () => {
    const rows = [row("ada", { employeeNumber: "8" })];
    expect(pairs(rows, { choices: { ada: "bob" } })).toEqual(["ada is bob by chosen"]);
    expect(match(rows, { choices: { ada: "bob" } }).problems).toEqual([]);
  });
});

const few = fc.constantFrom("1", "2", "3", "4");
const anyPerson = fc.record(
  { id: few, name: few, employeeNumber: few, email: few, sourceId: fc.constantFrom("1", "9") },
  { requiredKeys: ["id", "name"] },
);
const distinct = fc.uniqueArray(anyPerson, { selector: ({ id }) => id, maxLength: 4 });
const orgWith = (people: readonly { readonly id: string }[]): Org =>
  orgOf(people.map(({ id }) => id).join("; "), {
    people: Object.fromEntries(people.map(({ id, ...fields }) => [id, fields])),
  });

test("whatever the lists: each row is matched, new or unclear, each person matched once, unlisted or in doubt", () => {
  fc.assert(
    fc.property(distinct, distinct, (people, listed) => {
      const rows = listed.map(({ id, ...fields }) => row(id, fields));
      const found = matchPeople({ org: orgWith(people), rows, hasIds: true });
      const told = [
        ...[...found.matches, ...found.hats].map((one) => one.rowId),
        ...[...found.newcomers, ...found.unclear].map((r) => r.id),
      ];
      expect(told.sort()).toEqual(rows.map(({ id }) => id as string).sort());
      const taken = found.matches.map(({ person }) => person.id as string);
      expect(new Set(taken).size).toBe(taken.length);
      const doubted = new Set(found.problems.flatMap(({ subjects }) => subjects));
      const unlisted = new Set<string>(found.unlisted.map(({ id }) => id));
      for (const { id } of people)
        expect([taken.includes(id), unlisted.has(id), doubted.has(id)].some(Boolean)).toBe(true);
      for (const id of unlisted) expect(taken.includes(id) || doubted.has(id)).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test("the order of rows does not matter", () => {
  fc.assert(
    fc.property(distinct, distinct, (people, listed) => {
      const rows = listed.map(({ id, ...fields }) => row(id, fields));
      const said = (list: readonly DraftPerson[]): string[] =>
        matchPeople({ org: orgWith(people), rows: list, hasIds: true })
          .matches.map(({ person, by }) => `${person.id} ${by}`)
          .sort();
      expect(said([...rows].reverse())).toEqual(said(rows));
    }),
    { numRuns: 400 },
  );
});
