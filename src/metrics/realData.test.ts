import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseCsvFolder } from "../formats/index.ts";
import { buildOrg, layersOf, managersOf, type Org } from "../org/index.ts";
import { TODAY } from "../../test/orgOf.ts";
import { areaRows, type AreaRow } from "./index.ts";

const EXAMPLES = resolve(import.meta.dirname, "../../examples");

function read(name: string, without: readonly string[] = []): { org: Org; rows: AreaRow[] } {
  const folder = join(EXAMPLES, name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".csv") && !without.includes(file))
    .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
  const org = buildOrg(parseCsvFolder(files, { today: TODAY }), { today: TODAY });
  return { org, rows: areaRows(org) };
}

const byId = (rows: readonly AreaRow[]) => new Map(rows.map((row) => [row.id, row]));
/** Titles as the tables write them: the first person of the company is "CEO" there, whatever else the title says. */
const titleOf = (org: Org, id: string | null) =>
  id === null ? null : org.people[org.personIndexById.get(id)!]!.title?.replace(/^CEO\b.*/, "CEO");
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
};
const tally = (values: readonly (number | string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};

/** The tables as they are published with the data: cells divided by |. */
function table(text: string): string[][] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

const VERDICT = (row: AreaRow): string => (row.singleThreaded ? "yes" : row.shared ? "shared" : "no");

// area | members | owners | managers | the same, owners left out | disciplines | depth | shared boss | one owner
const SOURCEGRAPH_2022 = table(`
org-code_graph | 2 | 2 | 2 | 0 | product 1, engineering 1 | 1 | VP Product | no
org-cloud | 2 | 2 | 2 | 0 | product 1, engineering 1 | 1 | VP Product | no
org-enablement | 2 | 2 | 2 | 0 | product 1, engineering 1 | 1 | VP Product | no
team-search_product | 9 | 3 | 5 | 2 | engineering 6, product 1, design 1, product_marketing 1 | 0 | CEO | no
team-search_core | 9 | 3 | 5 | 2 | engineering 6, product_marketing 1, design 1, product 1 | 0 | CEO | no
team-code_intelligence | 12 | 3 | 5 | 2 | engineering 9, product 1, design 1, product_marketing 1 | 0 | CEO | no
team-batch_changes | 10 | 3 | 5 | 2 | engineering 7, product 1, design 1, product_marketing 1 | 0 | CEO | no
team-code_insights | 10 | 3 | 5 | 2 | engineering 7, design 1, product 1, product_marketing 1 | 0 | CEO | no
team-security | 5 | 1 | 2 | 1 | security 5 | 4 | Security Engineering Manager | yes
team-integrations | 10 | 3 | 5 | 2 | engineering 7, design 1, product 1, product_marketing 1 | 0 | CEO | no
team-growth | 8 | 1 | 3 | 2 | engineering 7, product_marketing 1 | 0 | CEO | no
team-iam_and_admin_exp | 9 | 3 | 5 | 2 | engineering 6, product 1, design 1, product_marketing 1 | 0 | CEO | no
team-devops | 8 | 2 | 3 | 1 | sre 5, engineering 3 | 3 | Director of Engineering | no
team-delivery | 4 | 2 | 3 | 1 | engineering 2, product 1, support 1 | 1 | VP Product | no
team-dev_experience | 7 | 2 | 3 | 1 | engineering 6, product 1 | 1 | VP Product | no
team-frontend_platform | 7 | 3 | 4 | 1 | engineering 5, design 1, product 1 | 1 | VP Product | no
team-repo_management | 8 | 2 | 3 | 1 | engineering 7, product 1 | 1 | VP Product | no
team-content_platform | 4 | 1 | 2 | 1 | engineering 4 | 4 | Engineering Manager - Content Platform | yes
team-code_security_tiger_team | 4 | 3 | 4 | 1 | design 1, engineering 1, product_marketing 1, product 1 | 0 | CEO | no
`);

const SOURCEGRAPH_2024 = table(`
team-code_search | 8 | 2 | 3 | 1 | engineering 7, design 1 | 0 | CEO | no
team-search_platform | 5 | 2 | 3 | 1 | engineering 3, design 1, product 1 | 0 | CEO | no
team-source | 4 | 1 | 2 | 1 | engineering 3, product 1 | 2 | Engineering Manager, Product Platform | shared
team-graph | 4 | 1 | 2 | 1 | engineering 3, product 1 | 2 | Engineering Manager, Product Platform | shared
team-ship_release | 5 | 2 | 2 | 1 | engineering 4, sre 1 | 2 | Head of Infrastructure | no
team-ship_devinfra | 5 | 2 | 2 | 1 | engineering 4, sre 1 | 2 | Head of Infrastructure | no
team-ship_cloudops | 4 | 2 | 2 | 1 | engineering 4 | 3 | Engineering Manager, Cloud Operations | no
team-ship_core_services | 4 | 2 | 2 | 1 | engineering 3, sre 1 | 2 | Head of Infrastructure | no
team-security | 7 | 1 | 2 | 1 | security 6, legal 1 | 1 | Security Engineering Manager | yes
team-cody_strategic | 4 | 1 | 2 | 1 | engineering 4 | 2 | Engineering Manager, Cody Strategic | yes
`);

function shown(org: Org, row: AreaRow): Record<string, unknown> {
  return {
    members: row.people,
    owners: row.owners.length,
    managers: row.directManagers,
    withoutOwners: row.directManagersWithoutOwners,
    disciplines: Object.fromEntries(row.disciplines.map((d) => [d.id, d.count])),
    depth: row.sharedBossDepth,
    boss: titleOf(org, row.sharedBoss),
    oneOwner: VERDICT(row),
  };
}

describe.each([
  ["sourcegraph-2022-05-15", SOURCEGRAPH_2022],
  ["sourcegraph-2024-06-25", SOURCEGRAPH_2024],
] as const)("%s, area by area", (name, expected) => {
  const { org, rows } = read(name);
  const rowById = byId(rows);
  test("the areas are those of the table", () => {
    expect(rows.map((row) => row.id).sort()).toEqual(expected.map(([id]) => id).sort());
  });
  test.each(expected.map((cells) => ({ id: cells[0]!, cells })))("$id", ({ id, cells }) => {
    const [, members, owners, managers, withoutOwners, disciplines, depth, boss, oneOwner] = cells;
    expect(shown(org, rowById.get(id)!)).toEqual({
      members: Number(members),
      owners: Number(owners),
      managers: Number(managers),
      withoutOwners: Number(withoutOwners),
      disciplines: Object.fromEntries(
        disciplines!.split(", ").map((part) => [part.split(" ")[0], Number(part.split(" ")[1])]),
      ),
      depth: Number(depth),
      boss,
      oneOwner,
    });
  });
});

/** What is said of a whole organisation, before any area. */
function whole(org: Org): Record<string, unknown> {
  const spans = managersOf(org).map((manager) => org.lines.childCount[manager]!);
  return {
    ...org.records.reading,
    managers: spans.length,
    maxSpan: Math.max(...spans),
    medianSpan: median(spans),
    oneReport: spans.filter((n) => n === 1).length,
    layers: layersOf(org),
    medianLevel: median(Array.from(org.lines.depth, (depth) => depth + 1)),
    vacancies: org.people.filter((person) => person.vacant).length,
  };
}

const SOUND_INPUT = { roots: 1, loops: 0, missingManagers: 0, vacancies: 0 };

describe("sourcegraph-2022-05-15 as a whole", () => {
  const { org, rows } = read("sourcegraph-2022-05-15");
  const large = rows.filter((row) => row.people >= 3);

  test("people, lines and disciplines", () => {
    expect(whole(org)).toEqual({
      ...SOUND_INPUT,
      people: 275,
      managers: 55,
      maxSpan: 17,
      medianSpan: 5,
      oneReport: 7,
      layers: 6,
      medianLevel: 4,
    });
    expect(tally(org.people.map((person) => person.discipline ?? null))).toEqual({
      engineering: 106,
      sales: 42,
      support: 26,
      other: 17,
      product: 15,
      marketing: 13,
      recruiting: 10,
      design: 8,
      finance: 6,
      data: 5,
      security: 5,
      sre: 5,
      program: 4,
      executive: 3,
      legal: 3,
      people: 3,
      product_marketing: 3,
      docs: 1,
    });
  });

  test("owners of areas, and areas of people", () => {
    expect(tally(rows.map((row) => row.owners.length))).toEqual({ 1: 3, 2: 7, 3: 9 });
    const areasOf = new Map<string, number>();
    for (const row of org.records.assignments)
      areasOf.set(row.personId, (areasOf.get(row.personId) ?? 0) + 1);
    expect(tally([...areasOf.values()])).toEqual({ 1: 91, 2: 16, 7: 1 });
  });

  test("managers and shared bosses of the sixteen areas with three people or more", () => {
    expect(large).toHaveLength(16);
    expect(median(large.map((row) => row.directManagers!))).toBe(4);
    expect(Math.max(...large.map((row) => row.directManagers!))).toBe(5);
    expect(large.filter((row) => row.directManagers === 1)).toEqual([]);
    expect(median(large.map((row) => row.directManagersWithoutOwners!))).toBe(1.5);
    expect(large.filter((row) => row.directManagersWithoutOwners === 1)).toHaveLength(8);
    expect(tally(large.map((row) => row.sharedBossDepth))).toEqual({ 0: 9, 1: 4, 3: 1, 4: 2 });
    expect(median(large.map((row) => row.sharedBossDepth!))).toBe(0);
    expect(
      rows
        .filter((row) => row.singleThreaded)
        .map((row) => row.id)
        .sort(),
    ).toEqual(["team-content_platform", "team-security"]);
  });

  test("the CEO is the shared boss of nine areas through product marketing, and the row says who it is without", () => {
    const lifted = large.filter((row) => row.sharedBossDepth === 0);
    expect(tally(lifted.map((row) => row.sharedBossThrough?.discipline ?? null))).toEqual({
      product_marketing: 9,
    });
    expect(lifted.map((row) => row.sharedBossThrough!.people.length)).toEqual(Array(9).fill(1));
    expect(tally(lifted.map((row) => titleOf(org, row.sharedBossThrough!.withoutIt.boss) ?? null))).toEqual({
      "VP Product": 8,
      [titleOf(org, byId(rows).get("team-growth")!.owners[0]!)!]: 1,
    });
    const depths = large.map((row) =>
      row.sharedBossDepth === 0 ? row.sharedBossThrough!.withoutIt.depth : row.sharedBossDepth,
    );
    expect(tally(depths)).toEqual({ 1: 12, 3: 1, 4: 3 });
    expect(median(depths as number[])).toBe(1);
  });
});

describe("sourcegraph-2024-06-25 as a whole", () => {
  const { org, rows } = read("sourcegraph-2024-06-25");
  test("people and lines", () => {
    expect(whole(org)).toEqual({
      ...SOUND_INPUT,
      people: 167,
      managers: 33,
      maxSpan: 13,
      medianSpan: 4,
      oneReport: 4,
      layers: 5,
      medianLevel: 4,
    });
  });
  test("areas", () => {
    expect(median(rows.map((row) => row.directManagers!))).toBe(2);
    expect(Math.max(...rows.map((row) => row.directManagers!))).toBe(3);
    expect(tally(rows.map((row) => row.directManagersWithoutOwners))).toEqual({ 1: 10 });
    expect(tally(rows.map((row) => row.sharedBossDepth))).toEqual({ 0: 2, 1: 1, 2: 6, 3: 1 });
    expect(rows.filter((row) => row.singleThreaded)).toHaveLength(2);
  });
});

// area | name | members | owners | managers | depth | line integrity
const ADVENTUREWORKS = table(`
dept-1 | Engineering | 6 | 2 | 3 | 1 | none
dept-2 | Tool Design | 4 | 0 | 2 | 2 | none
dept-3 | Sales | 18 | 4 | 5 | 1 | none
dept-4 | Marketing | 9 | 1 | 2 | 1 | 1.0
dept-5 | Purchasing | 12 | 1 | 2 | 3 | 1.0
dept-6 | Research and Development | 4 | 2 | 2 | 3 | none
dept-7 | Production | 179 | 1 | 23 | 1 | 1.0
dept-8 | Production Control | 6 | 1 | 2 | 1 | 0.1667
dept-9 | Human Resources | 6 | 1 | 2 | 2 | 1.0
dept-10 | Finance | 10 | 3 | 2 | 1 | none
dept-11 | Information Services | 10 | 2 | 3 | 1 | none
dept-12 | Document Control | 5 | 1 | 2 | 3 | 1.0
dept-13 | Quality Assurance | 6 | 1 | 3 | 2 | 1.0
dept-14 | Facilities and Maintenance | 7 | 1 | 3 | 2 | 1.0
dept-15 | Shipping and Receiving | 6 | 0 | 2 | 3 | none
dept-16 | Executive | 2 | 2 | 1 | 0 | none
`);

describe("adventureworks", () => {
  const { org, rows } = read("adventureworks");
  const rowById = byId(rows);
  test.each(ADVENTUREWORKS.map((cells) => ({ id: cells[0]!, cells })))("$id", ({ id, cells }) => {
    const [, name, members, owners, managers, depth, integrity] = cells;
    const row = rowById.get(id)!;
    expect([row.name, row.people, row.owners.length, row.directManagers, row.sharedBossDepth]).toEqual([
      name,
      ...[members, owners, managers, depth].map(Number),
    ]);
    expect(row.lineIntegrity === null ? "none" : Math.round(row.lineIntegrity * 10_000) / 10_000).toBe(
      integrity === "none" ? "none" : Number(integrity),
    );
  });

  test("as a whole", () => {
    expect(whole(org)).toEqual({
      ...SOUND_INPUT,
      people: 290,
      managers: 47,
      maxSpan: 22,
      medianSpan: 5,
      oneReport: 3,
      layers: 5,
      medianLevel: 5,
    });
    const large = rows.filter((row) => row.people >= 3);
    expect([rows.length, large.length]).toEqual([22, 15]);
    expect(rows.filter((row) => row.people === 0)).toHaveLength(6);
    expect(median(large.map((row) => row.directManagers!))).toBe(2);
    expect(Math.max(...large.map((row) => row.directManagers!))).toBe(23);
    expect(large.filter((row) => row.directManagers === 1)).toEqual([]);
    expect(median(large.map((row) => row.sharedBossDepth!))).toBe(2);
    expect(tally(rows.map((row) => row.owners.length))).toEqual({ 0: 8, 1: 8, 2: 4, 3: 1, 4: 1 });
    expect(rows.filter((row) => row.singleThreaded)).toHaveLength(7);
    expect(org.records.assignments).toHaveLength(290);
    expect(new Set(org.records.assignments.map((row) => row.personId)).size).toBe(290);
  });
});

describe("catalogues without reporting lines", () => {
  test("cloudfoundry: owners are counted, lines are not judged", () => {
    const { org, rows } = read("cloudfoundry");
    expect(org.records.reading).toEqual({ people: 201, roots: 201, loops: 0, missingManagers: 0 });
    expect(org.records.linesKnown).toBe(false);
    expect(rows).toHaveLength(62);
    expect(tally(rows.map((row) => Math.min(4, row.owners.length)))).toEqual({ 1: 8, 2: 18, 3: 7, 4: 29 });
    expect(tally(rows.map((row) => row.sharedBoss))).toEqual({ null: 62 });
    expect(tally(rows.map((row) => row.directManagers))).toEqual({ null: 62 });
    const areasOf = new Map<string, Set<string>>();
    for (const row of org.records.assignments)
      areasOf.set(row.personId, (areasOf.get(row.personId) ?? new Set()).add(row.areaId));
    const sizes = [...areasOf.values()].map((areas) => areas.size);
    expect(tally(sizes.map((n) => Math.min(4, n)))).toEqual({ 1: 98, 2: 41, 3: 37, 4: 25 });
    expect(Math.max(...sizes)).toBe(14);
  });

  test.each([
    ["govuk", 18],
    ["hmcts", 58],
  ])("%s: areas without people have no figures", (name, areas) => {
    const { rows } = read(name);
    expect(rows).toHaveLength(areas);
    for (const row of rows)
      expect(row).toMatchObject({
        people: 0,
        owners: [],
        coverage: null,
        sharedBoss: null,
        singleThreaded: false,
      });
  });
});

test("sourcegraph without its assignments: nobody is known to work anywhere", () => {
  const { rows } = read("sourcegraph-2022-05-15", ["assignments.csv"]);
  expect(tally(rows.map((row) => row.coverage))).toEqual({ null: 19 });
});
