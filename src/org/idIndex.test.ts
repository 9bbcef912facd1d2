import * as fc from "fast-check";
import { expect, test } from "vitest";
import { positionsById } from "./idIndex.ts";

test("positions by id answer as a Map of the same ids does", () => {
  const ids = fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 40 });
  fc.assert(
    fc.property(ids, fc.string({ maxLength: 4 }), (known, asked) => {
      const map = new Map(known.map((id, i) => [id, i]));
      const positions = positionsById(known.map((id) => ({ id })));
      expect([...positions]).toEqual([...map]);
      expect(positions.size).toBe(map.size);
      expect([positions.get(asked), positions.has(asked)]).toEqual([map.get(asked), map.has(asked)]);
    }),
  );
});
