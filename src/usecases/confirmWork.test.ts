import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { applyChanges } from "../changes/index.ts";
import { personId, wording, type Org, type SheetRow } from "../org/index.ts";
import { buildSheet, coverage } from "../worksheet/index.ts";
import { confirmWork } from "./confirmWork.ts";

const ORG = orgOf("ceo > em; em > ann, bob, cyd", {
  people: {
    ann: { name: "Ann", title: "Engineer, Payments" },
    bob: { name: "Bob", title: "Engineer, Payments" },
    cyd: { name: "Cyd", title: "Engineer, Growth" },
  },
});

const rowOf = (people: string, fields: Partial<SheetRow>): SheetRow => ({
  managerId: personId("em"),
  manager: "Em",
  kind: people.includes(" ") ? "team" : "person",
  personIds: people.split(" ").map(personId),
  who: "",
  titles: "",
  known: "",
  guesses: [],
  areas: [],
  share: null,
  role: null,
  isLead: false,
  confirmed: "yes",
  ...fields,
});

function after(org: Org, rows: readonly SheetRow[]): Org {
  const applied = applyChanges(org, confirmWork(org, rows).changes);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  return applied.org;
}

const worksOn = (org: Org): string[] =>
  org.records.assignments.map((row) =>
    [row.personId, org.areas[org.areaIndexById.get(row.areaId) ?? -1]?.name, row.share ?? "?"].join(" "),
  );

describe("answers become rows", () => {
  test("a sheet that nobody filled changes nothing", () => {
    expect(confirmWork(ORG, buildSheet(ORG).rows)).toMatchObject({ changes: [], people: 0, areas: [] });
  });

  test("a team gets the area that was written, made once and active", () => {
    const org = after(ORG, [
      rowOf("ann bob", { areas: ["Payments"] }),
      rowOf("cyd", { areas: ["Payments"] }),
    ]);
    expect(
      org.areas.filter(({ placeholder }) => placeholder !== true).map(({ name, status }) => [name, status]),
    ).toEqual([["Payments", "active"]]);
    expect(worksOn(org)).toEqual(["ann Payments ?", "bob Payments ?", "cyd Payments ?"]);
  });

  test("two areas half and half", () => {
    expect(worksOn(after(ORG, [rowOf("cyd", { areas: ["Growth", "Payments"], share: 0.5 })]))).toEqual([
      "cyd Growth 0.5",
      "cyd Payments 0.5",
    ]);
  });

  test("none is an answer: the row is in the company, counted apart, and nobody asks again", () => {
    const org = after(ORG, [rowOf("ceo", { areas: ["none"] }), rowOf("ann", { areas: ["Payments"] })]);
    expect(coverage(org)).toMatchObject({ people: 5, confirmed: 2, noArea: 1, none: 3 });
    expect(wording(coverage(org).headline)).toBe("1 of 5 people have a product, 1 works on none.");
    expect(buildSheet(org).rows.flatMap(({ personIds }) => personIds)).toEqual(["em", "bob", "cyd"]);
  });

  test("who leads an area alone is its claimed owner; an area that has one keeps it", () => {
    const first = after(ORG, [rowOf("ann", { areas: ["Payments"], isLead: true })]);
    const [area] = first.areas.filter(({ placeholder }) => placeholder !== true);
    expect(area?.owners.map(({ personId: id, claimed }) => [id, claimed])).toEqual([["ann", true]]);
    const second = after(first, [rowOf("bob", { areas: ["Payments"], isLead: true })]);
    expect(second.areas.at(-1)?.owners.map(({ personId: id }) => id)).toEqual(["ann"]);
  });

  test("a guess that the org held goes with the answer; others stay", () => {
    const guessed = applyChanges(after(ORG, [rowOf("em", { areas: ["Payments", "Growth"] })]), [
      { kind: "set-assignment", assignment: { ...core("ann", "area-growth"), guess: "The title." } },
      { kind: "set-assignment", assignment: { ...core("bob", "area-growth"), guess: "The title." } },
    ]);
    if (!guessed.ok) throw new Error(wording(guessed.refusal.message));
    const org = after(guessed.org, [rowOf("ann", { areas: ["Payments"] })]);
    expect(org.records.assignments.filter(({ personId: id }) => id !== "em")).toEqual([
      expect.objectContaining({ personId: "bob", guess: "The title." }),
      expect.objectContaining({ personId: "ann", areaId: "area-payments" }),
    ]);
  });
});

const core = (person: string, area: string) =>
  ({ personId: personId(person), areaId: area as never, type: "core", isLead: false }) as const;
