import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { indexOrg, personId as p, wording, type Org } from "../org/index.ts";
import { applyChanges, canonicalLists, foldChanges, type FoldedSet, type OrgChange } from "./index.ts";
import { randomChange, randomOrg } from "./random.case.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);
const bytes = (org: Org): string => new TextDecoder().decode(canonicalLists(org.records));

/** The obvious version: one set after the other, each with an index of its own. */
function oneByOne(org: Org, sets: readonly FoldedSet[]): { org: Org; held: readonly number[] } {
  const held: number[] = [];
  let now = org;
  sets.forEach(({ changes, effectiveOn }, set) => {
    const applied = applyChanges(indexOrg(now.records, [], effectiveOn), changes);
    if (applied.ok) now = applied.org;
    else held.push(set);
  });
  return { org: indexOrg(now.records, [], org.today), held };
}

const anySet: fc.Arbitrary<FoldedSet> = fc.record({
  changes: fc.array(randomChange, { maxLength: 5 }),
  effectiveOn: fc.constantFrom("2026-03-01", "2026-06-01", "2026-09-15"),
});

describe("many sets on one bench", () => {
  test(
    "give what they give one by one, refused ones left out whole",
    () => {
      let kept = 0;
      let left = 0;
      fc.assert(
        fc.property(randomOrg, fc.array(anySet, { maxLength: 12, size: "max" }), (org, sets) => {
          const folded = foldChanges(org, sets);
          const slow = oneByOne(org, sets);
          expect(folded.held.map(({ set }) => set)).toEqual(slow.held);
          expect(bytes(folded.org) === bytes(slow.org)).toBe(true);
          expect(folded.org.today).toBe(org.today);
          kept += sets.length - slow.held.length;
          left += slow.held.length;
        }),
        { numRuns: CASES },
      );
      // Neither half of the law is empty.
      expect([kept > CASES / 2, left > CASES / 2]).toEqual([true, true]);
    },
    60_000 + CASES * 100,
  );

  test(
    "with sets that put records back between them",
    () => {
      fc.assert(
        fc.property(randomOrg, fc.array(anySet, { maxLength: 8, size: "max" }), (org, some) => {
          // Each set is followed by its inverse: records are put back where they were, also by sets that fail later.
          const sets = some.flatMap((set): FoldedSet[] => {
            const applied = applyChanges(indexOrg(org.records, [], set.effectiveOn), set.changes);
            if (!applied.ok) return [set];
            const back = applied.inverse;
            const fails: OrgChange = { kind: "set-manager", personId: p("p1"), managerId: p("p1") };
            return [set, { ...set, changes: [...back, fails] }, { ...set, changes: back }, set];
          });
          const slow = oneByOne(org, sets);
          const folded = foldChanges(org, sets);
          expect(folded.held.map(({ set }) => set)).toEqual(slow.held);
          expect(bytes(folded.org) === bytes(slow.org)).toBe(true);
        }),
        { numRuns: CASES },
      );
    },
    60_000 + CASES * 100,
  );

  test("each on its own day, and a held one says why", () => {
    const org = orgOf("ceo > em, pm; pay: em*");
    const { org: now, held } = foldChanges(org, [
      {
        effectiveOn: "2026-03-01",
        changes: [{ kind: "set-owner", areaId: org.areas[1]!.id, personId: p("pm") }],
      },
      {
        effectiveOn: "2026-04-01",
        changes: [{ kind: "set-manager", personId: p("em"), managerId: p("zoe") }],
      },
      {
        effectiveOn: "2026-05-01",
        changes: [{ kind: "set-manager", personId: p("em"), managerId: p("pm") }],
      },
    ]);
    expect(now.records.areas[1]?.owners).toEqual([
      { personId: "em", to: "2026-03-01" },
      { personId: "pm", from: "2026-03-01" },
    ]);
    expect(held.map(({ set, refusal }) => [set, wording(refusal.message)])).toEqual([
      [1, "em would report to zoe, who is not in the org."],
    ]);
    expect(now.people.find((one) => one.id === "em")?.managerId).toBe("pm");
  });

  test("shows single records on the way", () => {
    const org = orgOf("ceo > em, pm; pay: em*");
    const seen: (string | null | undefined)[] = [];
    foldChanges(
      org,
      ["pm", "nobody", "ceo"].map((managerId) => ({
        effectiveOn: org.today,
        changes: [{ kind: "set-manager", personId: p("em"), managerId: p(managerId) }],
      })),
      (_, read) => seen.push(read("people", "em")?.managerId),
    );
    expect(seen).toEqual(["pm", "ceo"]);
  });
});
