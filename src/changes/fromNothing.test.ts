import * as fc from "fast-check";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { parseFiles } from "../formats/index.ts";
import { areaId as a, buildOrg, wording, type Org } from "../org/index.ts";
import {
  applyChanges,
  canonicalLists,
  describeChange,
  diff,
  emptyOrg,
  foldChanges,
  namingOf,
  type OrgChange,
} from "./index.ts";
import { applicable, randomChange, randomOrg } from "./random.case.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);
const text = (org: Org): string => new TextDecoder().decode(canonicalLists(org.records));
const start = (org: Org): Org => emptyOrg(a("company"), org.today);

function expectRebuilt(org: Org): readonly OrgChange[] {
  const changes = diff(start(org), org);
  const applied = applyChanges(start(org), changes);
  if (!applied.ok) throw new Error(`${applied.refusal.change}: ${wording(applied.refusal.message)}`);
  expect(text(applied.org) === text(org)).toBe(true);
  // The same numbering, so that a list reads the same before and after it is kept.
  expect(applied.org.people.map((one) => one.id)).toEqual(org.people.map((one) => one.id));
  const back = applyChanges(applied.org, applied.inverse);
  if (!back.ok) throw new Error(wording(back.refusal.message));
  expect(back.org.records).toEqual(start(org).records);
  return changes;
}

describe("an org is a list of changes from nothing", () => {
  const EXAMPLES = resolve(import.meta.dirname, "../../examples");
  const folders = readdirSync(EXAMPLES).filter((name) => name !== "yardsticks");
  test.each(folders)("%s", (name) => {
    const folder = join(EXAMPLES, name);
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".csv") && statSync(join(folder, file)).isFile())
      .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
    const today = "2026-06-01";
    const org = buildOrg(parseFiles(files, { today }), { today });
    const changes = expectRebuilt(org);
    expect(changes.length).toBeLessThanOrEqual(
      2 +
        org.areas.length +
        org.records.disciplines.length * 2 +
        org.people.length +
        org.records.outside.length +
        org.records.assignments.length +
        org.records.assets.length,
    );
  });

  test(
    "any org, with people outside, retired areas and redirects",
    () => {
      fc.assert(
        fc.property(randomOrg, fc.array(randomChange, { maxLength: 10, size: "max" }), (org, some) => {
          expectRebuilt(applicable(org, some).org);
        }),
        { numRuns: CASES },
      );
    },
    60_000 + CASES * 100,
  );

  test("reads as the company being set up", () => {
    const org = orgOf("ceo > em; pay: em*");
    const names = namingOf(org);
    expect(diff(start(org), org).map((one) => wording(describeChange(one, names)))).toEqual([
      "The lists that were read name 2 people.",
      "ceo joins, reporting to nobody.",
      "em joins, reporting to ceo.",
      "The areas are parts of Company.",
      "The area pay is made under Company.",
      "em works on pay with 100 %.",
    ]);
  });

  test("a list that names the company after one that did not: it stands above all, the placeholder retires", () => {
    const before = orgOf("ceo > em; pay: em*");
    const named = orgOf("ceo > em; acme/pay: em*; acme: ceo");
    const { rootAreaId: _, ...rest } = named.records;
    const areas = rest.areas
      .filter((one) => one.id !== "company")
      .map((one) => (one.id === "acme" ? { ...one, parentId: null } : one));
    const target = foldChanges({ ...named, records: { ...rest, areas, rootAreaId: a("acme") } }, []).org;
    const applied = applyChanges(before, diff(before, target));
    if (!applied.ok) throw new Error(wording(applied.refusal.message));
    const { records } = applied.org;
    expect([records.rootAreaId, records.areas.map((one) => [one.id, one.parentId, one.status])]).toEqual([
      "acme",
      [
        ["company", "acme", "retired"],
        ["pay", "acme", "active"],
        ["acme", null, "active"],
      ],
    ]);
    const back = applyChanges(applied.org, applied.inverse);
    expect(back.ok && back.org.records).toEqual(before.records);
  });
});
