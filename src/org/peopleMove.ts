import { ownersOf, type Org } from "./org.ts";
import { isWithin } from "./forest.ts";
import { NONE } from "./ids.ts";
import { mention, say, type PersonMention, type Sentence } from "./sentence.ts";
import { WORK_CORE, WORK_IMPLIED } from "./work.ts";

/** Where people are moved to: under a manager, or into an area; by id. */
export type MoveTarget = { readonly manager: string } | { readonly area: string };

/** People who shall change place. Source: docs/glossary.md#people-move. */
export interface PeopleMove {
  readonly people: readonly string[];
  /** Everybody below moves along; else their reports stay, under the manager above. */
  readonly withReports: boolean;
  readonly target: MoveTarget;
}

/** A line drawn anew: everybody below `person` comes along. Indexes. */
export interface NewLine {
  readonly person: number;
  readonly manager: number;
}

/** Work that changes its area: the person's home row of `from`, −1 where they had none, becomes one of `to`. */
export interface NewRow {
  readonly person: number;
  /** Row of `org.work`, −1 where nothing ends. */
  readonly row: number;
  readonly to: number;
  /** Row of `org.work` that they have in `to` already, −1 without one. */
  readonly into: number;
}

/** What a move comes to on an org, in indexes of it. */
export interface ReadMove {
  readonly move: PeopleMove;
  /** Whom one sees taken up: those picked, without those who stand below another of them where reports come along. */
  readonly tops: readonly number[];
  /** Everybody who comes along, ascending. */
  readonly people: readonly number[];
  /** In an order in which they can be drawn one after the other. */
  readonly lines: readonly NewLine[];
  readonly rows: readonly NewRow[];
  /** Manager or area that is moved to. */
  readonly target: number;
}

export type MoveReading =
  | { readonly ok: true; readonly value: ReadMove }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly message: Sentence } };

/**
 * Who goes where when these people are moved. Under a manager, lines change and work stays. Into an area, the home row
 * of each becomes one of that area; where the area is single-threaded and has one owner, their lines go to that owner,
 * else lines stay. Without reports, those who reported to somebody moved report to the manager above.
 * @returns `person-unknown`, `target-unknown`, `move-loop`, `left-behind` (nobody stands above to take the reports), or
 *   `nothing-moves`.
 * Cost: O(people moved × depth).
 * @example readMove(org, { people: ["dev"], withReports: true, target: { manager: "owner" } }).ok // true
 */
export function readMove(org: Org, move: PeopleMove): MoveReading {
  const { people: ids, withReports, target } = move;
  if (ids.length === 0 || !ids.every((id) => org.personIndexById.has(id)))
    return refuse("person-unknown", say([])`Somebody who was picked is not in the organisation any more.`);
  const isManager = "manager" in target;
  const to = isManager ? org.personIndexById.get(target.manager) : org.areaIndexById.get(target.area);
  if (to === undefined)
    return refuse("target-unknown", say([])`Where they would go is not in the organisation any more.`);
  const { tops, people } = takeUp(org, ids, withReports);
  const manager = isManager ? to : takingOwner(org, to, tops, withReports);
  // Whoever stands below the owner already has a line to them.
  const going = isManager
    ? tops
    : tops.filter((top) => manager !== NONE && !isWithin(org.lines, top, manager));
  const lines = manager === NONE ? [] : linesTo(org, going, manager, withReports);
  if ("code" in lines) return { ok: false, refusal: lines };
  const rows = isManager ? [] : rowsInto(org, people, to);
  if (lines.length === 0 && rows.length === 0)
    return refuse("nothing-moves", say(["person.managerId"])`They are there already.`);
  return { ok: true, value: { move, tops, people, lines, rows, target: to } };
}

function refuse(code: string, message: Sentence): Extract<MoveReading, { readonly ok: false }> {
  return { ok: false, refusal: { code, message } };
}

/** Who comes along when people are taken up, wherever they are put down. Indexes. */
export interface TakenUp {
  readonly tops: readonly number[];
  readonly people: readonly number[];
}

const lastTaken = new WeakMap<Org, TakenUp & { readonly key: string }>();

/**
 * Who comes along when these people are taken up; people the org does not have are left out. The last are kept, as
 * they are asked for with every place they are held over and may be tens of thousands.
 * @example takeUp(org, ["manager"], true).people.length // 2
 */
export function takeUp(org: Org, ids: readonly string[], withReports: boolean): TakenUp {
  const known = ids.map((id) => org.personIndexById.get(id) ?? NONE).filter((one) => one !== NONE);
  const picked = [...new Set(known)].sort((a, b) => a - b);
  const key = `${withReports} ${picked.join(" ")}`;
  const last = lastTaken.get(org);
  if (last?.key === key) return last;
  const tops = withReports ? topsOf(org, picked) : picked;
  const taken = { key, tops, people: withReports ? belowOf(org, tops) : picked };
  lastTaken.set(org, taken);
  return taken;
}

/** Without those who stand below another of them. Breadth-first numbers: whoever stands above comes first. */
function topsOf({ lines }: Org, picked: readonly number[]): number[] {
  const tops: number[] = [];
  for (const person of picked) if (!tops.some((top) => isWithin(lines, person, top))) tops.push(person);
  return tops;
}

function belowOf({ lines, people }: Org, tops: readonly number[]): number[] {
  const all: number[] = [];
  for (const top of tops)
    for (let k = lines.enter[top]!; k < lines.end[top]!; k++) {
      const person = lines.preorder[k]!;
      if (people[person]!.placeholder !== true) all.push(person);
    }
  // Numbers sort many times faster in a typed array.
  return [...Int32Array.from(all).sort()];
}

/** The owner to whom lines go in a single-threaded area; −1 where they stay as they are. */
function takingOwner(org: Org, area: number, tops: readonly number[], withReports: boolean): number {
  if (org.areas[area]!.mode !== "sto") return NONE;
  const owners = new Set(ownersOf(org, area));
  const [owner = NONE] = owners;
  if (owners.size !== 1) return NONE;
  const isMoved = tops.some((top) => (withReports ? isWithin(org.lines, owner, top) : owner === top));
  return isMoved ? NONE : owner;
}

/** The lines to be drawn, or why they cannot be. */
function linesTo(
  org: Org,
  tops: readonly number[],
  manager: number,
  withReports: boolean,
): NewLine[] | { readonly code: string; readonly message: Sentence } {
  const { lines } = org;
  const moved = new Set(tops);
  const named = (person: number): PersonMention => mention(org.people[person]!);
  const above = tops.find((top) => (withReports ? isWithin(lines, manager, top) : manager === top));
  if (above === manager)
    return {
      code: "move-loop",
      message: say(["person.managerId"])`${named(above)} cannot report to themself.`,
    };
  if (above !== undefined)
    return {
      code: "move-loop",
      message: say([
        "person.managerId",
      ])`${named(above)} cannot report to ${named(manager)}, who stands below them: the lines would form a loop.`,
    };
  const drawn: NewLine[] = [];
  for (const top of tops) {
    const count = withReports ? 0 : lines.childCount[top]!;
    for (let report = lines.childStart[top]!; report < lines.childStart[top]! + count; report++) {
      if (moved.has(report)) continue;
      const next = nearestStaying(org, top, moved);
      if (next === NONE)
        return {
          code: "left-behind",
          message: say([
            "person.managerId",
          ])`${named(top)} reports to nobody, so nobody would take their ${{ people: count }} reports. Move them together.`,
        };
      drawn.push({ person: report, manager: next });
    }
  }
  for (const top of tops) if (lines.parent[top] !== manager) drawn.push({ person: top, manager });
  return drawn;
}

function nearestStaying({ lines }: Org, person: number, moved: ReadonlySet<number>): number {
  let above = lines.parent[person]!;
  while (above !== NONE && moved.has(above)) above = lines.parent[above]!;
  return above;
}

function rowsInto(org: Org, people: readonly number[], to: number): NewRow[] {
  const { home, area, flags, personStart, byPerson } = org.work;
  const rows: NewRow[] = [];
  for (const person of people) {
    if (home[person] === to) continue;
    let row = NONE;
    let into = NONE;
    for (let k = personStart[person]!; k < personStart[person + 1]!; k++) {
      const one = byPerson[k]!;
      // What an owner is taken to do there goes with the ownership, not with the person.
      if ((flags[one]! & (WORK_CORE | WORK_IMPLIED)) !== WORK_CORE) continue;
      if (area[one] === home[person]) row = one;
      else if (area[one] === to) into = one;
    }
    rows.push({ person, row, to, into });
  }
  return rows;
}
