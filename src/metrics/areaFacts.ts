import {
  areaSubtreeOf,
  NONE,
  ownersOf,
  WORK_ADVISORY,
  WORK_ASSUMED,
  WORK_CORE,
  WORK_GUESS,
  WORK_IMPLIED,
  WORK_LEAD,
  type Org,
} from "../org/index.ts";
import { linesOf, type Lines } from "./lines.ts";
import { peopleColumns, PERSON_PLACEHOLDER, PERSON_VACANT } from "./peopleColumns.ts";

/** People with a current core row in an area or below it, guesses left out, ascending. Columns of equal length. */
export interface AreaCore {
  readonly people: Int32Array;
  /** Share of the person in the area and below, core rows only. */
  readonly share: Float64Array;
  /** 1 where one of those rows names the person a lead. */
  readonly isLead: Uint8Array;
  /** Whether a share among them was not given. */
  readonly assumed: boolean;
}

interface Facts {
  readonly core: (AreaCore | undefined)[];
  readonly leaders: (readonly number[] | undefined)[];
  threads: Float64Array | undefined;
  sole: Int32Array | undefined;
  ownedBy: ReadonlyMap<number, readonly number[]> | undefined;
  ownerOf: Uint8Array | undefined;
  said: ReadonlySet<AreaField> | undefined;
  leadRows: Uint8Array | undefined;
}

// An Org is a value: what is derived from it never changes, so it is kept beside it and goes with it.
const factsByOrg = new WeakMap<Org, Facts>();

function factsOf(org: Org): Facts {
  let facts = factsByOrg.get(org);
  if (facts === undefined) {
    facts = {
      core: [],
      leaders: [],
      threads: undefined,
      sole: undefined,
      ownedBy: undefined,
      ownerOf: undefined,
      said: undefined,
      leadRows: undefined,
    };
    factsByOrg.set(org, facts);
  }
  return facts;
}

/**
 * The core people of an area and the areas below it. Kept per org. O(rows) the first time.
 * @example areaCoreOf(org, areaIndex(org, "pay")).people.length
 */
export function areaCoreOf(org: Org, area: number): AreaCore {
  const facts = factsOf(org);
  return (facts.core[area] ??= buildCore(org, area));
}

function buildCore(org: Org, area: number): AreaCore {
  const { areaStart } = org.work;
  const { enter, end } = org.areaTree;
  const size = end[area]! - enter[area]!;
  return size === 1 && isPlain(org, area)
    ? sliceCore(org, areaStart[area]!, areaStart[area + 1]!)
    : gatherCore(org, area);
}

/** Whether the rows of the area itself are confirmed core rows, each of another person: most areas. */
function isPlain({ work: { areaStart, person, flags } }: Org, area: number): boolean {
  const first = areaStart[area]!;
  for (let row = first; row < areaStart[area + 1]!; row++) {
    if ((flags[row]! & (WORK_CORE | WORK_GUESS)) !== WORK_CORE) return false;
    if (row > first && person[row] === person[row - 1]) return false;
  }
  return true;
}

/** Slices of the org's own columns: nothing is copied. */
function sliceCore(org: Org, first: number, end: number): AreaCore {
  const { person, share, flags } = org.work;
  let assumed = false;
  for (let row = first; row < end; row++) if ((flags[row]! & WORK_ASSUMED) !== 0) assumed = true;
  return {
    people: person.subarray(first, end),
    share: share.subarray(first, end),
    isLead: leadRowsOf(org).subarray(first, end),
    assumed,
  };
}

/** 1 for each row of the work that names its person a lead. Kept per org. */
function leadRowsOf(org: Org): Uint8Array {
  return (factsOf(org).leadRows ??= org.work.flags.map((bits) => ((bits & WORK_LEAD) === 0 ? 0 : 1)));
}

function gatherCore(org: Org, area: number): AreaCore {
  const { areaStart, person, share, flags } = org.work;
  const { enter, end, preorder } = org.areaTree;
  const rows: number[] = [];
  let assumed = false;
  for (let at = enter[area]!; at < end[area]!; at++) {
    const inner = preorder[at]!;
    for (let row = areaStart[inner]!; row < areaStart[inner + 1]!; row++) {
      if ((flags[row]! & (WORK_CORE | WORK_GUESS)) !== WORK_CORE) continue;
      if ((flags[row]! & WORK_ASSUMED) !== 0) assumed = true;
      rows.push(row);
    }
  }
  // Rows of one area are sorted by person already.
  if (end[area]! - enter[area]! > 1) sortByPerson(rows, person);
  const people = new Int32Array(rows.length);
  const shares = new Float64Array(rows.length);
  const isLead = new Uint8Array(rows.length);
  let size = 0;
  for (const row of rows) {
    if (size === 0 || people[size - 1] !== person[row]) people[size++] = person[row]!;
    shares[size - 1]! += share[row]!;
    if ((flags[row]! & WORK_LEAD) !== 0) isLead[size - 1] = 1;
  }
  return {
    people: people.subarray(0, size),
    share: shares.subarray(0, size),
    isLead: isLead.subarray(0, size),
    assumed,
  };
}

/** By person, then by row. As numbers in one column: an area above all others holds as many rows as the company. */
function sortByPerson(rows: number[], person: Int32Array): void {
  const size = person.length;
  const keys = Float64Array.from(rows, (row) => person[row]! * size + row).sort();
  for (let i = 0; i < rows.length; i++) rows[i] = keys[i]! % size;
}

/**
 * T of each person: Σ (share ÷ Σ shares)² over their core and loan areas; NaN where they have none.
 * @example threadOf(org, personIndex(org, "dev"))
 */
export function threadOf(org: Org, person: number): number {
  return threadColumn(org)[person]!;
}

/** T of everybody, kept per org. */
export function threadColumn(org: Org): Float64Array {
  return (factsOf(org).threads ??= threadsOf(org));
}

function threadsOf(org: Org): Float64Array {
  const { personStart, byPerson, area, share, flags } = org.work;
  const threads = new Float64Array(org.people.length).fill(Number.NaN);
  for (let p = 0; p < threads.length; p++) {
    const first = personStart[p]!;
    const end = personStart[p + 1]!;
    // Most people have one row: one thread, if it is theirs at all.
    if (end === first + 1) {
      const row = byPerson[first]!;
      if ((flags[row]! & (WORK_ADVISORY | WORK_GUESS)) === 0 && share[row]! > 0) threads[p] = 1;
      continue;
    }
    const byArea = new Map<number, number>();
    let sum = 0;
    for (let k = first; k < end; k++) {
      const row = byPerson[k]!;
      if ((flags[row]! & (WORK_ADVISORY | WORK_GUESS)) !== 0) continue;
      sum += share[row]!;
      byArea.set(area[row]!, (byArea.get(area[row]!) ?? 0) + share[row]!);
    }
    if (sum <= 0) continue;
    let thread = 0;
    for (const part of byArea.values()) thread += (part / sum) ** 2;
    threads[p] = thread;
  }
  return threads;
}

/**
 * Product and platform areas that are live and real: those a company may make single-threaded.
 * @example isProductArea(org, areaIndex(org, "company")) // false
 */
export function isProductArea(org: Org, area: number): boolean {
  const { kind } = org.areas[area]!;
  return (kind === "product" || kind === "platform") && isLiveArea(org, area);
}

/**
 * Live and named by the data, not made by a reading policy.
 * @example isLiveArea(org, areaIndex(org, "pay"))
 */
export function isLiveArea(org: Org, area: number): boolean {
  const { status, placeholder } = org.areas[area]!;
  return status === "active" && placeholder !== true;
}

/**
 * The one current owner, −1 where there is none or several.
 * @example soleOwnerOf(org, areaIndex(org, "pay")) === NONE
 */
export function soleOwnerOf(org: Org, area: number): number {
  const facts = factsOf(org);
  facts.sole ??= Int32Array.from(org.areas, (_, a) => {
    const owners = ownersOf(org, a);
    return owners.length === 1 ? owners[0]! : NONE;
  });
  return facts.sole[area]!;
}

/**
 * Areas that each person owns now, alone or with others, ascending; retired and made-up ones left out.
 * @example ownedAreas(org).get(personIndex(org, "owner"))
 */
export function ownedAreas(org: Org): ReadonlyMap<number, readonly number[]> {
  const facts = factsOf(org);
  if (facts.ownedBy !== undefined) return facts.ownedBy;
  const owned = new Map<number, number[]>();
  for (let area = 0; area < org.areas.length; area++) {
    const { status, placeholder } = org.areas[area]!;
    if (placeholder === true || status === "retired") continue;
    const owners = ownersOf(org, area);
    for (const owner of owners.length > 1 ? new Set(owners) : owners) {
      const list = owned.get(owner);
      if (list === undefined) owned.set(owner, [area]);
      else list.push(area);
    }
  }
  return (facts.ownedBy = owned);
}

/**
 * By person: 0 owns nothing, 1 owns an area of `ownedAreas`, 2 a live product or platform area among them. Kept per org.
 * @example ownerColumn(org)[personIndex(org, "owner")] // 2
 */
export function ownerColumn(org: Org): Uint8Array {
  const facts = factsOf(org);
  if (facts.ownerOf !== undefined) return facts.ownerOf;
  const column = new Uint8Array(org.people.length);
  for (const [person, areas] of ownedAreas(org))
    column[person] = areas.some((area) => isProductArea(org, area)) ? 2 : 1;
  return (facts.ownerOf = column);
}

export type AreaField = "owners" | "deputyId" | "charter";

/**
 * Whether any area of the org has the field: where none has, it is not said rather than missing. Kept per org.
 * @example areasSay(org, "charter")
 */
export function areasSay(org: Org, field: AreaField): boolean {
  const facts = factsOf(org);
  facts.said ??= saidFields(org);
  return facts.said.has(field);
}

function saidFields({ areas }: Org): ReadonlySet<AreaField> {
  const said = new Set<AreaField>();
  for (const { owners, deputyId, charter } of areas) {
    if (owners.length > 0) said.add("owners");
    if (deputyId !== undefined) said.add("deputyId");
    if (charter !== undefined) said.add("charter");
  }
  return said;
}

/**
 * Whether any area at all names an owner; without one, owners are not said rather than missing.
 * @example ownersKnown(org)
 */
export function ownersKnown(org: Org): boolean {
  return areasSay(org, "owners");
}

/**
 * The leads of a set of people: per discipline the `isLead` row, else smallest depth, then highest level, then
 * smallest id. People without a discipline lead nothing, unless nobody has one.
 * @example [...leadsOf(org, areaCoreOf(org, pay).people, () => false).values()]
 */
export function leadsOf(
  org: Org,
  people: ArrayLike<number>,
  isLead: (position: number) => boolean,
  lines: Lines = linesOf(org),
): Map<number, number> {
  const { craft } = peopleColumns(org);
  return new Map(leadersOf(org, people, isLead, lines).map((lead) => [craft[lead]!, lead]));
}

/**
 * As `leadsOf`, as a list in the order in which their disciplines come first.
 * @example leadersOf(org, areaCoreOf(org, pay).people, () => false)
 */
export function leadersOf(
  org: Org,
  people: ArrayLike<number>,
  isLead: (position: number) => boolean,
  lines: Lines = linesOf(org),
): number[] {
  const { craft } = peopleColumns(org);
  // Positions of the best so far. A handful of disciplines: looked for in a row, they cost less than a table.
  const best: number[] = [];
  for (let i = 0; i < people.length; i++) {
    const discipline = craft[people[i]!]!;
    let at = 0;
    while (at < best.length && craft[people[best[at]!]!] !== discipline) at++;
    if (at === best.length) best.push(i);
    else {
      const known = best[at]!;
      const lead = isLead(i);
      if (lead === isLead(known) ? leadsBefore(org, lines, people[i]!, people[known]!) : lead) best[at] = i;
    }
  }
  const leads: number[] = [];
  for (const position of best) {
    const lead = people[position]!;
    if (craft[lead] !== NONE || best.length === 1) leads.push(lead);
  }
  return leads;
}

/**
 * Who leads the core of an area, by the lines of the org, in the order in which their disciplines come first. Kept per org.
 * @example areaLeadersOf(org, areaIndex(org, "pay"))
 */
export function areaLeadersOf(org: Org, area: number): readonly number[] {
  const { leaders } = factsOf(org);
  const known = leaders[area];
  if (known !== undefined) return known;
  const { people, isLead } = areaCoreOf(org, area);
  return (leaders[area] = leadersOf(org, people, (i) => isLead[i] === 1));
}

function leadsBefore(org: Org, lines: Lines, person: number, known: number): boolean {
  const depth = lines.depth(person) - lines.depth(known);
  if (depth !== 0) return depth < 0;
  const { level: levels } = peopleColumns(org);
  const own = levels[person]!;
  const theirs = levels[known]!;
  const level = (Number.isNaN(theirs) ? -1 : theirs) - (Number.isNaN(own) ? -1 : own);
  if (level !== 0) return level < 0;
  return org.people[person]!.id < org.people[known]!.id;
}

/**
 * Reporting legs under a boss: 1 if the boss is one of the people; else the distinct keys of the boss's reports
 * through which the people are reached. Key: the report's discipline, or the area if the report owns an active
 * single-threaded one. Without a boss (different trees), the roots stand for the reports.
 */
export function legsOf(
  org: Org,
  people: ArrayLike<number>,
  boss: number,
  lines: Lines = linesOf(org),
): number {
  const { seen, mark } = markOf(org);
  const keys = new Set<number>();
  for (let i = 0; i < people.length; i++) {
    let at = people[i]!;
    if (at === boss) return 1;
    // Up to where somebody before has passed.
    while (seen[at] !== mark) {
      seen[at] = mark;
      const above = lines.parent(at);
      if (above === boss || above === NONE) {
        keys.add(legKey(org, at));
        break;
      }
      at = above;
    }
  }
  return keys.size;
}

interface Marks {
  /** By person: the last mark set there. */
  readonly seen: Int32Array;
  mark: number;
}

const marksByOrg = new WeakMap<Org, Marks>();

/** A column to tick people off in, with a mark nobody has used: a Set for each of thousands of areas cost more. */
function markOf(org: Org): Marks {
  let marks = marksByOrg.get(org);
  if (marks === undefined)
    marksByOrg.set(org, (marks = { seen: new Int32Array(org.people.length), mark: 0 }));
  marks.mark++;
  return marks;
}

/** A report of a boss through whom people are reached, and what its leg is counted by. */
export interface LegReport {
  readonly report: number;
  /** Equal for reports of one leg: the discipline, an area that the report owns, or the report alone. */
  readonly by: { readonly kind: "discipline" | "area" | "person"; readonly index: number };
  /** How many of the people are that report or stand below. */
  readonly people: number;
}

/**
 * The rows behind the legs: each report of the boss through whom the people are reached, in the order of the people.
 * Distinct `by` are the legs; none where the boss is one of the people, who then stand on one.
 * @example legReports(org, areaCoreOf(org, pay).people, boss).length
 */
export function legReports(
  org: Org,
  people: Iterable<number>,
  boss: number,
  lines: Lines = linesOf(org),
): readonly LegReport[] {
  const reached = new Map<number, number>();
  for (const person of people) {
    if (person === boss) return [];
    let at = person;
    for (let above = lines.parent(at); above !== boss && above !== NONE; above = lines.parent(at)) at = above;
    reached.set(at, (reached.get(at) ?? 0) + 1);
  }
  return [...reached].map(([report, count]) => ({ report, by: legBy(org, report), people: count }));
}

/** Equal for reports of one leg: areas first, then disciplines, then people. */
export function legKey(org: Org, report: number): number {
  const area = threadedAreaOf(org, report);
  if (area !== NONE) return area;
  const discipline = peopleColumns(org).craft[report]!;
  // Somebody without a discipline is a leg of their own: nothing says they share one.
  return org.areas.length + (discipline === NONE ? org.disciplines.length + report : discipline);
}

function legBy(org: Org, report: number): LegReport["by"] {
  const area = threadedAreaOf(org, report);
  if (area !== NONE) return { kind: "area", index: area };
  const discipline = peopleColumns(org).craft[report]!;
  return discipline === NONE ? { kind: "person", index: report } : { kind: "discipline", index: discipline };
}

/** The first active single-threaded area the person owns, −1 without one. */
function threadedAreaOf(org: Org, person: number): number {
  if (ownerColumn(org)[person] === 0) return NONE;
  for (const area of ownedAreas(org).get(person) ?? NO_AREAS)
    if (org.areas[area]!.mode === "sto" && isLiveArea(org, area)) return area;
  return NONE;
}

const NO_AREAS: readonly number[] = [];

/**
 * Part of an area's people whose rows somebody confirmed: people with a confirmed row ÷ people with a confirmed or
 * guessed one. An owner's implied row is no row. Null where there is no row at all.
 * @param below whether the areas below count too.
 * @example coverageOf(org, areaIndex(org, "pay"), true)
 */
export function coverageOf(org: Org, area: number, below = false): number | null {
  const inner = below ? areaSubtreeOf(org, area) : [area];
  if (!inner.some((one) => hasGuess(org, one))) return inner.some((one) => hasRow(org, one)) ? 1 : null;
  const { areaStart, person, flags } = org.work;
  const confirmed = new Set<number>();
  const all = new Set<number>();
  for (const one of inner) {
    for (let row = areaStart[one]!; row < areaStart[one + 1]!; row++) {
      if ((flags[row]! & WORK_IMPLIED) !== 0) continue;
      all.add(person[row]!);
      if ((flags[row]! & WORK_GUESS) === 0) confirmed.add(person[row]!);
    }
  }
  return all.size === 0 ? null : confirmed.size / all.size;
}

function hasGuess({ work: { areaStart, flags } }: Org, area: number): boolean {
  for (let row = areaStart[area]!; row < areaStart[area + 1]!; row++)
    if ((flags[row]! & (WORK_GUESS | WORK_IMPLIED)) === WORK_GUESS) return true;
  return false;
}

/** Whether a row of the area is more than the one its owner implies. */
function hasRow({ work: { areaStart, flags } }: Org, area: number): boolean {
  for (let row = areaStart[area]!; row < areaStart[area + 1]!; row++)
    if ((flags[row]! & WORK_IMPLIED) === 0) return true;
  return false;
}

/**
 * Whether the person is, on the org's day, somebody who counts in FTE: a filled seat that is not a placeholder.
 * @example isFilled(org, personIndex(org, "dev"))
 */
export function isFilled(org: Org, person: number): boolean {
  return (peopleColumns(org).flags[person]! & NOT_FILLED) === 0;
}

/** Bits of a person's flags that keep them from counting; loops over many people ask the column itself. */
export const NOT_FILLED = PERSON_VACANT | PERSON_PLACEHOLDER;

/**
 * Full-time equivalents of the filled core seats, and of the vacant ones beside them.
 * @example coreFteOf(org, areaCoreOf(org, areaIndex(org, "pay"))).filled
 */
export function coreFteOf(org: Org, core: AreaCore): { readonly filled: number; readonly vacant: number } {
  const { fte: fullTime, flags } = peopleColumns(org);
  let filled = 0;
  let vacant = 0;
  for (let i = 0; i < core.people.length; i++) {
    const person = core.people[i]!;
    const fte = fullTime[person]! * core.share[i]!;
    if ((flags[person]! & NOT_FILLED) === 0) filled += fte;
    else vacant += fte;
  }
  return { filled, vacant };
}

/** Depth of the highest of `people` reversed: how far the deepest stands below `boss`, in reporting lines. */
export function hopsBelow(
  org: Org,
  people: readonly number[],
  boss: number,
  lines: Lines = linesOf(org),
): number {
  let most = 0;
  const base = lines.depth(boss);
  for (const person of people) most = Math.max(most, lines.depth(person) - base);
  return most;
}
