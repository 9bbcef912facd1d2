import { NONE, type Org } from "../org/index.ts";
import { areaCoreOf, NOT_FILLED } from "./areaFacts.ts";
import type { MovedShares } from "./movedShares.ts";
import { peopleColumns } from "./peopleColumns.ts";

/** The core people of an area in the order of the tree, so that everybody below somebody is one slice. */
export interface AreaColumns {
  /** Place of each in the pre-order of the lines, ascending. */
  readonly enter: Int32Array;
  /** FTE in the area and below of all before each of them; one entry more than people. Vacancies count nothing. */
  readonly fteBefore: Float64Array;
  /** 1 where a row names the person a lead. */
  readonly isLead: Uint8Array;
}

const columnsByOrg = new WeakMap<Org, (AreaColumns | undefined)[]>();

/** The columns of an area as it is. Kept per org. O(people × log people) the first time. */
export function areaColumns(org: Org, area: number): AreaColumns {
  let kept = columnsByOrg.get(org);
  if (kept === undefined) columnsByOrg.set(org, (kept = []));
  return (kept[area] ??= readColumns(org, area));
}

function readColumns(org: Org, area: number): AreaColumns {
  const { people, share, isLead } = areaCoreOf(org, area);
  const { enter } = org.lines;
  const order = Int32Array.from(people.keys()).sort((a, b) => enter[people[a]!]! - enter[people[b]!]!);
  return columnsOf(
    org,
    order.map((i) => people[i]!),
    (k) => share[order[k]!]!,
    (k) => isLead[order[k]!]!,
  );
}

function columnsOf(
  org: Org,
  people: Int32Array,
  shareAt: (position: number) => number,
  leadAt: (position: number) => number,
): AreaColumns {
  const { fte, flags } = peopleColumns(org);
  const enter = new Int32Array(people.length);
  const isLead = new Uint8Array(people.length);
  const fteBefore = new Float64Array(people.length + 1);
  for (let k = 0; k < people.length; k++) {
    const person = people[k]!;
    enter[k] = org.lines.enter[person]!;
    isLead[k] = leadAt(k);
    const own = (flags[person]! & NOT_FILLED) === 0 ? fte[person]! * shareAt(k) : 0;
    fteBefore[k + 1] = fteBefore[k]! + own;
  }
  return { enter, fteBefore, isLead };
}

/** What somebody does in an area and below. */
export interface CoreShare {
  readonly share: number;
  readonly isLead: boolean;
}

/** Who comes, goes and changes in an area. */
export interface ChangedPeople {
  /** Null: no core people any more. */
  readonly others: ReadonlyMap<number, CoreShare | null>;
  /** People who are all in the area afterwards, or none of them. */
  readonly plain: MovedShares["plain"];
  readonly isInside: boolean;
}

/**
 * The columns with these people as they will be.
 * Cost: O(people of the area + people moved).
 */
export function changedColumns(
  org: Org,
  area: number,
  { others, plain, isInside }: ChangedPeople,
): AreaColumns {
  const { preorder, enter } = org.lines;
  const { fte, flags } = peopleColumns(org);
  const old = areaColumns(org, area);
  const size = old.enter.length + others.size + (isInside ? plain.people.length : 0);
  const people = new Int32Array(size);
  const shares = new Float64Array(size);
  const leads = new Uint8Array(size);
  let filled = 0;
  const put = (person: number, share: number, lead: number): void => {
    people[filled] = person;
    shares[filled] = share;
    leads[filled++] = lead;
  };
  const came = [...others.keys()].sort((a, b) => enter[a]! - enter[b]!);
  let [nextOther, nextPlain] = [0, isInside ? 0 : plain.people.length];
  const takeUpTo = (place: number): void => {
    for (;;) {
      const other = nextOther < came.length ? enter[came[nextOther]!]! : Infinity;
      const plainly = nextPlain < plain.people.length ? enter[plain.people[nextPlain]!]! : Infinity;
      if (Math.min(other, plainly) >= place) return;
      if (plainly < other) {
        put(plain.people[nextPlain]!, plain.share[nextPlain]!, 0);
        nextPlain++;
      } else {
        const own = others.get(came[nextOther]!);
        if (own !== null && own !== undefined) put(came[nextOther]!, own.share, own.isLead ? 1 : 0);
        nextOther++;
      }
    }
  };
  for (let k = 0; k < old.enter.length; k++) {
    takeUpTo(old.enter[k]!);
    const person = preorder[old.enter[k]!]!;
    if (others.has(person) || plain.isOne(person)) continue;
    const full = (flags[person]! & NOT_FILLED) === 0 ? fte[person]! : 0;
    put(person, full === 0 ? 0 : (old.fteBefore[k + 1]! - old.fteBefore[k]!) / full, old.isLead[k]!);
  }
  takeUpTo(Infinity);
  return columnsOf(
    org,
    people.subarray(0, filled),
    (k) => shares[k]!,
    (k) => leads[k]!,
  );
}

/** First position whose place is not below this one. */
export function firstFrom(enter: Int32Array, place: number): number {
  let low = 0;
  let high = enter.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (enter[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the person is one of the columns. */
export function isIn(org: Org, { enter }: AreaColumns, person: number): boolean {
  if (person === NONE) return false;
  const place = org.lines.enter[person]!;
  return enter[firstFrom(enter, place)] === place;
}
