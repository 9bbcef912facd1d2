import type { Day } from "../org/index.ts";
import { saidChanges, type SaidChangeJson, type SaidChanges } from "./diff.ts";

/** A live area of a day with the names of its owners then and today. */
export interface AreaOwnersThen {
  readonly id: string;
  readonly name: string;
  readonly owners: readonly string[];
  readonly ownersToday: readonly string[];
}

/** What `onethread as-of --json` prints. Source: docs/glossary.md#as-of. */
export interface AsOfJson {
  readonly schemaVersion: 1;
  readonly org: string;
  readonly asOf: Day;
  /** By what was known at that revision. */
  readonly revision: number;
  readonly head: number;
  readonly people: number;
  readonly vacancies: number;
  readonly areas: readonly AreaOwnersThen[];
  /** From the earlier to the later of that day and today. */
  readonly difference: readonly SaidChangeJson[];
}

/**
 * An organisation on a day, on the wire.
 * @example presentAsOf({ org: "acme", asOf: "2026-06-01", revision: 1, head: 2, people: 3, vacancies: 0, areas: [], difference: { changes: [], says: [] } }).difference // []
 */
export function presentAsOf(
  input: Omit<AsOfJson, "schemaVersion" | "difference"> & { readonly difference: SaidChanges },
): AsOfJson {
  const { org, asOf, revision, head, people, vacancies, areas, difference } = input;
  return {
    schemaVersion: 1,
    org,
    asOf,
    revision,
    head,
    people,
    vacancies,
    areas: areas.map(({ id, name, owners, ownersToday }) => ({ id, name, owners, ownersToday })),
    difference: saidChanges(difference),
  };
}
