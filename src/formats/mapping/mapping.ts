import type { ListName } from "../tabular/fields.ts";

/**
 * A part of a template: a text as it stands, or what the record says at a path. `name` is the path in one piece,
 * since a heading may hold dots.
 */
export type Part = { readonly text: string } | { readonly name: string; readonly steps: readonly string[] };

/** What a cell is made of: fixed text and places of the record. Where a place says nothing, the whole says nothing. */
export interface Template {
  readonly parts: readonly Part[];
  readonly line: number;
}

/** One rule of a reading; any one of its words, beginnings or whole texts suffices. No condition: always. */
export interface Rule {
  /** Whole words in their order, in lower case: " product marketing ". */
  readonly words: readonly string[];
  readonly starts: readonly string[];
  readonly equals: readonly string[];
  readonly is: string;
  readonly line: number;
}

/** A company's way to read a text (a discipline out of a title): the first rule that fits. */
export interface TextReading {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** A word of theirs and what it means, with the line it stands on. */
export interface Word {
  readonly is: string;
  readonly line: number;
}

/** Looks a text up among other records: the records whose `by` says it, and what they say at `take`. */
export interface Find {
  /** Undefined: the records of the block itself. */
  readonly place?: Place;
  readonly by: Template;
  /** Undefined: the id that the block makes of the record it found. */
  readonly take?: Template;
  readonly line: number;
}

/** Where a cell comes from. Steps are taken in the order of these fields. */
export interface Source {
  /** The first that says something. */
  readonly from: readonly Template[];
  /** Instead of `from`: what all of these say, as a list, or joined. */
  readonly all?: readonly Source[];
  readonly join?: string;
  readonly without: readonly string[];
  /** `_`: takes `_2`, `_3` off the end. */
  readonly withoutNumber?: string;
  readonly words?: ReadonlyMap<string, Word>;
  readonly find: readonly Find[];
  readonly otherwise: "keep" | "nothing" | "no row";
  readonly read?: TextReading;
  readonly slug: boolean;
  readonly as?: Template;
  readonly line: number;
}

/** Where records are: files by name or pattern, and the way to the records inside each. */
export interface Place {
  readonly files: readonly string[];
  /** Steps into the file; `*` is each entry of a map. Lists are always taken item by item. */
  readonly records: readonly string[];
  readonly line: number;
}

/** Several entries of one person: the first that counts is the person, the others are hats. */
export interface HatReading {
  /** What entries of one person have alike. */
  readonly same: Source;
  /** Entries that say something here only count after those that do not. */
  readonly last?: Source;
}

/** Records of one place that become rows of one list. */
export interface RecordBlock {
  readonly list: ListName;
  readonly place: Place;
  /** Steps into each of these fields of a record: one row for each thing found there. */
  readonly each: readonly string[];
  /** Records that say one of the texts at the path are taken, or left. */
  readonly only: readonly Condition[];
  readonly not: readonly Condition[];
  /** A row whose cells all stood there before is left out: lists that name somebody many times define them once. */
  readonly once: boolean;
  readonly fields: readonly { readonly field: string; readonly heading: string; readonly source: Source }[];
  readonly extra: readonly { readonly heading: string; readonly source: Source }[];
  readonly hats?: HatReading;
  /** Says something where the entry holds its post for the time being. People only. */
  readonly acting?: Source;
  readonly line: number;
}

export interface Condition {
  readonly at: Template;
  readonly texts: readonly string[];
  readonly line: number;
}
