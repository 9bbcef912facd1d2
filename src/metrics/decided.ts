import { isDecided, type Decision, type Org } from "../org/index.ts";

/** Decisions that were taken by the org's day, in the order of the records. */
export function decidedOf(org: Org): Decision[] {
  return org.records.decisions.filter((decision) => isDecided(decision, org.today));
}

const openByOrg = new WeakMap<Org, readonly Decision[]>();

/**
 * Decisions nobody has made by the org's day, those left out that another one replaces. Kept per org.
 * @example openDecisions(org).length
 */
export function openDecisions(org: Org): readonly Decision[] {
  let open = openByOrg.get(org);
  if (open === undefined) openByOrg.set(org, (open = readOpen(org)));
  return open;
}

function readOpen({ records: { decisions }, today }: Org): readonly Decision[] {
  const replaced = new Set<string>();
  // One that names itself replaces nothing.
  for (const { id, supersedesId } of decisions)
    if (supersedesId !== undefined && supersedesId !== id) replaced.add(supersedesId);
  return decisions.filter((decision) => !isDecided(decision, today) && !replaced.has(decision.id));
}

/** Sums by kind of door, as parts of a result; a door without any is left out. */
export function byDoor<T>(
  rows: readonly { readonly door: Decision["door"]; readonly value: T }[],
  sum: (values: readonly T[]) => number | null,
): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const door of ["one-way", "two-way"] as const) {
    const value = sum(rows.filter((row) => row.door === door).map((row) => row.value));
    if (value !== null) parts[door] = value;
  }
  return parts;
}

/** Mean of the values; null of none. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
