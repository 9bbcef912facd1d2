import { NONE } from "../../org/index.ts";
import { areaChange } from "../cost/areaChange.ts";
import { differenceOf, type Ledger, type Shift } from "../whatIf/difference.ts";
import type { Placement } from "../instance.ts";
import { ownerFit, readinessOf } from "../question/owners.ts";
import type { Candidate, PlanShift } from "../plan/plan.ts";
import { candidateOf, type Question } from "../question/question.ts";
import type { Wish } from "../whatIf/wishes.ts";

/** Most candidates that are shown for a seat. */
const CANDIDATES_MAX = 3;
/** Most that are looked at closely for it, and most the plan is placed anew for. */
const LIKELY_MAX = 24;
const TRIED_MAX = 6;

/**
 * Who may own a unit and is shown for it: the chosen one, then others in the order of the org. Nobody is ranked.
 * @param otherwise those the plan was placed anew for; without, up to two who work there or lead somebody who does, by
 * points of their own.
 */
export function shownFor(
  question: Question,
  placement: Placement,
  unit: number,
  otherwise?: ReadonlyMap<number, readonly Shift[]>,
): number[] {
  const chosen = ownerOf(placement, unit);
  const others =
    otherwise === undefined
      ? eligible(question, placement, unit)
          .filter((i) => isTied(question, i, unit))
          .sort((a, b) => pointsAs(question, a, unit) - pointsAs(question, b, unit) || a - b)
          .slice(0, shownBeside(chosen))
      : [...otherwise.keys()];
  return [...(chosen === NONE ? [] : [chosen]), ...others.sort((a, b) => a - b)];
}

/**
 * The others whom a plan placed anew around them as owner costs least, with those plans: at most two beside an owner,
 * three for an empty seat, in the order of the org. Whoever the solver may seat can be among them.
 * @param ask what the plan becomes with a wish; null where it cannot hold.
 * Cost: some questions.
 */
export function othersFor(
  question: Question,
  ledger: Ledger,
  unit: number,
  ask: (wish: Wish) => readonly Shift[] | null,
): Map<number, readonly Shift[]> {
  const { placement } = ledger;
  const chosen = ownerOf(placement, unit);
  const tried = new Set(likeliest(question, ledger, unit));
  // Who would own it without its owner is one of them, so that a near-tie names nobody else.
  for (const kind of ["seat", "keep-out"] as const) {
    const without = chosen === NONE ? null : ask({ kind, person: chosen, unit });
    const next = without?.find((one) => one.isOwner && one.unit === unit);
    if (next !== undefined) tried.add(next.person);
  }
  const found = [...tried].flatMap((person) => {
    const shifts = ask({ kind: "own", person, unit });
    return shifts === null ? [] : [{ person, shifts, points: differenceOf(ledger, shifts).points }];
  });
  const shown = found
    .sort((a, b) => a.points - b.points || a.person - b.person)
    .slice(0, shownBeside(chosen))
    .sort((a, b) => a.person - b.person);
  return new Map(shown.map(({ person, shifts }) => [person, shifts]));
}

const shownBeside = (chosen: number): number => (chosen === NONE ? CANDIDATES_MAX : CANDIDATES_MAX - 1);

function ownerOf({ unit: units, isOwner }: Placement, unit: number): number {
  for (let i = 0; i < units.length; i++) if (isOwner[i] === 1 && units[i] === unit) return i;
  return NONE;
}

/** By what it costs to put them into the seat, with its owner staying or taking theirs and all else as planned. */
function likeliest(question: Question, ledger: Ledger, unit: number): number[] {
  const { instance } = question;
  const { placement } = ledger;
  const chosen = ownerOf(placement, unit);
  const ownPoints = (i: number): number => {
    const here = placement.unit[i]!;
    const seat = instance.ownerClass[i]! * instance.units;
    const now = placement.isOwner[i] === 1 ? instance.ownerCost[seat + here]! : 0;
    return (
      instance.ownerCost[seat + unit]! -
      now +
      areaChange.points(instance, i, unit, true, NONE) -
      areaChange.points(instance, i, here, placement.isOwner[i] === 1, NONE)
    );
  };
  const swapPoints = (i: number): number => {
    const into: Shift = { person: i, unit, isOwner: true };
    if (chosen === NONE) return differenceOf(ledger, [into]).points;
    const left = { unit: placement.unit[i]!, isOwner: placement.isOwner[i] === 1 };
    const stays = differenceOf(ledger, [into, { person: chosen, unit, isOwner: false }]).points;
    const seat = instance.ownerClass[chosen]! * instance.units + left.unit;
    const mayTake = !left.isOwner || (instance.ownerClass[chosen] !== NONE && instance.ownerCost[seat]! >= 0);
    return mayTake
      ? Math.min(stays, differenceOf(ledger, [into, { person: chosen, ...left }]).points)
      : stays;
  };
  return leastBy(leastBy(eligible(question, placement, unit), ownPoints, LIKELY_MAX), swapPoints, TRIED_MAX);
}

/** The first so many by points, then number. */
function leastBy(people: readonly number[], points: (i: number) => number, most: number): number[] {
  return people
    .map((i) => ({ i, points: points(i) }))
    .sort((a, b) => a.points - b.points || a.i - b.i)
    .slice(0, most)
    .map(({ i }) => i);
}

/** Who may be put into the seat beside the pins and rules of the plan; its owner is not among them. */
function eligible({ instance }: Question, placement: Placement, unit: number): number[] {
  if (instance.pinnedOwner[unit] !== NONE) return [];
  const owners = new Set(instance.pinnedOwner);
  const { forbidStart, forbidUnit, pinnedUnit, ownerClass, ownerCost, units } = instance;
  const may: number[] = [];
  for (let i = 0; i < instance.people; i++) {
    // Few may own anything: asked first, this takes a tenth of the time at 20,000 people.
    const row = ownerClass[i]!;
    if (row === NONE || ownerCost[row * units + unit]! < 0) continue;
    if (owners.has(i) || (placement.isOwner[i] === 1 && placement.unit[i] === unit)) continue;
    if (pinnedUnit[i] !== NONE && pinnedUnit[i] !== unit) continue;
    if (!forbidUnit.subarray(forbidStart[i], forbidStart[i + 1]).includes(unit)) may.push(i);
  }
  return may;
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
  return shownFor(question, placement, unit, otherwise).map((i): Candidate => {
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
