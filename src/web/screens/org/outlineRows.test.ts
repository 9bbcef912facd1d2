import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildForest } from "../../../org/index.ts";
import type { OrgColumns } from "../../engine/orgSource.ts";
import { countsBelow, leadingTo, outlineRows } from "./outlineRows.ts";

function columnsOf(parents: readonly number[]): OrgColumns {
  const { forest } = buildForest(Int32Array.from(parents));
  const self = Int32Array.from({ length: forest.size }, (_, n) => n);
  return { ...forest, lens: "disciplines", flags: new Uint8Array(forest.size), personOf: self };
}
const forests = fc
  .array(fc.tuple(fc.nat(), fc.nat(9)), { minLength: 1, maxLength: 60 })
  .map((rows) => columnsOf(rows.map(([pick, root], i) => (i === 0 || root === 0 ? -1 : pick % i))));

test("all open: everybody once, under their manager, numbered among their siblings", () => {
  fc.assert(
    fc.property(forests, (columns) => {
      const rows = outlineRows(columns, () => true, null);
      expect([...rows.node].sort((a, b) => a - b)).toEqual([...columns.personOf]);
      for (const [k, node] of rows.node.entries()) {
        const manager = columns.parent[node]!;
        const before = rows.node.subarray(0, k);
        if (manager >= 0) expect(before).toContain(manager);
        const siblings = [...columns.parent].filter((above) => above === manager).length;
        expect(rows.siblings[k]).toBe(siblings);
        expect(rows.place[k]).toBe([...before].filter((one) => columns.parent[one] === manager).length + 1);
      }
    }),
  );
});

test("folded: only those whose managers are all open; filtered: only who leads to somebody wanted", () => {
  fc.assert(
    fc.property(forests, fc.nat(), (columns, salt) => {
      const isOpen = (node: number): boolean => (node * 7 + salt) % 3 !== 0;
      const mask = columns.flags.map((_, node) => ((node * 5 + salt) % 4 === 0 ? 1 : 0));
      const shown = leadingTo(columns, mask);
      const chain = (node: number): number[] => {
        const above = columns.parent[node]!;
        return above < 0 ? [] : [above, ...chain(above)];
      };
      const wanted = [...columns.personOf].filter(
        (node) =>
          chain(node).every(isOpen) &&
          [...columns.personOf].some((one) => mask[one] === 1 && [one, ...chain(one)].includes(node)),
      );
      const rows = outlineRows(columns, isOpen, shown);
      expect([...rows.node].sort((a, b) => a - b)).toEqual(wanted);
    }),
  );
});

test("people below are counted once each", () => {
  const { direct, all } = countsBelow(columnsOf([-1, 0, 0, 1, 1, 1]));
  expect([direct[0], all[0], direct[1], all[1], all[2]]).toEqual([2, 5, 3, 3, 0]);
});
