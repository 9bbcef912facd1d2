import * as fc from "fast-check";
import { expect, test } from "vitest";
import { approverFault, isWaiverHeld, personId, waiverId, type Waiver } from "../org/index.ts";
import { applyChanges } from "./index.ts";
import { applicable, randomChange, randomOrg, TODAY } from "./random.case.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);

const subject = fc.constantFrom(
  "p1",
  "p4",
  "p7",
  "a1",
  "a2",
  "a3",
  "company",
  "x1",
  "d1",
  "q1",
  "w1",
  "engineering",
  "none",
);
const waiver = fc
  .record({
    subjectIds: fc.uniqueArray(subject, { maxLength: 3 }),
    approverId: fc.constantFrom("p0", "p1", "p2", "p5", "n0"),
    standing: fc.boolean(),
  })
  .map(({ subjectIds, approverId, standing }): Waiver => ({
    id: waiverId("w9"),
    checkId: "span",
    subjectIds,
    reason: "r",
    approverId: personId(approverId),
    standing,
    ...(standing ? {} : { expiresOn: "2026-09-01" }),
  }));

test("a waiver is granted exactly where checks let it excuse, in whatever list of changes it stands", () => {
  let granted = 0;
  fc.assert(
    fc.property(randomOrg, fc.array(randomChange, { maxLength: 8 }), waiver, (org, changes, one) => {
      const before = applicable(org, changes);
      const list = [...before.changes, { kind: "grant-waiver" as const, waiver: one }];
      const applied = applyChanges(org, list);
      expect(applied.ok).toBe(approverFault(before.org, one) === null);
      if (!applied.ok) return;
      granted++;
      expect(isWaiverHeld(applied.org, one)).toBe(true);
      expect(applied.org.today).toBe(TODAY);
    }),
    { numRuns: CASES },
  );
  // Neither all nor none, or the law says nothing.
  expect(granted).toBeGreaterThan(CASES / 20);
  expect(granted).toBeLessThan((CASES * 19) / 20);
});
