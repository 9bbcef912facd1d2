import { NONE, type Org } from "../org/index.ts";
import type { PlanCosts } from "./costs.ts";
import type { Levels } from "./levels.ts";
import { hasDeclined, ownerFit, readinessOf } from "./owners.ts";
import type { Pin } from "./pins.ts";
import { candidateOf, type Question } from "./question.ts";
import type { Members } from "./units.ts";

/**
 * People who may own something, in classes of equal rights and points. Nobody owns the unit in which a manager above
 * them is at home and may own it too: that manager would report to their own report. A pin may say otherwise.
 */
export function ownerColumns(
  org: Org,
  members: Members,
  levels: Levels,
  costs: PlanCosts,
  seats: Question["seats"],
  pins: readonly Pin[],
) {
  const u = members.units.length;
  const isFit = (p: number, unit: number): boolean =>
    readinessOf(candidateOf(org, levels, p), seats[unit]!) !== null &&
    !hasDeclined(org, p, members.units[unit]!);
  const pinned = new Set(
    pins.flatMap((pin) => (pin.kind === "own" ? [`${pin.personId} ${pin.areaId}`] : [])),
  );
  /** Units closed to somebody by a manager above them who is at home there. */
  const closedTo = (p: number): Set<number> => {
    const closed = new Set<number>();
    for (let above = org.lines.parent[p]!; above !== NONE; above = org.lines.parent[above]!) {
      const at = members.at[above]!;
      const home = at === NONE ? NONE : members.home[at]!;
      if (home === NONE || closed.has(home) || !isFit(above, home)) continue;
      if (!pinned.has(`${org.people[p]!.id} ${org.areas[members.units[home]!]!.id}`)) closed.add(home);
    }
    return closed;
  };
  const classByKey = new Map<string, number>();
  const rows: Int32Array[] = [];
  const ownerClass = Int32Array.from(members.people, (p) => {
    const candidate = candidateOf(org, levels, p);
    if (candidate.reports === 0 && candidate.person.canOwn !== true) return NONE;
    const closed = closedTo(p);
    const row = Int32Array.from(seats, (seat, unit) =>
      isFit(p, unit) && !closed.has(unit) ? ownerFit(org, candidate, seat.required, costs) : -1,
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
