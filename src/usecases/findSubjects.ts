import type { Org, Redirect } from "../org/index.ts";
import { dependenciesBetween, NO_PAIRS } from "./dependencyPairs.ts";
import { nearSubjects, NEAR_MAX } from "./nearSubjects.ts";
import { redirectEnds } from "./redirectEnds.ts";
import { ADDRESS_MAX, mayBeOn, readRepoAddress, type RepoAddress } from "./repoAddress.ts";
import { subjectIndex, type SubjectIndex } from "./subjectIndex.ts";
import {
  entryAt,
  innerPath,
  nameOf,
  namesOf,
  PEOPLE,
  THINGS,
  type Entry,
  type NamedBy,
  type Subject,
  type SubjectKind,
  type SubjectName,
} from "./subjectNames.ts";
import { looseText, newSketch, sketchText } from "./textSketch.ts";

export type { NamedBy, Subject, SubjectKind } from "./subjectNames.ts";

/** A subject that a text names, and how. */
export interface FoundSubject extends Subject {
  /** Position in `org.areas`, `org.people`, `org.disciplines`, or in the list of `org.records`. */
  readonly position: number;
  readonly by: NamedBy;
  /** What an address names inside the subject, where that has no entry of its own: "docs/x.md". */
  readonly inside?: string;
  /** Redirects that were followed from the text to the subject, in order. */
  readonly followed: readonly Redirect[];
}

export interface FoundSubjects {
  /** What the text names; at most `EXACT_MAX`, see `total`. */
  readonly exact: readonly FoundSubject[];
  readonly total: number;
  /** At most five others, when it names nothing; null where none were looked for. */
  readonly near: readonly Subject[] | null;
}

/** So many subjects of one name are told apart; the rest are counted. */
export const EXACT_MAX = 50;

/**
 * Finds what a text names. An exact id wins over names, so that a name equal to another thing's id cannot hide it;
 * then the text as written (case apart), then without accents, blanks, `_` and `-`. An external id may be written
 * with its system (`github:org/repo`), alone, or as the repository's address. Redirects are followed.
 * An address inside a repository names the longest listed path above it. A dependency is also named by its two areas:
 * "pay -> ads". Names are indexed once per org; a lookup does not depend on its size, near misses read all names.
 * @param kinds which lists are searched.
 * @param suggests whether near misses are looked for.
 * @example findSubjects(org, "Search Core", ["area"]).exact[0]?.id
 */
export function findSubjects(
  org: Org,
  text: string,
  kinds: readonly SubjectKind[],
  suggests = true,
): FoundSubjects {
  const wanted = text.trim();
  const groups = groupsOf(kinds).map((group) => subjectIndex(org, group));
  if (wanted === "") return { exact: [], total: 0, near: [] };
  for (const matching of matchers(wanted)) {
    const { inside } = matching;
    const found = new Map<string, FoundSubject>();
    let total = 0;
    for (const index of groups)
      for (const { entry, name } of matchesOf(org, index, matching)) {
        if (entry.kind !== "redirect" && !kinds.includes(entry.kind)) continue;
        total++;
        if (found.size >= EXACT_MAX) continue;
        for (const subject of followed(org, entry, name.by))
          if (kinds.includes(subject.kind))
            found.set(
              `${subject.kind} ${subject.id}`,
              inside === undefined ? subject : { ...subject, inside },
            );
      }
    if (found.size > 0) return { exact: [...found.values()], total: Math.max(found.size, total), near: [] };
  }
  const pairs = kinds.includes("dependency")
    ? dependenciesBetween(org, wanted, (side) => findSubjects(org, side, ["area"], suggests))
    : NO_PAIRS;
  const exact = pairs.exact.slice(0, EXACT_MAX).map((position) => dependencyAt(org, position));
  if (exact.length > 0) return { exact, total: pairs.exact.length, near: [] };
  if (!suggests) return { exact: [], total: 0, near: null };
  const near = [
    ...pairs.near.map((position) => subjectAt(org, "dependency", position)),
    ...nearTo(org, groups, wanted, kinds),
  ];
  return { exact: [], total: 0, near: distinct(near).slice(0, NEAR_MAX) };
}

const groupsOf = (kinds: readonly SubjectKind[]): ("things" | "people")[] => [
  ...(THINGS.some((kind) => kinds.includes(kind)) ? (["things"] as const) : []),
  ...(PEOPLE.some((kind) => kinds.includes(kind)) ? (["people"] as const) : []),
];

/** One way in which a name may be what was asked for, and the text whose hash finds it. */
interface Matching {
  readonly text: string;
  readonly isMatch: (name: SubjectName) => boolean;
  readonly inside?: string;
}

function matchers(text: string): Matching[] {
  const plain = plainText(text);
  const loose = looseText(text);
  const address = readRepoAddress(text);
  return [
    { text, isMatch: (name) => name.by === "id" && name.text === text },
    { text, isMatch: (name) => plainText(name.text) === plain },
    ...(loose === "" ? [] : [{ text, isMatch: (name: SubjectName) => looseText(name.text) === loose }]),
    ...systemMatchers(text),
    ...(address === undefined ? [] : addressMatchers(address)),
  ];
}

/** `github:org/repo`: what that system calls so; with a path behind it, the longest listed path above. */
function systemMatchers(text: string): Matching[] {
  const colon = text.indexOf(":");
  const [system, id] = [plainText(text.slice(0, Math.max(0, colon))), text.slice(colon + 1)];
  if (system === "" || id === "" || text.length > ADDRESS_MAX) return [];
  const isOf = (name: SubjectName): boolean =>
    name.by === "external-id" && plainText(name.system ?? "") === system;
  const whole: Matching = {
    text: id,
    isMatch: (name) => isOf(name) && plainText(name.text) === plainText(id),
  };
  const [org, repo, ...inner] = id.split("/").filter((step) => step !== "");
  return org === undefined || repo === undefined || inner.length === 0 || id.startsWith("/")
    ? [whole]
    : [whole, ...pathMatchers(`${org}/${repo}`, inner, isOf)];
}

/** Without case and the forms Unicode holds equal. */
const plainText = (text: string): string => text.normalize("NFKC").toLowerCase();

function addressMatchers({ host, repo, inner }: RepoAddress): Matching[] {
  return pathMatchers(
    repo,
    inner.split("/").filter((step) => step !== ""),
    (name) => (name.by === "address" ? name.system === host : mayBeOn(name.system ?? "", host)),
  );
}

/** A path inside a repository is looked for from the whole of it upwards, the repository itself last. */
function pathMatchers(
  repo: string,
  steps: readonly string[],
  isThere: (name: SubjectName) => boolean,
): Matching[] {
  return Array.from({ length: steps.length + 1 }, (_, cut) => {
    const path = steps.slice(0, steps.length - cut).join("/");
    const rest = cut === 0 ? {} : { inside: steps.join("/") };
    return writtenAs(repo, path).map((text) => ({
      text,
      isMatch: (name: SubjectName) => plainText(name.text) === plainText(text) && isThere(name),
      ...rest,
    }));
  }).flat();
}

/** How lists write a path of a repository: as part of its address, or as the pattern of a CODEOWNERS line. */
function writtenAs(repo: string, path: string): string[] {
  if (path === "") return [repo];
  const inner = innerPath(repo, path);
  const line = `${repo}:/${path}`;
  return [inner, `${inner}/`, line, `${line}/`, `${line}/**`];
}

function matchesOf(
  org: Org,
  index: SubjectIndex,
  { text, isMatch }: Matching,
): { readonly entry: Entry; readonly name: SubjectName }[] {
  const sketch = newSketch();
  sketchText(text, sketch);
  const matches: { entry: Entry; name: SubjectName }[] = [];
  const place = sketch.hash & (index.first.length - 1);
  for (let row = index.first[place] ?? -1; row >= 0; row = index.next[row] ?? -1) {
    if (index.hash[row] !== sketch.hash) continue;
    const entry = index.lists.at(index.ref[row] ?? 0);
    const name = namesOf(org, entry).find(isMatch);
    if (name !== undefined) matches.push({ entry, name });
  }
  return matches;
}

/** The subject itself, or what redirects lead to from it; what ended without a successor keeps position −1. */
function followed(org: Org, entry: Entry, by: NamedBy): FoundSubject[] {
  const kind = entry.kind === "redirect" ? entry.record.kind : entry.kind;
  const id = entry.kind === "redirect" ? entry.record.fromId : entry.record.id;
  const found = redirectEnds(org, kind, id).flatMap((end): FoundSubject[] => {
    const position = positionOf(org, kind, end.id);
    if (position !== undefined)
      return [{ ...subjectAt(org, kind, position), position, by, followed: end.path }];
    return end.path.length === 0
      ? []
      : [{ kind, id: end.id, name: end.id, position: -1, by, followed: end.path }];
  });
  return found.length === 0 && entry.kind !== "redirect"
    ? [{ ...subjectAt(org, entry.kind, entry.position), position: entry.position, by, followed: [] }]
    : found;
}

function subjectAt(org: Org, kind: SubjectKind, position: number): Subject {
  const entry = entryAt(org, kind, position);
  return { kind, id: entry.record.id, name: nameOf(org, entry) };
}

const dependencyAt = (org: Org, position: number): FoundSubject => ({
  ...subjectAt(org, "dependency", position),
  position,
  by: "name",
  followed: [],
});

function positionOf(org: Org, kind: SubjectKind, id: string): number | undefined {
  if (kind === "area") return org.areaIndexById.get(id);
  if (kind === "person") return org.personIndexById.get(id);
  const index = subjectIndex(org, kind === "discipline" ? "people" : "things");
  const exact = matchesOf(org, index, { text: id, isMatch: (name) => name.by === "id" && name.text === id });
  return exact.find(({ entry }) => entry.kind === kind)?.entry.position;
}

function nearTo(
  org: Org,
  groups: readonly SubjectIndex[],
  text: string,
  kinds: readonly SubjectKind[],
): Subject[] {
  const last = readRepoAddress(text)?.repo.split("/").at(-1);
  return groups.flatMap((index) => nearSubjects(org, index, last ?? text, kinds));
}

const distinct = (subjects: readonly Subject[]): Subject[] =>
  subjects.filter(
    (one, i) => subjects.findIndex((other) => other.kind === one.kind && other.id === one.id) === i,
  );
