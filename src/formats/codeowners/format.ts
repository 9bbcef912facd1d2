import { say, type Area, type Asset, type OrgLists, type OrgRecords, type Problem } from "../../org/index.ts";
import type { OutputFile, WriteOptions, Written } from "../define.ts";
import { notCarried } from "../tabular/notCarried.ts";
import { CODEOWNERS_LIMITS } from "./limits.ts";
import { wider } from "./lines.ts";
import {
  EVERYTHING,
  innerName,
  isRepoName,
  isSafePattern,
  isTeamHandle,
  PATH_SYSTEM,
  readLineName,
  REPO_SYSTEMS,
} from "./paths.ts";

/** What a line of ours is made from. */
interface Place {
  readonly asset: Asset;
  readonly repo: string;
  readonly pattern: string;
}

/**
 * One CODEOWNERS a repository, `repos/<repository>/CODEOWNERS`: a line for everything, then paths, the longer after
 * the shorter, all teams of a path on one line. Only patterns that every parser reads alike; an area without a known
 * team gets no line. A team is known by an alias `@org/team` of its area, or all are by `options.organisation`.
 * Source: docs/guides/formats.md#codeowners.
 * @example formatCodeowners(org.records, { organisation: "acme" }).files[0]?.name // "repos/acme/pay/CODEOWNERS"
 */
export function formatCodeowners(lists: OrgLists | OrgRecords, options: WriteOptions = {}): Written {
  const places = lists.assets.flatMap((asset) => placeOf(asset) ?? []);
  const handles = handlesOf(lists.areas, options.organisation);
  const refusals = createRefusals();
  const byRepo = new Map<string, Place[]>();
  for (const place of places) {
    const known = byRepo.get(place.repo);
    if (known !== undefined) known.push(place);
    else if (isRepoName(place.repo)) byRepo.set(place.repo, [place]);
    else refusals.unsafe.push(place);
  }
  const folded = caseTwins([...byRepo.keys()]);
  const files: OutputFile[] = [];
  for (const [repo, inRepo] of [...byRepo].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (folded.has(repo)) {
      refusals.unsafe.push(...inRepo);
      continue;
    }
    const text = textOf(inRepo, handles, refusals);
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > CODEOWNERS_LIMITS.writtenBytes) refusals.large.push(repo);
    else if (text !== "") files.push({ name: `repos/${repo}/CODEOWNERS`, bytes });
  }
  return {
    files,
    problems: [
      ...unsafeProblems(refusals.unsafe),
      ...handleProblems(refusals, lists.areas, options.organisation),
      ...refusals.large.map(largeProblem),
      ...leftOut(lists, places.length, refusals.nobody),
    ],
  };
}

interface Refusals {
  readonly unsafe: Place[];
  readonly large: string[];
  /** Areas whose team nobody named → lines they would have had. */
  readonly handles: Map<string, number>;
  /** Things of no area. */
  nobody: number;
}

const createRefusals = (): Refusals => ({ unsafe: [], large: [], handles: new Map(), nobody: 0 });

/** Repository and path of a thing; undefined where it is none of a repository. */
function placeOf(asset: Asset): Place | undefined {
  const ids = asset.externalIds ?? {};
  const said = REPO_SYSTEMS.map((system) => (Object.hasOwn(ids, system) ? ids[system] : undefined)).find(
    (id) => id !== undefined,
  );
  if (said === undefined && asset.kind !== "repo") return undefined;
  const path = Object.hasOwn(ids, PATH_SYSTEM) ? ids[PATH_SYSTEM] : undefined;
  const repo = said ?? asset.id;
  const line = path === undefined ? undefined : readLineName(path);
  // A line read from a file says its repository twice; elsewhere somebody may have written the path alone.
  if (line !== undefined && innerName(line.repo, line.pattern) === repo) return { asset, ...line };
  return { asset, repo, pattern: path ?? EVERYTHING };
}

/** Team of each area: an alias that is one, else the slug GitHub makes of the id, where that is no other area's. */
function handlesOf(areas: readonly Area[], organisation: string | undefined): ReadonlyMap<string, string> {
  const handles = new Map<string, string>();
  const slugs = new Map<string, string[]>();
  for (const area of areas) {
    const alias = area.aliases?.find(isTeamHandle);
    if (alias !== undefined) handles.set(area.id, alias);
    else {
      const slug = slugOf(area.id);
      const known = slugs.get(slug);
      if (known === undefined) slugs.set(slug, [area.id]);
      else known.push(area.id);
    }
  }
  const taken = new Set([...handles.values()].map((handle) => handle.toLowerCase()));
  if (organisation !== undefined)
    for (const [slug, [id, ...others]] of slugs) {
      const handle = `@${organisation}/${slug}`;
      const isOne = id !== undefined && others.length === 0 && isTeamHandle(handle);
      if (isOne && !taken.has(handle.toLowerCase())) handles.set(id, handle);
    }
  return handles;
}

/** As GitHub makes the short name of a team: letters and digits, the rest as dashes. @example slugOf("Pay & Go") // "pay-go" */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-|-$/g, "");
}

function textOf(places: readonly Place[], handles: ReadonlyMap<string, string>, refusals: Refusals): string {
  const safe = places.filter((place) => isSafePattern(place.pattern));
  refusals.unsafe.push(...places.filter((place) => !isSafePattern(place.pattern)));
  const twins = caseTwins(safe.flatMap(({ pattern }) => stepsOf(pattern)));
  const ownersByPattern = new Map<string, Set<string>>();
  for (const place of safe) {
    if (stepsOf(place.pattern).some((step) => twins.has(step))) {
      refusals.unsafe.push(place);
      continue;
    }
    const owners = teamsOf(place.asset, handles, refusals);
    const all = ownersByPattern.get(place.pattern) ?? new Set<string>();
    for (const owner of owners) all.add(owner);
    ownersByPattern.set(place.pattern, all);
  }
  // In the order of code units a folder stands before what lies in it, and "*" before "/".
  // A path whose team nobody knows would fall to the team of the folder around it: it gets a line that names nobody.
  return [...ownersByPattern]
    .filter(
      ([pattern, owners]) =>
        owners.size > 0 || wider(pattern).some((one) => (ownersByPattern.get(one)?.size ?? 0) > 0),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pattern, owners]) => `${[pattern, ...[...owners].sort()].join(" ")}\n`)
    .join("");
}

/** The folders on the way to a path, and the path without its last slash. */
function stepsOf(pattern: string): string[] {
  const path = pattern.replace(/\/$/, "");
  const steps: string[] = [];
  for (let at = path.indexOf("/", 1); at >= 0; at = path.indexOf("/", at + 1)) steps.push(path.slice(0, at));
  return [...steps, path];
}

/** Texts that another only differs from by case: half of the programs take them for one. */
function caseTwins(texts: readonly string[]): ReadonlySet<string> {
  const spellings = new Map<string, Set<string>>();
  for (const text of texts) {
    const known = spellings.get(text.toLowerCase()) ?? new Set<string>();
    spellings.set(text.toLowerCase(), known.add(text));
  }
  return new Set([...spellings.values()].filter((known) => known.size > 1).flatMap((known) => [...known]));
}

/** All teams of a thing, its own area's first. Where one has no team, none is named: half an answer is a wrong one. */
function teamsOf(asset: Asset, handles: ReadonlyMap<string, string>, refusals: Refusals): string[] {
  const areas = [
    ...new Set([...(asset.areaId === undefined ? [] : [asset.areaId]), ...(asset.claimedBy ?? [])]),
  ];
  if (areas.length === 0) refusals.nobody++;
  const missing = areas.filter((area) => !handles.has(area));
  for (const area of missing) refusals.handles.set(area, (refusals.handles.get(area) ?? 0) + 1);
  return missing.length > 0 ? [] : areas.flatMap((area) => handles.get(area) ?? []);
}

function unsafeProblems(places: readonly Place[]): Problem[] {
  const [first] = places;
  if (first === undefined) return [];
  const where = first.pattern === EVERYTHING ? first.repo : `${first.pattern} in ${first.repo}`;
  return [
    {
      code: "path-unsafe",
      blocks: false,
      rows: [],
      count: places.length,
      policy: "not written",
      message: say([
        "asset.externalIds",
      ])`${places.length} ${places.length === 1 ? "path is" : "paths are"} not written, since programs read them differently: ${shown(where)}. Paths are /folder/ or /folder/file, of letters, digits and . _ -, and differ by more than case.`,
      subjects: places.slice(0, 200).map(({ asset }) => asset.id),
      fixes: [],
    },
  ];
}

/** A text that may hold anything, on one line. */
const shown = (text: string): string => JSON.stringify(text.slice(0, 60));

function handleProblems(
  { handles }: Refusals,
  areas: readonly Area[],
  organisation: string | undefined,
): Problem[] {
  if (handles.size === 0) return [];
  const names = new Map<string, string>(areas.map((area) => [area.id, area.name]));
  const ids = [...handles.keys()].sort();
  const lines = [...handles.values()].reduce((sum, count) => sum + count, 0);
  const listed = ids
    .slice(0, 5)
    .map((id) => names.get(id) ?? id)
    .join(", ");
  return [
    {
      code: "handle-missing",
      blocks: false,
      rows: [],
      count: ids.length,
      policy: "their paths name nobody; a team is never made up",
      message: say([
        "area.aliases",
      ])`${ids.length} ${ids.length === 1 ? "area has" : "areas have"} no known team: ${listed}${ids.length > 5 ? " and more" : ""}. ${lines} ${lines === 1 ? "path names" : "paths name"} nobody. ${organisation === undefined ? "Give each area its team as an alias, @organisation/team, or name the organisation" : "Give each its team as an alias, @organisation/team"}.`,
      subjects: ids.slice(0, 200),
      fixes: [],
    },
  ];
}

function largeProblem(repo: string): Problem {
  return {
    code: "limit",
    blocks: false,
    rows: [],
    count: 1,
    policy: "not written",
    message: say(
      [],
    )`CODEOWNERS of ${repo} would be larger than ${CODEOWNERS_LIMITS.writtenBytes / 1_000_000} MB, which GitHub does not read: give folders instead of files.`,
    subjects: [repo],
    fixes: [],
  };
}

function leftOut(lists: OrgLists | OrgRecords, written: number, nobody: number): Problem[] {
  const crafts = lists.disciplines.filter((one) => one.leadId !== undefined || one.ladderUrl !== undefined);
  return notCarried("CODEOWNERS", [
    { count: lists.people.filter((one) => one.placeholder !== true).length, one: "person", many: "people" },
    { count: lists.assignments.length, one: "assignment", many: "assignments" },
    { count: crafts.length, one: "discipline", many: "disciplines" },
    {
      count: lists.assets.length - written,
      one: "thing that is no repository",
      many: "things that are no repositories",
    },
    { count: nobody, one: "owner", many: "owners", because: "no area has the path" },
    { count: lists.dependencies.length, one: "dependency", many: "dependencies" },
    { count: lists.decisions.length, one: "decision", many: "decisions" },
    { count: lists.waivers.length, one: "waiver", many: "waivers" },
    { count: lists.redirects.length, one: "redirect", many: "redirects" },
  ]);
}
