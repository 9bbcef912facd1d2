import type { OrgLists, OrgRecords } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import { writeTables, type WrittenTable } from "../tabular/write.ts";
import { entryLines, itemLines } from "./emit.ts";
import { createNames, FILE_EACH } from "./names.ts";
import { createRecordWriter, type WrittenField } from "./records.ts";

/** A file of the folder as text. */
export interface FolderText {
  readonly name: string;
  readonly text: string;
}

/** A list that would make a longer file is divided into numbered ones: at most 10 MB of a file are read. */
export const FILE_CHARS_MAX = 4 * 1024 * 1024;

/**
 * The YAML folder: UTF-8, LF, records sorted by id, keys in the order of the CSV headings, empty ones left out.
 * `areas/<id>.yaml` with the area's assignments, `decisions/<id>.yaml`, `assets/<kind>.yaml`, and a file for each other
 * list; a list of more than `maxChars` becomes a folder of numbered files. Placeholders of reading policies are left
 * out; people outside today's org are written. `parseFiles` of the result gives equal lists.
 * @example formatFolder(org.records).map((file) => file.name) // ["people.yaml", "areas/pay.yaml", …]
 */
export function formatFolder(lists: OrgLists | OrgRecords, maxChars = FILE_CHARS_MAX): FolderText[] {
  const files: FolderText[] = [];
  const tables = writeTables(lists);
  const nested = nestAssignments(tables, maxChars);
  for (const table of tables) {
    const { list } = table;
    const write = createRecordWriter(table);
    if (FILE_EACH.includes(list)) {
      const nameOf = createNames();
      for (const row of table.rows) {
        const id = row[0] ?? "";
        const text =
          write(row).map(entryText).join("") + (list === "areas" ? (nested.byArea.get(id) ?? "") : "");
        files.push({ name: `${list}/${nameOf(id)}.yaml`, text });
      }
    } else if (list === "assignments") {
      files.push(...listFiles(list, nested.loose, maxChars));
    } else if (list === "assets") {
      for (const [kind, rows] of byKind(table))
        files.push(
          ...listFiles(
            `assets/${kind}`,
            rows.map((row) => recordText(write(row))),
            maxChars,
          ),
        );
    } else if (table.rows.length > 0)
      files.push(
        ...listFiles(
          list,
          table.rows.map((row) => recordText(write(row))),
          maxChars,
        ),
      );
  }
  return files;
}

const entryText = ({ key, value }: WrittenField): string => entryLines(key, value, 0);

/** A record as an item of a list. */
export function recordText(fields: readonly WrittenField[], indent = 0): string {
  return itemLines(new Map<string, YamlValue>(fields.map(({ key, value }) => [key, value])), indent);
}

/** `people.yaml`, or `people/0001.yaml`, `people/0002.yaml`, … */
function listFiles(base: string, records: readonly string[], maxChars: number): FolderText[] {
  if (records.length === 0) return [];
  const parts: string[][] = [[]];
  let chars = 0;
  for (const record of records) {
    if (chars + record.length > maxChars && chars > 0) {
      parts.push([]);
      chars = 0;
    }
    parts.at(-1)?.push(record);
    chars += record.length;
  }
  if (parts.length === 1) return [{ name: `${base}.yaml`, text: records.join("") }];
  const divider = base.includes("/") ? "-" : "/";
  return parts.map((part, i) => ({
    name: `${base}${divider}${String(i + 1).padStart(4, "0")}.yaml`,
    text: part.join(""),
  }));
}

function byKind(table: WrittenTable): Map<string, (readonly string[])[]> {
  const column = table.headings.indexOf("kind");
  const kinds = new Map<string, (readonly string[])[]>();
  for (const row of table.rows) {
    const kind = row[column] ?? "";
    const rows = kinds.get(kind);
    if (rows === undefined) kinds.set(kind, [row]);
    else rows.push(row);
  }
  return kinds;
}

/** Assignments stand in the file of their area, those of areas that have no file in a list of their own. */
function nestAssignments(
  tables: readonly WrittenTable[],
  maxChars: number,
): { readonly byArea: ReadonlyMap<string, string>; readonly loose: readonly string[] } {
  const areas = new Set(tables.find(({ list }) => list === "areas")?.rows.map((row) => row[0] ?? "") ?? []);
  const table = tables.find(({ list }) => list === "assignments");
  if (table === undefined) return { byArea: new Map(), loose: [] };
  const write = createRecordWriter(table);
  const column = table.headings.indexOf("area_id");
  const items = new Map<string, string[]>();
  const chars = new Map<string, number>();
  const loose: string[] = [];
  for (const row of table.rows) {
    const area = row[column] ?? "";
    const text = recordText(write(row, "area_id"), 2);
    const total = (chars.get(area) ?? 0) + text.length;
    if (!areas.has(area) || total > maxChars) loose.push(recordText(write(row)));
    else {
      chars.set(area, total);
      const own = items.get(area);
      if (own === undefined) items.set(area, [text]);
      else own.push(text);
    }
  }
  const byArea = new Map([...items].map(([area, texts]) => [area, `assignments:\n${texts.join("")}`]));
  return { byArea, loose };
}
