import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { personIndex, sharedBoss } from "../org/index.ts";
import { legReports, legsOf } from "./areaFacts.ts";

test("the rows behind the legs name each report with the people it reaches", () => {
  const org = orgOf("ceo > a/eng, b/product, c/eng; a > a1, a2; b > b1");
  const people = ["a1", "a2", "b1", "c"].map((id) => personIndex(org, id));
  const rows = legReports(org, people, personIndex(org, "ceo"));
  expect(rows.map((row) => [org.people[row.report]!.id, row.people])).toEqual([
    ["a", 2],
    ["b", 1],
    ["c", 1],
  ]);
});

test("their distinct keys are the legs", () => {
  const lines = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 }), (managers, picked) => {
      const text = managers
        .map((manager, i) => `p${Math.min(manager, i)}/${["eng", "product", "design"][i % 3]} > p${i + 1}`)
        .join(";");
      const org = orgOf(text);
      const people = [...new Set(picked.map((p) => p % org.people.length))];
      const boss = sharedBoss(org, people);
      const keys = legReports(org, people, boss).map(({ by }) => `${by.kind} ${by.index}`);
      expect(Math.max(1, new Set(keys).size)).toBe(legsOf(org, people, boss));
    }),
  );
});
