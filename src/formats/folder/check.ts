import { parseBoolean, splitEscaped } from "../tabular/cells.ts";
import { FIELDS, type ListName } from "../tabular/fields.ts";
import { readTree } from "../yaml/readTree.ts";
import { openFile, type PlacedRecord } from "./open.ts";
import { SILENT, type OpenedFile } from "./opened.ts";
import type { Plan } from "./plan.ts";
import { changedHeadings, keyOf } from "./rows.ts";
import { applyEdits } from "./textEdit.ts";

/** The bytes of a changed file; undefined where the text would not say what it should, and must stay as it is. */
export function finish(file: OpenedFile, plan: Plan): Uint8Array | undefined {
  const edits =
    file.newline === "\n"
      ? file.edits
      : file.edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, "\r\n") }));
  const text = applyEdits(file.text, edits);
  if (text === undefined || !saysNow(file, text, plan)) return undefined;
  return new TextEncoder().encode(file.isMarked ? `\ufeff${text}` : text);
}

/** Reads the new text and compares: the records that should stand there, and in each what changed. */
function saysNow(file: OpenedFile, text: string, plan: Plan): boolean {
  const read = readTree(text);
  if (!read.ok) return false;
  const records = openFile(file.name, text, read.tree, plan.readers, SILENT);
  if (records === undefined) return false;
  const keyed = (list: readonly PlacedRecord[]): string[] =>
    list.map((record) => `${record.list}\n${keyOf(record.list, record.cells)}`);
  const staying = file.records.filter(
    (record) => !plan.gone.has(record) && !(record.within && plan.gone.has(record.within)),
  );
  const wanted = [
    ...keyed(staying),
    ...file.added.map(({ key, within }) => `${within === undefined ? file.list : "assignments"}\n${key}`),
  ];
  if (keyed(records).sort().join("\0") !== wanted.sort().join("\0")) return false;
  const old = new Map(
    file.records.map((record) => [`${record.list}\n${keyOf(record.list, record.cells)}`, record]),
  );
  return records.every((record) => {
    const key = keyOf(record.list, record.cells);
    const now = plan.now.get(record.list)?.get(key);
    const was = plan.was.get(record.list)?.get(key)?.cells ?? new Map<string, string>();
    const changed = new Set(now === undefined ? [] : changedHeadings(was, now.cells));
    const before = old.get(`${record.list}\n${key}`);
    return [...new Set([...record.cells.keys(), ...changed, ...(before?.cells.keys() ?? [])])].every(
      (heading) => {
        const cell = record.cells.get(heading) ?? "";
        if (changed.has(heading)) return isSameCell(cell, now?.cells.get(heading) ?? "");
        const cellBefore = before?.cells.get(heading) ?? "";
        if (before === undefined || cell === cellBefore) return true;
        // What went without saying is said, or a field stands under another of its names.
        return cellBefore === ""
          ? cell === now?.cells.get(heading)
          : cell === "" && isOtherWay(record.list, heading);
      },
    );
  });
}

const isOtherWay = (list: ListName, heading: string): boolean =>
  FIELDS[list].some((spec) => spec.heading === heading && spec.readOnly === true);

/** Whether two cells say the same, whatever their words for true and the order of their parts. */
function isSameCell(a: string, b: string): boolean {
  const parts = (cell: string): string =>
    splitEscaped(cell, ";")
      .map((part) => String(parseBoolean(part) ?? part))
      .sort()
      .join("\n");
  return a === b || (a !== "" && Number(a) === Number(b)) || parts(a) === parts(b);
}
