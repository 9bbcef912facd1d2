import { expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { areaId, personId, wording, type Pin, type PinWish } from "../../org/index.ts";
import { calledFirst, COMMAND_LINE, pinName } from "./pinWords.ts";

const ada = personId("a1");
const ben = personId("b1");
const org = orgOf("ceo > a1, b1; pay: a1, b1", { people: { a1: { name: "Ada" }, b1: { name: "Ben" } } });
const pay = areaId("pay");

const pin = (wish: PinWish, fields: Partial<Pin> = {}): Pin =>
  ({ id: "place-1", author: COMMAND_LINE, reason: "", ...wish, ...fields }) as Pin;

test.each<[string, Pin]>([
  ['--pin "Ada=pay"', pin({ kind: "place", personId: ada, areaId: pay })],
  ['--seat "Ada=pay"', pin({ kind: "seat", personId: ada, areaId: pay })],
  ['--forbid "Ada=pay"', pin({ kind: "keep-out", personId: ada, areaId: pay })],
  ['--own "Ada=pay"', pin({ kind: "own", personId: ada, areaId: pay })],
  ['--keep-manager "Ada"', pin({ kind: "keep-manager", personId: ada })],
  ['--keep-together "Ada,Ben"', pin({ kind: "keep-together", personIds: [ada, ben] })],
  ['--freeze "pay"', pin({ kind: "freeze-area", areaId: pay })],
  ["--max-moves 3", pin({ kind: "max-moves", moves: 3 })],
  ["mates", pin({ kind: "keep-together", personIds: [ada, ben] }, { id: "mates", author: "Cyd" })],
  ['"Ada goes to pay"', pin({ kind: "place", personId: ada, areaId: pay }, { id: "pin-7", author: "you" })],
])("a pin is called %s", (name, one) => {
  expect(wording(pinName(org, one))).toBe(name);
});

test("names of people in it are hidden from who may not see them", () => {
  const placed = pin({ kind: "place", personId: ada, areaId: pay });
  expect(wording(pinName(org, placed), { names: "hidden" })).not.toContain("Ada");
});

test("at the head of a sentence options stand alone, others are called pins", () => {
  const typed = pin({ kind: "keep-manager", personId: ada });
  const kept = pin({ kind: "freeze-area", areaId: pay }, { id: "quiet", author: "Cyd" });
  expect(wording(calledFirst(org, [typed]))).toBe('--keep-manager "Ada"');
  expect(wording(calledFirst(org, [kept, typed]))).toBe('Pins quiet and --keep-manager "Ada"');
});
