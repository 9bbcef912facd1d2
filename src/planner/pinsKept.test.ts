import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { Org } from "../org/index.ts";
import type { Pin, Plan } from "./index.ts";
import { pin, planned, refusal, stool } from "./run.case.ts";

describe("no plan, and why", () => {
  test.each<[string, string, () => Org, readonly Pin[]]>([
    [
      "without any reporting line",
      "lines-unknown: 2 people, and none of them has a manager in the data: who reports to whom cannot be planned. Add the managers and plan again.",
      () => orgOf("a; b; x: a, b", { linesKnown: false }),
      [],
    ],
    [
      "when nobody's area is known",
      'areas-unknown: 0 of 2 people have an area: who works on what comes first. Fill the sheet that "map" writes and plan again.',
      () => orgOf("a > b"),
      [],
    ],
    [
      "when a pin names an owner who may not",
      'pins-conflict: Pin "e1 owns x" makes e1 owner of x, who is not marked as able to own and does not lead people at the level the seat needs.',
      stool,
      [pin({ kind: "own", areaId: "x", personId: "e1" })],
    ],
    [
      "when two pins place one person twice",
      'pins-conflict: Pins "a goes to x" and "a goes to y" place a in x and in y.',
      () => orgOf("ceo > em, fm; em > a, b; fm > c, d; x: em, a, b; y: fm, c, d"),
      [
        pin({ kind: "place", areaId: "x", personId: "a" }),
        pin({ kind: "place", areaId: "y", personId: "a", id: "pin-2" }),
      ],
    ],
    [
      "when a pin names no planned area",
      'pins-conflict: Pin "e1 goes to z" names z, which is not one of the planned areas.',
      stool,
      [pin({ kind: "place", areaId: "z", personId: "e1" })],
    ],
  ])("%s", (_, says, org, pins) => {
    expect(refusal(org(), pins)).toBe(says);
  });

  test("a pin that has expired is not used", () => {
    const expired = { ...pin({ kind: "own", areaId: "x", personId: "e1" }), expiresOn: "2026-06-01" };
    expect(refusal(stool(), [expired])).toBe("planned");
  });
});

describe("pins are kept", () => {
  const two = () => orgOf("ceo > em, fm; em > a, b; fm > c, d; x: em, a, b; y: fm, c, d");
  test.each<[string, Pin, (plan: Plan) => unknown, unknown]>([
    [
      "place",
      pin({ kind: "place", areaId: "y", personId: "a" }),
      (plan) => plan.placements.find((one) => one.personId === "a")?.unitId,
      "y",
    ],
    [
      "keep-out",
      pin({ kind: "keep-out", areaId: "x", personId: "a" }),
      (plan) => plan.placements.find((one) => one.personId === "a")?.unitId,
      "y",
    ],
    [
      "own",
      pin({ kind: "own", areaId: "y", personId: "em" }),
      (plan) => plan.units.find((one) => one.areaId === "y")?.ownerId,
      "em",
    ],
    ["freeze-area", pin({ kind: "freeze-area", areaId: "x" }), (plan) => plan.counts.moved, 0],
    [
      "place brings somebody in",
      pin({ kind: "place", areaId: "y", personId: "outsider" }),
      (plan) => plan.placements.find((one) => one.personId === "outsider")?.footing,
      "moves",
    ],
  ])("%s", (_, one, shows, is) => {
    const org =
      one.id === "pin-1" && "personId" in one && one.personId === "outsider"
        ? orgOf("ceo > em, fm, outsider; em > a, b; fm > c, d; x: em, a, b; y: fm, c, d")
        : two();
    expect(shows(planned(org, [one]))).toBe(is);
  });
});
