import { membersOf, NONE, ownersOf, WORK_GUESS, WORK_LEAD, type Org } from "../org/index.ts";
import { coverageOf, hopsBelow, leadersOf, legsOf, ownedAreas } from "./areaFacts.ts";
import { linesOf, type Lines } from "./lines.ts";
import { peopleColumns } from "./peopleColumns.ts";

/** The shared boss without one discipline: who it would be, and how far down. */
export interface SharedBossThrough {
  readonly discipline: string;
  /** Members of that discipline, by id. */
  readonly people: readonly string[];
  readonly withoutIt: { readonly boss: string; readonly depth: number };
}

/**
 * One area as `check --json` shows it: its own members, any type, by heads, areas below left out. Figures of lines
 * are null where the lines are unknown, the area is empty, or its people stand in different trees.
 */
export interface AreaRow {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly owners: readonly string[];
  readonly directManagers: number | null;
  readonly directManagersWithoutOwners: number | null;
  readonly legs: number | null;
  readonly sharedBoss: string | null;
  /** The root has 0. */
  readonly sharedBossDepth: number | null;
  readonly sharedBossThrough: SharedBossThrough | null;
  readonly levelsUp: number | null;
  /** Members who are, or report to, the owner ÷ members; only with exactly one owner. */
  readonly lineIntegrity: number | null;
  /** One owner over all, who owns no other area. An empty owner seat is no owner. */
  readonly singleThreaded: boolean;
  /** One owner over all, who owns other areas too. */
  readonly shared: boolean;
  readonly coverage: number | null;
  readonly disciplines: readonly { readonly id: string; readonly count: number }[];
}

/**
 * The figures of one area, by the definitions of docs/glossary.md#area-row.
 * @param lines the lines to judge by; those of the org unless a move is tried.
 * Cost: O(members + depth + disciplines²).
 * @example areaRow(org, areaIndex(org, "pay")).singleThreaded
 */
export function areaRow(org: Org, area: number, lines: Lines = linesOf(org)): AreaRow {
  return rowOf(org, area, lines);
}

/**
 * The rows of all areas, in the org's order; areas made by a reading policy are not listed.
 * Cost: O(rows + areas × depth).
 * @example areaRows(org).filter((row) => row.singleThreaded).length
 */
export function areaRows(org: Org): AreaRow[] {
  const lines = linesOf(org);
  const rows: AreaRow[] = [];
  for (let area = 0; area < org.areas.length; area++) {
    if (org.areas[area]!.placeholder !== true) rows.push(rowOf(org, area, lines));
  }
  return rows;
}

function rowOf(org: Org, area: number, lines: Lines): AreaRow {
  const { id, name } = org.areas[area]!;
  const members = membersOf(org, area);
  const owners = [...new Set(ownersOf(org, area))];
  const known = org.records.linesKnown && members.length > 0;
  const boss = known ? lines.sharedBoss(members) : NONE;
  const owner = owners.length === 1 ? owners[0]! : NONE;
  const under = known && owner !== NONE ? members.filter((m) => lines.isUnder(m, owner)).length : 0;
  const overAll = known && owner !== NONE && under === members.length;
  const ownsOthers = owner !== NONE && (ownedAreas(org).get(owner) ?? []).length > 1;
  return {
    id,
    name,
    people: members.length,
    owners: owners.map((o) => org.people[o]!.id),
    directManagers: known ? managersAbove(members, lines) : null,
    directManagersWithoutOwners: known
      ? managersAbove(
          members.filter((m) => !owners.includes(m)),
          lines,
        )
      : null,
    legs: known ? legsOf(org, members, boss, lines) : null,
    sharedBoss: boss === NONE ? null : org.people[boss]!.id,
    sharedBossDepth: boss === NONE ? null : lines.depth(boss),
    sharedBossThrough: known ? throughOf(org, { members, owners, boss }, lines) : null,
    levelsUp: boss === NONE ? null : levelsUpOf(org, area, { members, owners, boss }, lines),
    lineIntegrity: known && owner !== NONE ? under / members.length : null,
    singleThreaded: overAll && !ownsOthers && org.people[owner]!.vacant === false,
    shared: overAll && ownsOthers,
    coverage: coverageOf(org, area),
    disciplines: disciplineCounts(org, members),
  };
}

function managersAbove(people: readonly number[], lines: Lines): number {
  const managers = new Set<number>();
  for (const person of people) {
    const manager = lines.parent(person);
    if (manager !== NONE) managers.add(manager);
  }
  return managers.size;
}

function levelsUpOf(
  org: Org,
  area: number,
  { members, owners, boss }: { members: readonly number[]; owners: readonly number[]; boss: number },
  lines: Lines,
): number {
  const leadRows = new Set<number>();
  for (let row = org.work.areaStart[area]!; row < org.work.areaStart[area + 1]!; row++) {
    if ((org.work.flags[row]! & (WORK_LEAD | WORK_GUESS)) === WORK_LEAD) leadRows.add(org.work.person[row]!);
  }
  const leads = leadersOf(org, members, (i) => leadRows.has(members[i]!), lines);
  const fromLeads = hopsBelow(org, leads, boss, lines);
  // Several owners: the best of them counts.
  const fromOwners = owners
    .filter((owner) => lines.isUnder(owner, boss))
    .map((owner) => lines.depth(owner) - lines.depth(boss));
  return fromOwners.length === 0 ? fromLeads : Math.max(fromLeads, Math.min(...fromOwners));
}

/**
 * The one discipline whose members, less than half of the area, lift the shared boss most: without them it would be
 * deeper than without any other. Ties: fewer people, then id. A majority is the area itself, not what decides it;
 * an owner who is the shared boss needs no excuse.
 */
function throughOf(
  org: Org,
  { members, owners, boss }: { members: readonly number[]; owners: readonly number[]; boss: number },
  lines: Lines,
): SharedBossThrough | null {
  const { craft } = peopleColumns(org);
  const groups = new Map<number, number[]>();
  for (const member of members) {
    const discipline = craft[member]!;
    const group = groups.get(discipline);
    if (group === undefined) groups.set(discipline, [member]);
    else group.push(member);
  }
  if (groups.size < 2 || owners.includes(boss)) return null;
  const topByGroup = new Map([...groups].map(([d, people]) => [d, lines.sharedBoss(people)]));
  let best: { through: SharedBossThrough; depth: number; count: number } | null = null;
  for (const [discipline, people] of groups) {
    if (discipline === NONE || people.length * 2 >= members.length) continue;
    const others = [...topByGroup].filter(([d]) => d !== discipline).map(([, top]) => top);
    if (others.includes(NONE)) continue;
    const without = lines.sharedBoss(others);
    if (without === NONE || without === boss) continue;
    const depth = lines.depth(without);
    const id = org.disciplines[discipline]!.id;
    const isBetter =
      best === null ||
      depth > best.depth ||
      (depth === best.depth && people.length < best.count) ||
      (depth === best.depth && people.length === best.count && id < best.through.discipline);
    if (!isBetter) continue;
    best = {
      depth,
      count: people.length,
      through: {
        discipline: id,
        people: people.map((p) => org.people[p]!.id),
        withoutIt: { boss: org.people[without]!.id, depth },
      },
    };
  }
  return best?.through ?? null;
}

/** Members by discipline, largest first, then by id; people without one are left out. */
function disciplineCounts(org: Org, members: readonly number[]): AreaRow["disciplines"] {
  const counts = new Map<number, number>();
  for (const member of members) {
    const discipline = org.disciplineOf[member]!;
    if (discipline !== NONE) counts.set(discipline, (counts.get(discipline) ?? 0) + 1);
  }
  return [...counts]
    .map(([discipline, count]) => ({ id: org.disciplines[discipline]!.id as string, count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}
