import type { OrgChange } from "../changes/index.ts";

/** A change with its sentence. */
export interface SaidChangeJson {
  readonly says: string;
  readonly change: OrgChange;
}

/** What `onethread diff --json` prints. Source: docs/glossary.md#diff. */
export interface DiffJson {
  readonly schemaVersion: 1;
  /** The two sides as they were named. */
  readonly a: string;
  readonly b: string;
  readonly changes: readonly SaidChangeJson[];
}

/** Changes, and the sentence of each at the same place. */
export interface SaidChanges {
  readonly changes: readonly OrgChange[];
  readonly says: readonly string[];
}

/**
 * What leads from one side to the other, on the wire.
 * @example presentDiff("1", "head", { changes: [], says: [] }).changes // []
 */
export function presentDiff(a: string, b: string, difference: SaidChanges): DiffJson {
  return { schemaVersion: 1, a, b, changes: saidChanges(difference) };
}

/** Each change beside its sentence. */
export function saidChanges({ changes, says }: SaidChanges): readonly SaidChangeJson[] {
  return changes.map((change, i) => ({ says: says[i] ?? "", change }));
}
