import {
  columnFields,
  draftMapping,
  NO_COLUMN,
  type InputFile,
  type ListName,
} from "../../../formats/index.ts";
import type { ColumnMatch } from "../../../org/index.ts";

/** A column of a table, and what it is read as. */
export interface ReadColumn {
  readonly file: string;
  readonly list: ListName;
  readonly heading: string;
  /** The heading of our field; null where the column is kept as it is. */
  readonly ours: string | null;
  /** Cells with a text; null where the table could not be read yet. */
  readonly filled: number | null;
}

/** What somebody chose for the columns of a list. */
export interface ColumnChoice {
  readonly list: ListName;
  readonly heading: string;
  readonly ours: string | null;
}

export function columnsOf(columns: readonly ColumnMatch[]): ReadColumn[] {
  const headings = new Map<string, ReadonlyMap<string, string>>();
  const headingOf = (list: ListName, field: string): string => {
    const known = headings.get(list) ?? new Map(columnFields(list).map((one) => [one.field, one.heading]));
    headings.set(list, known);
    return known.get(field) ?? field;
  };
  // A table without the columns it needs is not read: its cells were not counted.
  const read = new Set(columns.filter(({ filled }) => filled > 0).map(({ file }) => file));
  return columns.map(({ file, list, heading, field, filled }) => ({
    file,
    list,
    heading,
    ours: field === null ? null : headingOf(list, field),
    filled: read.has(file) ? filled : null,
  }));
}

/** Our headings that a column of these lists may be read as. */
export function choicesFor(columns: readonly ReadColumn[]): Readonly<Record<string, readonly string[]>> {
  const lists = new Set(columns.map(({ list }) => list));
  return Object.fromEntries(
    [...lists].map((list) => [list, columnFields(list).map(({ heading }) => heading)]),
  );
}

/**
 * The choices as `mapping.yaml`: each field by the column chosen for it, a dash for a field whose column was chosen
 * away. Columns nobody touched stay as they were guessed, which is written out too.
 */
export function mappingText(before: readonly ReadColumn[], choices: readonly ColumnChoice[]): string {
  const lists = [...new Set(before.map(({ list }) => list))];
  const blocks = lists.flatMap((list) => {
    const chosen = new Map(
      choices.filter((one) => one.list === list).map(({ heading, ours }) => [heading, ours]),
    );
    if (chosen.size === 0) return [];
    const fields = new Map<string, string>();
    const own = before.filter((one) => one.list === list);
    for (const { heading, ours } of own)
      if (ours !== null && chosen.get(heading) !== ours && chosen.has(heading)) fields.set(ours, NO_COLUMN);
    for (const { heading, ours } of own) {
      const field = chosen.has(heading) ? chosen.get(heading) : ours;
      if (field !== null && field !== undefined && (chosen.has(heading) || fields.get(field) !== NO_COLUMN))
        fields.set(field, heading);
    }
    // What was chosen wins over what was guessed of another column.
    for (const [heading, ours] of chosen) if (ours !== null) fields.set(ours, heading);
    return [
      `${list}:\n${[...fields].map(([field, heading]) => `  ${field}: ${JSON.stringify(heading)}\n`).join("")}`,
    ];
  });
  return blocks.length === 0 ? "" : `format: onethread-mapping/1\n\n${blocks.join("\n")}`;
}

/** Enough of a file to see what its columns hold. */
const HEAD_BYTES = 64 * 1024;
/** A workbook cannot be cut; larger ones are not opened twice. */
const WORKBOOK_BYTES_MAX = 2 * 1024 * 1024;

/** Up to three values of each column, by file and heading. Cost: that of the first rows. */
export function samplesOf(
  files: readonly InputFile[],
): { file: string; heading: string; samples: readonly string[] }[] {
  const heads = files.flatMap(({ name, bytes }) => {
    if (/\.xlsx$/i.test(name)) return bytes.length > WORKBOOK_BYTES_MAX ? [] : [{ name, bytes }];
    return [{ name, bytes: headOf(bytes) }];
  });
  return draftMapping(heads).fields.map(({ file, theirs, samples }) => ({ file, heading: theirs, samples }));
}

/** The first rows, whole: cut at a line end. */
function headOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= HEAD_BYTES) return bytes;
  const end = bytes.lastIndexOf(10, HEAD_BYTES);
  return bytes.subarray(0, end <= 0 ? HEAD_BYTES : end);
}
