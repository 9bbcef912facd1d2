import type { Change, Sentence } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import type { ChangeKind, ChangeKindId, Naming } from "./kind.ts";
import { KINDS } from "./kinds/index.ts";

/**
 * What one change does, as a sentence. Make `names` once with `namingOf(org)`; for people a plan adds, use the
 * target org.
 * @example wording(describeChange({ kind: "set-manager", personId, managerId }, namingOf(org))) // "Bob reports to Ada."
 */
export function describeChange(change: OrgChange, names: Naming): Sentence {
  const kind = KINDS[change.kind] as ChangeKind<ChangeKindId>;
  return kind.describe(change, names);
}

/**
 * Whether a bare change is of a known kind, so that fixes of findings and problems can be applied. Fields are not
 * looked at; `applyChanges` refuses what does not resolve.
 * @example isOrgChange({ kind: "set-manager", personId: "bob", managerId: "ada" }) // true
 */
export function isOrgChange(change: Change): change is Change & OrgChange {
  return Object.hasOwn(KINDS, change.kind);
}
