import {
  group,
  PROBLEM_ROWS_MAX,
  say,
  type Area,
  type Asset,
  type OrgLists,
  type OrgRecords,
  type Problem,
  type Sentence,
} from "../../org/index.ts";
import type { OutputFile, WriteOptions, Written } from "../define.ts";
import { notCarried, registersLeftOut } from "../tabular/notCarried.ts";
import { CODEOWNERS_LIMITS } from "./limits.ts";
import { wider } from "./lines.ts";
import {
  EVERYTHING,
  innerName,
  isRepoName,
  isPersonHandle,
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
 * the shorter, all teams of a path on one line, with the people the source named there. Only patterns that every
 * parser reads alike; a path with an owner nobody knows the handle of gets no line. A team is known by an alias, id
 * or name `@org/team` of its area, or all are by `options.organisation`.
 * Source: docs/guides/formats.md#codeowners.
 * @example formatCodeowners(org.records, { organisation: "acme" }).files[0]?.name // "repos/acme/pay/CODEOWNERS"
 */
export function formatCodeowners(lists: OrgLists | OrgRecords, options: WriteOptions = {}): Written {
  const places = lists.assets.flatMap((asset) => placeOf(asset, options.organisation) ?? []);
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
    else if (text !== "") files.push({ name: fileOf(repo), bytes });
  }
  return {
    files,
    problems: [
      ...unsafeProblems(refusals.unsafe),
      ...handleProblems(refusals, lists.areas, options.organisation),
      ...refusals.large.map(largeProblem),
      ...leftOut(lists, places, refusals.nobody),
    ],
  };
}

interface Refusals {
  readonly unsafe: Place[];
  readonly large: string[];
  /** Areas whose team nobody named. */
  readonly areas: Nameless;
  /** Owners that are no handle. */
  readonly owners: Nameless;
  /** Things of nobody, around which nobody owns anything either. */
  readonly nobody: Asset[];
}

/** Owners without a handle, and the lines that are left out for them. */
interface Nameless {
  readonly ids: Set<string>;
  readonly places: Place[];
}

const createRefusals = (): Refusals => ({
  unsafe: [],
  large: [],
  areas: { ids: new Set(), places: [] },
  owners: { ids: new Set(), places: [] },
  nobody: [],
});

const fileOf = (repo: string): string => `repos/${repo}/CODEOWNERS`;

/** Repository and path of a thing; undefined where it is none of a repository. */
function placeOf(asset: Asset, organisation: string | undefined): Place | undefined {
  const ids = asset.externalIds ?? {};
  const said = REPO_SYSTEMS.map((system) => (Object.hasOwn(ids, system) ? ids[system] : undefined)).find(
    (id) => id !== undefined,
  );
  if (said === undefined && asset.kind !== "repo") return undefined;
  const name = said ?? asset.id;
  const inOrganisation = (repo: string): string =>
    organisation === undefined || repo.includes("/") ? repo : `${organisation}/${repo}`;
  const path = Object.hasOwn(ids, PATH_SYSTEM) ? ids[PATH_SYSTEM] : undefined;
  const line = path === undefined ? undefined : readLineName(path);
  // A line read from a file says its repository twice; elsewhere somebody may have written the path alone.
  if (line !== undefined && innerName(line.repo, line.pattern) === name)
    return { asset, repo: inOrganisation(line.repo), pattern: line.pattern };
  return { asset, repo: inOrganisation(name), pattern: path ?? EVERYTHING };
}

/** Team of each area: an alias, id or name that is one, else the slug GitHub makes of the id, where that is no other area's. */
function handlesOf(areas: readonly Area[], organisation: string | undefined): ReadonlyMap<string, string> {
  const handles = new Map<string, string>();
  const slugs = new Map<string, string[]>();
  for (const area of areas) {
    const said = [...(area.aliases ?? []), area.id, area.name].find(isTeamHandle);
    if (said !== undefined) handles.set(area.id, said);
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
    const owners = ownersOf(place, handles, refusals);
    if (owners === undefined) continue;
    const all = ownersByPattern.get(place.pattern) ?? new Set<string>();
    for (const owner of owners) all.add(owner);
    ownersByPattern.set(place.pattern, all);
  }
  // A path that nobody owns would fall to the owners of the folder around it: it gets a line that names nobody.
  const isLine = (pattern: string): boolean =>
    [pattern, ...wider(pattern)].some((one) => (ownersByPattern.get(one)?.size ?? 0) > 0);
  for (const { asset, pattern } of safe)
    if (ownersByPattern.get(pattern)?.size === 0 && !isLine(pattern)) refusals.nobody.push(asset);
  // In the order of code units a folder stands before what lies in it, and "*" before "/".
  return [...ownersByPattern]
    .filter(([pattern]) => isLine(pattern))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pattern, owners]) => `${[pattern, ...owners].join(" ")}\n`)
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

/**
 * Teams of a thing and the people its source named, each in order. Where one has no handle there is no line: half an
 * answer is a wrong one, and a line without owners would take the path from who reviews the folder around it.
 */
function ownersOf(
  place: Place,
  handles: ReadonlyMap<string, string>,
  refusals: Refusals,
): readonly string[] | undefined {
  const { asset } = place;
  const areas = [
    ...new Set([...(asset.areaId === undefined ? [] : [asset.areaId]), ...(asset.claimedBy ?? [])]),
  ];
  // Teams speak through their areas; a team that is none may be gone.
  const named = (asset.ownerIds ?? []).filter((owner) => !isTeamHandle(owner));
  const people = named.filter(isPersonHandle);
  const missing = areas.filter((area) => !handles.has(area));
  // People beside a team are evidence; alone they are all that is known.
  const unknown = areas.length > 0 ? [] : named.filter((owner) => !isPersonHandle(owner));
  if (missing.length === 0 && unknown.length === 0)
    return [...areas.flatMap((area) => handles.get(area) ?? []).sort(), ...people.sort()];
  const nameless = missing.length > 0 ? refusals.areas : refusals.owners;
  for (const id of missing.length > 0 ? missing : unknown) nameless.ids.add(id);
  nameless.places.push(place);
  return undefined;
}

function unsafeProblems(places: readonly Place[]): Problem[] {
  const [first] = places;
  if (first === undefined) return [];
  const where = whereOf(first);
  const isOneFile = places.every(({ repo }) => repo === first.repo) && isRepoName(first.repo);
  return [
    {
      code: "path-unsafe",
      blocks: false,
      ...(isOneFile ? { file: fileOf(first.repo) } : {}),
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

const whereOf = ({ pattern, repo }: Place): string =>
  pattern === EVERYTHING ? repo : `${pattern} in ${repo}`;

const LISTED_MAX = 5;

function listOf(texts: readonly string[]): string {
  const rest = texts.length - LISTED_MAX;
  return `${texts.slice(0, LISTED_MAX).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function handleProblems(
  { areas: unnamed, owners }: Refusals,
  areas: readonly Area[],
  organisation: string | undefined,
): Problem[] {
  const names = new Map<string, string>(areas.map((area) => [area.id, area.name]));
  const teams = [...unnamed.ids].sort();
  const people = [...owners.ids].sort();
  const way =
    organisation === undefined
      ? "Give each area its team as an alias, @organisation/team, or name the organisation"
      : "Give each its team as an alias, @organisation/team";
  return [
    ...namelessProblem(
      unnamed,
      teams,
      say([
        "area.aliases",
      ])`${teams.length} ${teams.length === 1 ? "area has" : "areas have"} no known team: ${listOf(teams.map((id) => names.get(id) ?? id))}. ${withoutLine(unnamed.places)} ${way}.`,
    ),
    ...namelessProblem(
      owners,
      people,
      say([
        "asset.ownerIds",
      ])`${group(people.length)} ${people.length === 1 ? "owner is" : "owners are"} neither @user nor an address. ${withoutLine(owners.places)} Give the thing an area, or write its owner as @user.`,
    ),
  ];
}

const withoutLine = (places: readonly Place[]): string =>
  `No line is written for ${places.length} ${places.length === 1 ? "path" : "paths"}: ${listOf(places.map(whereOf))}.`;

function namelessProblem({ places }: Nameless, ids: readonly string[], message: Sentence): Problem[] {
  const [first] = places;
  if (first === undefined) return [];
  const isOneFile = places.every(({ repo }) => repo === first.repo) && isRepoName(first.repo);
  return [
    {
      code: "handle-missing",
      blocks: false,
      ...(isOneFile ? { file: fileOf(first.repo) } : {}),
      rows: [],
      count: ids.length,
      policy: "no line of their own: the owners of a wider line answer; a handle is never made up",
      message,
      subjects: ids.slice(0, PROBLEM_ROWS_MAX),
      fixes: [],
    },
  ];
}

function largeProblem(repo: string): Problem {
  return {
    code: "limit",
    blocks: false,
    file: fileOf(repo),
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

function leftOut(
  lists: OrgLists | OrgRecords,
  places: readonly Place[],
  nobody: readonly Asset[],
): Problem[] {
  const crafts = lists.disciplines.filter((one) => one.leadId !== undefined || one.ladderUrl !== undefined);
  const people = lists.people.filter((one) => one.placeholder !== true);
  const written = new Set(places.map(({ asset }) => asset));
  const others = lists.assets.filter((asset) => !written.has(asset));
  return notCarried("CODEOWNERS", [
    { count: people.length, one: "person", many: "people", which: people },
    { count: lists.assignments.length, one: "assignment", many: "assignments" },
    { count: crafts.length, one: "discipline", many: "disciplines", which: crafts.map(({ id }) => id) },
    {
      count: others.length,
      one: "thing that is no repository",
      many: "things that are no repositories",
      because: kindsOf(others),
      which: others.map(({ id }) => id),
    },
    {
      count: nobody.length,
      one: "path",
      many: "paths",
      because: "neither an area nor a person is said to own what stands there",
      which: nobody.map(({ id }) => id),
    },
    ...registersLeftOut(lists),
  ]);
}

/** As what the things were read, and how a repository among them is said to be one. */
function kindsOf(assets: readonly Asset[]): string {
  const counts = new Map<string, number>();
  const words = new Set<string>();
  for (const { kind, extra } of assets) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const word = extra?.["source_kind"];
    if (kind === "service" && word !== undefined) words.add(word);
  }
  const kinds = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const [word] = [...words].sort();
  const way =
    word === undefined
      ? "give a repository the kind repo, or the external id github:<organisation>/<repository>"
      : `${words.size === 1 ? "the word" : `${words.size} words, such as`} ${JSON.stringify(word.slice(0, 60))}${words.size === 1 ? " is" : ", are"} read as service; where it means a repository, say so under words in onethread.yaml, ${JSON.stringify(word.slice(0, 60))}: repo`;
  return `they are read as ${kinds.map(([kind, count]) => `${kind} (${count})`).join(", ")}; ${way}`;
}
