import { holdsOn, NONE } from "../../org/index.ts";
import type { Question } from "../question/question.ts";
import type { Instance, Placement } from "../instance.ts";
import type { TargetLines } from "../lines/trees.ts";

/**
 * What a schedule rests on, in columns: who works where today, who goes where, who owns what. People and units are
 * positions in the instance; lists are `start[k]` up to, not including, `start[k + 1]`.
 */
export interface WaveFacts {
  readonly people: number;
  readonly units: number;
  /** Disciplines whose cover counts; kind `disciplines` is the managers', whose does not. */
  readonly disciplines: number;
  readonly role: Int32Array;
  readonly demand: Int32Array;
  /** Units each person works in today. */
  readonly listStart: Int32Array;
  readonly listUnit: Int32Array;
  /** Unit each person goes to, and the people of each unit. */
  readonly unit: Int32Array;
  readonly placedStart: Int32Array;
  readonly placed: Int32Array;
  /** People of each target unit whose unit or manager changes. */
  readonly changes: Int32Array;
  /** Owners each unit has today, inside the plan or not. */
  readonly owners: Int32Array;
  /** Units that a person who will own another one owns today. */
  readonly givesUpStart: Int32Array;
  readonly givesUp: Int32Array;
}

/** Facts of an instance alone: no owners of today are known, and who goes to a unit not listed changes. O(people). */
export function factsOfInstance(instance: Instance, placement: Placement): WaveFacts {
  const { people, units, listStart, listUnit, manager } = instance;
  const changes = new Int32Array(units);
  for (let i = 0; i < people; i++) {
    const a = placement.unit[i]!;
    const m = manager[i]!;
    const first = listStart[i]!;
    const isHome = listStart[i + 1] === first + 1 && listUnit[first] === a;
    if (!isHome || (m >= 0 && placement.unit[m] !== a)) changes[a]!++;
  }
  return {
    ...columnsOf(instance, placement),
    listStart,
    listUnit,
    changes,
    owners: new Int32Array(units),
    givesUpStart: new Int32Array(people + 1),
    givesUp: new Int32Array(0),
  };
}

/** Facts of a plan: lists as read from the org, changes of unit or manager, today's owners. O(people + areas). */
export function factsOfPlan(question: Question, placement: Placement, lines: TargetLines): WaveFacts {
  const { members, instance, org } = question;
  const changes = new Int32Array(instance.units);
  members.people.forEach((p, i) => {
    const a = placement.unit[i]!;
    if (members.home[i] !== a || lines.manager[p] !== org.lines.parent[p]) changes[a]!++;
  });
  return {
    ...columnsOf(instance, placement),
    listStart: members.listStart,
    listUnit: members.listUnit,
    changes,
    ...ownersToday(question, placement),
  };
}

function columnsOf(instance: Instance, { unit }: Placement) {
  const { people, units, disciplines, role, demand } = instance;
  const { start, list } = groupBy(unit, units);
  return {
    people,
    units,
    disciplines: disciplines.length,
    role,
    demand,
    unit,
    placedStart: start,
    placed: list,
  };
}

/** Positions by key, ascending within a key. O(positions). */
function groupBy(key: Int32Array, keys: number): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(keys + 1);
  for (const k of key) start[k + 1]!++;
  for (let k = 0; k < keys; k++) start[k + 1]! += start[k]!;
  const next = start.slice(0, keys);
  const list = new Int32Array(key.length);
  key.forEach((k, i) => (list[next[k]!++] = i));
  return { start, list };
}

function ownersToday({ org, members }: Question, placement: Placement) {
  const owners = new Int32Array(members.units.length);
  const givesUp = Array.from(members.people, (): number[] => []);
  members.units.forEach((area, unit) => {
    for (const entry of org.areas[area]!.owners) {
      if (!holdsOn(entry, org.today)) continue;
      owners[unit]!++;
      const p = org.personIndexById.get(entry.personId);
      const i = p === undefined ? NONE : members.at[p]!;
      if (i !== NONE && placement.isOwner[i] === 1 && placement.unit[i] !== unit) givesUp[i]!.push(unit);
    }
  });
  const givesUpStart = new Int32Array(members.people.length + 1);
  givesUp.forEach((list, i) => (givesUpStart[i + 1] = givesUpStart[i]! + list.length));
  return { owners, givesUpStart, givesUp: Int32Array.from(givesUp.flat()) };
}
