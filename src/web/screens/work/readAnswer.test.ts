import { describe, expect, test } from "vitest";
import { offeredAreas, readAnswer, wordsOf } from "./readAnswer.ts";

const AREAS = [
  { id: "pay", name: "Payments" },
  { id: "cloud", name: "Cloud" },
  { id: "cloud-pay", name: "Cloud Payments" },
  { id: "twin-1", name: "Twin" },
  { id: "twin-2", name: "Twin" },
];
const known = { areas: AREAS, guess: ["Growth"], none: ["none", "keiner"] };
const read = (areas: string, shares = "", guess: readonly string[] | undefined = known.guess) =>
  readAnswer({ areas, shares, isLead: false }, { ...known, guess });

describe("what was typed on a row", () => {
  test.each([
    ["payments", "", ["pay"], []],
    ["Payments; Brand new", "", ["pay", "Brand new"], []],
    ["", "", ["Growth"], []],
    ["Twin", "", ["Twin"], []],
    ["twin-2", "", ["twin-2"], []],
    ["Payments;Cloud", "50/50", ["pay", "cloud"], [0.5, 0.5]],
    ["Payments; Cloud", "70 / 30", ["pay", "cloud"], [0.7, 0.3]],
    ["Payments; Cloud", "40%", ["pay", "cloud"], [0.4, 0.4]],
    ["Payments", "0,5", ["pay"], [0.5]],
    ["Payments; payments ; Payments", "1", ["pay"], [1]],
  ] as const)("“%s” with “%s” is %j, %j", (areas, shares, ids, parts) => {
    const found = read(areas, shares);
    expect(found.ok && [found.answer.areas, found.answer.shares]).toEqual([ids, parts]);
  });

  test.each([
    ["Payments", "50/50", "share"],
    ["Payments", "0", "share"],
    ["Payments", "120%", "share"],
    ["Payments", "half", "share"],
    ["Payments", "1.5", "share"],
    ["Payments; Cloud", "50/", "share"],
  ] as const)("“%s” with “%s” is refused", (areas, shares, fault) => {
    expect(read(areas, shares)).toEqual({ ok: false, fault });
  });

  test("nothing typed and nothing guessed is no answer", () => {
    expect(readAnswer({ areas: " ; ", shares: "", isLead: false }, { ...known, guess: undefined })).toEqual({
      ok: false,
      fault: "nothing",
    });
  });

  test("none in either language says that there is no area", () => {
    expect(read("Keiner")).toMatchObject({ ok: true, answer: { isNone: true, areas: [] } });
    expect(read("none; Payments")).toMatchObject({ answer: { areas: ["none", "pay"] } });
  });

  test("an answer reads back as it was typed", () => {
    const found = read("Payments; Cloud", "70/30");
    expect(found.ok && wordsOf(found.answer, AREAS, "none")).toEqual({
      areas: "Payments; Cloud",
      shares: "70/30",
    });
  });
});

test("areas of which a word begins with the text come before those that hold it", () => {
  expect(offeredAreas(AREAS, "pay").map(({ id }) => id)).toEqual(["pay", "cloud-pay"]);
  expect(offeredAreas(AREAS, "loud").map(({ id }) => id)).toEqual(["cloud", "cloud-pay"]);
  expect(offeredAreas(AREAS, "x")).toEqual([]);
});
