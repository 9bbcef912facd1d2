import type { OrgRecords } from "../org/index.ts";

/** The lists of an org that changes write. */
export const LISTS = [
  "people",
  "outside",
  "disciplines",
  "areas",
  "assignments",
  "assets",
  "dependencies",
  "decisions",
  "waivers",
  "redirects",
] as const;
export type ListName = (typeof LISTS)[number];
export type RecordOf<L extends ListName> = OrgRecords[L][number];
export type AnyRecord = RecordOf<ListName>;

/** Divides the parts of a key; no id may contain it (`character-bad`). */
const SEPARATOR = "\u0000";

/** The key of a row: person, area, type and start. */
export function rowKey(row: {
  readonly personId: string;
  readonly areaId: string;
  readonly type: string;
  readonly from?: string;
}): string {
  return [row.personId, row.areaId, row.type, row.from ?? ""].join(SEPARATOR);
}

export function redirectKey(redirect: { readonly kind: string; readonly fromId: string }): string {
  return redirect.kind + SEPARATOR + redirect.fromId;
}

/**
 * What a record is found by: its id; of a row its key, of a redirect its kind and id.
 * @example keyOf(org.areas[0]) // "company"
 */
export function keyOf(record: AnyRecord): string {
  if ("id" in record) return record.id;
  return "fromId" in record ? redirectKey(record) : rowKey(record);
}
