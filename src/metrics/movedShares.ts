import {
  NONE,
  WORK_ADVISORY,
  WORK_CORE,
  WORK_GUESS,
  WORK_IMPLIED,
  WORK_LEAD,
  type NewRow,
  type Org,
} from "../org/index.ts";
import type { CoreShare } from "./areaColumns.ts";
import { ownedAreas } from "./areaFacts.ts";

/** A row of somebody, as it is or will be. */
interface HeldRow {
  readonly area: number;
  readonly flags: number;
  /** NaN where it is not given. */
  given: number;
}

/** What moves of work do to the core people of areas. */
export interface MovedShares {
  /** People whose only row moves: who they are, and in the order of the tree. They are in an area or they are not. */
  readonly plain: {
    readonly isOne: (person: number) => boolean;
    readonly people: Int32Array;
    readonly share: Float64Array;
  };
  /** Everybody else, by area, where what they do there and below differs; null: nothing any more. */
  readonly others: ReadonlyMap<number, ReadonlyMap<number, CoreShare | null>>;
  /** Areas where something differs, those that most leave first. */
  readonly areas: readonly number[];
}

/**
 * What people do in each area and below once their work has moved: an area's change touches all areas above it.
 * Cost: O(people moved + rows of those who have several × levels of areas).
 */
export function movedShares(org: Org, rows: readonly NewRow[], to: number): MovedShares {
  const owned = ownedAreas(org);
  const plain: NewRow[] = [];
  const others = new Map<number, Map<number, CoreShare | null>>();
  const left = new Map<number, number>();
  for (const row of rows) {
    if (row.row !== NONE) {
      const from = org.work.area[row.row]!;
      left.set(from, (left.get(from) ?? 0) + 1);
    }
    if (isPlain(org, row) && !owned.has(row.person)) plain.push(row);
    else addOther(org, row, others);
  }
  const { enter, preorder } = org.lines;
  const { share, byPerson, personStart } = org.work;
  const isOne = new Uint8Array(org.people.length);
  const places = new Int32Array(plain.length);
  for (let k = 0; k < plain.length; k++) {
    const { person } = plain[k]!;
    isOne[person] = 1;
    places[k] = enter[person]!;
  }
  const people = places.sort().map((place) => preorder[place]!);
  return {
    plain: {
      isOne: (person) => isOne[person] === 1,
      people,
      share: Float64Array.from(people, (person) => share[byPerson[personStart[person]!]!]!),
    },
    others,
    areas: areasOf(org, to, left, others),
  };
}

/** Whether the person has one row alone, confirmed and no lead's. */
function isPlain({ work: { personStart, flags } }: Org, { person, row }: NewRow): boolean {
  return (
    row !== NONE &&
    personStart[person + 1]! - 1 === personStart[person] &&
    (flags[row]! & (WORK_CORE | WORK_GUESS | WORK_IMPLIED | WORK_LEAD)) === WORK_CORE
  );
}

function areasOf(
  org: Org,
  to: number,
  left: ReadonlyMap<number, number>,
  others: ReadonlyMap<number, unknown>,
): number[] {
  const { parent } = org.areaTree;
  const homes = [...left].sort(([a, m], [b, n]) => n - m || a - b).map(([area]) => area);
  const areas = new Set<number>([to, ...homes]);
  for (const one of [to, ...homes]) for (let at = one; at !== NONE; at = parent[at]!) areas.add(at);
  for (const area of others.keys()) areas.add(area);
  return [...areas];
}

function addOther(org: Org, row: NewRow, changed: Map<number, Map<number, CoreShare | null>>): void {
  const held = heldRows(org, row.person);
  const [before, after] = [coreShares(org, held), coreShares(org, rowsAfter(org, held, row))];
  for (const area of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(area), after.get(area)];
    if (was !== undefined && is !== undefined && was.share === is.share && was.isLead === is.isLead) continue;
    let people = changed.get(area);
    if (people === undefined) changed.set(area, (people = new Map<number, CoreShare | null>()));
    people.set(row.person, is ?? null);
  }
}

interface NumberedRow extends HeldRow {
  readonly row: number;
}

function heldRows({ work, records }: Org, person: number): NumberedRow[] {
  const rows: NumberedRow[] = [];
  for (let k = work.personStart[person]!; k < work.personStart[person + 1]!; k++) {
    const row = work.byPerson[k]!;
    const record = work.record[row]!;
    const given = record < 0 ? Number.NaN : (records.assignments[record]!.share ?? Number.NaN);
    rows.push({ row, area: work.area[row]!, flags: work.flags[row]!, given });
  }
  return rows;
}

/** As the changes of the move leave them: the home row ends, and its share goes where they go. */
function rowsAfter(org: Org, held: readonly NumberedRow[], { row, to, into }: NewRow): HeldRow[] {
  const ended = held.find((one) => one.row === row);
  const known = held.find((one) => one.row === into);
  const given =
    known === undefined ? (ended?.given ?? Number.NaN) : Math.min(1, (ended?.given ?? 0) + known.given);
  const moved: HeldRow =
    known === undefined
      ? { area: to, flags: WORK_CORE, given }
      : { area: to, flags: known.flags & ~WORK_GUESS, given };
  const stay = held.filter(
    (one) =>
      one !== ended &&
      one !== known &&
      // An owner who has a row of their own is no longer taken to do something there.
      !(one.area === to && (one.flags & WORK_IMPLIED) !== 0),
  );
  const owned = endedOwnership(org, held, ended);
  return [...stay, ...owned, moved];
}

/** Whoever owns the area they leave is taken to do something there still. */
function endedOwnership(org: Org, held: readonly NumberedRow[], ended: NumberedRow | undefined): HeldRow[] {
  if (ended === undefined) return [];
  const person = org.people[org.work.person[ended.row]!]!.id;
  const isLeft = !held.some((one) => one !== ended && one.area === ended.area);
  const owns = org.areas[ended.area]!.owners.some(
    (owner) =>
      owner.personId === person &&
      (owner.from ?? "") <= org.today &&
      (owner.to === undefined || owner.to > org.today),
  );
  return isLeft && owns ? [{ area: ended.area, flags: WORK_CORE | WORK_IMPLIED, given: Number.NaN }] : [];
}

/** By area the core share there and below: absent shares are equal parts of what the given ones leave. */
function coreShares(org: Org, rows: readonly HeldRow[]): Map<number, CoreShare> {
  let sum = 0;
  let open = 0;
  for (const { flags, given } of rows) {
    if ((flags & WORK_ADVISORY) !== 0) continue;
    if (Number.isNaN(given)) open++;
    else sum += given;
  }
  const part = open === 0 ? 0 : Math.max(0, 1 - sum) / open;
  const shares = new Map<number, CoreShare>();
  for (const { area: own, flags, given } of rows) {
    if ((flags & (WORK_CORE | WORK_GUESS)) !== WORK_CORE) continue;
    const share = Number.isNaN(given) ? part : given;
    for (let area = own; area !== NONE; area = org.areaTree.parent[area]!) {
      const known = shares.get(area);
      shares.set(area, {
        share: (known?.share ?? 0) + share,
        isLead: known?.isLead === true || (flags & WORK_LEAD) !== 0,
      });
    }
  }
  return shares;
}
