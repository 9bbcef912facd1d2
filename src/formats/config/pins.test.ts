import { describe, expect, test } from "vitest";
import { parseConfig, parsePins } from "./parse.ts";

describe("pins of a file", () => {
  test("are read with what their kind names, in their order", () => {
    const { pins, faults } = parsePins(`
- {kind: place, person: ana, area: pay, author: Ben, reason: "leads the release", expiresOn: 2027-03-01}
- {kind: keep-together, people: [ana, cyd], id: mates}
- {kind: max-moves, moves: 0}
`);
    expect(faults).toEqual([]);
    expect(pins).toEqual([
      {
        id: "pin-1",
        kind: "place",
        personId: "ana",
        areaId: "pay",
        author: "Ben",
        reason: "leads the release",
        expiresOn: "2027-03-01",
      },
      {
        id: "mates",
        kind: "keep-together",
        personIds: ["ana", "cyd"],
        author: "not said",
        reason: "not said",
      },
      { id: "pin-3", kind: "max-moves", moves: 0, author: "not said", reason: "not said" },
    ]);
  });

  test.each([
    [
      "a kind that is none",
      "- {kind: stay, person: a}",
      /pins\[0\]\.kind is "stay", expected one of place, seat, /,
    ],
    ["no area", "- {kind: place, person: a}", /pins\[0\]\.area is empty, expected the id of an area\./],
    [
      "one person together",
      "- {kind: keep-together, people: [a]}",
      /expected a list of at least two ids of people/,
    ],
    [
      "half a move",
      "- {kind: max-moves, moves: 0.5}",
      /pins\[0\]\.moves is 0\.5, expected a whole number from 0 on/,
    ],
    [
      "a day that is none",
      "- {kind: freeze-area, area: x, expiresOn: soon}",
      /expected a day such as 2027-02-01/,
    ],
    [
      "a field of another kind",
      "- {kind: freeze-area, area: x, person: a}",
      /pins\[0\]\.person is "a", expected one of area, id/,
    ],
    ["no list", "pins: 3", /pins is 3, expected a list of pins/],
    ["another key", "pin: []", /pin is .*, expected pins/],
    ["no YAML", "- {kind", /cannot be read/],
  ])("%s is named", (_, text, message) => {
    const { faults } = parsePins(text);
    expect(faults).toEqual([expect.stringMatching(message)]);
  });

  test("stand under plan.pins in onethread.yaml too", () => {
    const { config, problems } = parseConfig("plan: {pins: [{kind: own, person: a, area: x}]}");
    expect(problems).toEqual([]);
    expect(config.plan.pins).toEqual([
      { id: "pin-1", kind: "own", personId: "a", areaId: "x", author: "not said", reason: "not said" },
    ]);
  });
});
