import { daysBetween, NONE, type Day, type Org } from "../../org/index.ts";
import type { PlanCosts } from "./costs.ts";
import type { Members } from "./units.ts";

const YEAR_DAYS = 365;
/** Years of service after which points grow no more. */
const YEARS_MAX = 5;

/** Points of each person for a place: `listCost` by entry of their list, `elsewhereCost` for every other unit. */
export interface PersonPoints {
  readonly listCost: Int32Array;
  readonly elsewhereCost: Int32Array;
  readonly managerChangeCost: Int32Array;
  /** People who came to their area within the last year, by position. */
  readonly movedLately: readonly number[];
  /** People with a known first day, where years of service weigh. */
  readonly tenured: number;
}

export interface PointsInput {
  readonly org: Org;
  readonly members: Members;
  readonly costs: PlanCosts;
  readonly madeOn: Day;
  readonly tenure: boolean;
  /** Whether the person keeps today's manager wherever they are placed: another one is no cost. */
  readonly keepsLine: (i: number) => boolean;
}

/**
 * What a place costs each person: the area they lose, a second move within a year, another manager. Hours and leave
 * change nothing here. An empty seat costs one point where it is not listed, so that it opens elsewhere only for a
 * reason. O(people).
 */
export function pointsOfPeople(input: PointsInput): PersonPoints {
  const { org, members, costs, tenure } = input;
  const n = members.people.length;
  const listCost = new Int32Array(members.listShare.length);
  const elsewhereCost = new Int32Array(n);
  const managerChangeCost = new Int32Array(n);
  const movedLately: number[] = [];
  let tenured = 0;
  for (let i = 0; i < n; i++) {
    const p = members.people[i]!;
    const isVacant = org.people[p]!.vacant;
    const years = tenure ? yearsOf(input, p) : null;
    if (years !== null) tenured++;
    const factor = years === null ? 1 : 0.8 + 0.4 * Math.min(years / YEARS_MAX, 1);
    const isRecent = !isVacant && movedWithinAYear(input, i);
    if (isRecent) movedLately.push(i);
    const again = isRecent ? costs.recentMove : 0;
    for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++) {
      const isHome = members.listUnit[e] === members.home[i];
      listCost[e] = isVacant
        ? isHome
          ? 0
          : costs.vacancyElsewhere
        : Math.round(costs.areaChange * factor * Math.max(0, 1 - members.listShare[e]!)) +
          (isHome ? 0 : again);
    }
    elsewhereCost[i] = isVacant ? costs.vacancyElsewhere : Math.round(costs.areaChange * factor) + again;
    const above = org.lines.parent[p]!;
    const isFree = above === NONE || members.at[above] === NONE || isVacant || input.keepsLine(i);
    managerChangeCost[i] = isFree ? 0 : Math.round(costs.managerChange * factor);
  }
  return { listCost, elsewhereCost, managerChangeCost, movedLately, tenured };
}

function yearsOf({ org, madeOn }: PointsInput, p: number): number | null {
  const { startOn } = org.people[p]!;
  return startOn === undefined ? null : Math.max(0, daysBetween(startOn, madeOn)) / YEAR_DAYS;
}

/** Came to the area they are at home in within a year, having been in the company before: who is new did not move. */
function movedWithinAYear({ org, members, madeOn }: PointsInput, i: number): boolean {
  const p = members.people[i]!;
  const { startOn } = org.people[p]!;
  if (startOn === undefined) return false;
  const { work } = org;
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const row = work.byPerson[k]!;
    if (work.record[row]! < 0 || members.unitOfArea[work.area[row]!] !== members.home[i]) continue;
    const { from } = org.records.assignments[work.record[row]!]!;
    if (from !== undefined && startOn < from && from <= madeOn && daysBetween(from, madeOn) < YEAR_DAYS)
      return true;
  }
  return false;
}
