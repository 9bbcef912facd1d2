import { NONE, type Org } from "../org/index.ts";
import { pointsPerUnit, type PlanCosts } from "./costs.ts";
import { demandOf } from "./demand.ts";
import type { Instance } from "./instance.ts";
import type { Levels } from "./levels.ts";
import { ownerColumns } from "./ownerColumns.ts";
import { pinColumns } from "./pinColumns.ts";
import type { Pin } from "./pins.ts";
import type { Barred } from "./plan.ts";
import type { Question } from "./question.ts";
import type { Members } from "./units.ts";

/** The columns of the question: who counts as what, what each placement costs, what each unit wants. */
export function buildInstance(
  org: Org,
  members: Members,
  levels: Levels,
  costs: PlanCosts,
  seats: Question["seats"],
  pins: readonly Pin[],
  barred: readonly Barred[],
) {
  const n = members.people.length;
  const u = members.units.length;
  const headUnit: Instance["headUnit"] = 1;
  const weight = new Int32Array(n).fill(1);
  const disciplineOf = Array.from(members.people, (p) => org.people[p]!.discipline ?? "other");
  const isManager = Array.from(members.people, (p) => org.lines.childCount[p]! > 0);
  const disciplines = [...new Set(disciplineOf.filter((_, i) => !isManager[i]))].sort();
  const d = disciplines.length;
  const kindOf = new Map(disciplines.map((name, kind) => [name as string, kind]));
  const role = Int32Array.from(disciplineOf, (name, i) => (isManager[i]! ? d : kindOf.get(name)!));
  const isVacant = Array.from(members.people, (p) => org.people[p]!.vacant);
  const headsOf = new Int32Array(d + 1);
  for (const kind of role) headsOf[kind]!++;
  const shared = new Set(disciplines.filter((_, kind) => headsOf[kind]! < u / 2));
  const pinned = pinColumns(org, members, disciplineOf, isManager, isVacant, shared, pins, barred);
  const { demand, today } = demandOf(members, role, pinned.pinnedUnit, d, shared, disciplines);
  const owners = ownerColumns(org, members, levels, costs, seats, pins);
  const cost = (points: number) => Int32Array.from({ length: d + 1 }, () => points);
  const withManager = (perHead: number, perManager: number) => {
    const column = cost(perHead);
    column[d] = perManager;
    return column;
  };
  const perUnit = (perHead: number): number => pointsPerUnit(perHead, headUnit);
  const uncoveredCost = withManager(costs.uncovered, 0);
  const instance: Instance = {
    name: "org",
    people: n,
    units: u,
    disciplines,
    role,
    weight,
    headUnit,
    manager: Int32Array.from(members.people, (p) => {
      const above = org.lines.parent[p]!;
      return above === NONE ? NONE : members.at[above]!;
    }),
    managerChangeCost: Int32Array.from(members.people, (p, i) => {
      const above = org.lines.parent[p]!;
      return above === NONE || members.at[above] === NONE || isVacant[i]! ? 0 : costs.managerChange;
    }),
    listStart: members.listStart,
    listUnit: members.listUnit,
    listCost: Int32Array.from(members.listShare, (share, e) =>
      isVacant[personOfEntry(members, e)]! ? 0 : Math.round(costs.areaChange * Math.max(0, 1 - share)),
    ),
    elsewhereCost: Int32Array.from(isVacant, (vacant) => (vacant ? 0 : costs.areaChange)),
    site: new Int32Array(n),
    siteCost: new Int32Array(u),
    skill: new Int32Array(n),
    skillCost: new Int32Array(u),
    ...owners,
    demand,
    shortCost: withManager(perUnit(costs.short), perUnit(costs.managerShort)),
    overCost: withManager(perUnit(costs.over), perUnit(costs.managerOver)),
    uncoveredCost,
    ownerlessCost: new Int32Array(u).fill(costs.ownerless),
    ...pinned,
  };
  return { instance, today, shared };
}

function personOfEntry(members: Members, entry: number): number {
  let low = 0;
  let high = members.people.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (members.listStart[middle]! <= entry) low = middle;
    else high = middle;
  }
  return low;
}
