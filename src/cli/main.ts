import { createHash, randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { Command, CommanderError } from "commander";
import { dayOf } from "../org/index.ts";
import type { Reader } from "../usecases/auditPack.ts";
import type { OrgStore, Outcome } from "../storage/index.ts";
import { StorageFault } from "../storage/rows.ts";
import { readFiles } from "../sources/readFiles.ts";
import { writeStream } from "../sources/writeStream.ts";
import { writeFiles } from "../sources/writeFiles.ts";
import { COMMANDS } from "./commands/index.ts";
import { EXIT, InputRefused } from "./exit.ts";
import type { AppSource, CliDeps, ServedApp } from "./deps.ts";
import { isServerAddress } from "./stores.ts";
import { verbsOf } from "./verbsOf.ts";

const VERSION = "0.1.0";

/** What an interrupt ends alone instead of the program, while that runs; a second interrupt ends the program. */
let interruptible: (() => void) | null = null;

/** The clock and the disk of this process. */
const PROCESS_DEPS: CliDeps = {
  today: () => {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  },
  readFiles,
  readBytes: (path) => readFileSync(path),
  firstBytes,
  isThere: existsSync,
  openStore,
  closeStore,
  checkBackup: async (file) => (await import("./openStoreAt.ts")).checkBackupAt(file),
  restoreBackup: async (file, address, options) =>
    (await import("./openStoreAt.ts")).restoreBackupAt(file, address, options),
  serveApp,
  readersOf,
  sizeOf: (file) => statSync(file).size,
  now: () => new Date().toISOString(),
  env: (name) => process.env[name],
  login,
  ask: (question) => askTerminal(question, false),
  askSecret: (question) => askTerminal(question, true),
  sha256: (...parts) => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  randomHex: (bytes) => randomBytes(bytes).toString("hex"),
  readStdin: () => readFileSync(0),
  writeFiles: (root, files, replace, removed) => {
    const result = writeFiles(root, files, { replace, ...(removed === undefined ? {} : { removed }) });
    if (!result.ok) throw new InputRefused(result.refusal);
  },
  writeStream: async (path, pieces, replace) => {
    const result = await writeStream(path, pieces, { replace });
    if (!result.ok) throw new InputRefused(result.refusal);
    return result.bytes;
  },
  cpuSeconds: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  solveMip: async (task, limits) => {
    // Loaded when first needed: most runs prove nothing.
    const { solveMip } = await import("../workers/node/solveMip.ts");
    const noted = interruptible;
    const stop = new Promise<void>((ended) => {
      interruptible = () => {
        noted?.();
        ended();
      };
    });
    const mine = interruptible;
    return solveMip(task, { ...limits, stop }).finally(() => {
      // After an interrupt the next one ends the program.
      if (interruptible === mine) interruptible = noted;
    });
  },
  openBoundHelp: async (workers) => (await import("../workers/node/helpBound.ts")).openBoundHelp(workers),
  noteInterrupts: (onAsked) => {
    let isAsked = false;
    interruptible = () => {
      isAsked = true;
      onAsked();
    };
    return {
      isAsked: () => isAsked,
      breathe: () => new Promise((go) => setImmediate(go)),
      end: () => (interruptible = null),
    };
  },
  peakRssMb: () => process.resourceUsage().maxRSS / 1024,
};

/** Stores and servers that are open, to be closed when the process is told to end. */
const openStores = new Set<{ readonly close: () => Promise<void> }>();

async function serveApp(source: AppSource, port: number): Promise<Outcome<ServedApp>> {
  const { serveAppAt } = await import("./openStoreAt.ts");
  const served = await serveAppAt(source, port, process.env["ONETHREAD_USER"] ?? login());
  if (served.ok) openStores.add(served.value);
  return served;
}

/** The adapters are loaded when a store is asked for: reading files does not wait for a database driver. */
async function openStore(address: string): Promise<Outcome<OrgStore>> {
  const { openStoreAt } = await import("./openStoreAt.ts");
  const outcome = await openStoreAt(address);
  if (!outcome.ok) return outcome;
  openStores.add(outcome.value);
  return outcome;
}

async function closeStore(store: OrgStore): Promise<void> {
  openStores.delete(store);
  await store.close();
}

function firstBytes(path: string, count: number): string | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return null;
  }
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0)).toString("latin1");
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** What the file system says of a store file; of a server its grants would have to be asked. */
function readersOf(address: string): readonly Reader[] {
  if (isServerAddress(address))
    return [
      {
        who: "roles of the database",
        what: "the store",
        how: "the grants of its server, which are not looked at here",
      },
    ];
  const { uid, gid, mode } = statSync(address);
  const how = `mode ${(mode & 0o777).toString(8).padStart(4, "0")} of ${address}`;
  const readers = [
    { who: `user ${uid} of this machine`, bit: 0o400 },
    { who: `group ${gid} of this machine`, bit: 0o040 },
    { who: "every user of this machine", bit: 0o004 },
  ];
  return [
    ...readers.filter(({ bit }) => (mode & bit) !== 0).map(({ who }) => ({ who, what: "the store", how })),
    { who: "administrators of this machine", what: "the store", how: "they may read every file" },
  ];
}

/** Without an entry for the user, as in some containers, nobody is known. */
function login(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}

async function askTerminal(question: string, isSecret: boolean): Promise<string | null> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return null;
  const { askLine } = await import("./askLine.ts");
  return askLine(question, isSecret);
}

/** The command line as a value, so that tests can read its help. */
export function buildProgram(deps: CliDeps): Command {
  const program = new Command("onethread")
    .description("The system for the single threaded owner organisation: see, plan, compare.")
    .version(VERSION)
    .showHelpAfterError("Try: onethread --help")
    .addHelpText(
      "after",
      `
Examples:
  onethread check examples/sourcegraph-2022-05-15 --as sto
  onethread plan examples/sourcegraph-2022-05-15
  onethread who "Search Core" examples/sourcegraph-2022-05-15

Exit codes: 0 fine, 1 a "no", 2 wrong usage or input, 70 a bug, 130 interrupted.`,
    );
  for (const command of COMMANDS) command.register(program, deps);
  program.exitOverride();
  for (const { command, name } of verbsOf(program))
    command.exitOverride().showHelpAfterError(`Try: onethread ${name} --help`);
  return program;
}

/**
 * Runs the command line. Sets `process.exitCode`; only here is everything caught.
 * @param argv as in `process.argv`.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.on("SIGINT", () => {
    if (interruptible !== null) {
      interruptible();
      interruptible = null;
      return;
    }
    const closing = [...openStores].map((store) => store.close());
    void Promise.allSettled(closing).then(() => process.exit(EXIT.interrupt));
  });
  // A reader that closes early (`| head`) is no fault of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.fine);
    throw error;
  });
  try {
    await buildProgram(PROCESS_DEPS).parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeOf(error, argv.includes("--debug"));
    if (process.exitCode !== EXIT.fine && wantsJson(argv)) printError(error);
  }
}

/** Words behind `--` are no options. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const options = end < 0 ? argv : argv.slice(0, end);
  return options.includes("--json") || options.includes("--jsonl");
}

/** Who reads the document of a verb gets one for a refusal too; on stderr the same stands for people. */
function printError(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  // commander writes "error: unknown option …".
  const message = text.replace(/^error: /, "");
  process.stdout.write(`${JSON.stringify({ schemaVersion: 1, error: { message } })}\n`);
}

function exitCodeOf(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.input;
  const text = error instanceof Error ? error.message : String(error);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? text}\n`);
  if (error instanceof InputRefused || error instanceof StorageFault) {
    process.stderr.write(`onethread: ${text}\n`);
    return EXIT.input;
  }
  process.stderr.write(
    `onethread: a bug in Onethread, not in your data: ${text}\nNothing was written. Run again with --debug for the place.\n`,
  );
  return EXIT.crash;
}
