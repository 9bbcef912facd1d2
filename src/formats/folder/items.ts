import type { TreeList } from "../yaml/tree.ts";
import type { YamlValue } from "../yaml/values.ts";
import { flowValue } from "./emit.ts";
import { recordText } from "./format.ts";
import type { PlacedRecord } from "./open.ts";
import { topRecords, type Added, type OpenedFile } from "./opened.ts";
import { addEntry, addLines, patchEntry, removeEntry } from "./patch.ts";
import type { Plan } from "./plan.ts";
import { keyOf } from "./rows.ts";
import { isBlankAt, itemSpan, lineStart, removedSpan } from "./textEdit.ts";

/** Takes the lines of records away; lists and files that are left without any go whole. */
export function removeGone(file: OpenedFile, plan: Plan): void {
  if (isEmptied(file, plan.gone)) return;
  if (file.tree.kind === "list") removeItems(file, file.tree, topRecords(file), plan);
  for (const area of file.records) {
    if (area.assignments === undefined || area.map === undefined || plan.gone.has(area)) continue;
    const { value } = area.assignments;
    const own = file.records.filter((one) => one.within === area);
    const gone = own.filter((one) => plan.gone.has(one));
    if (gone.length === 0) continue;
    const isNeeded = gone.length < own.length || file.added.some((one) => one.within === area);
    if (value.kind === "list" && isNeeded) removeItems(file, value, own, plan);
    else removeEntry(file, area.map, area.assignments);
  }
}

export function isEmptied(file: OpenedFile, gone: ReadonlySet<PlacedRecord>): boolean {
  const own = topRecords(file);
  return own.length > 0 && file.added.length === 0 && own.every((record) => gone.has(record));
}

function removeItems(file: OpenedFile, list: TreeList, records: readonly PlacedRecord[], plan: Plan): void {
  for (const record of records) {
    if (!plan.gone.has(record)) continue;
    const i = list.items.indexOf(record.tree);
    if (list.isFlow) {
      const next = list.items[i + 1];
      const before = list.items[i - 1];
      if (next !== undefined) file.edits.push({ start: record.tree.start, end: next.start, text: "" });
      else file.edits.push({ start: before?.end ?? record.tree.start, end: record.tree.end, text: "" });
      continue;
    }
    const span = itemSpan(file.text, list.dashes[i] ?? 0, record.tree.end, i === 0 && list === file.tree);
    file.edits.push({ ...removedSpan(file.text, span), text: "" });
  }
}

/** Writes the new records of a file into its lists, each behind the largest smaller key. */
export function addRecords(file: OpenedFile, plan: Plan): void {
  const groups = new Map<PlacedRecord | undefined, Added[]>();
  for (const added of file.added) groups.set(added.within, [...(groups.get(added.within) ?? []), added]);
  for (const [within, added] of groups) {
    added.sort((a, b) => (a.key < b.key ? -1 : 1));
    if (within === undefined) {
      if (file.tree.kind === "list") addItems(file, file.tree, topRecords(file), added, plan);
      continue;
    }
    const entry = within.assignments;
    const own = file.records.filter((one) => one.within === within);
    const texts = added.map(({ fields }) => fields);
    if (entry?.value.kind === "list" && !entry.value.isFlow && own.length > 0)
      addItems(file, entry.value, own, added, plan);
    else if (within.map !== undefined) {
      const items = texts.map(
        (fields) => new Map<string, YamlValue>(fields.map(({ key, value }) => [key, value])),
      );
      if (entry === undefined) addEntry(file, within.map, within.map.entries.at(-1), "assignments", items);
      else if (entry.value.kind === "list" && entry.value.items.length > 0 && entry.value.isFlow) {
        const last = entry.value.items.findLast(
          (item) => !own.some((one) => one.tree === item && plan.gone.has(one)),
        );
        const at = last?.end ?? entry.value.start + 1;
        file.edits.push({
          start: at,
          end: at,
          text: (last === undefined ? "" : ", ") + items.map(flowValue).join(", "),
        });
      } else patchEntry(file, within.map, entry, items);
    }
  }
}

function addItems(
  file: OpenedFile,
  list: TreeList,
  records: readonly PlacedRecord[],
  added: readonly Added[],
  plan: Plan,
): void {
  const { text } = file;
  const place = new Map(list.items.map((item, i) => [item, i]));
  const spans = (i: number) =>
    itemSpan(text, list.dashes[i] ?? 0, list.items[i]?.end ?? 0, i === 0 && list === file.tree);
  const staying = records
    .filter((record) => !plan.gone.has(record))
    .map((record) => ({ key: keyOf(record.list, record.cells), i: place.get(record.tree) ?? 0 }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i));
  const isSpaced = list.items.length > 1 && isBlankAt(text, spans(0).end);
  const indent = (list.dashes[0] ?? 0) - lineStart(text, list.dashes[0] ?? 0);
  let s = -1;
  for (const { key, fields } of added) {
    while (s + 1 < staying.length && (staying[s + 1]?.key ?? "") < key) s++;
    const lines = recordText(fields, indent);
    const before = staying[s];
    if (before !== undefined) addLines(file, spans(before.i).end, isSpaced ? `\n${lines}` : lines);
    else addLines(file, spans(0).start, isSpaced ? `${lines}\n` : lines);
  }
}
