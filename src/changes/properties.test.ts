import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wording, type Org } from "../org/index.ts";
import { applicable, differences, randomChange, randomOrg } from "./random.case.ts";
import { KINDS } from "./kinds/index.ts";
import { applyChanges, canonicalLists, diff, parseCanonicalLists, type OrgChange } from "./index.ts";

/**
 * The laws over random orgs and lists of changes. `npm run properties` asks for more cases than the everyday run.
 * The platform's name of the setting is read here only; no pure code asks for it.
 */
const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);
const TIMEOUT_MS = 60_000 + CASES * 100;
const list = (maxLength: number) => fc.array(randomChange, { maxLength, size: "max" });

function after(org: Org, changes: readonly OrgChange[]): Org {
  const applied = applyChanges(org, changes);
  if (!applied.ok)
    throw new Error(
      `${applied.refusal.kind}: ${wording(applied.refusal.message)} in ${JSON.stringify(changes)}`,
    );
  return applied.org;
}

describe("laws over random orgs and changes", () => {
  test(
    "applied changes and their inverse give the org back, order included",
    () => {
      fc.assert(
        fc.property(randomOrg, list(12), (org, some) => {
          const { changes, org: end } = applicable(org, some);
          const applied = applyChanges(org, changes);
          if (!applied.ok) throw new Error("what was applied one by one is refused at once");
          expect(applied.org.records).toEqual(end.records);
          expect(after(applied.org, applied.inverse).records).toEqual(org.records);
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );

  test(
    "the lines stay a forest, and everybody is here, outside or redirected",
    () => {
      fc.assert(
        fc.property(randomOrg, list(12), (org, some) => {
          const { records } = applicable(org, some).org;
          const here = new Map(records.people.map((one) => [one.id as string, one]));
          for (const one of records.people) {
            const seen = new Set<string>();
            for (let at: string | null = one.id; at !== null; at = here.get(at)?.managerId ?? null) {
              expect(here.has(at) && !seen.has(at)).toBe(true);
              seen.add(at);
            }
          }
          const known = new Set([
            ...here.keys(),
            ...records.outside.map((one) => one.id as string),
            ...records.redirects.filter((one) => one.kind === "person").map((one) => one.fromId),
          ]);
          expect(org.records.people.filter((one) => !known.has(one.id))).toEqual([]);
          expect(records.outside.filter((one) => here.has(one.id))).toEqual([]);
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );

  test(
    "a diff, applied, reaches the target: from a later state, and from an org that has nothing to do with it",
    () => {
      fc.assert(
        fc.property(randomOrg, randomOrg, list(10), fc.boolean(), (org, other, some, isOther) => {
          const target = applicable(isOther ? other : org, some).org;
          const changes = diff(org, target);
          expect(differences(after(org, changes), target)).toEqual([]);
          expect(diff(target, target)).toEqual([]);
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );

  test(
    "canonical lists come back and give the same bytes, whatever the order",
    () => {
      fc.assert(
        fc.property(randomOrg, list(6), (org, some) => {
          const { records } = applicable(org, some).org;
          const bytes = canonicalLists(records);
          const parsed = parseCanonicalLists(bytes);
          if (!parsed.ok) throw new Error(parsed.refusal.message);
          // Compared as text: a matcher walks bytes one by one, which would take most of the time of the suite.
          const text = String(bytes);
          expect(String(canonicalLists(parsed.value)) === text).toBe(true);
          expect(String(canonicalLists({ ...records, people: [...records.people].reverse() })) === text).toBe(
            true,
          );
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );

  test("the random lists reach nearly every kind", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(randomOrg, list(20), (org, some) => {
        for (const one of applicable(org, some).changes) seen.add(one.kind);
      }),
      { numRuns: 1500, seed: 1 },
    );
    expect(Object.keys(KINDS).filter((kind) => !seen.has(kind))).toEqual([
      "add-decision",
      "add-dependency",
      "add-discipline",
      "restore",
      "split-area",
      "update-discipline",
      "update-dotted-line",
    ]);
  });
});
