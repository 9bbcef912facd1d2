import { loadOf } from "../../metrics/index.ts";
import { NONE, type Org } from "../../org/index.ts";
import type { PlanCosts } from "./costs.ts";
import type { Levels } from "./levels.ts";
import { hasDeclined, ownerFit, readinessOf } from "./owners.ts";
import type { Pin } from "../pins/pins.ts";
import type { Barred, PlanSettings } from "../plan/plan.ts";
import { candidateOf, type Question } from "./question.ts";
import type { Members } from "./units.ts";

/** Heads up to which all of a unit report to its owner; with more, the managers and so many others. */
const OWNER_SPAN = 8;
const REPORTS_BESIDE_MANAGERS = 4;

interface OwnerInput {
  readonly org: Org;
  readonly members: Members;
  readonly levels: Levels;
  readonly costs: PlanCosts;
  readonly seats: Question["seats"];
  readonly settings: PlanSettings;
  readonly pins: readonly Pin[];
  readonly barred: readonly Barred[];
  readonly demand: Int32Array;
  readonly headUnit: number;
}

/**
 * People who may own something, in classes of equal rights and points. Nobody owns the unit in which a manager above
 * them is at home and may own it too: that manager would report to their own report. A pin may say otherwise.
 */
export function ownerColumns(input: OwnerInput) {
  const { org, members, levels, costs, seats, pins } = input;
  const u = members.units.length;
  const isFit = (p: number, unit: number): boolean =>
    readinessOf(candidateOf(org, levels, p), seats[unit]!) !== null &&
    !hasDeclined(org, p, members.units[unit]!);
  const pinned = new Set(
    pins.flatMap((pin) => (pin.kind === "own" ? [`${pin.personId} ${pin.areaId}`] : [])),
  );
  const offLimits = ownersBarred(input);
  /** Units closed to somebody by a manager above them who is at home there, or for the sake of managers who go there. */
  const closedTo = (p: number): Set<number> => {
    const closed = new Set<number>(offLimits.get(org.people[p]!.id));
    for (let above = org.lines.parent[p]!; above !== NONE; above = org.lines.parent[above]!) {
      const at = members.at[above]!;
      const home = at === NONE ? NONE : members.home[at]!;
      if (home === NONE || closed.has(home) || !isFit(above, home)) continue;
      if (!pinned.has(`${org.people[p]!.id} ${org.areas[members.units[home]!]!.id}`)) closed.add(home);
    }
    return closed;
  };
  const loads = expectedLoads(input);
  const classByKey = new Map<string, number>();
  const rows: Int32Array[] = [];
  const seated = new Set(pins.flatMap((pin) => (pin.kind === "seat" ? [pin.personId] : [])));
  const ownerClass = Int32Array.from(members.people, (p) => {
    const candidate = candidateOf(org, levels, p);
    if (seated.has(candidate.person.id)) return NONE;
    if (candidate.reports === 0 && candidate.person.canOwn !== true) return NONE;
    const closed = closedTo(p);
    const kept = reportsOutside(input, p);
    const row = Int32Array.from(seats, (seat, unit) =>
      isFit(p, unit) && !closed.has(unit)
        ? ownerFit(org, candidate, seat.required, costs) + loadPoints(input, loads[unit]! + kept)
        : -1,
    );
    if (row.every((points) => points < 0)) return NONE;
    const key = row.join(" ");
    const known = classByKey.get(key);
    if (known !== undefined) return known;
    classByKey.set(key, rows.length);
    rows.push(row);
    return rows.length - 1;
  });
  const ownerCost = new Int32Array(rows.length * u);
  rows.forEach((row, c) => ownerCost.set(row, c * u));
  return { ownerClass, ownerCost };
}

/** Units whose owner's seat is closed to somebody; a pin gives it to them all the same. */
function ownersBarred({ org, members, barred, pins }: OwnerInput): ReadonlyMap<string, readonly number[]> {
  const unitById = new Map(Array.from(members.units, (area, unit) => [org.areas[area]!.id as string, unit]));
  const closed = new Map<string, number[]>();
  for (const { personId, areaId, seat } of barred) {
    const unit = unitById.get(areaId);
    const isPinned = pins.some(
      (pin) => pin.kind === "own" && pin.personId === personId && pin.areaId === areaId,
    );
    if (seat === undefined || unit === undefined || isPinned) continue;
    closed.set(personId, [...(closed.get(personId) ?? []), unit]);
  }
  return closed;
}

/** Points for what lies above the load an owner carries well. */
function loadPoints({ costs, settings }: OwnerInput, load: number): number {
  return Math.round(costs.ownerLoad * Math.max(0, load - settings.ownerLoadMax));
}

/**
 * The load of each seat before it is known who sits in it, by the formula of the metric: what the area carries, the
 * owners of units below, and everybody of a small unit, or managers and a few of a large one.
 */
function expectedLoads({ org, members, demand, headUnit }: OwnerInput): Float64Array {
  const u = members.units.length;
  const kinds = demand.length / Math.max(1, u);
  const below = new Int32Array(u);
  for (const above of members.parentUnit) if (above !== NONE) below[above]!++;
  return Float64Array.from(members.units, (area, unit) => {
    let units = 0;
    for (let kind = 0; kind < kinds - 1; kind++) units += demand[kind * u + unit]!;
    const heads = units / headUnit;
    const managers = demand[(kinds - 1) * u + unit]! / headUnit;
    const direct = heads <= OWNER_SPAN ? heads : managers + REPORTS_BESIDE_MANAGERS;
    return loadOf(org, area, direct + below[unit]!).points;
  });
}

/** Reports whom the plan leaves with the person, because they are outside it. */
function reportsOutside({ org, members }: OwnerInput, p: number): number {
  const { childStart, childCount } = org.lines;
  let kept = 0;
  for (let k = childStart[p]!; k < childStart[p]! + childCount[p]!; k++)
    if (members.at[k] === NONE && org.people[k]!.placeholder !== true) kept++;
  return kept;
}
