import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readingFaults, textBoxes } from "./boxes.case.ts";
import { drawFront, type FrontPoint } from "./drawFront.ts";

const draw = (points: readonly FrontPoint[]) =>
  drawFront(points, { xTitle: "points borne by people", yTitle: "points of missing heads" });

test("each plan is a dot at its two costs, with its label; the knee has a second ring", () => {
  const drawing = draw([
    { label: "1 least", x: 1325, y: 460 },
    { label: "2 knee", x: 1375, y: 170, look: "knee" },
    { label: "3 the plan", x: 1459, y: 45, look: "chosen" },
  ]);
  const circles = drawing.commands.filter((command) => command.kind === "circle");
  expect(circles).toHaveLength(4);
  const [first, , second, last] = circles.map(({ x, y }) => ({ x, y }));
  expect(first!.x).toBeLessThan(second!.x);
  expect(second!.x).toBeLessThan(last!.x);
  // Fewer points are lower down.
  expect(first!.y).toBeLessThan(last!.y);
  expect(textBoxes(drawing.commands).map((box) => box.text)).toEqual(
    expect.arrayContaining(["1 least", "2 knee", "3 the plan", "points borne by people →"]),
  );
  expect(drawing.caption).toContain("with a second ring is the knee");
  expect(readingFaults(drawing)).toEqual([]);
});

test.each([
  ["seven in the upper corner", [1, 2, 3, 4, 5, 6, 7].map((n) => ({ label: `plan ${n}`, x: 100, y: 100 }))],
  ["one plan", [{ label: "1", x: 491, y: 6000 }]],
  ["plans at the same place", [1, 2, 3].map((n) => ({ label: `plan ${n}`, x: 5, y: 5 }))],
  [
    "no costs at all",
    [
      { label: "1", x: 0, y: 0 },
      { label: "2", x: 1, y: 0 },
    ],
  ],
])("%s can be read", (_, points) => {
  expect(readingFaults(draw(points))).toEqual([]);
});

test("dots stay inside the frame, whatever the costs", () => {
  const point = fc.record({ label: fc.constant("p"), x: fc.nat(1_000_000), y: fc.nat(1_000_000) });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 7 }), (points) => {
      const drawing = draw(points);
      for (const command of drawing.commands)
        if (command.kind === "circle") {
          expect(command.x).toBeGreaterThanOrEqual(64);
          expect(command.x).toBeLessThanOrEqual(drawing.width - 24);
          expect(command.y).toBeGreaterThanOrEqual(32);
          expect(command.y).toBeLessThanOrEqual(drawing.height - 48);
        }
    }),
  );
});
