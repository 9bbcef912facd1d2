import type { Reading, TextKind } from "../define.ts";
import type { Faults } from "./faults.ts";
import type { ListName } from "./fields.ts";

/** A row under names instead of places: heading → cell, and where it stands in its file. */
export interface Cells {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * Puts records of any headings into one table of a list: a column for each heading, in the order they are first met.
 * @param always headings that get a column even where no record has them: an owner column says that owners are told.
 */
export function tableOf(
  list: ListName,
  records: readonly Cells[],
  reading: Reading,
  faults: Faults,
  always: readonly string[] = [],
  text: TextKind = "plain",
): void {
  if (records.length === 0) return;
  const headings = new Set<string>(["id", ...always]);
  if (list === "assignments") headings.delete("id");
  for (const { cells } of records) for (const heading of cells.keys()) headings.add(heading);
  const columns = [...headings];
  const table = reading.table(list, faults, text);
  table.row([...columns], columns.length, 1);
  for (const { row, cells } of records)
    table.row(
      columns.map((column) => cells.get(column) ?? ""),
      columns.length,
      row,
    );
  table.end();
}
