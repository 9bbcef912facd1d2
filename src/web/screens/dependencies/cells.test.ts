import { describe, expect, test } from "vitest";
import type { DependencyMatrix, MatrixArea } from "../../engine/dependencies/matrix.ts";
import { AREAS_MAX, shownOf, strengthOf } from "./cells.ts";

const area = (id: string): MatrixArea => ({
  id,
  name: id,
  isGroup: false,
  owner: "",
  waitedFor: { today: 0, later: 0 },
  waits: { today: 0, later: 0 },
});

function matrixOf(size: number, cells: DependencyMatrix["cells"]): DependencyMatrix {
  return {
    declared: { today: cells.length, later: cells.length },
    hasScenario: false,
    areas: Array.from({ length: size }, (_, k) => area(`a${k}`)),
    cells,
    isGrouped: false,
    lost: 0,
  };
}

describe("what of the matrix stands on the page", () => {
  test("empty cells between filled ones are one, and every row is as long as the head", () => {
    const { rows } = shownOf(matrixOf(4, [{ consumer: 1, provider: 3, today: 2, later: 1 }]));
    expect(rows.map(({ cells }) => cells.map((one) => ("empty" in one ? one.empty : "x")))).toEqual([
      [4],
      [3, "x"],
      [4],
      [4],
    ]);
  });

  test("more areas than a page holds are left to the table, and it is said how many", () => {
    const cells = Array.from({ length: 60 * 60 }, (_, k) => ({
      consumer: Math.floor(k / 60),
      provider: k % 60,
      today: 1,
      later: 1,
    }));
    const { areas, rows, areasLeft, cellsLeft } = shownOf(matrixOf(60, cells));
    expect(areas).toHaveLength(AREAS_MAX);
    expect(areasLeft).toBe(20);
    const filled = rows.flatMap((row) => row.cells).filter((one) => !("empty" in one));
    expect(filled.length + cellsLeft).toBe(3600);
    expect(rows.flatMap((row) => row.cells).length).toBeLessThan(1200);
  });

  test.each([
    [0, 5, 0],
    [1, 20, 1],
    [20, 20, 5],
    [11, 20, 3],
  ])("%i of at most %i is tinted %i of 5", (count, most, strength) => {
    expect(strengthOf(count, most)).toBe(strength);
  });
});
