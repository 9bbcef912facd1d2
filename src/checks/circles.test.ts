import * as fc from "fast-check";
import { expect, test } from "vitest";
import { circlesOf } from "./circles.ts";

/** Sets of nodes that reach each other, found by asking every node for all it reaches. */
function obviousCircles(size: number, edges: readonly (readonly [number, number])[]): number[][] {
  const reach = Array.from({ length: size }, (_, from) => {
    const seen = new Set<number>();
    for (const list = [from]; list.length > 0;) {
      const at = list.pop()!;
      for (const [a, b] of edges)
        if (a === at && !seen.has(b)) {
          seen.add(b);
          list.push(b);
        }
    }
    return seen;
  });
  const circles = reach.map((seen, a) =>
    reach.flatMap((back, b) => (a === b || (seen.has(b) && back.has(a)) ? [b] : [])),
  );
  return circles.filter((circle, a) => circle.length > 1 && circle[0] === a);
}

test("circles are the sets of nodes that reach each other", () => {
  const graph = fc.integer({ min: 1, max: 9 }).chain((size) => {
    const node = fc.nat({ max: size - 1 });
    return fc.record({ size: fc.constant(size), edges: fc.array(fc.tuple(node, node), { maxLength: 16 }) });
  });
  fc.assert(
    fc.property(graph, ({ size, edges }) => {
      expect(circlesOf(size, edges)).toEqual(obviousCircles(size, edges));
    }),
    { numRuns: 500 },
  );
});

test("a ring of a million is one circle, found without recursion", () => {
  const size = 1_000_000;
  const ring = Array.from({ length: size }, (_, i) => [i, (i + 1) % size] as const);
  expect(circlesOf(size, ring).map((circle) => circle.length)).toEqual([size]);
  expect(circlesOf(size, ring.slice(1))).toEqual([]);
});
