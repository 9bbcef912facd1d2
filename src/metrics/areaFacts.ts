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
  readonly threads: Float64Array;
  sole: Int32Array | undefined;
  ownedBy: ReadonlyMap<number, readonly number[]> | undefined;
  said: ReadonlySet<AreaField> | undefined;
}

// An Org is a value: what is derived from it never changes, so it is kept beside it and goes with it.
const factsByOrg = new WeakMap<Org, Facts>();

function factsOf(org: Org): Facts {
  let facts = factsByOrg.get(org);
  if (facts === undefined) {
    facts = { core: [], threads: threadsOf(org), sole: undefined, ownedBy: undefined, said: undefined };
    factsByOrg.set(org, facts);
  }
  return facts;
}

/** The core people of an area and the areas below it. Kept per org. O(rows) the first time. */
export function areaCoreOf(org: Org, area: number): AreaCore {
  const facts = factsOf(org);
  return (facts.core[area] ??= buildCore(org, area));
}

function buildCore(org: Org, area: number): AreaCore {
  const { areaStart, person, share, flags } = org.work;
  const at = new Map<number, { share: number; isLead: number }>();
  let assumed = false;
  for (const inner of areaSubtreeOf(org, area)) {
    for (let row = areaStart[inner]!; row < areaStart[inner + 1]!; row++) {
      if ((flags[row]! & (WORK_CORE | WORK_GUESS)) !== WORK_CORE) continue;
      const lead = (flags[row]! & WORK_LEAD) === 0 ? 0 : 1;
      if ((flags[row]! & WORK_ASSUMED) !== 0) assumed = true;
      const known = at.get(person[row]!);
      if (known === undefined) at.set(person[row]!, { share: share[row]!, isLead: lead });
      else {
        known.share += share[row]!;
        known.isLead |= lead;
      }
    }
  }
  const people = Int32Array.from(at.keys()).sort();
  return {
    people,
    share: Float64Array.from(people, (p) => at.get(p)!.share),
    isLead: Uint8Array.from(people, (p) => at.get(p)!.isLead),
    assumed,
  };
}

/** T of each person: Σ (share ÷ Σ shares)² over their core and loan areas; NaN where they have none. */
export function threadOf(org: Org, person: number): number {
  return factsOf(org).threads[person]!;
}

function threadsOf(org: Org): Float64Array {
  const { personStart, byPerson, area, share, flags } = org.work;
  const threads = new Float64Array(org.people.length).fill(Number.NaN);
  for (let p = 0; p < threads.length; p++) {
    const byArea = new Map<number, number>();
    let sum = 0;
    for (let k = personStart[p]!; k < personStart[p + 1]!; k++) {
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

/** Product and platform areas that are live and real: those a company may make single-threaded. */
export function isProductArea(org: Org, area: number): boolean {
  const { kind } = org.areas[area]!;
  return (kind === "product" || kind === "platform") && isLiveArea(org, area);
}

/** Live and named by the data, not made by a reading policy. */
export function isLiveArea(org: Org, area: number): boolean {
  const { status, placeholder } = org.areas[area]!;
  return status === "active" && placeholder !== true;
}

/** The one current owner, −1 where there is none or several. */
export function soleOwnerOf(org: Org, area: number): number {
  const facts = factsOf(org);
  facts.sole ??= Int32Array.from(org.areas, (_, a) => {
    const owners = ownersOf(org, a);
    return owners.length === 1 ? owners[0]! : NONE;
  });
  return facts.sole[area]!;
}

/** Areas that each person owns now, alone or with others, ascending; retired and made-up ones left out. */
export function ownedAreas(org: Org): ReadonlyMap<number, readonly number[]> {
  const facts = factsOf(org);
  if (facts.ownedBy !== undefined) return facts.ownedBy;
  const owned = new Map<number, number[]>();
  for (let area = 0; area < org.areas.length; area++) {
    const { status, placeholder } = org.areas[area]!;
    if (placeholder === true || status === "retired") continue;
    for (const owner of new Set(ownersOf(org, area))) {
      const list = owned.get(owner);
      if (list === undefined) owned.set(owner, [area]);
      else list.push(area);
    }
  }
  return (facts.ownedBy = owned);
}

export type AreaField = "owners" | "deputyId" | "charter";

/** Whether any area of the org has the field: where none has, it is not said rather than missing. Kept per org. */
export function areasSay(org: Org, field: AreaField): boolean {
  const facts = factsOf(org);
  facts.said ??= new Set(
    org.areas.flatMap((area): AreaField[] => [
      ...(area.owners.length > 0 ? (["owners"] as const) : []),
      ...(area.deputyId === undefined ? [] : (["deputyId"] as const)),
      ...(area.charter === undefined ? [] : (["charter"] as const)),
    ]),
  );
  return facts.said.has(field);
}

/** Whether any area at all names an owner; without one, owners are not said rather than missing. */
export function ownersKnown(org: Org): boolean {
  return areasSay(org, "owners");
}

/**
 * The leads of a set of people: per discipline the `isLead` row, else smallest depth, then highest level, then
 * smallest id. People without a discipline lead nothing, unless nobody has one.
 */
export function leadsOf(
  org: Org,
  people: ArrayLike<number>,
  isLead: (position: number) => boolean,
  lines: Lines = linesOf(org),
): Map<number, number> {
  const best = new Map<number, { person: number; lead: boolean }>();
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!;
    const discipline = org.disciplineOf[person]!;
    const known = best.get(discipline);
    const lead = isLead(i);
    if (known === undefined || leadsBefore(org, lines, { person, lead }, known)) {
      best.set(discipline, { person, lead });
    }
  }
  if (best.size > 1) best.delete(NONE);
  return new Map([...best].map(([discipline, { person }]) => [discipline, person]));
}

interface Candidate {
  readonly person: number;
  readonly lead: boolean;
}

function leadsBefore(org: Org, lines: Lines, a: Candidate, b: Candidate): boolean {
  if (a.lead !== b.lead) return a.lead;
  const depth = lines.depth(a.person) - lines.depth(b.person);
  if (depth !== 0) return depth < 0;
  const level = (org.people[b.person]!.level ?? -1) - (org.people[a.person]!.level ?? -1);
  if (level !== 0) return level < 0;
  return org.people[a.person]!.id < org.people[b.person]!.id;
}

/**
 * Reporting legs under a boss: 1 if the boss is one of the people; else the distinct keys of the boss's reports
 * through which the people are reached. Key: the report's discipline, or the area if the report owns an active
 * single-threaded one. Without a boss (different trees), the roots stand for the reports.
 */
export function legsOf(
  org: Org,
  people: Iterable<number>,
  boss: number,
  lines: Lines = linesOf(org),
): number {
  const keys = new Set<string>();
  const seen = new Set<number>();
  for (const person of people) {
    if (person === boss) return 1;
    let at = person;
    while (!seen.has(at)) {
      seen.add(at);
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

function legKey(org: Org, report: number): string {
  const threaded = (ownedAreas(org).get(report) ?? []).find(
    (area) => org.areas[area]!.mode === "sto" && isLiveArea(org, area),
  );
  if (threaded !== undefined) return `area ${threaded}`;
  const discipline = org.disciplineOf[report]!;
  // Somebody without a discipline is a leg of their own: nothing says they share one.
  return discipline === NONE ? `person ${report}` : `discipline ${discipline}`;
}

/**
 * Part of an area's people whose rows somebody confirmed: people with a confirmed row ÷ people with a confirmed or
 * guessed one. An owner's implied row is no row. Null where there is no row at all.
 * @param below whether the areas below count too.
 */
export function coverageOf(org: Org, area: number, below = false): number | null {
  const { areaStart, person, flags } = org.work;
  const confirmed = new Set<number>();
  const all = new Set<number>();
  for (const inner of below ? areaSubtreeOf(org, area) : [area]) {
    for (let row = areaStart[inner]!; row < areaStart[inner + 1]!; row++) {
      if ((flags[row]! & WORK_IMPLIED) !== 0) continue;
      all.add(person[row]!);
      if ((flags[row]! & WORK_GUESS) === 0) confirmed.add(person[row]!);
    }
  }
  return all.size === 0 ? null : confirmed.size / all.size;
}

/** Whether the person is, on the org's day, somebody who counts in FTE: a filled seat that is not a placeholder. */
export function isFilled(org: Org, person: number): boolean {
  const { vacant, placeholder } = org.people[person]!;
  return !vacant && placeholder !== true;
}

/** Full-time equivalents of the filled core seats, and of the vacant ones beside them. */
export function coreFteOf(org: Org, core: AreaCore): { readonly filled: number; readonly vacant: number } {
  let filled = 0;
  let vacant = 0;
  for (let i = 0; i < core.people.length; i++) {
    const fte = org.people[core.people[i]!]!.fte * core.share[i]!;
    if (isFilled(org, core.people[i]!)) filled += fte;
    else vacant += fte;
  }
  return { filled, vacant };
}

/** Depth of the highest of `people` reversed: how far the deepest stands below `boss`, in reporting lines. */
export function hopsBelow(
  org: Org,
  people: Iterable<number>,
  boss: number,
  lines: Lines = linesOf(org),
): number {
  let most = 0;
  const base = lines.depth(boss);
  for (const person of people) most = Math.max(most, lines.depth(person) - base);
  return most;
}
