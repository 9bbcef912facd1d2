import { basename, dirname, resolve } from "node:path";
import type { Command } from "commander";
import { wording, type Config, type Org, type Problem } from "../org/index.ts";
import { describeError } from "../sources/readFiles.ts";
import { importOrg, type ImportedOrg } from "../usecases/importOrg.ts";
import type { OpenedOrg } from "../usecases/openOrg.ts";
import type { CliDeps, SourceFilesLike } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { dayOption, terminalOf, withCommonOptions, type CommonOptions } from "./options.ts";
import { shellWord } from "./shellWord.ts";
import { isStoreAddress, requireStore, STORE_NAME, withStoreAt } from "./stores.ts";
import { storedSession } from "./storedSession.ts";
import type { Terminal } from "./terminal.ts";

/** Options of verbs that read an org. */
export interface OrgOptions extends CommonOptions {
  readonly config?: string;
  readonly mapping?: string;
  readonly today?: string;
  readonly sheet?: string;
  readonly org?: string;
  readonly asOf?: string;
  readonly revision?: string;
}

export function withOrgOptions(command: Command): Command {
  return withCommonOptions(
    command
      .option("--config <file>", "settings (default: onethread.yaml beside the data)")
      .option("--mapping <file>", "which field is which (default: mapping.yaml there)")
      .option("--sheet <file>", "a filled sheet on who works on what (see: map)")
      .option("--today <day>", "judge as of this day, YYYY-MM-DD (default: today)")
      .option("--org <id>", "of a store: which organisation")
      .option("--as-of <day>", "of a store: as it is on that day, past or to come")
      .option("--revision <n>", "of a store: as it was known at that revision"),
  );
}

/** An org that was read, with how to read it again. */
export interface Session {
  readonly org: Org;
  readonly config: Config;
  /** Faults of settings, columns, cells, structure and sheet, in that order. */
  readonly problems: readonly Problem[];
  readonly terminal: Terminal;
  readonly path: string;
  /** What people call it. */
  readonly title: string;
  /** Path and options that read the same org again, for the commands a hint names. */
  readonly again: string;
  /** As it was named; of a server a password may stand in it. */
  readonly address: string;
  /** Of a store: the history it comes from. */
  readonly opened?: OpenedOrg;
}

/** The org that files follow: who is missing from them is said. */
export interface Before {
  readonly base?: Org;
  readonly isComplete?: boolean;
}

/** Where the org of a verb is read from: a path as given, else the store of this place, else the files here. */
export function sourceOf(
  path: string | undefined,
  deps: CliDeps,
): { readonly path: string; readonly isStore: boolean } {
  if (path !== undefined) return { path, isStore: path !== "-" && isStoreAddress(path, deps) };
  const named = deps.env("ONETHREAD_STORE");
  if (named !== undefined) {
    requireStore(named, deps);
    return { path: named, isStore: true };
  }
  return isStoreAddress(STORE_NAME, deps)
    ? { path: STORE_NAME, isStore: true }
    : { path: ".", isStore: false };
}

/**
 * Reads the org of files or of a store and says on stderr what was wrong with the input.
 * @throws InputRefused where nothing can be read, or a limit refused the file.
 */
export async function openSession(
  given: string | undefined,
  options: OrgOptions,
  deps: CliDeps,
  before: Before = {},
): Promise<Session> {
  const { path, isStore } = sourceOf(given, deps);
  return isStore
    ? withStoreAt(path, options, deps, async (open) => {
        const session = await storedSession(open, options, deps);
        // Somebody who edits files here would wait for their edits.
        if (given === undefined)
          session.terminal.hint(
            `Read from ${session.path}, revision ${session.opened.revision}. The files here instead: name the path "."`,
          );
        return session;
      })
    : filesSession(path, options, deps, before).session;
}

/** The org of files, beside what was read of them. @throws InputRefused as `openSession` does. */
export function filesSession(
  path: string,
  options: OrgOptions,
  deps: CliDeps,
  before: Before = {},
): {
  readonly session: Session;
  readonly value: SourceFilesLike;
  readonly imported: ImportedOrg;
  readonly title: string;
} {
  refuseStoreOptions(path, options);
  const { value, imported } = readFilesOrg(path, options, deps, before);
  const title = basename(resolve(value.path));
  const session: Session = {
    org: imported.org,
    config: imported.config,
    problems: imported.problems,
    terminal: terminalOf(options),
    path: value.path,
    title,
    again: againOf(value.path, options),
    address: path,
  };
  return { session, value, imported, title };
}

function refuseStoreOptions(path: string, { org, asOf, revision }: OrgOptions): void {
  if (asOf !== undefined)
    throw new InputRefused(
      `--as-of asks a store, and ${path} holds files. Judge them as of a day with --today, or keep their history: onethread init.`,
    );
  for (const [name, value] of [
    ["--org", org],
    ["--revision", revision],
  ])
    if (value !== undefined)
      throw new InputRefused(`${name} asks a store, and ${path} holds files. Name a store instead of it.`);
}

/** Files as an org, with the draft they were read as. @throws InputRefused where nothing can be read. */
export function readFilesOrg(
  path: string,
  options: OrgOptions,
  deps: CliDeps,
  before: Before,
): { readonly value: SourceFilesLike; readonly imported: ImportedOrg } {
  const terminal = terminalOf(options);
  const today = options.today === undefined ? deps.today() : dayOption("--today", options.today);
  const read = deps.readFiles(path, {
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
  requireContent(read.value.path, imported);
  return { value: read.value, imported };
}

function requireContent(path: string, { org, draft, problems }: ImportedOrg): void {
  const limit = problems.find((problem) => problem.code === "limit");
  if (limit !== undefined) throw new InputRefused(`${limit.file ?? path}: ${wording(limit.message)}`);
  // Things alone tell of areas too: the teams of a CODEOWNERS are proposed areas.
  const isEmpty =
    draft.people.length === 0 &&
    draft.areas.length === 0 &&
    !org.areas.some((area) => area.status === "proposed");
  if (!isEmpty) return;
  const [first] = problems;
  const why = first === undefined ? "There is nothing in it." : wording(first.message);
  throw new InputRefused(
    `${path}: no person and no area could be read. ${why} Name a CSV or XLSX whose first row has the headings id, name and manager, a YAML list of records with these keys, or a folder of such files.`,
  );
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

/** A path with those of the options that say what is read. */
export function againOf(path: string, options: OrgOptions): string {
  const names = ["sheet", "today", "config", "mapping", "org", "asOf", "revision"] as const;
  const flags = names.flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`--${name === "asOf" ? "as-of" : name} ${shellWord(value)}`];
  });
  return [shellWord(path), ...flags].join(" ");
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "" : `${Math.floor((100 * part) / whole)} %`;
}
