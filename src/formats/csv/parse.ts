import {
  DEFAULT_CONFIG,
  EMPTY_DRAFT,
  PROBLEM_CODES,
  type Config,
  type Day,
  type OrgDraft,
  type Problem,
} from "../../org/index.ts";
import { createDraft } from "../tabular/draft.ts";
import { createFaults, type Faults } from "../tabular/faults.ts";
import { FIELDS, type ListName } from "../tabular/fields.ts";
import type { ColumnMapping } from "../tabular/mapping.ts";
import type { Table } from "../tabular/table.ts";
import { findDelimiter, type Delimiter } from "./delimiter.ts";
import { createBlocks, createByteDecoder } from "./encoding.ts";
import { CSV_LIMITS, type CsvLimits } from "./limits.ts";
import { createTokeniser, type Tokeniser } from "./tokenise.ts";

/** How far a file was read, for a progress line. */
export interface CsvProgress {
  readonly file: string;
  readonly bytesRead: number;
  /** 0 where the source did not say. */
  readonly bytesTotal: number;
  readonly rows: number;
}

/** How to read: today for later judgement, the company's words, and which heading is which field. */
export interface CsvOptions {
  readonly config?: Config;
  readonly mapping?: ColumnMapping;
  readonly today: Day;
  readonly onProgress?: (progress: CsvProgress) => void;
  /** Narrower limits, for tests and for small machines. */
  readonly limits?: CsvLimits;
}

/** A file whose bytes are at hand. */
export interface CsvFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file whose bytes come in pieces. */
export interface CsvSource {
  readonly name: string;
  readonly bytesTotal?: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const BLOCK_BYTES = 1024 * 1024;
const DELIMITER_SAMPLE_CHARS = 64 * 1024;

/**
 * Reads one people file of any name, or a canonical folder by file names (people, areas, assignments, assets,
 * dependencies, decisions, waivers, disciplines `.csv`). Headings of other systems, delimiters, encodings and orders
 * of dates are found, and said in `columns` and `problems`.
 * @returns a draft; content never throws. Beyond `CSV_LIMITS` the draft is empty but for a blocking problem `limit`.
 * Cost: O(bytes); with `buildOrg` about three times the CPU of papaparse's bare parse at a million people (bench/README.md).
 * @example parseCsvFolder([{ name: "people.csv", bytes }], { today: "2026-06-01" }).people.length
 */
export function parseCsvFolder(files: readonly CsvFile[], options: CsvOptions): OrgDraft {
  const folder = createFolder(
    files.map((file) => file.name),
    options,
  );
  for (const { name, bytes } of files) {
    const file = folder.file(name, bytes.length);
    if (file === undefined) continue;
    for (let at = 0; at < bytes.length && !folder.isRefused(); at += BLOCK_BYTES) {
      const progress = file.push(bytes.subarray(at, at + BLOCK_BYTES));
      options.onProgress?.(progress);
    }
    const progress = file.end();
    options.onProgress?.(progress);
  }
  return folder.finish();
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
): AsyncGenerator<CsvProgress, OrgDraft> {
  const folder = createFolder(
    sources.map((source) => source.name),
    options,
  );
  for (const source of sources) {
    const file = folder.file(source.name, source.bytesTotal ?? 0);
    if (file === undefined) continue;
    for await (const bytes of source.chunks) {
      if (folder.isRefused()) break;
      yield file.push(bytes);
    }
    yield file.end();
  }
  return folder.finish();
}

interface FileReading {
  push(bytes: Uint8Array): CsvProgress;
  end(): CsvProgress;
}

function createFolder(names: readonly string[], options: CsvOptions) {
  const limits = options.limits ?? CSV_LIMITS;
  const draft = createDraft({ ...options, config: options.config ?? DEFAULT_CONFIG });
  const lists = listsOf(names);
  const allFaults: Faults[] = [];
  const budget = { bytes: 0, rows: 0 };
  let isRefused = false;

  const refuse = (faults: Faults, reason: string): void => {
    isRefused = true;
    faults.add("limit", 0, { readAs: reason });
  };

  return {
    isRefused: () => isRefused,
    /** Undefined where the file is none of ours. */
    file(name: string, bytesTotal: number): FileReading | undefined {
      const faults = createFaults(name);
      allFaults.push(faults);
      const list = lists.get(name);
      if (list === undefined) {
        faults.add("file-unknown", 0);
        return undefined;
      }
      if (isRefused) return undefined;
      return readFile({ name, bytesTotal, faults, table: draft.table(list, faults), limits, budget, refuse });
    },
    finish(): OrgDraft {
      const problems = inOrder(allFaults.flatMap((faults) => faults.problems()));
      const source = names.length === 1 ? (names[0] ?? "") : `${names.length} files`;
      if (isRefused)
        return { ...EMPTY_DRAFT, source, problems: problems.filter((problem) => problem.code === "limit") };
      return draft.finish(source, problems);
    },
  };
}

/** Which list each file holds: by its name, and a lone file or the only unknown one beside known ones is people. */
function listsOf(names: readonly string[]): Map<string, ListName> {
  const lists = new Map<string, ListName>();
  for (const name of names) {
    const base = (name.split(/[/\\]/).at(-1) ?? "").toLowerCase().replace(/\.[a-z]+$/, "");
    const list = (Object.keys(FIELDS) as ListName[]).find((one) => one === base);
    if (list !== undefined) lists.set(name, list);
  }
  const unknown = names.filter((name) => !lists.has(name));
  const [only] = unknown;
  if (only !== undefined && unknown.length === 1 && ![...lists.values()].includes("people"))
    lists.set(only, "people");
  return lists;
}

interface FileContext {
  readonly name: string;
  readonly bytesTotal: number;
  readonly faults: Faults;
  readonly table: Table;
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
  const progress = (): CsvProgress => ({ file: name, bytesRead, bytesTotal, rows });

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

function inOrder(problems: readonly Problem[]): Problem[] {
  const place = new Map(PROBLEM_CODES.map((code, i) => [code as string, i]));
  return [...problems].sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
}
