import { describe, expect, test } from "vitest";
import { CHECKS } from "../checks/index.ts";
import { METRICS } from "../metrics/index.ts";
import { definitionId, nearDefinitions } from "./findDefinitions.ts";

describe("what names a check or metric", () => {
  test.each([
    ["legs", "legs"],
    ["LEGS", "legs"],
    ["Up", "levels-up"],
    ["levels up", "levels-up"],
    ["levelsUp", "levels-up"],
    ["sharedBossDepth", "shared-boss"],
    ["lineIntegrity", "line-integrity"],
    ["an area has EXACTLY one owner", "owner-exactly-one"],
    ["days without owner", "owner-gap"],
    ["legz", undefined],
    ["", undefined],
  ])("%s is %s", (text, id) => {
    expect(definitionId(text)).toBe(id);
  });
  test("each answers to its id and to its title", () => {
    for (const { id, title } of [...CHECKS, ...METRICS])
      expect([definitionId(id), definitionId(title.toUpperCase())]).toEqual([id, id]);
  });
});

describe("near ones", () => {
  test.each([
    ["legz", "legs"],
    ["spn", "span"],
    ["owner-exactly-on", "owner-exactly-one"],
    ["gap", "owner-gap"],
    ["integrity", "line-integrity"],
    ["coverage", "craft-coverage"],
    ["People", "unit-size"],
    ["singleThreaded", "structure"],
  ])("%s is near %s", (text, id) => {
    expect(nearDefinitions(text)[0]?.id).toBe(id);
  });
  test.each(["x", "", "zzzzzzzz", "l".repeat(1e6)])("nothing is near a text like none", (text) => {
    expect(nearDefinitions(text)).toEqual([]);
  });
});
