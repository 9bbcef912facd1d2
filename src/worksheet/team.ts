import { disciplineIdOf, reportCount, reportsOf, type Org } from "../org/index.ts";
import { mostExact, standsAbove, type Catalog } from "./catalog.ts";
import { neededDisciplines } from "./needed.ts";

/** More people than this under one manager are asked one by one: they need not be one team. Source: span limit 10. */
export const TEAM_MAX = 10;

/**
 * Crafts that every product needs a few of (product, design): under a head of their own craft they are spread over
 * many teams. These are the disciplines products need, without the largest of them.
 */
export function thinCrafts(org: Org): ReadonlySet<string> {
  const heads = new Map<string, number>([...neededDisciplines(org)].map((id) => [id, 0]));
  for (const person of org.people) {
    const count = person.discipline === undefined ? undefined : heads.get(person.discipline);
    if (count !== undefined && person.discipline !== undefined) heads.set(person.discipline, count + 1);
  }
  const bySize = [...heads].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Set(bySize.slice(1).map(([id]) => id));
}

/**
 * The reports of a manager who surely work together: nobody among them has reports, none is of a thin craft under a
 * head of that craft, there are at most ten, and what is known of them does not differ. Empty where that fails.
 */
export function sureTeam(
  org: Org,
  manager: number,
  thin: ReadonlySet<string>,
  areasOf: (person: number) => readonly number[] | undefined,
  catalog: Catalog,
): number[] {
  const reports = reportsOf(org, manager);
  if (reports.some((report) => reportCount(org, report) > 0)) return [];
  const craft = disciplineIdOf(org, manager);
  const team = reports.filter((report) => {
    const own = disciplineIdOf(org, report);
    return !(own !== undefined && own === craft && thin.has(own));
  });
  return team.length <= TEAM_MAX &&
    agree(
      team.map((person) => areasOf(person) ?? []),
      catalog,
    )
    ? team
    : [];
}

/** Whether one of the sets holds all the others, an area counting as held by the areas in it. */
function agree(sets: readonly (readonly number[])[], catalog: Catalog): boolean {
  const all = mostExact(catalog, sets.flat());
  if (all.length === 0) return true;
  const key = all.join(" ");
  const holdsAll = (set: readonly number[]): boolean => mostExact(catalog, set).join(" ") === key;
  return (
    sets.some(holdsAll) &&
    sets.flat().every((area) => all.some((one) => one === area || standsAbove(catalog, area, one)))
  );
}
