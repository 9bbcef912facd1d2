import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { buildOrg, layersOf, managersOf, reportCount, type Org } from "../org/index.ts";
import { parseCsvFolder } from "./index.ts";

/** The figures of the published sets, counted by two other programs. Source: docs/data.md. */
const SETS = [
  {
    set: "sourcegraph-2022-05-15",
    people: 275,
    roots: 1,
    managers: 55,
    maxSpan: 17,
    layers: 6,
    areas: 19,
    assignments: 132,
    joined: 130,
    assets: 141,
    assetIds: 141,
    disciplines: 18,
  },
  {
    set: "sourcegraph-2024-06-25",
    people: 167,
    roots: 1,
    managers: 33,
    maxSpan: 13,
    layers: 5,
    areas: 10,
    assignments: 54,
    joined: 50,
    assets: 34,
    assetIds: 34,
    disciplines: 18,
  },
  {
    set: "adventureworks",
    people: 290,
    roots: 1,
    managers: 47,
    maxSpan: 22,
    layers: 5,
    areas: 22,
    assignments: 290,
    joined: 290,
    assets: 0,
    assetIds: 0,
    disciplines: 13,
  },
  {
    set: "govuk",
    people: 0,
    roots: 0,
    managers: 0,
    maxSpan: 0,
    layers: 0,
    areas: 18,
    assignments: 0,
    joined: 0,
    assets: 136,
    assetIds: 134,
    disciplines: 0,
  },
  {
    set: "hmcts",
    people: 0,
    roots: 0,
    managers: 0,
    maxSpan: 0,
    layers: 0,
    areas: 58,
    assignments: 0,
    joined: 0,
    assets: 106,
    assetIds: 106,
    disciplines: 0,
  },
  {
    set: "cloudfoundry",
    people: 201,
    roots: 201,
    managers: 0,
    maxSpan: 0,
    layers: 1,
    areas: 62,
    assignments: 455,
    joined: 446,
    assets: 424,
    assetIds: 412,
    disciplines: 1,
  },
] as const;

function read(set: string) {
  const folder = `examples/${set}`;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => ({ name, bytes: readFileSync(`${folder}/${name}`) }));
  const draft = parseCsvFolder(files, { today: "2026-06-01" });
  return { draft, org: buildOrg(draft, { today: "2026-06-01" }) };
}

const maxSpan = (org: Org): number => Math.max(0, ...org.people.map((_, p) => reportCount(org, p)));

test.each(SETS)("$set is counted as its source counts it", (figures) => {
  const { draft, org } = read(figures.set);
  const { set, ...expected } = figures;
  expect(
    {
      people: org.records.reading.people,
      roots: org.records.reading.roots,
      managers: managersOf(org).length,
      maxSpan: maxSpan(org),
      layers: layersOf(org),
      areas: draft.areas.length,
      assignments: draft.assignments.length,
      joined: org.records.assignments.length,
      assets: draft.assets.length,
      assetIds: org.records.assets.length,
      disciplines: org.disciplines.length,
    },
    set,
  ).toEqual(expected);
  expect(org.records.reading).toMatchObject({ loops: 0, missingManagers: 0 });
  expect(org.problems.filter((problem) => problem.blocks)).toEqual([]);
});

test("an asset that several areas claim is one asset with every claim", () => {
  const { org } = read("cloudfoundry");
  const claimed = org.records.assets.filter((asset) => asset.claimedBy !== undefined);
  expect(claimed).toHaveLength(6);
  expect(org.problems.filter((problem) => problem.code === "asset-claimed")).toHaveLength(6);
});

test("a repository listed three times by its team is one asset", () => {
  const { draft, org } = read("govuk");
  expect(draft.assets.filter((asset) => asset.id === "licensify")).toHaveLength(3);
  expect(org.records.assets.filter((asset) => asset.id === "licensify")).toHaveLength(1);
});

test("people without any lines are no 201 faults", () => {
  const { org } = read("cloudfoundry");
  expect(org.records.linesKnown).toBe(false);
  expect(org.problems.map((problem) => problem.code)).not.toContain("several-roots");
});

test("leads are read as claimed owners where the file names no owners", () => {
  const { org } = read("sourcegraph-2022-05-15");
  const counts = org.areas.filter((area) => area.placeholder !== true).map((area) => area.owners.length);
  expect([1, 2, 3].map((n) => counts.filter((count) => count === n).length)).toEqual([3, 7, 9]);
  expect(org.areas.flatMap((area) => area.owners).every((owner) => owner.claimed === true)).toBe(true);
});
