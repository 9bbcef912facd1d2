import { expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { levelOfTitle, levelsOf } from "./levels.ts";

test.each<[string, number | undefined]>([
  ["Junior Developer", 1],
  ["Software Engineer", undefined],
  ["Senior Software Engineer", 3],
  ["Product Marketing Lead, Enterprise", 4],
  ["Staff Engineer", 4],
  ["Engineering Manager", 5],
  ["Principal Engineer", 5],
  ["Senior Engineering Manager", 6],
  ["Director of Engineering", 7],
  ["VP Product", 8],
  ["Vice President of Engineering", 8],
  ["CTO, Cofounder, Board of Directors", 9],
  ["Chief Executive Officer", 9],
])("%s is level %s", (title, level) => {
  expect(levelOfTitle(title)).toBe(level);
});

test("a given level stands; then the title; then the place in the tree", () => {
  const org = orgOf("top > lead, a, b; lead > c", {
    people: { a: { level: 12 }, b: { title: "Engineer" }, lead: { title: "Head of Sales" } },
  });
  const levels = levelsOf(org);
  const byId = Object.fromEntries(org.people.map((person, p) => [person.id, levels.level[p]]));
  expect(byId).toEqual({ top: 6, lead: 5, a: 12, b: 2, c: 3 });
  expect([levels.given, levels.fromTitle, levels.fromLines]).toEqual([1, 1, 3]);
});
