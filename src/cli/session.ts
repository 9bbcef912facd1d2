import { basename, dirname } from "node:path";
import type { Command } from "commander";
import { wording, type Org } from "../org/index.ts";
import { describeError } from "../sources/readFiles.ts";
import { importOrg, type ImportedOrg } from "../usecases/importOrg.ts";
import type { CliDeps } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { dayOption, terminalOf, withCommonOptions, type CommonOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** Options of verbs that read an org. */
export interface OrgOptions extends CommonOptions {
  readonly config?: string;
  readonly mapping?: string;
  readonly today?: string;
  readonly sheet?: string;
}

export function withOrgOptions(command: Command): Command {
  return withCommonOptions(
    command
      .option("--config <file>", "the company's settings (default: onethread.yaml beside the data)")
      .option(
        "--mapping <file>",
        "which field of yours is which of ours (default: mapping.yaml beside the data)",
      )
      .option("--sheet <file>", "a filled sheet on who works on what (see: onethread map)")
      .option("--today <day>", "judge as of this day, YYYY-MM-DD (default: today)"),
  );
}

export interface Session extends ImportedOrg {
  readonly terminal: Terminal;
  readonly path: string;
  /** Path and options that read the same org again, for the commands a hint names. */
  readonly again: string;
}

/**
 * Reads the org at a path and says on stderr what was wrong with the input.
 * @throws InputRefused where nothing can be read, or a limit refused the file.
 */
export async function openSession(
  path: string | undefined,
  options: OrgOptions,
  deps: CliDeps,
  before: { readonly base?: Org; readonly isComplete?: boolean } = {},
): Promise<Session> {
  const terminal = terminalOf(options);
  const today = options.today === undefined ? deps.today() : dayOption("--today", options.today);
  const read = deps.readFiles(path ?? ".", {
    ...(options.config === undefined ? {} : { configPath: options.config }),
    ...(options.mapping === undefined ? {} : { mappingPath: options.mapping }),
  });
  if (!read.ok) throw new InputRefused(read.refusal);
  const imported = importOrg({
    ...read.value,
    ...before,
    ...(options.sheet === undefined ? {} : { sheet: bytesOf(options.sheet, deps) }),
    today,
    onProgress: (p) =>
      terminal.progress(
        `reading ${p.file}: ${p.rows.toLocaleString("en")} rows, ${percent(p.bytesRead, p.bytesTotal)}`,
      ),
  });
  terminal.progress("");
  const limit = imported.problems.find((problem) => problem.code === "limit");
  if (limit !== undefined)
    throw new InputRefused(`${limit.file ?? read.value.path}: ${wording(limit.message)}`);
  // Things alone tell of areas too: the teams of a CODEOWNERS are proposed areas.
  const isEmpty =
    imported.draft.people.length === 0 &&
    imported.draft.areas.length === 0 &&
    !imported.org.areas.some((area) => area.status === "proposed");
  if (isEmpty) {
    const [first] = imported.problems;
    const why = first === undefined ? "There is nothing in it." : wording(first.message);
    throw new InputRefused(
      `${read.value.path}: no person and no area could be read. ${why} Name a CSV or XLSX whose first row has the headings id, name and manager, a YAML list of records with these keys, or a folder of such files.`,
    );
  }
  return { ...imported, terminal, path: read.value.path, again: againOf(read.value.path, options) };
}

/** @throws InputRefused naming the file when it cannot be read. */
export function bytesOf(path: string, deps: CliDeps): Uint8Array {
  try {
    return deps.readBytes(path);
  } catch (error) {
    throw new InputRefused(`${describeError(error, path)}.`);
  }
}

/** The same as UTF-8 text. @throws InputRefused naming the file when it cannot be read. */
export function textFile(path: string, deps: CliDeps): string {
  return new TextDecoder().decode(bytesOf(path, deps));
}

/** Writes one file, text as UTF-8. @throws InputRefused naming it; without `replace` a file with other content stays. */
export function writeText(path: string, content: string | Uint8Array, replace: boolean, deps: CliDeps): void {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  deps.writeFiles(dirname(path), [{ name: basename(path), bytes }], replace);
}

function againOf(path: string, options: OrgOptions): string {
  const flags = (["sheet", "today", "config", "mapping"] as const).flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`--${name} ${shellWord(value)}`];
  });
  return [shellWord(path), ...flags].join(" ");
}

/** A word as a shell takes it. */
export const shellWord = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

function percent(part: number, whole: number): string {
  return whole === 0 ? "" : `${Math.floor((100 * part) / whole)} %`;
}
