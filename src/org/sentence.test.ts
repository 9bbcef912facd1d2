import { expect, test } from "vitest";
import { group, mention, say, tellsOfFew, wording } from "./sentence.ts";

const ada = mention({ id: "a", name: "Ada" });
const bob = mention({ id: "b", name: "Bob" }, "the owner");
const cyd = mention({ id: "c", name: "Cyd" });

test.each([
  ["one name", say([])`${ada} reports to ${bob}.`, "Ada reports to Bob.", "One person reports to the owner."],
  ["a list", say([])`3 owners: ${[ada, bob, cyd]}.`, "3 owners: Ada, Bob and Cyd.", "3 owners: 3 people."],
  ["a list of one", say([])`Owner: ${[ada]}.`, "Owner: Ada.", "Owner: one person."],
  ["a sentence in a sentence", say([])`${say([])`Of ${2}`} ${cyd}`, "Of 2 Cyd", "Of 2 one person"],
  [
    "a name that ends with a stop",
    say([])`Owned by ${mention({ id: "d", name: "Dee Jr." })}.`,
    "Owned by Dee Jr.",
    "Owned by one person.",
  ],
  [
    "a reason that ends with a stop",
    say([])`Granted: ${"said by the company."}.`,
    "Granted: said by the company.",
    "Granted: said by the company.",
  ],
  ["no name", say([])`nothing, and nobody`, "nothing, and nobody", "Nothing, and nobody"],
])("%s", (_, sentence, shown, hidden) => {
  expect(wording(sentence)).toBe(shown);
  expect(wording(sentence, { names: "hidden" })).toBe(hidden);
});

test("a sentence keeps the fields it rests on", () => {
  expect(say(["person.managerId"])`x`.restsOn).toEqual(["person.managerId"]);
});

test.each<[readonly number[], boolean]>([
  [[], false],
  [[2], false],
  [[8, 9], true],
  [[8, 7], true],
  [[22, 10], false],
  [[22, 3], true],
  [[0, 22], false],
  [[5, 10], false],
])("counts %j beside each other tell of fewer than five: %s", (counts, told) => {
  const sentence = counts.reduce((all, one) => say([])`${all}, ${group(one)} people`, say([])``);
  expect(tellsOfFew(sentence, 5)).toBe(told);
  expect(tellsOfFew(sentence, 1)).toBe(false);
});
