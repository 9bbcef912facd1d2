import { spawn } from "node:child_process";
import { readdirSync, statSync, type Stats } from "node:fs";
import { totalmem } from "node:os";
import { extname, join } from "node:path";
import { getHeapStatistics } from "node:v8";

const MB = 2 ** 20;

/**
 * Heap for a byte of input, from a list to its revision or from a store file to its org. At a million people all memory
 * together was 16 and 2 bytes (bench/README.md#stores); the rest is to spare.
 */
const HEAP_PER_LIST_BYTE = 24;
const HEAP_PER_STORE_BYTE = 4;
/** Workbooks are packed; the most they may be inflated to is eight times what they may be packed. */
const PACKED = 8;
/** How much stands in a server is not known before it is asked: enough for a million people. */
const HEAP_OF_SERVER = 4000 * MB;
/** Of the memory of the machine, no more: beyond, it would swap. */
const SHARE_OF_MEMORY = 0.75;
/** A folder with more entries is no organisation, or is small enough. */
const ENTRIES_MAX = 20_000;

export interface HeapAsked {
  /** What this process may use before it dies, as Node was started. */
  readonly limit: number;
  readonly memory: number;
  readonly listBytes: number;
  readonly storeBytes: number;
  readonly isServer: boolean;
}

/** The heap in MB with which to start anew; null where what this process has is enough, or no more is to be had. */
export function heapMbFor({ limit, memory, listBytes, storeBytes, isServer }: HeapAsked): number | null {
  const wanted =
    listBytes * HEAP_PER_LIST_BYTE +
    Math.max(storeBytes * HEAP_PER_STORE_BYTE, isServer ? HEAP_OF_SERVER : 0);
  const given = Math.min(wanted, memory * SHARE_OF_MEMORY);
  // A tenth more is not worth a second start.
  return given <= limit * 1.1 ? null : Math.ceil(given / MB);
}

/**
 * Node gives a process a quarter of the memory, 4 GB at most, and lets it die there: half a million people more or less.
 * Where the words of the command name more than that, the command runs in a process of its own with enough, which costs
 * some 40 ms; nobody has to know of `--max-old-space-size`, and whoever gave it keeps it.
 * @param run the command in this process.
 */
export async function withHeapRoom(argv: readonly string[], run: () => Promise<void>): Promise<void> {
  const heapMb = isHeapGiven() ? null : heapMbFor(asked(argv.slice(2)));
  if (heapMb === null) return run();
  await runAnew([`--max-old-space-size=${heapMb}`, ...process.execArgv, ...argv.slice(1)]);
}

function isHeapGiven(): boolean {
  return /--max[-_]old[-_]space[-_]size|--max[-_]heap[-_]size/.test(
    [...process.execArgv, process.env["NODE_OPTIONS"] ?? ""].join(" "),
  );
}

function asked(words: readonly string[]): HeapAsked {
  const named = [...words, process.env["ONETHREAD_STORE"] ?? "onethread.db"].map((word) =>
    word.replace(/^--?[\w-]+=/, ""),
  );
  const sizes = { list: 0, store: 0 };
  for (const word of new Set(named)) addSize(word, sizes, { left: ENTRIES_MAX });
  const constrained = process.constrainedMemory() || Infinity;
  return {
    limit: getHeapStatistics().heap_size_limit,
    memory: Math.min(totalmem(), constrained),
    listBytes: sizes.list,
    storeBytes: sizes.store,
    isServer: named.some((word) => /^postgres(?:ql)?:\/\//i.test(word)),
  };
}

function addSize(path: string, sizes: { list: number; store: number }, entries: { left: number }): void {
  const stats = statsOf(path);
  if (stats === null || entries.left-- <= 0) return;
  if (stats.isDirectory())
    for (const name of namesIn(path)) {
      // Stores and reports that lie beside the lists are not read with them.
      if (LISTS.has(extname(name).toLowerCase()) || !name.includes("."))
        addSize(join(path, name), sizes, entries);
    }
  else if (LISTS.has(extname(path).toLowerCase()))
    sizes.list += stats.size * (path.toLowerCase().endsWith(".xlsx") ? PACKED : 1);
  else sizes.store = Math.max(sizes.store, stats.size);
}

const LISTS: ReadonlySet<string> = new Set([".csv", ".tsv", ".txt", ".xlsx", ".yaml", ".yml", ".json"]);

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Ends as the process within ends. */
function runAnew(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  // A terminal sends its interrupt to both: the command decides what it means, and this process waits for it.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code, signal) => {
      process.exitCode = code ?? 1;
      if (signal !== null) {
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      }
      done();
    });
  });
}
