import type { ListName } from "../tabular/fields.ts";
import type { PlacedRecord, RecordReaders } from "./open.ts";
import type { Located, OpenedFile } from "./opened.ts";
import { patchRecord } from "./patchRecord.ts";
import { changedHeadings, type Row } from "./rows.ts";

/** Areas before assignments, so that an assignment finds the file of its area. */
export const LISTS: readonly ListName[] = [
  "people",
  "disciplines",
  "areas",
  "assignments",
  "assets",
  "dependencies",
  "decisions",
  "waivers",
  "redirects",
];

export interface Plan {
  readonly readers: RecordReaders;
  readonly opened: readonly OpenedFile[];
  readonly was: ReadonlyMap<ListName, ReadonlyMap<string, Row>>;
  readonly now: ReadonlyMap<ListName, ReadonlyMap<string, Row>>;
  readonly located: ReadonlyMap<ListName, Map<string, Located[]>>;
  /** Assignments by person and area alone: type and first day may stand there in other words. */
  readonly loosely: ReadonlyMap<string, readonly string[]>;
  readonly gone: Set<PlacedRecord>;
  readonly homeless: Row[];
  /** How many things of a list changed that stand in no file here. */
  readonly elsewhere: Map<ListName, number>;
}

/** The records that say a row; taken out, so that each is found once. */
export function find(
  plan: Plan,
  list: ListName,
  key: string,
  rows: ReadonlyMap<string, Row>,
): readonly Located[] {
  const byKey = plan.located.get(list);
  const places = byKey?.get(key);
  if (places !== undefined) {
    let n = 1;
    while (n < places.length && rows.has(`${key}~${n + 1}`)) n++;
    return n === 1 ? places : places.slice(0, 1);
  }
  const second = /^([^]*)~(\d+)$/.exec(key);
  const place = second === null ? undefined : byKey?.get(second[1] ?? "")?.[Number(second[2]) - 1];
  if (place !== undefined) return [place];
  if (list !== "assignments") return [];
  const own = (plan.loosely.get(looseKey(key)) ?? []).filter((one) => !rows.has(one));
  return own.length === 1 ? (byKey?.get(own[0] ?? "") ?? []) : [];
}

export const looseKey = (key: string): string => key.split("\n").slice(0, 2).join("\n");

/** @param isAlone whether the folder has no files of other formats, which might say what is not found here. */
export function planList(plan: Plan, list: ListName, isAlone: boolean): void {
  const was = plan.was.get(list) ?? new Map<string, Row>();
  const now = plan.now.get(list) ?? new Map<string, Row>();
  const isDerived = isAlone && was.size > 0 && (plan.located.get(list)?.size ?? 0) === 0;
  const homeless: Row[] = [];
  let elsewhere = 0;
  for (const [key, row] of was) {
    const next = now.get(key);
    if (next !== undefined && changedHeadings(row.cells, next.cells).length === 0) continue;
    const places = find(plan, list, key, was);
    if (places.length === 0) elsewhere++;
    for (const place of places) {
      if (next === undefined) plan.gone.add(place.record);
      else patchRecord(place, row.cells, next);
    }
  }
  const hasOrphans = list === "assignments" && [...plan.gone].some((record) => record.list === "areas");
  for (const [key, row] of now) {
    const old = was.get(key);
    const places = old === undefined || hasOrphans ? find(plan, list, key, was) : [];
    if (places.some((place) => isOrphan(plan, place)) || (old === undefined && places.length === 0))
      homeless.push(row);
    else if (old === undefined) for (const place of places) patchRecord(place, place.record.cells, row);
  }
  // Crafts that only people name, teams that only a column of people names: a list of its own would hide the others.
  if (isDerived && elsewhere + homeless.length > 0) plan.homeless.push(...now.values());
  else {
    plan.homeless.push(...homeless);
    if (elsewhere > 0) plan.elsewhere.set(list, elsewhere);
  }
}

/** An assignment that stays although the area it stands in goes. */
function isOrphan(plan: Plan, { record }: Located): boolean {
  return record.within !== undefined && plan.gone.has(record.within);
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
