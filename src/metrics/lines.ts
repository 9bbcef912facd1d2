import { isWithin, lowestCommon, NONE, type Forest, type Org } from "../org/index.ts";

/**
 * Questions about the solid lines. Two answers exist: the lines of an org as they are, and the same lines with one
 * person moved, so that a move can be judged without building the org again. People are indexes of that org.
 */
export interface Lines {
  /** The direct manager, −1 without one. */
  parent(person: number): number;
  /** Lines above the person; the root has 0. */
  depth(person: number): number;
  isUnder(person: number, top: number): boolean;
  reports(person: number): readonly number[];
  reportCount(person: number): number;
  /** Lowest person who is, or stands above, each of these; −1 in different trees or for nobody. */
  sharedBoss(people: ArrayLike<number>): number;
}

const linesByOrg = new WeakMap<Org, Lines>();

/**
 * The lines of an org as they are; one object per org.
 * The shared boss of a set is that of its first and last member in pre-order: O(people + depth), no chain per member.
 * @example linesOf(org).parent(personIndex(org, "dev"))
 */
export function linesOf(org: Org): Lines {
  let lines = linesByOrg.get(org);
  if (lines === undefined) linesByOrg.set(org, (lines = readLines(org)));
  return lines;
}

function readLines({ lines: forest }: Org): Lines {
  const { parent, depth, childStart, childCount } = forest;
  return {
    parent: (person) => parent[person]!,
    depth: (person) => depth[person]!,
    isUnder: (person, top) => isWithin(forest, person, top),
    reports: (person) => {
      const reports: number[] = [];
      for (let k = 0; k < childCount[person]!; k++) reports.push(childStart[person]! + k);
      return reports;
    },
    reportCount: (person) => childCount[person]!,
    sharedBoss: (people) => sharedBossOf(forest, people),
  };
}

function sharedBossOf(forest: Forest, people: ArrayLike<number>): number {
  let first = NONE;
  let last = NONE;
  // By position: walking an iterable of unknown kind makes an object a step.
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!;
    if (first === NONE || forest.enter[person]! < forest.enter[first]!) first = person;
    if (last === NONE || forest.enter[person]! > forest.enter[last]!) last = person;
  }
  return first === NONE ? NONE : lowestCommon(forest, first, last);
}

/**
 * The lines of an org after `person` and everybody below moved under `manager`, who must not stand below them.
 * Copies nothing: every answer is the old one or the new manager's.
 * @example movedLines(org, dev, manager).parent(dev) === manager // true
 */
export function movedLines(org: Org, person: number, manager: number): Lines {
  const before = linesOf(org);
  const moved = (p: number): boolean => before.isUnder(p, person);
  const shift = before.depth(manager) + 1 - before.depth(person);
  const oldManager = before.parent(person);
  return {
    parent: (p) => (p === person ? manager : before.parent(p)),
    depth: (p) => before.depth(p) + (moved(p) ? shift : 0),
    isUnder: (p, top) => (moved(p) && !moved(top) ? before.isUnder(manager, top) : before.isUnder(p, top)),
    reports: (p) => {
      if (oldManager === manager) return before.reports(p);
      if (p === oldManager) return before.reports(p).filter((report) => report !== person);
      if (p === manager) return [...before.reports(p), person].sort((a, b) => a - b);
      return before.reports(p);
    },
    reportCount: (p) => {
      const change = oldManager === manager ? 0 : p === oldManager ? -1 : p === manager ? 1 : 0;
      return before.reportCount(p) + change;
    },
    sharedBoss: (people) => {
      const inside: number[] = [];
      const outside: number[] = [];
      for (let i = 0; i < people.length; i++) (moved(people[i]!) ? inside : outside).push(people[i]!);
      if (inside.length === 0 || outside.length === 0) return before.sharedBoss([...inside, ...outside]);
      return before.sharedBoss([...outside, manager]);
    },
  };
}
