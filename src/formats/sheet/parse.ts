import {
  mention,
  personId,
  say,
  SHEET_GUESSES_MAX,
  shortened,
  type Problem,
  type ProblemCode,
  type Sentence,
  type SheetAnswer,
  type SheetGuess,
  type SheetRow,
} from "../../org/index.ts";
import { parseBoolean, parseList, parseNumber } from "../tabular/cells.ts";
import { cleanCell, needsCleaning } from "../tabular/clean.ts";
import { sheetColumns } from "./fields.ts";
import { readRecords, type TextRecord } from "./records.ts";

/** The rows of a filled sheet, and what could not be read. */
export interface ParsedSheet {
  readonly rows: readonly SheetRow[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a filled sheet back (bytes, or text already decoded), also after a spreadsheet saved it again, as CSV or as
 * XLSX: any of `, ; tab |` between cells, with or without byte order mark, CRLF or LF, columns in any order and case,
 * further columns ignored, "50%" or "0,5" as share, yes and no in several languages. Of a workbook the first visible
 * sheet with text is read. Never throws on content: each fault is a problem that names the row, the
 * text and the way out. What areas and people are meant is judged later (`applySheet`).
 * @example parseSheet("person_ids,area,confirmed\nada,Payments,yes\n").rows[0]?.confirmed // "yes"
 */
export function parseSheet(input: string | Uint8Array): ParsedSheet {
  const { records, openQuoteRows, refusal, cellProblems } = readRecords(input);
  const problems: Problem[] = [...openQuoteRows.map(quoteOpen), ...cellProblems];
  if (refusal !== null) return { rows: [], problems: [...problems, limitMet(refusal)] };
  const [header, ...body] = records.map(cleaned);
  const columns = sheetColumns(header?.cells ?? []);
  const missing = missingColumns(columns);
  if (missing.length > 0) return { rows: [], problems: [...problems, columnMissing(missing)] };
  const isPercent = body.some((record) => isPercentShare(cellOf(record, columns, "share")));
  if (isPercent)
    problems.push(
      fault("share-unit", 1, {
        blocks: false,
        policy: "the whole column is divided by 100",
        message: say(["share"])`Shares above 2 stand in the column share: all of it is read as percent.`,
        cell: { column: "share", text: "" },
      }),
    );
  const rows: SheetRow[] = [];
  for (const record of body) {
    const uneven = unevenFault(record, header?.cells.length ?? 0);
    if (uneven !== null) problems.push(uneven);
    const row = readRow(record, columns, isPercent, problems);
    if (row !== null) rows.push(row);
  }
  return { rows, problems };
}

type Columns = ReadonlyMap<string, number>;

function cellOf(record: TextRecord, columns: Columns, name: string): string {
  return record.cells[columns.get(name) ?? -1] ?? "";
}

function cleaned(record: TextRecord): TextRecord {
  const found = { trimmed: false, formula: false };
  return {
    row: record.row,
    cells: record.cells.map((cell) => (cell !== "" && needsCleaning(cell) ? cleanCell(cell, found) : cell)),
  };
}

function readRow(
  record: TextRecord,
  columns: Columns,
  isPercent: boolean,
  problems: Problem[],
): SheetRow | null {
  const at = (name: string): string => cellOf(record, columns, name);
  const share = readShare(at("share"), isPercent);
  if (share === undefined) {
    problems.push(
      fault("share-bad", record.row, {
        blocks: true,
        policy: "the row is set aside",
        message: say([
          "share",
        ])`Row ${record.row}: ${quote(at("share"))} is no share above 0 up to 1. Write 0.5 or 50%, or leave it empty.`,
        cell: { column: "share", text: at("share") },
      }),
    );
    return null;
  }
  const personIds = parseList(at("person_ids")).map(personId);
  const kind = at("kind").toLowerCase();
  return {
    managerId: at("manager_id") === "" ? null : personId(at("manager_id")),
    manager: at("manager"),
    kind: kind === "team" || (kind !== "person" && personIds.length > 1) ? "team" : "person",
    personIds,
    who: at("who"),
    titles: at("titles"),
    known: at("confirmed_areas"),
    guesses: guessesOf(at),
    areas: parseList(at("area")),
    share,
    role: at("role") === "" ? null : at("role"),
    isLead: readYesNo(record, "is_lead", at("is_lead"), "read as no", problems) === "yes",
    confirmed: readYesNo(record, "confirmed", at("confirmed"), "the row counts as not answered", problems),
    row: record.row,
  };
}

function guessesOf(at: (name: string) => string): SheetGuess[] {
  return Array.from({ length: SHEET_GUESSES_MAX }, (_, i) => ({
    areas: parseList(at(`guess_${i + 1}`)),
    reason: at(`why_${i + 1}`),
  })).filter((guess) => guess.areas.length > 0);
}

/** The share, null where the cell is empty, undefined where it is none. */
function readShare(text: string, isPercent: boolean): number | null | undefined {
  if (text === "") return null;
  const number = parseNumber(text);
  if (number === undefined) return undefined;
  const share = number.percent || isPercent ? number.value / 100 : number.value;
  return share > 0 && share <= 1 ? share : undefined;
}

function isPercentShare(text: string): boolean {
  const number = parseNumber(text);
  return number !== undefined && !number.percent && number.value > 2;
}

function readYesNo(
  record: TextRecord,
  column: string,
  text: string,
  policy: string,
  problems: Problem[],
): SheetAnswer {
  if (text === "") return null;
  const value = parseBoolean(text);
  if (value !== undefined) return value ? "yes" : "no";
  problems.push(
    fault("word-unknown", record.row, {
      blocks: false,
      policy,
      message: say([
        column,
      ])`Row ${record.row}: ${quote(text)} in the column ${column} is neither yes nor no; ${policy}. Write yes or no.`,
      cell: { column, text },
    }),
  );
  return null;
}

function quoteOpen(row: number): Problem {
  return fault("quote-open", row, {
    blocks: true,
    policy: "the quote is read as a plain character",
    message: say([])`Row ${row}: a quote is opened and never closed. Close it, or remove it.`,
  });
}

function limitMet(reason: string): Problem {
  return fault("limit", 1, {
    blocks: true,
    policy: "nothing was read",
    message: say([])`The sheet is refused: ${reason}.`,
  });
}

function missingColumns(columns: Columns): string[] {
  const missing = columns.has("person_ids") || columns.has("who") ? [] : ["person_ids"];
  return [...missing, ...["area", "confirmed"].filter((name) => !columns.has(name))];
}

function columnMissing(missing: readonly string[]): Problem {
  return fault("column-missing", 1, {
    blocks: true,
    policy: "no row of the sheet is read",
    message: say(
      [],
    )`The sheet has no column ${missing.join(" and no column ")}. Keep the first row of the sheet as it was written; columns may be moved, not renamed.`,
  });
}

/** A row with text beyond the header. Rows cut short by a spreadsheet end in empty cells, which is no fault. */
function unevenFault(record: TextRecord, width: number): Problem | null {
  const surplus = record.cells.slice(width).filter((cell) => cell !== "");
  const [first] = surplus;
  if (first === undefined) return null;
  return fault("row-uneven", record.row, {
    blocks: true,
    policy: "the cells beyond the header are ignored",
    message: say(
      [],
    )`Row ${record.row} has ${record.cells.length} cells, the header ${width}: ${quote(first)} and what follows is ignored. Put text that holds the divider in quotes.`,
  });
}

/** What a cell says may be a name, so an audience without names does not read it. */
function quote(text: string): Sentence {
  return say([])`${mention({ id: "", name: `"${shortened(text)}"` }, "a text")}`;
}

function fault(
  code: ProblemCode,
  row: number,
  rest: Pick<Problem, "blocks" | "policy" | "message"> & Partial<Pick<Problem, "cell">>,
): Problem {
  return { code, rows: [row], count: 1, subjects: [], fixes: [], ...rest };
}
