import type { Faults } from "../tabular/faults.ts";
import { OWNING } from "./fields.ts";
import { fieldsOf, listAt, textAt, type JsonFields, type JsonValue } from "./json.ts";

/** A file as records, and where in the import it lies. */
export interface TeamFile {
  readonly name: string;
  readonly faults: Faults;
  readonly records: readonly JsonValue[];
}

/** Where a record stands: its file, and its place among the file's records, from 1. */
export interface Place {
  readonly file: TeamFile;
  readonly row: number;
}

export interface Team extends Place {
  readonly slug: string;
  readonly parentSlug: string;
  readonly fields: JsonFields;
}

export type TeamRole = "member" | "maintainer";

/** What all files say together. */
export interface Teams {
  readonly teams: ReadonlyMap<string, Team>;
  /** A slug that stands there again: its first place counts for references, both become rows. */
  readonly all: readonly Team[];
  readonly users: ReadonlyMap<string, Place & { readonly fields: JsonFields }>;
  /** Team → login → role. */
  readonly members: ReadonlyMap<string, Map<string, Place & { readonly role: TeamRole }>>;
  readonly repos: ReadonlyMap<string, Place & { readonly fields: JsonFields }>;
  /** Repository → team → the place of its permission in `OWNING`. */
  readonly grants: ReadonlyMap<string, Map<string, number>>;
  /** Logins of programs, by the first file that names each: they are no people. */
  readonly bots: ReadonlyMap<TeamFile, readonly string[]>;
  /** Records that are neither team, person nor repository. */
  readonly others: ReadonlyMap<TeamFile, readonly number[]>;
}

/** Sorts the records of all files: teams first, since the name of a file may be that of a team. */
export function collectTeams(files: readonly TeamFile[]): Teams {
  const all: Team[] = [];
  const teams = new Map<string, Team>();
  for (const file of files)
    recordsOf(file).forEach(({ fields, row }) => {
      if (!isTeam(fields)) return;
      const team = {
        file,
        row,
        fields,
        slug: textAt(fields, "slug"),
        parentSlug: textAt(fieldsOf(fields.get("parent")), "slug"),
      };
      all.push(team);
      if (!teams.has(team.slug)) teams.set(team.slug, team);
    });

  const users = new Map<string, Place & { readonly fields: JsonFields }>();
  const members = new Map<string, Map<string, Place & { readonly role: TeamRole }>>();
  const repos = new Map<string, Place & { readonly fields: JsonFields }>();
  const grants = new Map<string, Map<string, number>>();
  const botFile = new Map<string, TeamFile>();
  const others = new Map<TeamFile, number[]>();

  const addUser = (value: JsonValue, place: Place, team: string | undefined, role: TeamRole): boolean => {
    const fields: JsonFields | undefined =
      typeof value === "string" ? new Map([["login", value]]) : fieldsOf(value);
    const login = textAt(fields, "login");
    if (fields === undefined || login === "") return false;
    if (textAt(fields, "type") === "Bot" || login.endsWith("[bot]")) {
      if (!botFile.has(login)) botFile.set(login, place.file);
      return true;
    }
    const known = users.get(login);
    if (known === undefined || known.fields.size < fields.size) users.set(login, { ...place, fields });
    if (team === undefined) return true;
    const said = [textAt(fields, "role"), textAt(fields, "role_name")].includes("maintainer");
    const ofTeam = members.get(team) ?? new Map<string, Place & { readonly role: TeamRole }>();
    members.set(team, ofTeam);
    if (said || role === "maintainer" || !ofTeam.has(login))
      ofTeam.set(login, { ...place, role: said ? "maintainer" : role });
    return true;
  };
  const addRepo = (value: JsonValue, place: Place, team: string | undefined): boolean => {
    const fields = fieldsOf(value);
    const name = textAt(fields, "full_name");
    if (fields === undefined || name === "") return false;
    if (!repos.has(name)) repos.set(name, { ...place, fields });
    const rank = rankOf(fields);
    if (team === undefined || rank < 0) return true;
    const ofRepo = grants.get(name) ?? new Map<string, number>();
    grants.set(name, ofRepo.set(team, Math.min(rank, ofRepo.get(team) ?? rank)));
    return true;
  };

  for (const file of files) {
    const { team, role } = contextOf(file.name, teams);
    for (const { fields, row } of recordsOf(file)) {
      const place = { file, row };
      if (isTeam(fields)) {
        const slug = textAt(fields, "slug");
        for (const one of listAt(fields, "members")) addUser(one, place, slug, "member");
        for (const one of listAt(fields, "maintainers")) addUser(one, place, slug, "maintainer");
        for (const key of ["repos", "repositories"])
          for (const one of listAt(fields, key)) addRepo(one, place, slug);
      } else if (!addRepo(fields, place, team) && !addUser(fields, place, team, role)) {
        const known = others.get(file);
        if (known === undefined) others.set(file, [row]);
        else known.push(row);
      }
    }
  }
  const bots = new Map<TeamFile, string[]>();
  for (const [login, file] of botFile) bots.set(file, [...(bots.get(file) ?? []), login]);
  return { teams, all, users, members, repos, grants, bots, others };
}

const isTeam = (fields: JsonFields): boolean => textAt(fields, "slug") !== "" && !fields.has("full_name");

/** Records of a file: pages may be lists, lists of lists, or one after the other. */
function recordsOf(file: TeamFile): { readonly fields: JsonFields; readonly row: number }[] {
  const found: { readonly fields: JsonFields; readonly row: number }[] = [];
  const pages = file.records.flatMap((value) =>
    Array.isArray(value) ? (value as readonly JsonValue[]) : [value],
  );
  const values = pages.flatMap((value) => (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]));
  values.forEach((value, i) => {
    const fields = fieldsOf(value);
    if (fields !== undefined) found.push({ fields, row: i + 1 });
  });
  return found;
}

const LISTS: Readonly<Record<string, TeamRole>> = {
  members: "member",
  maintainers: "maintainer",
  repos: "member",
};

/** The team whose members or repositories a file lists: `teams/pay/members.json`, `pay-members.json`. */
function contextOf(
  name: string,
  teams: ReadonlyMap<string, Team>,
): { readonly team: string | undefined; readonly role: TeamRole } {
  const steps = name.replace(/\.json$/i, "").split("/");
  const base = steps.pop() ?? "";
  for (const [list, role] of Object.entries(LISTS)) {
    const slug =
      base === list
        ? (steps.at(-1) ?? "")
        : base.endsWith(`-${list}`) || base.endsWith(`.${list}`)
          ? base.slice(0, -list.length - 1)
          : base.startsWith(`${list}-`) || base.startsWith(`${list}.`)
            ? base.slice(list.length + 1)
            : undefined;
    if (slug !== undefined) return { team: teams.has(slug) ? slug : undefined, role };
  }
  return { team: undefined, role: "member" };
}

/** The place of the strongest owning permission, −1 where the team only works there. */
function rankOf(fields: JsonFields): number {
  const permissions = fieldsOf(fields.get("permissions"));
  const words = [textAt(fields, "role_name"), textAt(fields, "permission")];
  return OWNING.findIndex((word) => permissions?.get(word) === true || words.includes(word));
}
