import { NONE } from "../../org/index.ts";
import { areaChange } from "../cost/areaChange.ts";
import { differenceOf, type Ledger, type Shift } from "../whatIf/difference.ts";
import type { Placement } from "../instance.ts";
import { ownerFit, readinessOf } from "../question/owners.ts";
import type { Candidate, PlanShift } from "../plan/plan.ts";
import { candidateOf, type Question } from "../question/question.ts";

/** Most candidates that are shown for a seat. */
const CANDIDATES_MAX = 3;

/**
 * Who may own a unit and is shown for it: the chosen one, then up to two whom least speaks against in points of their
 * own, in the order of the org. Nobody is ranked: the points say which are shown, not who is better.
 */
export function shownFor(question: Question, placement: Placement, unit: number): number[] {
  const list: { readonly i: number; readonly isChosen: boolean; readonly points: number }[] = [];
  for (let i = 0; i < question.instance.people; i++) {
    if (!mayOwn(question, i, unit)) continue;
    const isChosen = placement.isOwner[i] === 1 && placement.unit[i] === unit;
    if (isChosen || isTied(question, i, unit))
      list.push({ i, isChosen, points: pointsAs(question, i, unit) });
  }
  return list
    .sort((a, b) => Number(b.isChosen) - Number(a.isChosen) || a.points - b.points || a.i - b.i)
    .slice(0, CANDIDATES_MAX)
    .sort((a, b) => Number(b.isChosen) - Number(a.isChosen) || a.i - b.i)
    .map(({ i }) => i);
}

/** The same with what sets them apart, and with what the plan would cost with each of them where that is known. */
export function candidatesFor(
  question: Question,
  ledger: Ledger,
  unit: number,
  otherwise: ReadonlyMap<number, readonly Shift[]> | undefined,
): Candidate[] {
  const { org, members, levels, seats } = question;
  const { placement } = ledger;
  const areas = org.areas[members.units[unit]!]!;
  return shownFor(question, placement, unit).map((i): Candidate => {
    const p = members.people[i]!;
    const person = org.people[p]!;
    const candidate = candidateOf(org, levels, p);
    const shifts = otherwise?.get(i);
    return {
      personId: person.id,
      readiness: readinessOf(candidate, seats[unit]!) ?? "to-develop",
      level: candidate.level,
      discipline: person.discipline ?? null,
      reportsToday: candidate.reports,
      shareInArea: shareIn(question, i, unit),
      willingness: areas.candidacies?.find((one) => one.personId === person.id)?.state ?? "proposed",
      ownsUnitId: placement.isOwner[i] === 1 ? org.areas[members.units[placement.unit[i]!]!]!.id : null,
      points: pointsAs(question, i, unit),
      ...(shifts === undefined
        ? {}
        : {
            difference: differenceOf(ledger, shifts).points,
            otherwise: toldShifts(question, shifts),
          }),
    };
  });
}

/** Shifts as a plan holds them. */
export function toldShifts({ org, members }: Question, shifts: readonly Shift[]): PlanShift[] {
  return shifts.map(({ person, unit, isOwner }) => ({
    personId: org.people[members.people[person]!]!.id,
    unitId: org.areas[members.units[unit]!]!.id,
    ...(isOwner ? { owner: true as const } : {}),
  }));
}

function mayOwn({ org, members, levels, seats, instance }: Question, i: number, unit: number): boolean {
  const ownerClass = instance.ownerClass[i]!;
  if (ownerClass === NONE || instance.ownerCost[ownerClass * instance.units + unit]! < 0) return false;
  return readinessOf(candidateOf(org, levels, members.people[i]!), seats[unit]!) !== null;
}

/** Points of owner fit and new area for this seat. */
function pointsAs({ org, members, levels, seats, costs, instance }: Question, i: number, unit: number) {
  const candidate = candidateOf(org, levels, members.people[i]!);
  return (
    ownerFit(org, candidate, seats[unit]!.required, costs) + areaChange.points(instance, i, unit, true, NONE)
  );
}

/** Works in the unit or leads somebody who does: others may be able, but nothing in the data points at them. */
function isTied(question: Question, i: number, unit: number): boolean {
  const { org, members } = question;
  if (shareIn(question, i, unit) > 0) return true;
  const { childStart, childCount } = org.lines;
  const p = members.people[i]!;
  for (let k = childStart[p]!; k < childStart[p]! + childCount[p]!; k++) {
    const report = members.at[k]!;
    if (report !== NONE && shareIn(question, report, unit) > 0) return true;
  }
  return false;
}

function shareIn({ members }: Question, i: number, unit: number): number {
  for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++)
    if (members.listUnit[e] === unit) return members.listShare[e]!;
  return 0;
}
