import { NONE, type Org } from "../../org/index.ts";
import type { Levels } from "./levels.ts";
import { readinessOf } from "./owners.ts";
import type { PinFacts } from "../pins/pinsHold.ts";
import { candidateOf, type Question } from "./question.ts";
import { keepsLines, type Members } from "./units.ts";

/**
 * What pins are judged by, read from the people of the plan.
 * @param byRule the unit in which each of them stays without any pin, −1 where free; asked at most once.
 */
export function pinFacts(
  org: Org,
  members: Members,
  levels: Levels,
  seats: Question["seats"],
  byRule: () => Int32Array,
): PinFacts {
  let rules: Int32Array | null = null;
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  const idOf = (unit: number): string => org.areas[members.units[unit]!]!.id;
  const positionOf = (personId: string): number => {
    const p = org.personIndexById.get(personId);
    return p === undefined ? NONE : members.at[p]!;
  };
  const closed = new Set(Array.from(members.units.keys()).filter((u) => keepsLines(members, u)));
  const hasOpen = closed.size < members.units.length;
  let moving: ReadonlySet<string> | null = null;
  const mustMove = (): ReadonlySet<string> => {
    const stays = (rules ??= byRule());
    const ids = Array.from(members.people).flatMap((p, i): string[] => {
      const works = members.listUnit.subarray(members.listStart[i], members.listStart[i + 1]);
      const may =
        stays[i] === NONE ? (u: number) => !hasOpen || !closed.has(u) : (u: number) => u === stays[i];
      return works.some(may) ? [] : [org.people[p]!.id];
    });
    return new Set(ids);
  };
  return {
    closed: new Set(Array.from(closed, idOf)),
    mustMove: () => (moving ??= mustMove()),
    units: new Set(unitById.keys()),
    mayOwn: (personId, areaId) => {
      const i = positionOf(personId);
      const u = unitById.get(areaId);
      if (i === NONE || u === undefined) return false;
      return readinessOf(candidateOf(org, levels, members.people[i]!), seats[u]!) !== null;
    },
    isPlannable: (personId) => positionOf(personId) !== NONE,
    homeUnit: (personId) => {
      const i = positionOf(personId);
      const home = i === NONE ? NONE : members.home[i]!;
      return home === NONE ? undefined : idOf(home);
    },
    peopleAt: (areaId) => {
      const u = unitById.get(areaId);
      return Array.from(members.people)
        .filter((_, i) => members.home[i] === u)
        .map((p) => org.people[p]!.id);
    },
    managerOf: (personId) => {
      const i = positionOf(personId);
      const above = i === NONE ? NONE : org.lines.parent[members.people[i]!]!;
      return above === NONE || members.at[above] === NONE ? undefined : org.people[above]!.id;
    },
    worksIn: (personId, areaId) => {
      const i = positionOf(personId);
      const u = unitById.get(areaId);
      if (i === NONE || u === undefined) return false;
      return members.listUnit.subarray(members.listStart[i], members.listStart[i + 1]).includes(u);
    },
    staysIn: (personId) => {
      const i = positionOf(personId);
      if (i === NONE) return undefined;
      const unit = (rules ??= byRule())[i]!;
      return unit === NONE ? undefined : idOf(unit);
    },
  };
}
