import { expect, test } from "vitest";
import { namedIn, nameIndex } from "./names.ts";
import { foldedName, wordsOf } from "./words.ts";

test.each([
  ["Growth & Intégrations", ["growth", "integrations"]],
  ["IAM and Admin  Experience", ["iam", "admin", "experience"]],
  ["", []],
  ["–", []],
])("the words of %j are %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ["Content Platform Team", "content platform"],
  ["Team Payments", "payments"],
  ["Team", "team"],
])("the name %j is compared as %j", (name, folded) => {
  expect(foldedName(name)).toBe(folded);
});

const AREAS = ["Search", "Search Core", "Developer Experience", "Code Intelligence", "X", "42"];

test.each([
  ["a whole name", "Engineer, Search", ["Search"]],
  ["the longest name wins", "Manager, Search Core", ["Search Core"]],
  ["two names", "PM, Search Core & Search", ["Search", "Search Core"]],
  ["a short form of one word", "EM, Dev Experience", ["Developer Experience"]],
  ["a short form at the end", "Designer, Code Intel", ["Code Intelligence"]],
  ["a name of one word has no short form", "Engineer, Searchlight", []],
  ["part of a name is none", "Engineer, Experience", []],
  ["words in another order are none", "Core Search", ["Search"]],
  ["one letter or a number tells nothing", "Engineer X, building 42", []],
])("%s: %j", (_, title, named) => {
  const index = nameIndex(AREAS.map((name) => [name]));
  expect(namedIn(index, title).map((entry) => AREAS[entry])).toEqual(named);
});
