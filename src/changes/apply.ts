import { indexOrg, mention, say, type Org, type Sentence } from "../org/index.ts";
import type { OrgChange, RestoredRecord } from "./change.ts";
import { fieldWord } from "./fieldWords.ts";
import type { ChangeKind, ChangeKindId } from "./kind.ts";
import { KINDS } from "./kinds/index.ts";
import { LISTS, type AnyRecord } from "./lists.ts";
import { everyChangedField, fieldOf, same } from "./same.ts";
import { subjectOf } from "./subject.ts";
import { closeWorkbench, openWorkbench, readingOf, tableOf, type Workbench } from "./workbench.ts";

/** Why a list of changes was not applied: the place of the first that failed, its kind, and what it met. */
export interface ChangeRefusal {
  /** Position in the list, from 0. */
  readonly change: number;
  readonly kind: string;
  readonly message: Sentence;
}

/** The new org with the changes that lead back, or why there is none. */
export type Applied =
  | { readonly ok: true; readonly org: Org; readonly inverse: readonly OrgChange[] }
  | { readonly ok: false; readonly refusal: ChangeRefusal };

/**
 * The org after these changes, in order, on the same day. Days left out of a change mean the day of the org.
 * A failing precondition names the change, and then nothing is applied; the given org is never touched.
 * Applying `inverse` to the new org gives the records of the old one, order included; where each change has a simple
 * opposite these are they, last first, else one `restore`.
 * Cost: O(people + rows) once, whatever the number of changes, and O(depth) a change of manager.
 * Source: docs/glossary.md#change.
 * @example applyChanges(org, [{ kind: "set-manager", personId, managerId }]) // { ok: true, org, inverse }
 */
export function applyChanges(org: Org, changes: readonly OrgChange[]): Applied {
  if (changes.length === 0) return { ok: true, org, inverse: [] };
  const bench = openWorkbench(org);
  const opposites: (OrgChange | null)[] = [];
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i];
    if (change === undefined) continue;
    opposites.push(oppositeOf(bench, change));
    const message = applyOne(bench, change);
    if (message !== null) return { ok: false, refusal: { change: i, kind: change.kind, message } };
  }
  const simple = opposites.filter((change) => change !== null);
  return {
    ok: true,
    org: indexOrg(closeWorkbench(bench), org.problems, org.today),
    inverse: simple.length === opposites.length ? simple.reverse() : restoring(bench),
  };
}

/** Acts on the workbench, or says why not. A refusal may leave the bench half written where records were put back. */
export function applyOne(bench: Workbench, change: OrgChange): Sentence | null {
  const surprise = surpriseIn(bench, change);
  if (surprise !== null) return surprise;
  // The table is keyed by the change's own kind, which the compiler cannot follow through the union.
  const kind = KINDS[change.kind] as ChangeKind<ChangeKindId>;
  return kind.apply(bench, change);
}

function surpriseIn(bench: Workbench, change: OrgChange): Sentence | null {
  if (change.expect === undefined) return null;
  const { list, id } = subjectOf(change);
  const record = tableOf(bench, list).get(id);
  for (const [field, old] of Object.entries(change.expect)) {
    const now = fieldOf(record, field) ?? null;
    if (same(now, old ?? null)) continue;
    const subject = record !== undefined && "vacant" in record ? mention(record) : nameOf(record, id);
    return say([
      field,
    ])`${subject} is not as expected: ${fieldWord(field)} is ${shown(now)}, not ${shown(old)}.`;
  }
  return null;
}

function nameOf(record: AnyRecord | undefined, id: string): string {
  const name = fieldOf(record, "name") ?? fieldOf(record, "title");
  return typeof name === "string" ? name : id.replaceAll("\u0000", " ").trim();
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "absent";
  return typeof value === "object" ? "something else" : String(value);
}

/** The change that undoes this one, where it is as simple as the change itself. Asked before it is applied. */
function oppositeOf(bench: Workbench, change: OrgChange): OrgChange | null {
  switch (change.kind) {
    case "set-manager": {
      const person = bench.people.get(change.personId);
      return person === undefined
        ? null
        : { kind: "set-manager", personId: person.id, managerId: person.managerId };
    }
    case "move-area": {
      const area = bench.areas.get(change.areaId);
      return area === undefined || area.parentId === null
        ? null
        : { kind: "move-area", areaId: area.id, parentId: area.parentId };
    }
    case "set-deputy": {
      const { deputyId } = bench.areas.get(change.areaId) ?? {};
      // A deputy who left meanwhile cannot be set again.
      return deputyId === undefined || bench.people.get(deputyId)?.vacant !== false
        ? null
        : { kind: "set-deputy", areaId: change.areaId, personId: deputyId };
    }
    case "pause-area":
      return bench.areas.get(change.areaId)?.status === "active"
        ? { kind: "resume-area", areaId: change.areaId }
        : null;
    case "resume-area":
      return { kind: "pause-area", areaId: change.areaId };
    case "set-reading": {
      const { rootAreaId, ...read } = bench.read;
      const isSame = change.rootAreaId === undefined || change.rootAreaId === rootAreaId;
      return isSame ? { kind: "set-reading", ...read } : null;
    }
    default:
      return null;
  }
}

/** The records that were written, as they were before. */
function restoring(bench: Workbench): OrgChange[] {
  const records: RestoredRecord[] = [];
  for (const list of LISTS)
    for (const { id, before, after, at } of tableOf(bench, list).written()) {
      const fields = before === null || after === null ? [] : everyChangedField(after, before);
      // The list and the record come from the same table, which the compiler does not see through the loop.
      records.push({
        list,
        id,
        record: before,
        fields,
        ...(at === undefined ? {} : { at }),
      } as RestoredRecord);
    }
  const reading = readingOf(bench.org.records);
  if (!same(reading, bench.read)) return [{ kind: "restore", records, reading }];
  return records.length === 0 ? [] : [{ kind: "restore", records }];
}
