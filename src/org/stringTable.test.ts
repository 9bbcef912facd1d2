import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createStringTable } from "./stringTable.ts";

test("answers like a Map, however small it was made and however often a text comes", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), fc.nat(4), (texts, expected) => {
      const table = createStringTable(expected);
      const map = new Map<string, number>();
      texts.forEach((text, i) => {
        expect(table.add(text, i)).toBe(map.get(text) ?? -1);
        if (!map.has(text)) map.set(text, i);
      });
      for (const text of [...texts, "never"]) expect(table.get(text)).toBe(map.get(text) ?? -1);
    }),
  );
});
