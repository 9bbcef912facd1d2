import { FIELDS, type ListName } from "../tabular/fields.ts";
import type { TreeEntry } from "../yaml/tree.ts";
import type { YamlValue } from "../yaml/values.ts";
import type { PlacedRecord } from "./open.ts";
import type { Located, OpenedFile } from "./opened.ts";
import { addEntry, patchEntry, patchItem, removeEntry } from "./patch.ts";
import { changedHeadings, type Row } from "./rows.ts";
import { shapesOf } from "./shapes.ts";

/** Writes the fields that differ into the record. */
export function patchRecord({ file, record }: Located, was: ReadonlyMap<string, string>, next: Row): void {
  const { map } = record;
  const { list } = next;
  if (map === undefined) return replaceText(file, record, next);
  const shapes = [...shapesOf(list).values()];
  const mains = new Set(
    changedHeadings(was, next.cells).map(
      (heading) => shapes.find((shape) => shape.headings.includes(heading))?.headings[0] ?? heading,
    ),
  );
  const fields = next.fields(record.within === undefined ? undefined : "area_id");
  const adds: (() => void)[] = [];
  for (const [f, field] of fields.entries()) {
    const main = field.headings[0] ?? "";
    // A key that says nothing keeps another from being taken for it.
    const isGuard = field.value === null && !record.entryOf.has(main);
    if (!(mains.delete(main) || isGuard) || isLeftover(record, main)) continue;
    const [entry, ...others] = isGuard ? [] : entriesOf(record, list, field.headings);
    if (entry === undefined) {
      const before = fields
        .slice(0, f)
        .map((one) => entriesOf(record, list, one.headings)[0])
        .findLast((one) => one !== undefined);
      adds.push(() => addEntry(file, map, before, field.key, field.value));
      continue;
    }
    if (isOtherName(list, entry, main, record))
      file.edits.push({
        start: entry.keyStart,
        end: entry.keyStart + keyLength(file.text, entry),
        text: field.key,
      });
    patchEntry(file, map, entry, field.value);
    for (const other of others) removeEntry(file, map, other);
  }
  for (const main of mains) {
    if (isLeftover(record, main)) continue;
    const headings = shapes.find((shape) => shape.headings[0] === main)?.headings ?? [main];
    for (const entry of entriesOf(record, list, headings)) removeEntry(file, map, entry);
  }
  for (const add of adds) add();
}

/** A part of another value that is kept under its path: it stands inside, and only the whole could be replaced. */
function isLeftover(record: PlacedRecord, heading: string): boolean {
  const entry = record.entryOf.get(heading);
  return (
    entry !== undefined && heading.includes(".") && record.entryOf.get(heading.split(".")[0] ?? "") === entry
  );
}

/** A record that is a text alone becomes a map. */
function replaceText(file: OpenedFile, record: PlacedRecord, next: Row): void {
  const list = record.within?.assignments?.value;
  if (list?.kind !== "list") return;
  const fields = next.fields("area_id");
  const map = new Map<string, YamlValue>(fields.map(({ key, value }) => [key, value]));
  patchItem(file, list, list.items.indexOf(record.tree), map);
}

/** The entries of a record that say a field: its own, or the other ways to say it, such as a manager's name. */
function entriesOf(record: PlacedRecord, list: ListName, headings: readonly string[]): readonly TreeEntry[] {
  const own = new Set(headings.flatMap((heading) => record.entryOf.get(heading) ?? []));
  if (own.size > 0) return [...own];
  const field = FIELDS[list].find((spec) => spec.heading === headings[0])?.field;
  return FIELDS[list]
    .filter((spec) => field !== undefined && spec.readOnly === true && spec.unless?.includes(field) === true)
    .flatMap((spec) => record.entryOf.get(spec.heading) ?? []);
}

function isOtherName(list: ListName, entry: TreeEntry, main: string, record: PlacedRecord): boolean {
  return FIELDS[list].some(
    (spec) => spec.readOnly === true && spec.heading !== main && record.entryOf.get(spec.heading) === entry,
  );
}

function keyLength(text: string, entry: TreeEntry): number {
  return text.slice(entry.keyStart, entry.colon < 0 ? entry.value.start : entry.colon).trimEnd().length;
}
