import {
  mention,
  PROBLEM_ROWS_MAX,
  say,
  shortened,
  type Problem,
  type ProblemCode,
  type Sentence,
} from "../../org/index.ts";

/** One kind of fault in one column of one table, counted while reading. */
export interface Fault {
  readonly code: ProblemCode;
  readonly file: string;
  readonly rows: number[];
  count: number;
  readonly column: string;
  /** The first text concerned, and what it was read as. */
  readonly text: string;
  readonly readAs: string;
  /** Column of `extra` that keeps the text; "" where it is not kept. */
  readonly keptAs: string;
}

/** Counts faults cheaply: one entry for each code, column and kind of text, however many rows it has. */
export interface Faults {
  readonly file: string;
  add(code: ProblemCode, row: number, cell?: FaultCell): void;
  problems(): Problem[];
}

export interface FaultCell {
  readonly column?: string;
  readonly text?: string;
  readonly readAs?: string;
  readonly keptAs?: string;
  /** Faults of different keys are told apart (one message for each unknown word). */
  readonly key?: string;
}

/** More kinds of fault than this in one table are counted under the last one. */
const KINDS_MAX = 200;

export function createFaults(file: string): Faults {
  const byKey = new Map<string, Fault>();
  return {
    file,
    add(code, row, cell = {}) {
      const column = cell.column ?? "";
      const wanted = `${code} ${column} ${cell.key ?? ""}`;
      const key = byKey.size < KINDS_MAX || byKey.has(wanted) ? wanted : `${code} ${column}`;
      let fault = byKey.get(key);
      if (fault === undefined) {
        fault = {
          code,
          file,
          rows: [],
          count: 0,
          column,
          text: cell.text ?? "",
          readAs: cell.readAs ?? "",
          keptAs: cell.keptAs ?? "",
        };
        byKey.set(key, fault);
      }
      fault.count++;
      if (row > 0 && fault.rows.length < PROBLEM_ROWS_MAX) fault.rows.push(row);
    },
    problems: () => [...byKey.values()].map(problemOf),
  };
}

interface Wording {
  readonly blocks: boolean;
  readonly policy: string;
  readonly message: Sentence;
}

function problemOf(fault: Fault): Problem {
  const { blocks, policy, message } = wordingOf(fault);
  return {
    code: fault.code,
    blocks,
    file: fault.file,
    rows: fault.rows,
    count: fault.count,
    ...(fault.column === "" ? {} : { cell: { column: fault.column, text: fault.text } }),
    policy,
    message,
    subjects: [],
    fixes: [],
  };
}

const rest = say([]);
const verb = (n: number, one: string, many: string): string => (n === 1 ? one : many);
const s = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

function wordingOf(fault: Fault): Wording {
  const { count, column, file, readAs } = fault;
  // What a cell says may be a name, so an audience without names does not read it.
  const text = mention({ id: "", name: `"${shortened(fault.text)}"` }, "a text");
  const row = fault.rows[0] ?? 0;
  switch (fault.code) {
    case "share-unit":
      return note(
        "the whole column is divided by 100",
        rest`${column} of ${file}: shares are read as percent.`,
      );
    case "share-bad":
      return block(
        "the row is set aside",
        rest`${s(count, "row")} of ${file} with a ${column} that is no share above 0 up to 1: ${text} in row ${row}.`,
      );
    case "date-bad":
      return block(
        "read as absent",
        rest`${s(count, "cell")} of ${column} in ${file} ${verb(count, "holds", "hold")} no day that exists: ${text} in row ${row}.`,
      );
    case "date-ambiguous":
      return block(
        "read as month first until somebody says otherwise",
        rest`${column} of ${file}: ${text} may be ${readAs}; no cell of the column proves the order (${s(count, "cell")}).`,
      );
    case "number-bad":
      return block(
        "read as absent",
        rest`${s(count, "cell")} of ${column} in ${file} ${verb(count, "holds", "hold")} no number that fits: ${text} in row ${row}.`,
      );
    case "word-unknown":
      return note(
        `the default; ${fault.keptAs === "" ? "" : `the word is kept in the extra column ${fault.keptAs}; `}map it under words in onethread.yaml`,
        rest`${text} in ${column} of ${file}, ${s(count, "row")}, read as ${readAs}.`,
      );
    case "blank-trimmed":
      return note("trimmed", rest`${s(count, "cell")} of ${file} began or ended with blanks.`);
    case "cell-error":
      return block(
        "read as empty",
        rest`${s(count, "cell")} of ${file} ${verb(count, "holds", "hold")} an error of the spreadsheet: ${text} in row ${row}.`,
      );
    case "cells-merged":
      return block(
        "only the first cell has the value, the others are empty; unmerge them and fill the value down",
        rest`${file} has cells merged over rows in ${s(count, "place")}: ${text} from row ${row}.`,
      );
    case "formula-cell":
      if (readAs === "saved")
        return note(
          "the value saved beside the formula is read; nothing is calculated",
          rest`${s(count, "cell")} of ${file} ${verb(count, "is a formula", "are formulas")}: ${text} in row ${row}.`,
        );
      if (readAs === "unsaved")
        return block(
          "read as empty; open the file in a spreadsheet program and save it, so that values stand in it",
          rest`${s(count, "cell")} of ${file} ${verb(count, "is a formula", "are formulas")} without a saved value: ${text} in row ${row}.`,
        );
      return note(
        "text, never evaluated; escaped on export",
        rest`${s(count, "cell")} of ${file} ${verb(count, "looks", "look")} like a formula: ${text} in row ${row}.`,
      );
    case "header-repeated":
      return column === ""
        ? note(
            "the rows are skipped",
            rest`The header of ${file} stands there again in ${s(count, "row")}, first in row ${row}.`,
          )
        : note("the second column is ignored", rest`${file} has the column ${column} more than once.`);
    case "row-uneven":
      return readAs === "surplus"
        ? block(
            "the cells beyond the header are ignored",
            rest`${s(count, "row")} of ${file} ${verb(count, "has", "have")} more cells than the header, first row ${row}.`,
          )
        : note(
            "missing cells are empty",
            rest`${s(count, "row")} of ${file} ${verb(count, "has", "have")} fewer cells than the header, first row ${row}.`,
          );
    case "id-missing":
      return block(
        "the row is set aside",
        rest`${s(count, "row")} of ${file} without ${column}, first row ${row}.`,
      );
    case "id-bad":
      return block(
        "the row is set aside",
        rest`${s(count, "row")} of ${file} with an id of more than 128 characters, first row ${row}.`,
      );
    case "name-missing":
      return note(
        "the id stands for the name",
        rest`${s(count, "row")} of ${file} without a name, first row ${row}.`,
      );
    case "column-missing":
      if (readAs === "row")
        return block(
          "the row number stands for the id",
          rest`${file} has no column for ids: nobody can be found again in the next file.`,
        );
      return block("no row of this file is read", rest`${file} has no column for ${column}.`);
    case "encoding":
      return note("check these words", rest`${file} is read as ${readAs}: ${text}.`);
    case "delimiter":
      return note("taken from the first rows", rest`${file} is read with ${readAs} between cells.`);
    case "character-bad":
      return readAs === "half"
        ? note(
            "each is read as \ufffd",
            rest`${s(count, "cell")} of ${file} ${verb(count, "holds", "hold")} half characters, first row ${row}.`,
          )
        : note("removed", rest`${file} holds NUL characters.`);
    case "text-long":
      return block(
        `cut after ${readAs}`,
        rest`${s(count, "cell")} of ${column} in ${file} ${verb(count, "is", "are")} longer than ${readAs}: ${text} in row ${row}.`,
      );
    case "column-derived":
      return note(
        "not read",
        rest`${column} of ${file} follows from the lines of people, so it says nothing of its own.`,
      );
    case "quote-open":
      return block(
        "the quote is read as a plain character",
        rest`A quote in row ${row} of ${file} is never closed.`,
      );
    case "file-unknown":
      return note("the file is not read", rest`${file} is none of the files of an organisation.`);
    case "yaml-bad":
      return block("the file is not read; the others are", rest`${file} cannot be read: ${readAs}.`);
    case "value-nested":
      return block(
        "left out; write one text, or a list of texts",
        rest`${s(count, "value")} of ${column} in ${file} ${verb(count, "is", "are")} nested where a text is expected, first in row ${row}.`,
      );
    case "file-id":
      return note(
        "the id in the file holds",
        rest`${file} is named after another id than it holds: ${text} in row ${row}.`,
      );
    case "limit":
      return block("nothing was read", rest`${file} is refused: ${readAs}.`);
    default:
      return block("kept as it is", rest`${file}: ${fault.code}, ${s(count, "row")}.`);
  }
}

const note = (policy: string, message: Sentence): Wording => ({ blocks: false, policy, message });
const block = (policy: string, message: Sentence): Wording => ({ blocks: true, policy, message });
