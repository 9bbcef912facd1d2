import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EMPTY_DRAFT,
  buildOrg,
  missingPeople,
  personId,
  settle,
  wording,
  type DraftPerson,
  type OrgDraft,
} from "../index.ts";
import { findLoops } from "./loops.ts";

const TODAY = "2026-06-01";
const person = (id: string, managerId: string | null, fields: Partial<DraftPerson> = {}): DraftPerson => ({
  id: personId(id),
  name: `P ${id}`,
  managerId: managerId === null ? null : personId(managerId),
  status: "active",
  fte: 1,
  vacant: false,
  ...fields,
});
const draftOf = (people: readonly DraftPerson[]): OrgDraft => ({ ...EMPTY_DRAFT, given: ["people"], people });

const anyPeople = fc.array(
  fc.record({
    id: fc.constantFrom("1", "2", "3", "4", "5", "05", "6"),
    managerId: fc.option(fc.constantFrom("1", "2", "3", "4", "5", "7", "5;2")),
    status: fc.constantFrom("active", "terminated", "pending") as fc.Arbitrary<DraftPerson["status"]>,
    level: fc.nat(3),
    employeeNumber: fc.constantFrom("a", "b", "c", "d"),
  }),
  { maxLength: 9 },
);

describe("settle", () => {
  test("makes an org of whatever was read: references resolve, no loops, nobody is lost", () => {
    fc.assert(
      fc.property(anyPeople, (rows) => {
        const draft = draftOf(rows.map(({ id, managerId, ...fields }) => person(id, managerId, fields)));
        const { records, problems } = settle(draft, { today: TODAY });
        const ids = new Set(records.people.map((one) => one.id));
        expect(ids.size).toBe(records.people.length);
        for (const one of records.people)
          if (one.managerId !== null) expect(ids.has(one.managerId)).toBe(true);
        buildOrg(draft, { today: TODAY });
        const dropped = problems
          .filter((problem) => problem.code === "duplicate-row" || problem.code === "hat")
          .reduce((sum, problem) => sum + problem.count, 0);
        const real = records.people.filter((one) => one.placeholder !== true).length + records.outside.length;
        expect(real + dropped).toBe(rows.length);
      }),
      { numRuns: 500 },
    );
  });

  test("whoever is missing from a later input stays or leaves, and redirects never lose anybody", () => {
    const redirect = fc.record({
      kind: fc.constant("person" as const),
      fromId: fc.constantFrom("1", "2", "7", "8"),
      toIds: fc.array(fc.constantFrom("1", "2", "7", "8", "9"), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(anyPeople, anyPeople, fc.array(redirect, { maxLength: 3 }), fc.boolean(), (...given) => {
        const [before, after, redirects, isComplete] = given;
        const peopleOf = (rows: typeof before) =>
          rows.map(({ id, managerId, ...fields }) => person(id, managerId, fields));
        const base = buildOrg(draftOf(peopleOf(before)), { today: TODAY });
        const org = buildOrg({ ...draftOf(peopleOf(after)), redirects }, { today: TODAY, base, isComplete });
        const said = org.problems.find((problem) => problem.code === "mass-removal");
        const gone = new Set(org.records.outside.map((one) => one.id as string));
        for (const id of said?.subjects ?? [])
          expect(gone.has(id) ? isComplete : org.personIndexById.has(id)).toBe(true);
        const here = new Set(org.people.map((one) => one.id));
        for (const one of org.people) if (one.managerId !== null) expect(here.has(one.managerId)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("the second of an id takes none that a later row has", () => {
    const people = [person("1", null), person("1", null, { level: 2 }), person("1~2", null, { level: 3 })];
    expect(
      settle(draftOf(people), { today: TODAY }).records.people.map(({ id, level }) => [id, level]),
    ).toEqual([
      ["1", undefined],
      ["1~3", 2],
      ["1~2", 3],
    ]);
  });

  test("a seat that the base made for a leaver is made anew, not taken for a person", () => {
    const leaver = person("2", "1", { status: "terminated" });
    const base = buildOrg(draftOf([person("1", null), leaver, person("3", "2")]), { today: TODAY });
    const { records, problems } = settle(draftOf([person("1", null), leaver]), { today: TODAY, base });
    expect(records.people.map((one) => [one.id, one.managerId])).toEqual([
      ["1", null],
      ["seat:2", "1"],
      ["3", "seat:2"],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["mass-removal", "person-terminated"]);
  });

  test("keeps the very objects of people it did not have to change", () => {
    const people = [person("1", null), person("2", "1")];
    expect(settle(draftOf(people), { today: TODAY }).records.people[1]).toBe(people[1]);
  });

  test("leaves its input as it was", () => {
    const draft = draftOf([person("1", "2"), person("2", "1"), person("3", "9", { status: "terminated" })]);
    const before = structuredClone(draft);
    settle(draft, { today: TODAY });
    expect(draft).toEqual(before);
  });

  test.each([
    ["one loop of two", ["1:2", "2:1"], 1, 0, 0],
    ["a loop with a tail", ["1:2", "2:1", "3:1"], 1, 0, 0],
    ["two loops, one of one", ["1:1", "2:3", "3:2"], 2, 0, 0],
    ["a root and somebody under a stranger", ["1:", "2:9"], 0, 1, 1],
  ])("counts %s on the input, before any policy", (_, lines, loops, roots, missingManagers) => {
    const people = lines.map((line) => {
      const [id = "", manager = ""] = line.split(":");
      return person(id, manager === "" ? null : manager);
    });
    const { reading } = settle(draftOf(people), { today: TODAY }).records;
    expect(reading).toEqual({ people: lines.length, loops, roots, missingManagers });
  });

  test("a leaver under a leaver keeps both seats while somebody below is there", () => {
    const people = [
      person("1", null),
      person("2", "1", { status: "terminated" }),
      person("3", "2", { endOn: "2026-06-01" }),
      person("4", "3"),
    ];
    const { records } = settle(draftOf(people), { today: TODAY });
    expect(records.people.map((one) => [one.id, one.managerId])).toEqual([
      ["1", null],
      ["seat:2", "1"],
      ["seat:3", "seat:2"],
      ["4", "seat:3"],
    ]);
  });

  test("a person is there until the day of endOn, not on it", () => {
    const counts = ["2026-06-02", "2026-06-01"].map(
      (endOn) => settle(draftOf([person("1", null, { endOn })]), { today: TODAY }).records.people.length,
    );
    expect(counts).toEqual([1, 0]);
  });

  test("one area without a parent that others hang under is the company, if corporate", () => {
    const area = { mode: "functional", status: "active", owners: [] } as const;
    const draft = {
      ...EMPTY_DRAFT,
      areas: [
        { ...area, id: "acme", name: "Acme", parentId: null, kind: "corporate" },
        { ...area, id: "pay", name: "Pay", parentId: "acme", kind: "product" },
      ],
    } as unknown as OrgDraft;
    expect(settle(draft, { today: TODAY }).records.rootAreaId).toBe("acme");
    expect(settle(draft, { today: TODAY }).problems).toEqual([]);
  });
});

test("findLoops finds each loop once, whatever hangs on it", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 10 }), (raw) => {
      const parent = Int32Array.from(raw, (p) => (p < raw.length ? p : -1));
      // Obvious version: a node is on a loop when walking up from it returns to it.
      const onLoop = [...parent.keys()].filter((node) => {
        let at = parent[node]!;
        for (let step = 0; step < parent.length && at >= 0 && at !== node; step++) at = parent[at]!;
        return at === node;
      });
      expect(
        findLoops(parent)
          .flat()
          .sort((a, b) => a - b),
      ).toEqual(onLoop);
    }),
  );
});

test("people who are missing from a later file are named, and block above one in twenty", () => {
  const base = { people: Array.from({ length: 40 }, (_, i) => person(`${i}`, null)) };
  const problemsOf = (left: number) => missingPeople(base, draftOf(base.people.slice(left)));
  expect(problemsOf(0)).toEqual([]);
  expect(problemsOf(2).map((problem) => [problem.blocks, wording(problem.message)])).toEqual([
    [false, "2 people are missing from this file: P 0 and P 1."],
  ]);
  expect(problemsOf(3)[0]?.blocks).toBe(true);
});
