import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  buildOrg,
  layersOf,
  managersOf,
  reportCount,
  wording,
  type Org,
  type OrgDraft,
  type Problem,
} from "../../org/index.ts";
import { parseCsvFolder, parseFiles, parseMapping } from "../index.ts";

const TODAY = "2026-06-01";
const SETS = ["sourcegraph-2022-05-15", "sourcegraph-2024-06-25", "govuk", "hmcts", "cloudfoundry"] as const;
type SetName = (typeof SETS)[number];

interface Read {
  readonly draft: OrgDraft;
  readonly org: Org;
}

const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(folder)
    .filter((name) => ending.test(name) && name !== "mapping.yaml")
    .map((name) => ({ name, bytes: readFileSync(`${folder}/${name}`) }));

/** The company's own files, by the mapping beside them. */
function own(set: SetName): Read {
  const folder = `examples/${set}/own`;
  const { columns, records, problems } = parseMapping(readFileSync(`${folder}/mapping.yaml`, "utf8"));
  expect(problems).toEqual([]);
  const draft = parseFiles(filesOf(folder, /\.ya?ml$/), { today: TODAY, mapping: columns, records });
  return { draft, org: buildOrg(draft, { today: TODAY }) };
}

/** The same organisation as CSV, made by the publishers of the set. */
function csv(set: SetName): Read {
  const draft = parseCsvFolder(filesOf(`examples/${set}`, /\.csv$/), { today: TODAY });
  return { draft, org: buildOrg(draft, { today: TODAY }) };
}

const READ = new Map(SETS.map((set) => [set, { own: own(set), csv: csv(set) }]));
const read = (set: SetName) => READ.get(set)!;

const byKey = (a: readonly unknown[], b: readonly unknown[]): number =>
  JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
const sortRoles = (role: string | undefined): string | undefined => role?.split(";").sort().join(";");

/** What both ways must agree on. Left out, and why: the table of differences below. */
function peopleOf({ org }: Read) {
  return org.people
    .map((p) => [
      p.id,
      p.name,
      p.title?.replace("\u00a0", " "),
      p.discipline,
      p.managerId,
      p.location,
      p.status,
      p.vacant,
      p.fte,
    ])
    .sort(byKey);
}
function areasOf({ org }: Read) {
  return org.areas
    .filter((area) => area.placeholder !== true)
    .map((a) => [
      a.id,
      a.name,
      a.parentId,
      a.kind,
      a.mode,
      a.status,
      a.extra,
      a.owners.map((o) => o.personId).sort(),
    ])
    .sort(byKey);
}
function assignmentsOf({ org }: Read) {
  return org.records.assignments
    .map((a) => [a.personId, a.areaId, a.type, a.share, sortRoles(a.role), a.isLead, a.from, a.to])
    .sort(byKey);
}
function assetsOf({ org }: Read) {
  return org.records.assets
    .map(({ extra, ...asset }) => {
      const { lifecycle = "active", ...kept }: Record<string, string> = { ...extra, alerts_team: "" };
      return [asset.id, { ...asset, row: 0 }, lifecycle === "active" ? kept : { ...kept, lifecycle }];
    })
    .sort(byKey);
}

describe.each(SETS)("%s: the company's own files give the organisation of the CSVs", (set) => {
  test("the same people", () => expect(peopleOf(read(set).own)).toEqual(peopleOf(read(set).csv)));
  test("the same areas and owners", () => expect(areasOf(read(set).own)).toEqual(areasOf(read(set).csv)));
  test("the same assignments", () =>
    expect(assignmentsOf(read(set).own)).toEqual(assignmentsOf(read(set).csv)));
  test("the same assets", () => expect(assetsOf(read(set).own)).toEqual(assetsOf(read(set).csv)));
  test("the same counts of what was read", () => {
    const { reading } = read(set).own.org.records;
    expect(reading).toEqual(read(set).csv.org.records.reading);
  });
  test("every line of the mapping does something", () => {
    const { problems } = read(set).own.draft;
    expect(
      problems.filter((one) => one.code.startsWith("config-")).map((one) => wording(one.message)),
    ).toEqual([]);
  });
});

/** Where the two differ on purpose: field, how many people, areas or assets, and why. */
const DIFFERENCES: readonly {
  readonly what: string;
  readonly because: string;
  readonly count: (read: Read) => number;
  readonly own: readonly number[];
  readonly csv: readonly number[];
}[] = [
  {
    what: "e-mail addresses",
    because: "the publishers made them from the ids; the company's files have none",
    count: ({ org }) => org.people.filter((p) => p.email !== undefined).length,
    own: [0, 0, 0, 0, 0],
    csv: [269, 160, 0, 0, 201],
  },
  {
    what: "how many entries a person was made of",
    because: "a column of the CSVs; the own files have the entries themselves",
    count: ({ org }) => org.people.filter((p) => p.extra?.["n_source_rows"] !== undefined).length,
    own: [0, 0, 0, 0, 0],
    csv: [275, 167, 0, 0, 201],
  },
  {
    what: "titles of the other entries",
    because: "the CSVs had joined the entries of one person before, and kept one title",
    count: ({ org }) => org.people.filter((p) => p.extra?.["other_titles"] !== undefined).length,
    own: [4, 3, 0, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
  {
    what: "people who have several entries, as is said of each",
    because: "the CSVs had joined them before, and say nothing of it",
    count: ({ org }) => org.problems.filter((one) => one.code === "hat").length,
    own: [4, 3, 0, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
  {
    what: "a person with two managers, which the check one-solid-line says: one finding more",
    because: "their entries name one each; the CSVs kept the first",
    count: ({ org }) => org.problems.filter((one) => one.code === "two-managers").length,
    own: [1, 0, 0, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
  {
    what: "employee numbers",
    because: "neither source has any, and joining entries makes none up",
    count: ({ org }) => org.people.filter((p) => p.employeeNumber !== undefined).length,
    own: [0, 0, 0, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
  {
    what: "titles with a no-break space",
    because: "the CSVs have a plain one",
    count: ({ org }) => org.people.filter((p) => p.title?.includes("\u00a0") === true).length,
    own: [1, 0, 0, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
  {
    what: "assets called active",
    because: "the CSVs say so of what the source does not call retired",
    count: ({ org }) => org.records.assets.filter((asset) => asset.extra?.["lifecycle"] === "active").length,
    own: [0, 0, 0, 0, 0],
    csv: [0, 0, 134, 0, 0],
  },
  {
    what: "dotted lines",
    because: "one person has another manager by their second entry, which the CSVs left out",
    count: ({ org }) => org.people.filter((p) => p.dottedLines !== undefined).length,
    own: [1, 0, 0, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
  {
    what: "acting owners",
    because: "interim posts that lead a team; the CSVs do not say so",
    count: ({ org }) => org.areas.filter((area) => area.owners.some((owner) => owner.acting === true)).length,
    own: [1, 3, 0, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
  {
    what: "teams that get the alerts of an asset",
    because: "the CSVs left them out",
    count: ({ org }) =>
      org.records.assets.filter((asset) => asset.extra?.["alerts_team"] !== undefined).length,
    own: [0, 0, 98, 0, 0],
    csv: [0, 0, 0, 0, 0],
  },
];

test.each(DIFFERENCES)("only one of them has $what: $because", ({ count, own, csv }) => {
  expect(SETS.map((set) => count(read(set).own))).toEqual(own);
  expect(SETS.map((set) => count(read(set).csv))).toEqual(csv);
});

const problemsOf = (set: SetName, code: Problem["code"]): readonly Problem[] =>
  read(set).own.org.problems.filter((problem) => problem.code === code);
const messagesOf = (set: SetName, code: Problem["code"]): string[] =>
  problemsOf(set, code).map((problem) => wording(problem.message));

describe("published figures", () => {
  test.each([
    ["sourcegraph-2022-05-15", 279, 275, 55, 17, 6, 19, 132, 141, 141, 18],
    ["sourcegraph-2024-06-25", 175, 167, 33, 13, 5, 10, 54, 34, 34, 18],
    ["govuk", 0, 0, 0, 0, 0, 18, 0, 136, 134, 0],
    ["hmcts", 0, 0, 0, 0, 0, 58, 0, 106, 106, 0],
    ["cloudfoundry", 201, 201, 0, 0, 1, 62, 455, 424, 412, 1],
  ] as const)(
    "%s: %i entries are %i people with %i managers",
    (set, entries, people, managers, span, layers, areas, assignments, claims, assets, disciplines) => {
      const { draft, org } = read(set).own;
      expect([draft.people.length, org.records.reading.people]).toEqual([entries, people]);
      expect([managersOf(org).length, layersOf(org)]).toEqual([managers, layers]);
      expect(Math.max(0, ...org.people.map((_, p) => reportCount(org, p)))).toBe(span);
      expect([draft.areas.length, draft.assignments.length]).toEqual([areas, assignments]);
      expect([draft.assets.length, org.records.assets.length]).toEqual([claims, assets]);
      expect(org.disciplines.length).toBe(disciplines);
    },
  );

  test("four people of 2022 have two entries, one of them with two managers, which is said", () => {
    const set = "sourcegraph-2022-05-15";
    expect(problemsOf(set, "hat").map((problem) => problem.count)).toEqual([1, 1, 1, 1]);
    expect(problemsOf(set, "two-managers")).toHaveLength(1);
    const [problem] = problemsOf(set, "two-managers");
    expect(problem?.rows).toEqual([262]);
    expect(problem?.file).toBe("team.yml");
    const [person] = problem?.subjects ?? [];
    const found = read(set).own.org.people.find((one) => one.id === person);
    expect(found?.managerId).toBe("p6a6a74c21");
    expect(found?.dottedLines).toEqual([{ managerId: "p111527b4b", purpose: "project" }]);
  });

  test("three people of 2024 have three and four entries; what the team page hides counts last", () => {
    const set = "sourcegraph-2024-06-25";
    expect(problemsOf(set, "hat").map((problem) => problem.count + 1)).toEqual([3, 4, 4]);
    expect(problemsOf(set, "two-managers")).toEqual([]);
    const { org } = read(set).own;
    const shown = org.people.find((one) => one.id === "pf45d11236");
    expect([shown?.title, shown?.row]).toEqual(["Engineering Manager, Product Platform", 869]);
    expect(
      org.records.redirects.filter((one) => one.toIds.includes(shown!.id)).map((one) => one.fromId),
    ).toEqual(["pf45d11236_4", "pf45d11236_2", "pf45d11236_3"]);
  });

  test("an entry that reports to another entry of the same person is no loop", () => {
    for (const set of SETS) {
      expect(read(set).own.org.records.reading.loops).toBe(0);
      expect(problemsOf(set, "self-manager")).toEqual([]);
    }
  });

  test("two interim posts in 2022 and five in 2024, the owners acting where the post leads a team", () => {
    expect(messagesOf("sourcegraph-2022-05-15", "name-has-acting")).toEqual([
      "Cameron Sandgate is Director of Design for the time being.",
      "Quinn Vandstrand is Engineering Manager, Delivery for the time being.",
    ]);
    expect(problemsOf("sourcegraph-2024-06-25", "name-has-acting")).toHaveLength(5);
    const actingIn = (set: SetName) =>
      read(set)
        .own.org.areas.filter((area) => area.owners.some((owner) => owner.acting === true))
        .map((area) => area.id)
        .sort();
    expect(actingIn("sourcegraph-2022-05-15")).toEqual(["team-delivery"]);
    expect(actingIn("sourcegraph-2024-06-25")).toEqual([
      "team-ship_core_services",
      "team-ship_devinfra",
      "team-ship_release",
    ]);
  });

  test("every discipline is read from the title by general words", () => {
    const count = (set: SetName, discipline: string) =>
      read(set).own.org.people.filter((person) => person.discipline === discipline).length;
    const of2022 = {
      engineering: 106,
      sales: 42,
      support: 26,
      other: 17,
      product: 15,
      marketing: 13,
      docs: 1,
    };
    for (const [discipline, n] of Object.entries(of2022))
      expect([discipline, count("sourcegraph-2022-05-15", discipline)]).toEqual([discipline, n]);
  });

  test("govuk: licensify three times is one, and the alerts team differs from the team in 93", () => {
    const { draft } = read("govuk").own;
    expect(draft.assets.filter((asset) => asset.id === "licensify")).toHaveLength(3);
    expect(messagesOf("govuk", "duplicate-row")).toEqual([
      "2 rows name an asset that its area already names.",
    ]);
    const teamOf = new Map(draft.areas.map((area) => [area.id as string, area.name]));
    const differ = draft.assets.filter((asset) => {
      const alerts = asset.extra?.["alerts_team"];
      return alerts !== undefined && alerts !== teamOf.get(asset.areaId ?? "");
    });
    expect(differ).toHaveLength(93);
  });

  test("hmcts: 98 products have two owners, 8 one", () => {
    const owners = read("hmcts").own.org.records.assets.map(
      (a) => a.extra?.["owner_teams"]?.split(";").length,
    );
    expect([owners.filter((n) => n === 2).length, owners.filter((n) => n === 1).length]).toEqual([98, 8]);
  });

  test("cloudfoundry: 7 of 412 repositories are claimed more than once, 6 by several areas", () => {
    const { draft, org } = read("cloudfoundry").own;
    const claims = new Map<string, number>();
    for (const asset of draft.assets) claims.set(asset.id, (claims.get(asset.id) ?? 0) + 1);
    expect([...claims.values()].filter((n) => n > 1)).toHaveLength(7);
    expect(org.records.assets.filter((asset) => asset.claimedBy !== undefined)).toHaveLength(6);
    expect(problemsOf("cloudfoundry", "asset-claimed")).toHaveLength(6);
    expect(problemsOf("cloudfoundry", "duplicate-row").map((problem) => problem.count)).toEqual([1]);
  });

  test.each(SETS)("%s: no fault blocks but the hats", (set) => {
    const blocking = read(set)
      .own.org.problems.filter((problem) => problem.blocks)
      .map((problem) => problem.code);
    const hats: Partial<Record<SetName, readonly string[]>> = {
      "sourcegraph-2022-05-15": ["hat", "hat", "hat", "hat", "two-managers"],
      "sourcegraph-2024-06-25": ["hat", "hat", "hat"],
    };
    expect(blocking).toEqual(hats[set] ?? []);
  });
});
