import { lowestCommon, NONE, type NewLine, type Org } from "../org/index.ts";
import { linesOf, type Lines } from "./lines.ts";

/** The lines of an org after some were drawn anew, and which piece of the old tree somebody hangs in now. */
export interface ShiftedLines extends Lines {
  /** People whose line was drawn anew, ascending. */
  readonly roots: readonly number[];
  /** The lowest of `roots` who is the person or stands above them in the old tree; −1 for who stays. */
  piece(person: number): number;
  /** Lowest person who is, or stands above, both; −1 in different trees. */
  lowest(a: number, b: number): number;
}

/**
 * The lines of an org after these were drawn anew; none of them may close a loop. Nothing is copied: a piece of the old
 * tree that hangs elsewhere is the same inside, so every question climbs from piece to piece. O(depth) a question.
 * @example shiftedLines(org, [{ person: dev, manager: owner }]).parent(dev) === owner // true
 */
export function shiftedLines(org: Org, drawn: readonly NewLine[]): ShiftedLines {
  const before = linesOf(org);
  const { parent, enter, depth: depths } = org.lines;
  const managerOf = new Map(drawn.map(({ person, manager }) => [person, manager]));
  const roots = [...managerOf.keys()].sort((a, b) => a - b);
  const reportsTo = new Map<number, number[]>();
  for (const root of roots) {
    const manager = managerOf.get(root)!;
    reportsTo.set(manager, [...(reportsTo.get(manager) ?? []), root]);
  }
  const shifts = new Map<number, number>([[NONE, 0]]);

  const piece = (person: number): number => {
    let at = person;
    while (at !== NONE && !managerOf.has(at)) at = parent[at]!;
    return at;
  };
  const shiftOf = (root: number): number => {
    let shift = shifts.get(root);
    if (shift === undefined) shifts.set(root, (shift = depth(managerOf.get(root)!) + 1 - depths[root]!));
    return shift;
  };
  const depth = (person: number): number => depths[person]! + shiftOf(piece(person));
  const parentOf = (person: number): number => managerOf.get(person) ?? parent[person]!;
  const lowest = (a: number, b: number): number => {
    if (a === NONE || b === NONE) return NONE;
    let [x, y] = [a, b];
    let [dx, dy] = [depth(x), depth(y)];
    while (x !== y) {
      if (x === NONE || y === NONE) return NONE;
      if (dx >= dy) {
        x = parentOf(x);
        dx--;
      } else {
        y = parentOf(y);
        dy--;
      }
    }
    return x;
  };
  return {
    roots,
    piece,
    lowest,
    parent: parentOf,
    depth,
    isUnder: (person, top) => {
      const wanted = piece(top);
      for (let at = person; ;) {
        const own = piece(at);
        if (own === wanted) return before.isUnder(at, top);
        if (own === NONE) return false;
        at = managerOf.get(own)!;
      }
    },
    reports: (person) => {
      const stay = before.reports(person).filter((report) => !managerOf.has(report));
      return [...stay, ...(reportsTo.get(person) ?? [])].sort((a, b) => a - b);
    },
    reportCount: (person) => {
      let count = before.reportCount(person) + (reportsTo.get(person)?.length ?? 0);
      for (const root of roots) if (parent[root] === person) count--;
      return count;
    },
    sharedBoss: (people) => {
      // By piece the first and the last in pre-order say it all.
      const ends = new Map<number, { first: number; last: number }>();
      for (let i = 0; i < people.length; i++) {
        const person = people[i]!;
        const own = piece(person);
        const known = ends.get(own);
        if (known === undefined) ends.set(own, { first: person, last: person });
        else if (enter[person]! < enter[known.first]!) known.first = person;
        else if (enter[person]! > enter[known.last]!) known.last = person;
      }
      let boss: number | undefined;
      for (const { first, last } of ends.values()) {
        const own = lowestCommon(org.lines, first, last);
        boss = boss === undefined ? own : lowest(boss, own);
      }
      return boss ?? NONE;
    },
  };
}
