import { PROBLEM_ROWS_MAX, say, type Problem } from "../../org/index.ts";
import type { InputFile, Reading } from "../define.ts";
import { formatList, formatPairs } from "../tabular/cells.ts";
import type { ListName } from "../tabular/fields.ts";
import { fileText } from "../tabular/fileText.ts";
import { tableOf, type Cells } from "../tabular/records.ts";
import { ID_COLUMN, LOGIN_COLUMN, SYSTEM } from "./fields.ts";
import { fieldsOf, readJson, textAt } from "./json.ts";
import { GITHUB_LIMITS } from "./limits.ts";
import { collectTeams, type Place, type Team, type TeamFile, type Teams } from "./teams.ts";

/**
 * Reads what `gh api orgs/…/teams`, `…/members` and `…/repos` print: teams are areas, maintainers lead, repositories
 * belong to the teams that administer them. Source: docs/guides/formats.md#github.
 */
export function readGithub(files: readonly InputFile[], reading: Reading): void {
  const read: TeamFile[] = [];
  for (const file of files) {
    const faults = reading.faults(file.name);
    if (file.bytes.length > GITHUB_LIMITS.bytes)
      return reading.refuse(
        faults,
        `it has ${file.bytes.length} bytes, at most ${GITHUB_LIMITS.bytes} are read`,
      );
    const { values, repeated, stop } = readJson(fileText(file, faults));
    if (stop?.isLimit === true) return reading.refuse(faults, stop.refusal);
    if (stop !== undefined) reading.problem(jsonBad(file.name, stop.line, stop.refusal));
    if (repeated !== undefined) reading.problem(keyRepeated(file.name, repeated));
    read.push({ name: file.name, faults, records: values });
  }
  const teams = collectTeams(read);
  const rows = createRows();
  for (const team of teams.all) rows.add("areas", team, areaOf(team));
  for (const [login, user] of teams.users)
    rows.add("people", user, [
      ["id", login],
      ["name", textAt(user.fields, "name")],
      ["email", textAt(user.fields, "email")],
      [LOGIN_COLUMN, login],
      [ID_COLUMN, textAt(user.fields, "id")],
    ]);
  const inherited = addMembers(teams, rows);
  const inheritedGrants = addRepos(teams, rows);
  for (const [file, ofFile] of rows.byFile)
    for (const [list, cells] of ofFile) tableOf(list, cells, reading, file.faults);
  for (const [file, places] of teams.others)
    reading.problem(skipped(file.name, places.length, "neither team, person nor repository", "read past"));
  for (const [file, logins] of teams.bots)
    reading.problem({
      ...skipped(
        file.name,
        logins.length,
        `${logins.length === 1 ? "is a program" : "are programs"} and no ${logins.length === 1 ? "person" : "people"} (${logins.slice(0, 5).join(", ")}${logins.length > 5 ? " and more" : ""})`,
        "left out",
      ),
      subjects: logins.slice(0, PROBLEM_ROWS_MAX),
    });
  const [first] = read;
  if (first !== undefined && inherited > 0)
    reading.problem(
      skipped(
        first.name,
        inherited,
        "of members of a team below, whom GitHub lists in the team above too",
        "read once, in the team below",
      ),
    );
  if (first !== undefined && inheritedGrants > 0)
    reading.problem(
      skipped(
        first.name,
        inheritedGrants,
        "of permissions that a team has from the team above",
        "read once, in the team above",
      ),
    );
}

interface Rows {
  readonly byFile: Map<TeamFile, Map<ListName, Cells[]>>;
  add(list: ListName, place: Place, cells: readonly (readonly [string, string])[]): void;
}

function createRows(): Rows {
  const byFile = new Map<TeamFile, Map<ListName, Cells[]>>();
  return {
    byFile,
    add(list, { file, row }, cells) {
      const ofFile = byFile.get(file) ?? new Map<ListName, Cells[]>();
      byFile.set(file, ofFile);
      const ofList = ofFile.get(list) ?? [];
      ofFile.set(list, ofList);
      ofList.push({ row, cells: new Map(cells) });
    },
  };
}

function areaOf({ slug, parentSlug, fields }: Team): (readonly [string, string])[] {
  const organisation = organisationOf(fields);
  return [
    ["id", slug],
    ["name", textAt(fields, "name")],
    ["parent_id", parentSlug],
    ["aliases", organisation === "" ? "" : formatList([`@${organisation}/${slug}`])],
    ["description", textAt(fields, "description")],
    ["privacy", textAt(fields, "privacy")],
    [ID_COLUMN, textAt(fields, "id")],
  ];
}

const TEAM_PAGE = /^https:\/\/[^/\s]+\/orgs\/([A-Za-z0-9-]{1,100})\/teams\//;

/** The organisation a team says it belongs to: by its page, or by name. */
function organisationOf(fields: Team["fields"]): string {
  const page = TEAM_PAGE.exec(textAt(fields, "html_url"))?.[1];
  return page ?? textAt(fieldsOf(fields.get("organization")), "login");
}

/** The teams above one, nearest first; a circle ends where it closes. */
function above(slug: string, { teams }: Teams): string[] {
  const found = new Set<string>();
  let parent = teams.get(slug)?.parentSlug ?? "";
  while (parent !== "" && parent !== slug && !found.has(parent)) {
    found.add(parent);
    parent = teams.get(parent)?.parentSlug ?? "";
  }
  return [...found];
}

/** A member of a team is listed in every team above it. Returns how many such rows were left out. */
function addMembers(teams: Teams, rows: Rows): number {
  const inherited = new Set<string>();
  for (const [slug, members] of teams.members)
    for (const parent of above(slug, teams)) {
      const ofParent = teams.members.get(parent);
      if (ofParent === undefined) continue;
      for (const login of members.keys())
        if (ofParent.get(login)?.role === "member") inherited.add(`${parent}\n${login}`);
    }
  for (const [slug, members] of teams.members)
    for (const [login, member] of members) {
      if (inherited.has(`${slug}\n${login}`)) continue;
      rows.add("assignments", member, [
        ["person_id", login],
        ["area_id", slug],
        ["is_lead", member.role === "maintainer" ? "true" : ""],
      ]);
    }
  return inherited.size;
}

/** Each repository under the teams with the strongest permission. Returns how many grants only come from above. */
function addRepos(teams: Teams, rows: Rows): number {
  let inherited = 0;
  for (const [name, repo] of teams.repos) {
    const grants = teams.grants.get(name) ?? new Map<string, number>();
    const best = Math.min(...grants.values());
    const strongest = [...grants].filter(([, rank]) => rank === best).map(([slug]) => slug);
    const own = strongest.filter((slug) => !above(slug, teams).some((parent) => grants.get(parent) === best));
    inherited += strongest.length - own.length;
    const cells: (readonly [string, string])[] = [
      ["id", name],
      ["name", name],
      ["kind", "repo"],
      ["external_ids", formatPairs([[SYSTEM, name]])],
      ["archived", repo.fields.get("archived") === true ? "true" : ""],
    ];
    if (own.length === 0) rows.add("assets", repo, cells);
    for (const slug of own) rows.add("assets", repo, [...cells, ["area_id", slug]]);
  }
  return inherited;
}

function jsonBad(file: string, line: number, refusal: string): Problem {
  return {
    code: "document-bad",
    blocks: true,
    file,
    rows: [line],
    count: 1,
    policy: "what stands before is read",
    message: say([])`${file} is no JSON from line ${line} on: ${refusal}.`,
    subjects: [],
    fixes: [],
  };
}

function keyRepeated(file: string, repeated: { count: number; key: string; line: number }): Problem {
  return {
    code: "document-bad",
    blocks: false,
    file,
    rows: [repeated.line],
    count: repeated.count,
    policy: "the last one counts",
    message: say(
      [],
    )`${file} says a key twice in one record, first ${JSON.stringify(repeated.key.slice(0, 60))} in line ${repeated.line}.`,
    subjects: [],
    fixes: [],
  };
}

function skipped(file: string, count: number, what: string, policy: string): Problem {
  return {
    code: "record-skipped",
    blocks: false,
    file,
    rows: [],
    count,
    policy,
    message: say([])`${count} ${count === 1 ? "record" : "records"} of ${file} ${what}.`,
    subjects: [],
    fixes: [],
  };
}
