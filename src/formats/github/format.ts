import {
  say,
  type Area,
  type Asset,
  type OrgLists,
  type OrgRecords,
  type Person,
  type Problem,
} from "../../org/index.ts";
import { slugOf } from "../codeowners/index.ts";
import type { Written } from "../define.ts";
import { notCarried, registersLeftOut } from "../tabular/notCarried.ts";
import { LOGIN_COLUMN, SYSTEM } from "./fields.ts";

const FILE = "teams.json";

/**
 * An org as teams: one `teams.json`, a list of what GitHub's calls for teams take (name, description, privacy, parent)
 * with members by their login and repositories. A login is never guessed: people without the column `github_login`
 * are counted as not written. Source: docs/guides/formats.md#github.
 * @example formatGithub(org.records).files.map((file) => file.name) // ["teams.json"]
 */
export function formatGithub(lists: OrgLists | OrgRecords): Written {
  const areas = lists.areas
    .filter((area) => area.placeholder !== true)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { slugs, clashes } = slugsOf(areas);
  const logins = new Map<string, string>(
    lists.people.flatMap((person) => {
      const login = loginOf(person);
      return login === undefined ? [] : [[person.id, login] as const];
    }),
  );
  const strangers = lists.people.filter((one) => one.placeholder !== true && !logins.has(one.id));
  const members = membersOf(lists, logins);
  const repos = reposOf(lists.assets);
  const teams = areas
    .filter((area) => slugs.has(area.id))
    .map((area) => {
      const parent = area.parentId === null ? undefined : slugs.get(area.parentId);
      return {
        name: area.name,
        slug: slugs.get(area.id),
        description: textOf(area, "description"),
        // Only teams that all may see can stand below others.
        privacy: textOf(area, "privacy") === "secret" ? "secret" : "closed",
        parent: parent === undefined ? null : { slug: parent },
        members: [...(members.byArea.get(area.id) ?? [])]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([login, role]) => ({ login, role })),
        repos: (repos.byArea.get(area.id) ?? [])
          .sort()
          .map((full_name) => ({ full_name, permission: "admin" })),
      };
    });
  const text = `${JSON.stringify(teams, null, 2)}\n`;
  return {
    files: teams.length === 0 ? [] : [{ name: FILE, bytes: new TextEncoder().encode(text) }],
    problems: [
      ...clashProblems(clashes),
      ...notCarried(
        "GitHub's teams",
        [
          {
            count: strangers.length,
            one: "person",
            many: "people",
            which: strangers,
            because: `no column ${LOGIN_COLUMN} says who they are there`,
          },
          {
            count: members.leftOut,
            one: "assignment",
            many: "assignments",
            because: "they end, advise, are guesses, or their person is not written",
          },
          {
            count: repos.others.length,
            one: "thing that is no repository of an area",
            many: "things that are no repositories of an area",
            because:
              "a repository has the kind repo or the external id github, a name <organisation>/<repository>, and an area",
            which: repos.others,
          },
          ...registersLeftOut(lists),
        ],
        FILE,
      ),
    ],
  };
}

/** Short names: the alias `@org/team`, else what GitHub makes of the id. Two areas of one short name have none. */
function slugsOf(areas: readonly Area[]): {
  readonly slugs: ReadonlyMap<string, string>;
  readonly clashes: readonly Area[];
} {
  const bySlug = new Map<string, Area[]>();
  for (const area of areas) {
    const slug = area.aliases
      ?.map((alias) => /^@[^/]+\/([^/]+)$/.exec(alias)?.[1])
      .find((one) => one !== undefined);
    const own = slug ?? slugOf(area.id);
    const known = bySlug.get(own);
    if (known === undefined) bySlug.set(own, [area]);
    else known.push(area);
  }
  const slugs = new Map<string, string>();
  const clashes: Area[] = [];
  for (const [slug, [area, ...others]] of bySlug) {
    if (area !== undefined && others.length === 0 && slug !== "") slugs.set(area.id, slug);
    else clashes.push(...(area === undefined ? [] : [area]), ...others);
  }
  return { slugs, clashes };
}

function loginOf(person: Person): string | undefined {
  const { extra } = person;
  const login = extra !== undefined && Object.hasOwn(extra, LOGIN_COLUMN) ? extra[LOGIN_COLUMN] : undefined;
  return login !== undefined && /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(login) ? login : undefined;
}

function textOf({ extra }: Area, column: string): string {
  return extra !== undefined && Object.hasOwn(extra, column) ? (extra[column] ?? "") : "";
}

function membersOf(lists: OrgLists, logins: ReadonlyMap<string, string>) {
  const byArea = new Map<string, Map<string, "member" | "maintainer">>();
  let leftOut = 0;
  for (const row of lists.assignments) {
    const login = logins.get(row.personId);
    if (login === undefined || row.guess !== undefined || row.type === "advisory" || row.to !== undefined) {
      leftOut++;
      continue;
    }
    const team = byArea.get(row.areaId) ?? new Map<string, "member" | "maintainer">();
    byArea.set(row.areaId, team);
    if (row.isLead || !team.has(login)) team.set(login, row.isLead ? "maintainer" : "member");
  }
  return { byArea, leftOut };
}

const FULL_NAME = /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/;

function reposOf(assets: readonly Asset[]) {
  const byArea = new Map<string, string[]>();
  const others: string[] = [];
  for (const asset of assets) {
    const ids = asset.externalIds ?? {};
    const name =
      (Object.hasOwn(ids, SYSTEM) ? ids[SYSTEM] : undefined) ?? (asset.kind === "repo" ? asset.id : "");
    const areas = new Set([
      ...(asset.areaId === undefined ? [] : [asset.areaId]),
      ...(asset.claimedBy ?? []),
    ]);
    if (Object.hasOwn(ids, "path") || !FULL_NAME.test(name) || areas.size === 0) {
      others.push(asset.id);
      continue;
    }
    for (const area of areas) {
      const known = byArea.get(area);
      if (known === undefined) byArea.set(area, [name]);
      else known.push(name);
    }
  }
  return { byArea, others };
}

function clashProblems(areas: readonly Area[]): Problem[] {
  const [first, second] = areas;
  if (first === undefined) return [];
  return [
    {
      code: "handle-missing",
      blocks: false,
      rows: [],
      count: areas.length,
      policy: "not written",
      message:
        second === undefined
          ? say([
              "area.id",
            ])`${first.name} has no letters or digits that GitHub could make a short name of: give it an alias @organisation/team.`
          : say([
              "area.id",
            ])`${areas.length} areas have no short name of their own, such as ${first.name} and ${second.name}: give each an alias @organisation/team.`,
      subjects: areas.slice(0, 200).map((area) => area.id),
      fixes: [],
    },
  ];
}
