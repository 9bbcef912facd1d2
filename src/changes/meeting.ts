import { applyOne } from "./apply.ts";
import type { OrgChange } from "./change.ts";
import { LISTS } from "./lists.ts";
import { eachMention } from "./mentions.ts";
import { subjectOf } from "./subject.ts";
import { openWorkbench, tableOf, type UnindexedOrg } from "./workbench.ts";

/**
 * Ids of what these changes write on an org, side effects included; of a row its person. Changes after one that does
 * not apply are not looked at. O(records of the lists that are written).
 * @example [...idsWritten(org, [])] // []
 */
export function idsWritten(org: UnindexedOrg, changes: readonly OrgChange[]): ReadonlySet<string> {
  const bench = openWorkbench(org);
  for (const change of changes) if (applyOne(bench, change) !== null) break;
  const ids = new Set<string>();
  for (const list of LISTS)
    for (const { id } of tableOf(bench, list).written())
      ids.add(list === "assignments" ? partOf(id, 0) : idIn(id));
  return ids;
}

/**
 * Ids that these changes name: what they are about, and every id in their fields. What changes write beyond that
 * follows from the state they meet.
 * @example [...idsNamed([{ kind: "clear-owner", areaId: areaId("pay") }])] // ["pay"]
 */
export function idsNamed(changes: readonly OrgChange[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const note = (list: string, key: string): void => {
    ids.add(list === "assignments" ? partOf(key, 0) : idIn(key));
  };
  for (const change of changes) {
    const { list, id } = subjectOf(change);
    note(list, id);
    eachMention(change, (_, mentioned) => ids.add(mentioned));
    if (change.kind === "restore") for (const record of change.records) note(record.list, record.id);
    else for (const made of Object.values(change)) if (isRecord(made)) ids.add(made.id);
  }
  return ids;
}

function isRecord(value: unknown): value is { readonly id: string } {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

/** The id of a key: a redirect has its kind before it. */
function idIn(key: string): string {
  const at = key.indexOf("\u0000");
  return at < 0 ? key : key.slice(at + 1);
}

function partOf(key: string, part: number): string {
  return key.split("\u0000")[part] ?? key;
}
