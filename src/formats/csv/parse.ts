import type { OrgDraft } from "../../org/index.ts";
import type { InputFile, ReadOptions, ReadProgress, Reading } from "../define.ts";
import type { Faults } from "../tabular/faults.ts";
import { listsOf } from "../tabular/listNames.ts";
import { createReading } from "../tabular/reading.ts";
import type { Table } from "../tabular/table.ts";
import { findDelimiter, type Delimiter } from "./delimiter.ts";
import { createBlocks, createByteDecoder } from "./encoding.ts";
import { CSV_LIMITS, type CsvLimits } from "./limits.ts";
import { createTokeniser, type Tokeniser } from "./tokenise.ts";

/** How to read CSV; `limits` are narrower ones, for tests and for small machines. */
export interface CsvOptions extends ReadOptions {
  readonly limits?: CsvLimits;
}

/** A file whose bytes come in pieces. */
export interface CsvSource {
  readonly name: string;
  readonly bytesTotal?: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const BLOCK_BYTES = 1024 * 1024;
const DELIMITER_SAMPLE_CHARS = 64 * 1024;

/** Reads CSV files into a reading: tables by file names, delimiters and encodings found and said. */
export function readCsv(files: readonly InputFile[], reading: Reading, limits: CsvLimits = CSV_LIMITS): void {
  const folder = createFolder(
    files.map((file) => file.name),
    reading,
    limits,
  );
  for (const { name, bytes } of files) {
    const file = folder(name, bytes.length);
    if (file === undefined) continue;
    // Two steps: an optional call would skip its argument, the reading itself, where nobody listens.
    const say = (progress: ReadProgress): void => reading.options.onProgress?.(progress);
    for (let at = 0; at < bytes.length && !reading.isRefused(); at += BLOCK_BYTES)
      say(file.push(bytes.subarray(at, at + BLOCK_BYTES)));
    say(file.end());
  }
}

/**
 * Reads one people file of any name, or a canonical folder by file names (people, areas, assignments, assets,
 * dependencies, decisions, waivers, disciplines, redirects `.csv`). Headings of other systems, delimiters, encodings
 * and orders of dates are found, and said in `columns` and `problems`.
 * @returns a draft; content never throws. Beyond `CSV_LIMITS` the draft is empty but for a blocking problem `limit`.
 * Cost: O(bytes); with `buildOrg` about three times the CPU of papaparse's bare parse at a million people (bench/README.md).
 * @example parseCsvFolder([{ name: "people.csv", bytes }], { today: "2026-06-01" }).people.length
 */
export function parseCsvFolder(files: readonly InputFile[], options: CsvOptions): OrgDraft {
  const reading = createReading(options);
  readCsv(files, reading, options.limits);
  return reading.finish(files.map((file) => file.name));
}

/**
 * The same for bytes that come in pieces: yields after each piece, so that a caller can show progress, let others run,
 * or stop by `return()`; the draft is the value of the last step. The same bytes give the same draft.
 * @example
 * const stream = parseCsvStream([{ name: "people.csv", chunks }], { today });
 * let step = await stream.next();
 * while (!step.done) step = await stream.next();
 * step.value // OrgDraft
 */
export async function* parseCsvStream(
  sources: readonly CsvSource[],
  options: CsvOptions,
): AsyncGenerator<ReadProgress, OrgDraft> {
  const names = sources.map((source) => source.name);
  const reading = createReading(options);
  const folder = createFolder(names, reading, options.limits ?? CSV_LIMITS);
  for (const source of sources) {
    const file = folder(source.name, source.bytesTotal ?? 0);
    if (file === undefined) continue;
    for await (const bytes of source.chunks) {
      if (reading.isRefused()) break;
      yield file.push(bytes);
    }
    yield file.end();
  }
  return reading.finish(names);
}

/**
 * Hands the rows of one file to whoever reads them in another way than as our lists (a mapping), with the encodings,
 * delimiters and limits of every CSV. The array of cells is reused.
 */
export function readCsvRows(
  file: InputFile,
  reading: Reading,
  faults: Faults,
  row: (cells: string[], count: number, row: number) => void,
  limits: CsvLimits = CSV_LIMITS,
): void {
  const one = readFile({
    name: file.name,
    bytesTotal: file.bytes.length,
    faults,
    table: { row, end: () => {} },
    limits,
    budget: { bytes: 0, rows: 0 },
    refuse: reading.refuse,
  });
  for (let at = 0; at < file.bytes.length && !reading.isRefused(); at += BLOCK_BYTES)
    one.push(file.bytes.subarray(at, at + BLOCK_BYTES));
  one.end();
}

interface FileReading {
  push(bytes: Uint8Array): ReadProgress;
  end(): ReadProgress;
}

/** Opens the files of one folder; undefined where the file is none of ours, or all are refused. */
function createFolder(
  names: readonly string[],
  reading: Reading,
  limits: CsvLimits,
): (name: string, bytesTotal: number) => FileReading | undefined {
  const lists = listsOf(names);
  const budget = { bytes: 0, rows: 0 };
  return (name, bytesTotal) => {
    const faults = reading.faults(name);
    const list = lists.get(name);
    if (list === undefined) {
      faults.add("file-unknown", 0);
      return undefined;
    }
    if (reading.isRefused()) return undefined;
    return readFile({
      name,
      bytesTotal,
      faults,
      table: reading.table(list, faults, "decoded"),
      limits,
      budget,
      refuse: reading.refuse,
    });
  };
}

interface FileContext {
  readonly name: string;
  readonly bytesTotal: number;
  readonly faults: Faults;
  readonly table: Pick<Table, "row" | "end">;
  readonly limits: CsvLimits;
  /** Counted over all files of the import. */
  readonly budget: { bytes: number; rows: number };
  readonly refuse: (faults: Faults, reason: string) => void;
}

function readFile(context: FileContext): FileReading {
  const { name, bytesTotal, faults, table, limits, budget, refuse } = context;
  const decoder = createByteDecoder();
  let tokeniser: Tokeniser | undefined;
  let sample = "";
  let bytesRead = 0;
  let rows = 0;
  let hasNul = false;
  const words: string[] = [];

  const begin = (): Tokeniser => {
    const delimiter = findDelimiter(sample);
    if (delimiter !== ",") faults.add("delimiter", 0, { readAs: DELIMITER_WORDS[delimiter] });
    return createTokeniser(delimiter, limits, {
      row(cells, count) {
        rows++;
        if (++budget.rows > limits.rows + 1) refuse(faults, `it has more than ${limits.rows} rows`);
        else table.row(cells, count, rows);
      },
      openQuote: () => faults.add("quote-open", rows + 1),
      refuse: (reason) => refuse(faults, reason),
    });
  };

  const take = (decoded: string, isLast: boolean): void => {
    let text = decoded;
    if (text.includes("\0")) {
      hasNul = true;
      text = text.replaceAll("\0", "");
    }
    if (decoder.encoding() !== "UTF-8" && words.length < 3) words.push(...wordsOf(text, 3 - words.length));
    if (tokeniser === undefined) {
      sample += text;
      if (sample.length < DELIMITER_SAMPLE_CHARS && !isLast) return;
      tokeniser = begin();
      text = sample;
      sample = "";
    }
    tokeniser.push(text);
  };

  const blocks = createBlocks(BLOCK_BYTES, (block) => take(decoder.push(block), false));
  const progress = (): ReadProgress => ({ file: name, bytesRead, bytesTotal, rows });

  return {
    push(bytes) {
      bytesRead += bytes.length;
      budget.bytes += bytes.length;
      if (budget.bytes > limits.bytes) refuse(faults, `the input has more than ${limits.bytes} bytes`);
      else blocks.push(bytes);
      return progress();
    },
    end() {
      blocks.end();
      take(decoder.end(), true);
      tokeniser?.end();
      table.end();
      if (hasNul) faults.add("character-bad", 0);
      if (decoder.encoding() !== "UTF-8" || decoder.isDamaged())
        faults.add("encoding", 0, {
          readAs: decoder.isDamaged() ? "UTF-8 with damaged characters" : decoder.encoding(),
          text: words.join(", "),
        });
      return progress();
    },
  };
}

const DELIMITER_WORDS: Readonly<Record<Delimiter, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** Words with letters beyond ASCII: what a wrong encoding would spoil. */
function wordsOf(text: string, count: number): string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (!/[^ -~]/.test(match[0]) || words.includes(match[0])) continue;
    words.push(match[0]);
    if (words.length === count) break;
  }
  return words;
}
