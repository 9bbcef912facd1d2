import { ID_LENGTH_MAX, type ColumnMatch, type Config, type Day } from "../../org/index.ts";
import type { TextKind } from "../define.ts";
import { cleanCell, hasBadCharacters, mendCharacters, needsCleaning, type Cleaning } from "./clean.ts";
import { matchColumns, type Columns } from "./columns.ts";
import { createDayColumn, type DayColumn } from "./dates.ts";
import type { Faults } from "./faults.ts";
import { FIELDS, NEEDED, type ListName } from "./fields.ts";
import { NAME_CHARS_MAX, limitsOf, type TextLimit } from "./limits.ts";
import type { ColumnMapping } from "./mapping.ts";

export interface TableOptions {
  readonly config: Config;
  readonly mapping?: ColumnMapping;
  readonly today: Day;
}

/** What a list needs to read its rows: cells are clean, and longer or shorter rows are already cut to the header. */
export interface TableContext extends TableOptions {
  readonly file: string;
  readonly faults: Faults;
  /** Cells of the current row; valid until the next row. */
  readonly cells: readonly string[];
  /** Position of a field's column, −1 where the table has none. */
  column(field: string): number;
  /** The cell of a column, "" where the column is −1 or the row is short. */
  at(column: number): string;
  /** Heading of a column as the file writes it. */
  heading(column: number): string;
  /** The cells of this row that no field of ours takes, and what was left unread; or undefined. Ask last. */
  extra(): Record<string, string> | undefined;
  /**
   * Reports a text of this row that is none of the words of its column (`word-unknown`) and keeps it in `extra` under
   * `source_` and our heading.
   */
  unread(column: number, row: number, text: string, readAs: string): void;
  /** The id of this row, or undefined with the fault counted. */
  id(column: number, row: number): string | undefined;
  /** A column of days; settles at the end of the table. */
  days(column: number, isLastDay?: boolean): DayColumn;
}

/** Reads the rows of one list from clean cells. Made once the header is known. */
export interface RowReader {
  row(row: number): void;
  end(): void;
}

/** Takes rows of text, the header first, and hands clean cells to the list's reader. */
export interface Table {
  row(cells: string[], count: number, row: number): void;
  end(): void;
  columns(): ColumnMatch[];
}

/**
 * @param makeReader builds the list's reader from the context, after the header row.
 */
export function createTable(
  list: ListName,
  faults: Faults,
  options: TableOptions & { readonly text: TextKind },
  makeReader: (context: TableContext) => RowReader,
): Table {
  let headings: string[] | undefined;
  let columns: Columns | undefined;
  let reader: RowReader | undefined;
  let filled = new Int32Array(0);
  let limitOf: readonly (TextLimit | undefined)[] = [];
  let current: readonly string[] = [];
  let kept: Record<string, string> | undefined;
  const dayColumns: DayColumn[] = [];
  const found: Cleaning = { trimmed: false, formula: false };
  const isDecoded = options.text === "decoded";

  const begin = (cells: readonly string[], count: number, row: number): void => {
    headings = cells.slice(0, count);
    while (headings.length > 0 && headings.at(-1) === "") headings.pop();
    const matched = matchColumns(list, headings, options.mapping);
    columns = matched;
    filled = new Int32Array(headings.length);
    limitOf = limitsOf(list, matched);
    for (const spec of FIELDS[list])
      if (spec.derived === true && matched.columnOf.has(spec.field))
        faults.add("column-derived", 0, { column: headings[matched.columnOf.get(spec.field) ?? 0] ?? "" });
    for (const heading of matched.repeated)
      faults.add("header-repeated", row, { column: heading, text: heading });
    const missing = NEEDED[list].filter((field) => !matched.columnOf.has(field));
    // A people file without ids is still a list of people: the row number stands in (see readPeople).
    if (missing.length > 0 && !(list === "people" && matched.columnOf.has("name"))) {
      faults.add("column-missing", row, { column: missing.join(" and "), text: "" });
      return;
    }
    reader = makeReader(contextOf(matched));
  };

  const contextOf = (matched: Columns): TableContext => ({
    ...options,
    file: faults.file,
    faults,
    get cells() {
      return current;
    },
    column: (field) => matched.columnOf.get(field) ?? -1,
    at: (column) => (column < 0 ? "" : (current[column] ?? "")),
    heading: (column) => headings?.[column] ?? "",
    extra: () => extraOf(matched.extras, current, kept),
    unread(column, row, text, readAs) {
      const field = matched.fieldOf[column];
      const keptAs = `source_${FIELDS[list].find((spec) => spec.field === field)?.heading ?? field ?? ""}`;
      kept = { ...kept, [keptAs]: current[column] ?? text };
      const heading = headings?.[column] ?? "";
      faults.add("word-unknown", row, { column: heading, text, readAs, keptAs, key: text });
    },
    id: (column, row) => {
      const id = column < 0 ? "" : (current[column] ?? "");
      if (id !== "" && id.length <= ID_LENGTH_MAX) return id;
      faults.add(id === "" ? "id-missing" : "id-bad", row, { column: headings?.[column] ?? "an id" });
      return undefined;
    },
    days: (column, isLastDay) => {
      const days = createDayColumn(headings?.[column] ?? "", faults, isLastDay);
      dayColumns.push(days);
      return days;
    },
  });

  return {
    row(cells, count, row) {
      let isEmpty = true;
      for (let c = 0; c < count; c++) {
        const cell = cells[c] ?? "";
        if (cell === "") continue;
        isEmpty = false;
        if (needsCleaning(cell)) cells[c] = cleanCounted(cell, row);
        if (!isDecoded && hasBadCharacters(cell)) cells[c] = mendCounted(cells[c] ?? "", row);
        if (cell.length > NAME_CHARS_MAX && c < limitOf.length) cells[c] = cutCounted(cells[c] ?? "", c, row);
      }
      if (isEmpty) return;
      if (headings === undefined) return begin(cells, count, row);
      if (reader === undefined) return;
      if (isHeader(headings, cells, count)) return faults.add("header-repeated", row);
      if (count !== headings.length) evenOut(cells, count, headings.length, row);
      current = cells;
      kept = undefined;
      for (let c = 0; c < filled.length; c++) if (cells[c] !== "") filled[c] = (filled[c] ?? 0) + 1;
      reader.row(row);
    },
    end() {
      if (headings === undefined) faults.add("column-missing", 0, { column: NEEDED[list].join(" and ") });
      for (const days of dayColumns) days.settle();
      reader?.end();
    },
    columns: () =>
      (headings ?? []).map((heading, c) => ({
        file: faults.file,
        list,
        heading,
        field: columns?.fieldOf[c] ?? null,
        filled: filled[c] ?? 0,
      })),
  };

  function cleanCounted(cell: string, row: number): string {
    found.trimmed = false;
    found.formula = false;
    const text = cleanCell(cell, found, options.text !== "plain");
    if (found.trimmed && headings !== undefined) faults.add("blank-trimmed", row);
    if (found.formula) faults.add("formula-cell", row, { text });
    return text;
  }

  function mendCounted(cell: string, row: number): string {
    const { text, isHalf } = mendCharacters(cell);
    faults.add("character-bad", row, isHalf ? { readAs: "half", key: "half" } : {});
    return text;
  }

  function cutCounted(cell: string, c: number, row: number): string {
    const limit = limitOf[c];
    const text = limit === undefined ? cell : limit.cut(cell);
    if (limit !== undefined && text !== cell)
      faults.add("text-long", row, { column: headings?.[c] ?? "", text: cell, readAs: limit.says });
    return text;
  }

  function evenOut(cells: string[], count: number, width: number, row: number): void {
    for (let c = width; c < count; c++) {
      if (cells[c] === "") continue;
      faults.add("row-uneven", row, { readAs: "surplus", key: "surplus" });
      break;
    }
    if (count < width) faults.add("row-uneven", row, { readAs: "short", key: "short" });
    for (let c = count; c < width; c++) cells[c] = "";
  }
}

/** A row that says the header again, as files glued together have it. The first cell decides nearly always. */
function isHeader(headings: readonly string[], cells: readonly string[], count: number): boolean {
  if (cells[0] !== headings[0] || count < headings.length) return false;
  return headings.every((heading, c) => cells[c] === heading);
}

function extraOf(
  extras: Columns["extras"],
  cells: readonly string[],
  kept: Readonly<Record<string, string>> | undefined,
): Record<string, string> | undefined {
  let extra: Record<string, string> | undefined = kept === undefined ? undefined : { ...kept };
  for (const { column, key } of extras) {
    const text = cells[column] ?? "";
    if (text === "") continue;
    extra ??= {};
    if (key === "__proto__") Object.defineProperty(extra, key, { value: text, enumerable: true });
    else extra[key] = text;
  }
  return extra;
}
