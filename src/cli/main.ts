import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { dayOf } from "../org/index.ts";
import { readFiles } from "../sources/readFiles.ts";
import { writeFiles } from "../sources/writeFiles.ts";
import { COMMANDS } from "./commands/index.ts";
import { EXIT, InputRefused } from "./exit.ts";
import type { CliDeps } from "./session.ts";

const VERSION = "0.1.0";

/** The clock and the disk of this process. */
const PROCESS_DEPS: CliDeps = {
  today: () => {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  },
  readFiles,
  readBytes: (path) => readFileSync(path),
  readStdin: () => readFileSync(0),
  writeFiles: (root, files, replace, removed) => {
    const result = writeFiles(root, files, { replace, ...(removed === undefined ? {} : { removed }) });
    if (!result.ok) throw new InputRefused(result.refusal);
  },
  cpuSeconds: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  peakRssMb: () => process.resourceUsage().maxRSS / 1024,
};

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
  for (const command of [program, ...program.commands]) command.exitOverride();
  for (const command of program.commands)
    command.showHelpAfterError(`Try: onethread ${command.name()} --help`);
  return program;
}

/**
 * Runs the command line. Sets `process.exitCode`; only here is everything caught.
 * @param argv as in `process.argv`.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.on("SIGINT", () => process.exit(EXIT.interrupt));
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
  if (error instanceof InputRefused) {
    process.stderr.write(`onethread: ${text}\n`);
    return EXIT.input;
  }
  process.stderr.write(
    `onethread: a bug in Onethread, not in your data: ${text}\nNothing was written. Run again with --debug for the place.\n`,
  );
  return EXIT.crash;
}
