import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fitAll, fitBox, formatCamera, onScreen, panBy, parseCamera, zoomAt, type Stage } from "./camera.ts";

const stages = fc.record({
  width: fc.integer({ min: 100, max: 2000 }),
  height: fc.integer({ min: 100, max: 1200 }),
  worldWidth: fc.integer({ min: 100, max: 2000 }),
  worldHeight: fc.integer({ min: 100, max: 3000 }),
  zoomsY: fc.boolean(),
  zoomMax: fc.constant(500),
}) satisfies fc.Arbitrary<Stage>;
const moves = fc.array(fc.tuple(fc.double({ min: 0.3, max: 4, noNaN: true }), fc.nat(99), fc.nat(99)), {
  maxLength: 12,
});

test("however one zooms and pans, the window shows the world and nothing beside it", () => {
  fc.assert(
    fc.property(stages, moves, (stage, steps) => {
      let camera = fitAll(stage);
      for (const [factor, px, py] of steps) {
        camera = zoomAt(stage, camera, factor, px, py);
        camera = panBy(stage, camera, px - 50, py - 50);
        expect(camera.x).toBeGreaterThanOrEqual(0);
        expect(camera.y).toBeGreaterThanOrEqual(0);
        expect(camera.x + stage.width / camera.kx).toBeLessThanOrEqual(stage.worldWidth * (1 + 1e-9) + 1e-6);
      }
    }),
  );
});

test("zooming in keeps what is under the pointer", () => {
  fc.assert(
    fc.property(stages, fc.nat(99), (stage, px) => {
      const before = fitAll(stage);
      const after = zoomAt(stage, before, 1.5, px, 20);
      expect(after.x + px / after.kx).toBeCloseTo(before.x + px / before.kx, 6);
    }),
  );
});

test("a link brings back what was looked at", () => {
  fc.assert(
    fc.property(stages, moves, (stage, steps) => {
      let camera = fitAll(stage);
      for (const [factor, px, py] of steps) camera = zoomAt(stage, camera, factor, px, py);
      const again = parseCamera(stage, formatCamera(stage, camera));
      expect(Math.abs(again.kx / camera.kx - 1)).toBeLessThan(2e-3);
      expect(Math.abs((again.x - camera.x) * camera.kx)).toBeLessThan(3);
    }),
  );
});

test.each(["", "1", "x_y_z", "0.2_0.5_0.5", "NaN_1_1"])(
  "%j in a link shows everybody or something",
  (text) => {
    const stage = {
      width: 800,
      height: 500,
      worldWidth: 1000,
      worldHeight: 500,
      zoomsY: false,
      zoomMax: 900,
    };
    expect(parseCamera(stage, text).kx).toBeGreaterThanOrEqual(0.8);
  },
);

test("fitting a box shows all of its width", () => {
  const stage = { width: 800, height: 500, worldWidth: 1000, worldHeight: 500, zoomsY: false, zoomMax: 900 };
  const box = { x: 400, y: 40, width: 10, height: 40 };
  const seen = onScreen(fitBox(stage, box), box);
  expect(seen.x).toBeGreaterThan(0);
  expect(seen.x + seen.width).toBeLessThan(800);
  expect(seen.width).toBeGreaterThan(600);
});
