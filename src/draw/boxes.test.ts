import { describe, expect, test } from "vitest";
import { readingFaults } from "./boxes.case.ts";
import { group, text } from "./command.ts";

const faults = (size: number, x: number, y: number): string[] =>
  readingFaults({
    width: 200,
    height: 100,
    commands: [
      text({ x: 20, y: 50 }, "Search", { size: 12 }),
      group({ x: 10, y: 10 }, [text({ x, y }, "Identity", { size })]),
    ],
  });

describe("the reading test finds", () => {
  test.each([
    ["nothing where lines stand apart", 12, 10, 60, []],
    ["a line over another, inside a group too", 12, 15, 42, ['"Search" and "Identity"']],
    ["type under 11 px", 10, 10, 70, ['"Identity" is 10 px']],
    ["a line that leaves the canvas", 12, 170, 70, ['"Identity" leaves the canvas']],
  ])("%s", (_, size, x, y, expected) => {
    expect(faults(size, x, y)).toEqual(expected);
  });
});
