import { Bug } from "./bug.ts";
import { isWithin, levelCount, lowestCommon } from "./forest.ts";
import { NONE } from "./ids.ts";
import type { Org } from "./org.ts";
import { WORK_CORE, WORK_GUESS } from "./work.ts";

/** The person's index. @throws Bug if the id is not in today's org. */
export function personIndex(org: Org, id: string): number {
  const index = org.personIndexById.get(id);
  if (index === undefined)
    throw new Bug(`No person ${id} in the org of ${org.today}.`, "Maybe they left; look in records.outside.");
  return index;
}

/** The area's index. @throws Bug if the id is not in the org. */
export function areaIndex(org: Org, id: string): number {
  const index = org.areaIndexById.get(id);
  if (index === undefined)
    throw new Bug(`No area ${id} in the org.`, "Maybe it was merged; look in records.redirects.");
  return index;
}

/** Direct reports as person indexes. */
export function reportsOf(org: Org, person: number): number[] {
  const { childStart, childCount } = org.lines;
  return Array.from({ length: childCount[person]! }, (_, k) => childStart[person]! + k);
}

export function reportCount(org: Org, person: number): number {
  return org.lines.childCount[person]!;
}

/** Managers above the person, nearest first, the person not included. */
export function chainOf(org: Org, person: number): number[] {
  const chain: number[] = [];
  for (let p = org.lines.parent[person]!; p !== NONE; p = org.lines.parent[p]!) chain.push(p);
  return chain;
}

/** The person and everybody below, as a slice without copying. */
export function subtreeOf(org: Org, person: number): Int32Array {
  return org.lines.preorder.subarray(org.lines.enter[person]!, org.lines.end[person]!);
}

/** Whether person is `top` or reports to `top` through any number of lines. */
export function isUnder(org: Org, person: number, top: number): boolean {
  return isWithin(org.lines, person, top);
}

/**
 * The lowest person who, for each of these people, is that person or stands above them; −1 where they stand in
 * different trees. O(people × depth). Source: docs/glossary.md#shared-boss.
 * @throws Bug if `people` is empty.
 */
export function sharedBoss(org: Org, people: Iterable<number>): number {
  let boss: number | undefined;
  for (const person of people) {
    boss = boss === undefined ? person : lowestCommon(org.lines, boss, person);
    if (boss === NONE) return NONE;
  }
  if (boss === undefined)
    throw new Bug("The shared boss of nobody was asked.", "Maybe the area is empty; check its size first.");
  return boss;
}

/** People with a row in the area itself, whatever the type or role, each once, ascending. Guesses left out. */
export function membersOf(org: Org, area: number): number[] {
  const { areaStart, person, flags } = org.work;
  const members: number[] = [];
  for (let row = areaStart[area]!; row < areaStart[area + 1]!; row++) {
    if ((flags[row]! & WORK_GUESS) === 0 && members.at(-1) !== person[row]) members.push(person[row]!);
  }
  return members;
}

/** People with a current core row in the area or below it, each once, ascending. Guesses left out. */
export function corePeopleOf(org: Org, area: number): number[] {
  const people = new Set<number>();
  for (const inner of areaSubtreeOf(org, area)) {
    for (let row = org.work.areaStart[inner]!; row < org.work.areaStart[inner + 1]!; row++) {
      if ((org.work.flags[row]! & (WORK_CORE | WORK_GUESS)) === WORK_CORE) people.add(org.work.person[row]!);
    }
  }
  return [...people].sort((a, b) => a - b);
}

/** The area and all areas below it, as a slice without copying. */
export function areaSubtreeOf(org: Org, area: number): Int32Array {
  return org.areaTree.preorder.subarray(org.areaTree.enter[area]!, org.areaTree.end[area]!);
}

/** Reporting levels: 1 where nobody has a report. Placeholders count as nodes of the tree. */
export function layersOf(org: Org): number {
  return levelCount(org.lines);
}

/** People who have at least one direct report, as indexes, ascending. */
export function managersOf(org: Org): number[] {
  const managers: number[] = [];
  for (let p = 0; p < org.lines.size; p++) if (org.lines.childCount[p]! > 0) managers.push(p);
  return managers;
}

/** The discipline id of a person, or undefined. */
export function disciplineIdOf(org: Org, person: number): string | undefined {
  return org.people[person]!.discipline;
}
