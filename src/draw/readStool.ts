import { linesOf, ownedAreas } from "../metrics/index.ts";
import { NONE, membersOf, ownersOf, type Org } from "../org/index.ts";

/** What an area stands on, as indexes of an org: the numbers behind the stool, before any word or pixel. */
export interface Stool {
  /** Members of the area, ascending. Owners are members, unless nobody confirmed their row. */
  readonly people: readonly number[];
  readonly owners: readonly number[];
  /** The shared boss, −1 without one. */
  readonly boss: number;
  /** The shared boss is one of `people`: one thread, one leg. */
  readonly isInside: boolean;
  readonly legs: readonly StoolLeg[];
  /** How many separate trees the people stand in. */
  readonly trees: number;
}

export interface StoolLeg {
  /** Position in `org.disciplines`; of another STO area; or of the person, where they have no discipline to share. */
  readonly key: { readonly kind: "discipline" | "area" | "person"; readonly index: number };
  /** Managers between the shared boss and the area's people, by level from the top; nobody of `people`. */
  readonly levels: readonly (readonly number[])[];
  /** People who hang on this leg, ascending. */
  readonly people: readonly number[];
}

/**
 * Legs and shared boss of an area's own members, any type, by heads: the figures of `areaRow`, with the managers.
 * One leg where the shared boss is a member; else one per distinct key of the shared boss's direct reports through
 * whom members reach the boss, key = the report's discipline, or the report's area if they own a live STO area.
 * Source: docs/glossary.md#legs. O(members × depth).
 */
export function readStool(org: Org, area: number): Stool {
  const owners = [...new Set(ownersOf(org, area))];
  const people = membersOf(org, area);
  if (people.length === 0) return { people, owners, boss: NONE, isInside: false, legs: [], trees: 0 };
  const boss = linesOf(org).sharedBoss(people);
  const isInside = boss !== NONE && people.includes(boss);
  const members = new Set(people);
  const tops = new Set<number>();
  const legs = new Map<string, { key: StoolLeg["key"]; levels: number[][]; people: number[] }>();
  for (const person of people) {
    const chain = chainBelow(org, person, boss);
    const top = chain.at(-1) ?? person;
    tops.add(top);
    const key = isInside ? { kind: "discipline" as const, index: org.disciplineOf[boss]! } : keyOf(org, top);
    const id = `${key.kind}${key.index}`;
    const leg = legs.get(id) ?? { key, levels: [], people: [] };
    legs.set(id, leg);
    leg.people.push(person);
    if (!isInside) addManagers(leg.levels, chain.slice(1).reverse(), members);
  }
  return {
    people,
    owners,
    boss,
    isInside,
    trees: boss === NONE ? tops.size : 1,
    legs: [...legs.values()].map(({ key, levels, people }) => ({
      key,
      people,
      levels: levels.filter((level) => level.length > 0).map((level) => level.sort((a, b) => a - b)),
    })),
  };
}

/** The person and the managers above, nearest first, up to but without `boss` (all of them where it is −1). */
function chainBelow(org: Org, person: number, boss: number): number[] {
  const chain: number[] = [];
  for (let p = person; p !== NONE && p !== boss; p = org.lines.parent[p]!) chain.push(p);
  return chain;
}

function keyOf(org: Org, top: number): StoolLeg["key"] {
  const threaded = (ownedAreas(org).get(top) ?? []).find((area) => org.areas[area]!.mode === "sto");
  if (threaded !== undefined) return { kind: "area", index: threaded };
  const discipline = org.disciplineOf[top]!;
  return discipline === NONE ? { kind: "person", index: top } : { kind: "discipline", index: discipline };
}

/** `managers` from the top down; those who are members stand in the frame, not on the leg. */
function addManagers(levels: number[][], managers: readonly number[], members: ReadonlySet<number>): void {
  managers.forEach((manager, level) => {
    const row = (levels[level] ??= []);
    if (!members.has(manager) && !row.includes(manager)) row.push(manager);
  });
}
