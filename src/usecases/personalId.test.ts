import { describe, expect, test } from "vitest";
import { isPersonalId } from "./personalId.ts";

const ADA = "Ada Lovelace";

describe("an id that says who somebody is", () => {
  test.each([
    ["ada@acme.example", ADA, "an address"],
    ["x7@acme.example", ADA, "an address says it even where the name is another"],
    ["ada.lovelace", ADA, "both names"],
    ["ada-lovelace", ADA, "both names, another divider"],
    ["AdaLovelace", ADA, "both names, run together"],
    ["lovelacea", ADA, "last name and initial"],
    ["alovelace", ADA, "initial and last name"],
    ["alovelac", ADA, "cut to eight letters"],
    ["alove", ADA, "initial and a beginning of four letters"],
    ["ALovelace2", ADA, "numbered"],
    ["ada", ADA, "the first name alone"],
    ["ada-7", ADA, "the first name and a number"],
    ["eng-ada", ADA, "the first name after a prefix"],
    ["extlovelaces", ADA, "a long name inside other letters"],
    ["lovelace, ada", ADA, "as a list would sort it"],
    ["joerg.mueller", "Jörg Müller", "umlauts as two letters"],
    ["jmuller", "Jörg Müller", "umlauts without dots"],
    ["jorg", "Jo\u0308rg Müller", "marks that stand alone"],
    ["strauss.h", "Hanna Strauß", "sharp s"],
    ["soren", "Søren Holm", "a letter with a stroke"],
    ["oneil", "Anne-Marie O'Neil", "a name of two parts"],
    ["boli", "Bo Li", "a short name, whole"],
    ["李娜", "李娜", "a name in its own script"],
  ])("%s of %s: %s", (id, name) => {
    expect(isPersonalId({ id, name, vacant: false })).toBe(true);
  });
});

describe("an id that says nothing", () => {
  test.each([
    ["p02ce1e92e", "Val Thornlow", "a hash"],
    ["1042", ADA, "a number"],
    ["E1042", ADA, "a number with a letter"],
    ["al", ADA, "initials"],
    ["adl", ADA, "a beginning and an initial"],
    ["adlo", ADA, "two beginnings, none of them telling"],
    ["al-12", ADA, "initials and a number"],
    ["eng-204", ADA, "a team and a number"],
    ["ceo", ADA, "a post"],
    ["lace", ADA, "the end of a name"],
    ["bo", "Bo Li", "two letters of a short name"],
    ["@acme/pay", ADA, "the handle of a team"],
    ["person-12", "Val Thornlow", "a word and a number"],
    ["9f8e-44aa-ace0", "Ace Vale", "a part of a hash that runs on"],
    ["", ADA, "nothing"],
    ["grace", "", "nobody's name"],
  ])("%s of %s: %s", (id, name) => {
    expect(isPersonalId({ id, name, vacant: false })).toBe(false);
  });
  test("an empty seat bears the name of its post", () => {
    expect(isPersonalId({ id: "backend-engineer", name: "Backend engineer", vacant: true })).toBe(false);
  });
  test("an address stands for somebody even at an empty seat", () => {
    expect(isPersonalId({ id: "bob@acme.example", name: "bob@acme.example", vacant: true })).toBe(true);
  });
});

test("a name made to be slow is not", () => {
  const name = "a aa aaa aaaa ab aab aaab abab";
  expect(isPersonalId({ id: `${"a".repeat(14)}c`, name, vacant: false })).toBe(false);
});
