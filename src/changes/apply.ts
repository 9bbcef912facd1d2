import { indexOrg, type Org, type Sentence } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import type { ChangeKind, ChangeKindId } from "./kind.ts";
import { KINDS } from "./kinds/index.ts";
import { closeWorkbench, openWorkbench, type Workbench } from "./workbench.ts";

/** Why a list of changes was not applied: the place of the first that failed, its kind, and what it met. */
export interface ChangeRefusal {
  /** Position in the list, from 0. */
  readonly change: number;
  readonly kind: string;
  readonly message: Sentence;
}

export type Applied =
  | { readonly ok: true; readonly org: Org }
  | { readonly ok: false; readonly refusal: ChangeRefusal };

/**
 * The org after these changes, in order, on the same day. Days left out of a change mean the day of the org.
 * A failing precondition names the change, and then nothing is applied; the given org is never touched.
 * Cost: O(people + rows) once, whatever the number of changes, and O(depth) a change of manager.
 * Source: docs/glossary.md#change.
 * @example applyChanges(org, [{ kind: "set-manager", personId, managerId }]) // { ok: true, org }
 */
export function applyChanges(org: Org, changes: readonly OrgChange[]): Applied {
  if (changes.length === 0) return { ok: true, org };
  const bench = openWorkbench(org);
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i];
    if (change === undefined) continue;
    const message = applyOne(bench, change);
    if (message !== null) return { ok: false, refusal: { change: i, kind: change.kind, message } };
  }
  return { ok: true, org: indexOrg(closeWorkbench(bench), org.problems, org.today) };
}

function applyOne(bench: Workbench, change: OrgChange): Sentence | null {
  // The table is keyed by the change's own kind, which the compiler cannot follow through the union.
  const kind = KINDS[change.kind] as ChangeKind<ChangeKindId>;
  return kind.apply(bench, change);
}
