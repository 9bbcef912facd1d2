import type { Config, Day, Hat, OrgLists, Problem } from "../org/index.ts";
import type { RecordBlock } from "./mapping/mapping.ts";
import type { Faults } from "./tabular/faults.ts";
import type { ListName } from "./tabular/fields.ts";
import type { ColumnMapping } from "./tabular/mapping.ts";
import type { Table } from "./tabular/table.ts";

/** One file of the input: its path inside the input, with `/`, and its bytes. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How far a file was read, for a progress line. */
export interface ReadProgress {
  readonly file: string;
  readonly bytesRead: number;
  /** 0 where the source did not say. */
  readonly bytesTotal: number;
  readonly rows: number;
}

/** How to read: today for later judgement, the company's words, and what its own fields mean. */
export interface ReadOptions {
  readonly config?: Config;
  readonly mapping?: ColumnMapping;
  /** How records of a company's own files become rows. */
  readonly records?: readonly RecordBlock[];
  readonly today: Day;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/**
 * One import, whatever its formats: each format puts the rows of its files into tables of this one draft, so that
 * headings, days, shares and faults are read in one place, and files of several formats make one organisation.
 */
export interface Reading {
  readonly options: ReadOptions & { readonly config: Config };
  /** Counts the faults of one file; ask once for each file. */
  faults(file: string): Faults;
  /** A table of a list. Its first row is the header; call `end` after the last. */
  table(list: ListName, faults: Faults, text?: TextKind, headings?: HeadingKind): Table;
  /** The rows of an id are one person's, whom this row's id names too. */
  hat(hat: Hat): void;
  /** Problems that a format words itself. */
  problem(problem: Problem): void;
  /** A limit: the whole import is refused, and `isRefused` from then on. */
  refuse(faults: Faults, reason: string): void;
  isRefused(): boolean;
}

/**
 * `cell`: from a sheet, where an apostrophe may guard text from being calculated. `plain`: the text is what it is,
 * as in YAML; only outer blanks go. `decoded`: a cell of bytes that a decoder of text has read, which leaves neither
 * NUL nor half characters to look for.
 */
export type TextKind = "cell" | "plain" | "decoded";

/** `theirs`: the company's column mapping has a say. `ours`: the format has asked it already. */
export type HeadingKind = "theirs" | "ours";

/** A file to be written. `name` is a path below the folder of the output, with `/`. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a format makes of an org. `problems`: what it has no place for (`not-carried`), and what it must refuse. */
export interface Written {
  readonly files: readonly OutputFile[];
  readonly problems: readonly Problem[];
}

/** What an org does not say and writing may need. */
export interface WriteOptions {
  /** The organisation of another system whose teams are named after areas: `acme` makes `@acme/pay` of `pay`. */
  readonly organisation?: string;
}

/** One format. One that is only read leaves `format` out, one that is only written `accepts` and `parse`. */
export interface Format {
  /** Stable, kebab-case: what `convert --to` takes. */
  readonly name: string;
  /** In words, for help. */
  readonly title: string;
  /** Whether a file is this format's, by its path and what it holds; the first in the list that says yes has it. */
  readonly accepts?: (file: InputFile) => boolean;
  /** Puts the rows of its files into the reading. `isLone`: the one file is the whole input. */
  readonly parse?: (files: readonly InputFile[], reading: Reading, isLone?: boolean) => void;
  readonly format?: (lists: OrgLists, options?: WriteOptions) => Written;
}

/** Declares a format. `formats/list.ts` is the list. */
export function defineFormat<F extends Format>(format: F): F {
  return format;
}
