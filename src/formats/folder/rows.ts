import type { OrgLists, OrgRecords } from "../../org/index.ts";
import type { ListName } from "../tabular/fields.ts";
import { writeTables } from "../tabular/write.ts";
import { createRecordWriter, type WrittenField } from "./records.ts";

/** A row of one state: its cells by heading, and its fields when they are asked for. */
export interface Row {
  readonly list: ListName;
  readonly key: string;
  readonly cells: ReadonlyMap<string, string>;
  readonly fields: (without?: string) => readonly WrittenField[];
}

export function rowsOf(lists: OrgLists | OrgRecords): Map<ListName, Map<string, Row>> {
  const all = new Map<ListName, Map<string, Row>>();
  for (const table of writeTables(lists)) {
    const write = createRecordWriter(table);
    const rows = new Map<string, Row>();
    for (const row of table.rows) {
      const cells = new Map(table.headings.map((heading, c) => [heading, row[c] ?? ""]));
      const key = freeKey(keyOf(table.list, cells), rows);
      rows.set(key, { list: table.list, key, cells, fields: (without) => write(row, without) });
    }
    all.set(table.list, rows);
  }
  return all;
}

/** What makes a record the same record. */
export function keyOf(list: ListName, cells: ReadonlyMap<string, string>): string {
  const cell = (heading: string): string => (cells.get(heading) ?? "").trim();
  if (list === "assignments")
    return [cell("person_id"), cell("area_id"), cell("type") || "core", cell("from")].join("\n");
  return list === "redirects" ? [cell("kind") || "area", cell("from_id")].join("\n") : cell("id");
}

function freeKey(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key;
  for (let n = 2; taken.has(free); n++) free = `${key}~${n}`;
  return free;
}

export function changedHeadings(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  const changed: string[] = [];
  for (const [heading, cell] of a) if ((b.get(heading) ?? "") !== cell) changed.push(heading);
  for (const [heading, cell] of b) if (!a.has(heading) && cell !== "") changed.push(heading);
  return changed;
}
