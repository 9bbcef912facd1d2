import { say } from "../../org/index.ts";
import type { InputFile, Reading } from "../define.ts";
import type { CellContext } from "./cells.ts";
import { createPosts, sayActing } from "./acting.ts";
import { isNamed } from "./files.ts";
import { orderHats } from "./hats.ts";
import type { Find, Place, RecordBlock } from "./mapping.ts";
import { at, createNotes, type Notes } from "./notes.ts";
import type { SourceRecord } from "./record.ts";
import type { MappedRow } from "./row.ts";
import { rowsOf, takenRecords } from "./rows.ts";
import { openFile, type SourceFile } from "./sourceFiles.ts";
import { createUsage, filesOf, noteUnused, noteUnusedRules } from "./usage.ts";

/**
 * Reads the files that the blocks of a mapping name into tables of the reading, people first.
 * @returns the files that no block names: other formats may have them.
 */
export function readMapped(
  files: readonly InputFile[],
  blocks: readonly RecordBlock[],
  reading: Reading,
): readonly InputFile[] {
  if (blocks.length === 0) return files;
  const notes = createNotes();
  const input = openInput(files, reading);
  const shared = {
    usage: createUsage(),
    recordsAt: input.recordsAt,
    indexes: new Map<Find, ReadonlyMap<string, readonly SourceRecord[]>>(),
  };
  const posts = createPosts(blocks);
  const acting: MappedRow[] = [];
  const onceSeen = new Set<string>();
  // Who holds a post for the time being must be known before the rows that name the post's entry.
  const isPeople = (block: RecordBlock): boolean => block.list === "people";
  const inOrder = [...blocks.filter(isPeople), ...blocks.filter((block) => !isPeople(block))];
  for (const block of inOrder) {
    if (reading.isRefused()) return [];
    const all = input.recordsAt(block.place);
    if (!hasRecords(block.place, all, files, notes)) continue;
    const context: CellContext = { ...shared, block };
    const records = takenRecords(all, context);
    const rows = records.flatMap((record) => rowsOf(record, context));
    for (const row of rows) posts.see(row, block);
    const kept = block.once ? rows.filter((row) => isFirst(row, block, onceSeen)) : rows;
    const ordered = block.hats === undefined ? kept : orderHats(kept, block.hats, context);
    for (const { cells, personId } of ordered)
      if (personId !== undefined) reading.hat({ rowId: cells.get("id") ?? "", personId });
    putRows(block, ordered, input, reading);
    if (block.list === "people") acting.push(...ordered.filter((row) => row.isActing));
    noteEach(block, all, records, notes);
    if (records.length > 0) noteUnused(block, records, shared.usage, notes);
  }
  sayActing(acting, posts, reading);
  noteUnusedRules(blocks, shared.usage, notes);
  for (const problem of notes.problems()) reading.problem(problem);
  return files.filter((file) => !blocks.some((block) => names(block, file.name)));
}

const names = (block: RecordBlock, file: string): boolean =>
  [block.place, ...placesOf(block)].some((place) => place.files.some((pattern) => isNamed(pattern, file)));

/** Places that the fields of a block look things up in. */
function placesOf(block: RecordBlock): Place[] {
  const sources = [...block.fields, ...block.extra].map(({ source }) => source);
  return [...sources, ...sources.flatMap((source) => source.all ?? [])].flatMap((source) =>
    source.find.flatMap((find) => find.place ?? []),
  );
}

interface Input {
  recordsAt(place: Place): readonly SourceRecord[];
  sourceOf(record: SourceRecord): SourceFile | undefined;
}

/** Opens each file once, when it is first asked for, and walks to each place in it once. */
function openInput(files: readonly InputFile[], reading: Reading): Input {
  const opened = new Map<string, readonly SourceFile[]>();
  const known = new Map<string, readonly SourceRecord[]>();
  const sourceOf = new Map<SourceRecord, SourceFile>();
  return {
    recordsAt(place) {
      const key = JSON.stringify([place.files, place.records]);
      const before = known.get(key);
      if (before !== undefined) return before;
      const found: SourceRecord[] = [];
      for (const file of files) {
        if (!place.files.some((pattern) => isNamed(pattern, file.name))) continue;
        const sources = opened.get(file.name) ?? openFile(file, reading);
        opened.set(file.name, sources);
        for (const source of sources)
          for (const record of source.records(place.records)) {
            found.push(record);
            sourceOf.set(record, source);
          }
      }
      known.set(key, found);
      return found;
    },
    sourceOf(record) {
      let one: SourceRecord | undefined = record;
      // What stands under `each` was made from a record of the place.
      while (one !== undefined && !sourceOf.has(one)) one = one.parent;
      return one === undefined ? undefined : sourceOf.get(one);
    },
  };
}

/** A block without records has a fault of its own; what its fields lack need not be said. */
function hasRecords(
  place: Place,
  records: readonly SourceRecord[],
  files: readonly InputFile[],
  notes: Notes,
): boolean {
  if (records.length > 0) return true;
  const there = files.filter((file) => place.files.some((pattern) => isNamed(pattern, file.name)));
  if (there.length === 0) {
    const given = files.slice(0, 10).map((file) => file.name);
    const more = files.length > given.length ? `, and ${files.length - given.length} more` : "";
    notes.bad(
      place.line,
      say([])`${at(place.line)}: there is no file ${filesOf(place)}. There are: ${given.join(", ")}${more}.`,
    );
    return false;
  }
  const path = place.records.length === 0 ? "." : place.records.join(".");
  notes.bad(
    place.line,
    say(
      [],
    )`${at(place.line)}: ${filesOf(place)} has no records at ${path}. "*" is each entry of the file, areas.approvers each approver of each area, "." the file itself.`,
  );
  return false;
}

function noteEach(
  block: RecordBlock,
  all: readonly SourceRecord[],
  taken: readonly SourceRecord[],
  notes: Notes,
): void {
  for (const field of block.each)
    if (!taken.some((record) => record.field === field))
      notes.bad(
        block.line,
        say(
          [],
        )`${at(block.line)}: no record of ${filesOf(block.place)} holds anything under ${field}, ${all.length} were looked at.`,
      );
}

function isFirst({ cells }: MappedRow, { list }: RecordBlock, seen: Set<string>): boolean {
  const key = JSON.stringify([list, ...cells]);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** One table for each file of a block, with a column for everything that the block can say. */
function putRows(block: RecordBlock, rows: readonly MappedRow[], input: Input, reading: Reading): void {
  const bySource = new Map<SourceFile, MappedRow[]>();
  const said = new Set<string>();
  for (const row of rows) {
    const source = input.sourceOf(row.record);
    if (source === undefined) continue;
    const same = bySource.get(source);
    if (same === undefined) bySource.set(source, [row]);
    else same.push(row);
    for (const heading of row.cells.keys()) said.add(heading);
  }
  const headings = block.fields.map(({ heading }) => heading);
  for (const heading of said) if (!headings.includes(heading)) headings.push(heading);
  for (const [source, own] of bySource) {
    const table = reading.table(block.list, source.faults, source.text, "ours");
    table.row([...headings], headings.length, 1);
    for (const { cells, record } of own)
      table.row(
        headings.map((heading) => cells.get(heading) ?? ""),
        headings.length,
        record.line,
      );
    table.end();
  }
}
