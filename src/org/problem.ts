import type { Change } from "./change.ts";
import type { Sentence } from "./sentence.ts";

/**
 * Every fault of the input that a reader can report. Source: docs/guides/formats.md#dirty-data. Beyond that table:
 * `id-missing`, `id-bad`, `person-unknown`, `name-missing`, `row-uneven`, `number-bad`, `quote-open`, `column-missing`
 * and `limit`; `character-bad` (NUL), `file-unknown` (no list of that name), `reference-unknown` (a field names
 * nothing), `alias-several` (one word for two disciplines), `asset-claimed` (several areas say they own it),
 * `redirect-followed`, `redirect-several` and `redirect-loop` (an id that went elsewhere), `area-retired` (something
 * still hangs on it), `name-confusable` (two names look alike), `text-long`, `column-derived` (a column that only
 * repeats what others say), `config-unknown` and `config-bad` (`onethread.yaml`), `document-bad` (a part of a file that
 * cannot be parsed), `record-skipped` (read past, with the reason) and `line-overruled` (a later line decides). Of
 * writing: `not-carried` (the format has no place), `path-unsafe` (programs read the path differently) and
 * `handle-missing` (nobody said the team's name there). Of a newer list: `match-ambiguous` (a row may be one of several
 * people) and `mass-change` (many people would be renamed).
 */
export const PROBLEM_CODES = [
  "manager-loop",
  "self-manager",
  "manager-missing",
  "several-roots",
  "lines-unknown",
  "duplicate-row",
  "duplicate-id",
  "duplicate-email",
  "hat",
  "two-managers",
  "manager-by-name",
  "manager-by-role",
  "name-is-placeholder",
  "name-has-acting",
  "area-unknown",
  "area-loop",
  "area-roots",
  "word-unknown",
  "owner-from-lead",
  "owner-unknown",
  "owner-several",
  "share-sum",
  "share-bad",
  "share-unit",
  "assignment-joined",
  "unknown-discipline",
  "person-terminated",
  "person-future",
  "date-bad",
  "date-ambiguous",
  "encoding",
  "delimiter",
  "header-repeated",
  "blank-trimmed",
  "formula-cell",
  "cell-error",
  "cells-merged",
  "id-zeros",
  "mass-removal",
  "id-missing",
  "id-bad",
  "person-unknown",
  "name-missing",
  "row-uneven",
  "number-bad",
  "quote-open",
  "column-missing",
  "limit",
  "character-bad",
  "file-unknown",
  "reference-unknown",
  "asset-claimed",
  "redirect-followed",
  "redirect-several",
  "redirect-loop",
  "area-retired",
  "name-confusable",
  "text-long",
  "column-derived",
  "config-unknown",
  "config-bad",
  "document-bad",
  "record-skipped",
  "line-overruled",
  "path-unsafe",
  "handle-missing",
  "not-carried",
  "yaml-bad",
  "value-nested",
  "file-id",
  "match-ambiguous",
  "mass-change",
  "alias-several",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * A fault of the input, with the rows, the policy that was applied and the fixes offered.
 * `blocks`: a commit is refused until it is fixed or the policy is accepted by name; otherwise it is a note.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly blocks: boolean;
  /** The file of the input, as the source named it ("people.csv"); absent where it is of several and of no row. */
  readonly file?: string;
  /** Rows in that file, header = 1; the first few hundred when there are more (see `count`). */
  readonly rows: readonly number[];
  /** Where rows of several files are concerned: all of them; `file` and `rows` are those of the first. */
  readonly places?: readonly { readonly file: string; readonly row: number }[];
  /** How many rows or things are concerned. */
  readonly count: number;
  /** Column heading and text of the cell, where one cell is at fault. */
  readonly cell?: { readonly column: string; readonly text: string };
  /** What was done so that the draft can be drawn, in words. */
  readonly policy: string;
  readonly message: Sentence;
  readonly subjects: readonly string[];
  readonly fixes: readonly Change[];
}

/** At most so many row numbers are kept with one problem; `count` stays exact. */
export const PROBLEM_ROWS_MAX = 200;
