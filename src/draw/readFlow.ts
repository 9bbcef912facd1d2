import { NONE, ownersOf, type Org } from "../org/index.ts";

/** Who goes where: the numbers behind the flow, before any word or pixel. */
export interface Flow {
  /** One per discipline of today and home area of the target with anybody, ordered by discipline, then area. */
  readonly bands: readonly FlowBand[];
  /** People of the target, vacancies left out, who have no home area there. */
  readonly withoutArea: number;
  /** People of the target who are not in today's org. */
  readonly notToday: number;
  /** Seats of the target with a home area; never counted as people. */
  readonly vacancies: number;
}

export interface FlowBand {
  /** Position in `today.disciplines`, −1 without one. */
  readonly discipline: number;
  /** Position in `target.areas`. */
  readonly area: number;
  /** People whose manager is the same person (or the same seat) in both. */
  readonly keep: number;
  readonly change: number;
}

export type OwnerState = "filled" | "vacant" | "none";

/**
 * Compares who manages each person today and in the target, by today's discipline and the target's home area.
 * Counted: people (no vacancies, no placeholders) in both orgs with a home area in the target. O(people).
 */
export function readFlow(today: Org, target: Org): Flow {
  const areas = target.areas.length;
  const keep = new Int32Array((today.disciplines.length + 1) * areas);
  const change = new Int32Array(keep.length);
  let withoutArea = 0;
  let notToday = 0;
  let vacancies = 0;
  for (let p = 0; p < target.people.length; p++) {
    const { id, managerId, vacant, placeholder } = target.people[p]!;
    if (placeholder === true) continue;
    const area = target.work.home[p]!;
    if (vacant) vacancies += area === NONE ? 0 : 1;
    else if (area === NONE) withoutArea++;
    else {
      const before = today.personIndexById.get(id);
      if (before === undefined) notToday++;
      else {
        const cell = (today.disciplineOf[before]! + 1) * areas + area;
        (today.people[before]!.managerId === managerId ? keep : change)[cell]!++;
      }
    }
  }
  const bands: FlowBand[] = [];
  for (let cell = 0; cell < keep.length; cell++) {
    const [kept, changed] = [keep[cell]!, change[cell]!];
    if (kept + changed > 0)
      bands.push({
        discipline: Math.floor(cell / areas) - 1,
        area: cell % areas,
        keep: kept,
        change: changed,
      });
  }
  return { bands, withoutArea, notToday, vacancies };
}

/** Whether an area of an org has an owner, only an empty seat for one, or neither. */
export function ownerState(org: Org, area: number): OwnerState {
  const owners = ownersOf(org, area);
  if (owners.length === 0) return "none";
  return owners.every((owner) => org.people[owner]!.vacant) ? "vacant" : "filled";
}
