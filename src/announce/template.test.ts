import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { applyChanges } from "../changes/index.ts";
import { personId, wording, type Org } from "../org/index.ts";
import {
  approveText,
  blocksPage,
  carriedFields,
  fillTemplate,
  formatLetter,
  isApproved,
  letterPage,
  lettersOf,
  templateFault,
  templateFields,
  writeText,
  type FreeText,
  type Letter,
  type LetterSettings,
} from "./index.ts";

const org = orgOf(
  "ceo/executive > vpe/engineering, vpp/product; vpe > dev/engineering, dev2/engineering\npay: dev, dev2",
  {
    people: {
      dev: { name: "Dev <One>", title: "Engineer", mentorId: personId("vpe") },
      vpp: { name: "Pia" },
    },
  },
);

function lettersWith(settings: LetterSettings): { readonly letters: Letter[]; readonly after: Org } {
  const applied = applyChanges(org, [
    { kind: "set-manager", personId: personId("dev"), managerId: personId("vpp") },
    { kind: "set-manager", personId: personId("dev2"), managerId: personId("vpp") },
  ]);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  const { org: after } = applied;
  const given = { reasons: new Map(), consultations: [], day: "2026-09-01" } as const;
  return { after, letters: lettersOf({ before: org, after, settings, ...given }) };
}
const { letters } = lettersWith({});
const letterTo = (id: string, all: readonly Letter[] = letters): Letter =>
  all.find((one) => one.personId === id)!;
const dev = org.people[org.personIndexById.get("dev")!]!;

describe("what a text may name", () => {
  test.each([
    ["Dear {name}, from {day} you work with {manager}, no longer with {manager-today}.", null],
    ["No field at all, and a stray } or {", null],
    ["{ Title } in other letters and blanks", null],
    ["Your pay, {salary}, stays.", "{salary} is no field of a letter"],
    ["Written on {ladder}.", "{ladder} is in none of these letters"],
  ])("%s", (text, fault) => {
    const found = templateFault(text, letters);
    if (fault === null) expect(found).toBeNull();
    else expect(found?.message).toContain(fault);
  });
  test("each field is told once, with how many letters carry it", () => {
    const read = templateFields("{name} {mentor} {name}");
    expect(read.ok && read.fields).toEqual(["name", "mentor"]);
    expect([carriedFields(letters).get("mentor"), carriedFields(letters).get("manager")]).toEqual([
      1,
      letters.length,
    ]);
  });
});

test("a text is filled for one person, and each line rests on the fields in it", () => {
  const { lines, missing } = fillTemplate(
    "Dear {name},\nfrom {day} your manager is {manager}.\nThank you.",
    letterTo("dev"),
    dev,
  );
  expect(lines.map((one) => wording(one))).toEqual([
    "Dear Dev <One>,",
    "from 2026-09-01 your manager is Pia.",
    "Thank you.",
  ]);
  expect(lines.map(({ restsOn }) => restsOn)).toEqual([
    ["person.name"],
    ["changeSet.effectiveOn", "person.managerId", "person.title"],
    [],
  ]);
  expect(missing).toEqual([]);
  expect(wording(lines[1]!, { names: "hidden" })).not.toContain("Pia");
});

test("a letter whose text speaks of what the data do not hold of this person is locked, with the name of the field", () => {
  const opening: FreeText = { text: "Your mentor: {mentor}.", author: "Ada", approver: "Bo" };
  const { letters: written } = lettersWith({ opening });
  const says = (id: string): string[] =>
    letterTo(id, written)
      .locks.filter(({ code }) => code === "text-field-missing")
      .map((lock) => wording(lock.says));
  expect(says("dev")).toEqual([]);
  expect(says("dev2")).toEqual([
    "A text of the letter speaks of {mentor}, which the data do not hold of dev2.",
  ]);
});

describe("a text is written by one and approved by another", () => {
  const AT = "2026-06-01T09:00:00Z";
  const written = writeText(undefined, { text: "Hello", author: "Ada Berg" }, AT)!;
  test("what was written anew is not approved", () => {
    expect(isApproved(written)).toBe(false);
    const approved = approveText(written, "Bo", AT)!;
    expect(approved).toMatchObject({ approver: "Bo", approvedAt: AT, writtenAt: AT });
    expect(isApproved(approved)).toBe(true);
    expect(writeText(approved, { text: "Hello ", author: "ada berg" }, AT)).toBe(approved);
    const edited = writeText(approved, { text: "Hello!", author: "Ada Berg" }, AT)!;
    expect(isApproved(edited)).toBe(false);
    expect(edited.approver).toBeUndefined();
  });
  test.each(["Ada Berg", " ada  BERG ", ""])("%j cannot approve what Ada Berg wrote", (name) => {
    expect(approveText(written, name, AT)).toBeNull();
  });
  test("an empty text is none", () => {
    expect(writeText(written, { text: " \n", author: "Ada" }, AT)).toBeUndefined();
  });
});

test("as a page a letter has the same lines, and nobody's name becomes markup", () => {
  const opening: FreeText = { text: "Dear {name}", author: "Ada", approver: "Bo" };
  const { letters: all, after } = lettersWith({ opening, questionsTo: "HR & co" });
  const page = letterPage(letterTo("dev", all), after, { opening, questionsTo: "HR & co" });
  expect(page).toContain("<p>Dear Dev &lt;One&gt;</p>");
  expect(page).toContain("Questions: HR &amp; co.");
  expect(page).not.toMatch(/<script|<One>|https?:/);
  expect(formatLetter(letterTo("dev", all), after, { opening })).toContain("Dear Dev \\<One\\>");
  expect(blocksPage([{ kind: "list", items: ["\u202Eevil"] }], "x")).not.toContain("\u202E");
});
