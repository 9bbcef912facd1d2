import { HEAD_TERMS, PERSON_TERMS } from "../cost/index.ts";
import { COST_TERMS, type CostTerm, type Instance, type Placement } from "../instance.ts";

/** Points by term; terms that do not differ are left out. */
export type Terms = Partial<Record<CostTerm, number>>;

/** Somebody placed elsewhere than a plan has them. */
export interface Shift {
  readonly person: number;
  readonly unit: number;
  readonly isOwner: boolean;
}

/** What another placement costs one person more (or less) than the plan does. */
export interface PersonDifference {
  readonly person: number;
  readonly from: { readonly unit: number; readonly isOwner: boolean };
  readonly to: { readonly unit: number; readonly isOwner: boolean };
  readonly terms: Terms;
  readonly points: number;
}

/** What it costs one seat: units of head before and after, of those wanted. Kinds as in `Instance`, d + 1 the owner. */
export interface SeatDifference {
  readonly kind: number;
  readonly unit: number;
  readonly before: number;
  readonly after: number;
  readonly wanted: number;
  readonly terms: Terms;
  readonly points: number;
}

/** Another placement against the plan, entry by entry: all points add up to the difference of their costs. */
export interface Difference {
  /** Everybody placed elsewhere, and those whose tie to their manager changes; ascending. */
  readonly people: readonly PersonDifference[];
  /** Seats whose points change; ascending by kind, then unit. */
  readonly seats: readonly SeatDifference[];
  readonly terms: Terms;
  /** Points of the other placement minus those of the plan. */
  readonly points: number;
}

/** Heads by kind × unit and reports of everybody, so that other placements are told apart without a new evaluation. */
export interface Ledger {
  readonly instance: Instance;
  readonly placement: Placement;
  /** Units of head by `kind * units + unit`, owners counted as one in the last kind. */
  readonly heads: Int32Array;
  readonly reportStart: Int32Array;
  readonly reports: Int32Array;
}

/** O(people + seats). */
export function openLedger(instance: Instance, placement: Placement): Ledger {
  const { people, units, disciplines, role, manager, weight } = instance;
  const ownerKind = disciplines.length + 1;
  const heads = new Int32Array((ownerKind + 1) * units);
  const reportStart = new Int32Array(people + 1);
  for (let p = 0; p < people; p++) {
    const isOwner = placement.isOwner[p] === 1;
    heads[(isOwner ? ownerKind : role[p]!) * units + placement.unit[p]!]! += isOwner ? 1 : weight[p]!;
    if (manager[p]! >= 0) reportStart[manager[p]! + 1]!++;
  }
  for (let p = 0; p < people; p++) reportStart[p + 1]! += reportStart[p]!;
  const next = reportStart.slice(0, people);
  const reports = new Int32Array(reportStart[people]!);
  for (let p = 0; p < people; p++) if (manager[p]! >= 0) reports[next[manager[p]!]!++] = p;
  return { instance, placement, heads, reportStart, reports };
}

/**
 * The difference that these shifts make; equal to that of two evaluations, term by term.
 * Cost: O(shifts × reports). Source: docs/planner.md#reasons.
 */
export function differenceOf(ledger: Ledger, shifts: readonly Shift[]): Difference {
  const moved = new Map(shifts.map((shift) => [shift.person, shift]));
  const people = touched(ledger, moved).flatMap((p) => personDifference(ledger, moved, p));
  const seats = seatDifferences(ledger, shifts);
  const terms: Terms = {};
  for (const one of [...people, ...seats])
    for (const term of COST_TERMS) add(terms, term, one.terms[term] ?? 0);
  return { people, seats, terms: inOrder(terms), points: sumOf(terms) };
}

/** The placement with the shifts made. */
export function shifted({ unit, isOwner }: Placement, shifts: readonly Shift[]): Placement {
  const placement = { unit: unit.slice(), isOwner: isOwner.slice() };
  for (const shift of shifts) {
    placement.unit[shift.person] = shift.unit;
    placement.isOwner[shift.person] = shift.isOwner ? 1 : 0;
  }
  return placement;
}

/** Who is shifted, and who stays while their manager is shifted; ascending. */
function touched({ reportStart, reports }: Ledger, moved: ReadonlyMap<number, Shift>): number[] {
  const people = new Set<number>();
  for (const p of moved.keys()) {
    people.add(p);
    for (let e = reportStart[p]!; e < reportStart[p + 1]!; e++) people.add(reports[e]!);
  }
  return [...people].sort((a, b) => a - b);
}

function personDifference(
  { instance, placement }: Ledger,
  moved: ReadonlyMap<number, Shift>,
  p: number,
): PersonDifference[] {
  const from = { unit: placement.unit[p]!, isOwner: placement.isOwner[p] === 1 };
  const shift = moved.get(p);
  const to = shift === undefined ? from : { unit: shift.unit, isOwner: shift.isOwner };
  const m = instance.manager[p]!;
  const managerBefore = m < 0 ? -1 : placement.unit[m]!;
  const managerAfter = moved.get(m)?.unit ?? managerBefore;
  const terms: Terms = {};
  for (const { id, points } of PERSON_TERMS)
    add(
      terms,
      id,
      points(instance, p, to.unit, to.isOwner, managerAfter) -
        points(instance, p, from.unit, from.isOwner, managerBefore),
    );
  return shift === undefined && Object.keys(terms).length === 0
    ? []
    : [{ person: p, from, to, terms: inOrder(terms), points: sumOf(terms) }];
}

function seatDifferences({ instance, placement, heads }: Ledger, shifts: readonly Shift[]): SeatDifference[] {
  const { units, disciplines, role, weight, demand } = instance;
  const ownerKind = disciplines.length + 1;
  const gain = new Map<number, number>();
  const join = (p: number, unit: number, isOwner: boolean, sign: number): void => {
    const seat = (isOwner ? ownerKind : role[p]!) * units + unit;
    gain.set(seat, (gain.get(seat) ?? 0) + sign * (isOwner ? 1 : weight[p]!));
  };
  for (const { person, unit, isOwner } of shifts) {
    join(person, placement.unit[person]!, placement.isOwner[person] === 1, -1);
    join(person, unit, isOwner, 1);
  }
  return [...gain.keys()]
    .sort((a, b) => a - b)
    .flatMap((seat): SeatDifference[] => {
      const kind = Math.floor(seat / units);
      const unit = seat % units;
      const before = heads[seat]!;
      const after = before + gain.get(seat)!;
      const terms: Terms = {};
      for (const { id, points } of HEAD_TERMS)
        add(terms, id, points(instance, kind, unit, after) - points(instance, kind, unit, before));
      if (Object.keys(terms).length === 0) return [];
      const wanted = kind === ownerKind ? 1 : demand[seat]!;
      return [{ kind, unit, before, after, wanted, terms: inOrder(terms), points: sumOf(terms) }];
    });
}

function add(terms: Terms, term: CostTerm, points: number): void {
  const sum = (terms[term] ?? 0) + points;
  if (sum === 0) delete terms[term];
  else terms[term] = sum;
}

function inOrder(terms: Terms): Terms {
  return Object.fromEntries(
    COST_TERMS.flatMap((term) => (terms[term] === undefined ? [] : [[term, terms[term]] as const])),
  );
}

/** Points of some terms together. */
export function sumOf(terms: Terms): number {
  return COST_TERMS.reduce((sum, term) => sum + (terms[term] ?? 0), 0);
}
