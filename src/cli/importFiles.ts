import { basename, resolve } from "node:path";
import type { ChangeSet } from "../changes/index.ts";
import { wording, type Day, type Problem, type ProblemCode, type Sentence } from "../org/index.ts";
import { commitChanges, type CommitOutcome } from "../usecases/commitChanges.ts";
import { createIdMaker } from "../usecases/hidePersonalIds.ts";
import { importChangeSet, importRevision, sourceOfFiles } from "../usecases/importRevision.ts";
import type { ImportedOrg } from "../usecases/importOrg.ts";
import { openOrg } from "../usecases/openOrg.ts";
import { refreshOrg, type Refresh, type RefreshOptions } from "../usecases/refreshOrg.ts";
import type { CliDeps, SourceFilesLike } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { dayOption } from "./options.ts";
import { printProblems } from "./problems.ts";
import { printText } from "./printText.ts";
import { readFilesOrg } from "./session.ts";
import { must, type OpenOrg, type StoreOptions } from "./stores.ts";

/** How files are read and what becomes of what they propose. */
export interface ImportOptions extends StoreOptions {
  readonly config?: string;
  readonly mapping?: string;
  readonly sheet?: string;
  readonly today?: string;
  readonly effective?: string;
  readonly reason?: string;
  readonly leavers?: "keep" | "accept";
  readonly left?: readonly string[];
  readonly fill?: readonly string[];
  readonly partial?: true;
  readonly accept?: readonly string[];
  readonly choose?: readonly string[];
}

/** Files read against what the store holds, before anything is committed. */
export interface Prepared {
  readonly isFirst: boolean;
  /** What people call the files. */
  readonly title: string;
  readonly summary: readonly { readonly id: string; readonly count: number; readonly says: Sentence }[];
  readonly problems: readonly Problem[];
  /** Those that nobody accepted: nothing may be committed. */
  readonly blocking: readonly Problem[];
  readonly changes: ChangeSet["changes"];
  /** Of a newer list: all that it says. */
  readonly refresh: Refresh | null;
  /** The files say what is known, settings included: there is nothing to commit. */
  readonly isKnown: boolean;
  /** @throws InputRefused while something blocks. */
  readonly commit: () => Promise<CommitOutcome>;
}

/** Files as they were read, with what people call them. */
export interface ReadFiles {
  readonly value: SourceFilesLike;
  readonly imported: ImportedOrg;
  readonly title: string;
}

/** @throws InputRefused where they cannot be read. */
export function readFilesFor(path: string, options: ImportOptions, deps: CliDeps): ReadFiles {
  const read = readFilesOrg(path, options, deps, {});
  return { ...read, title: basename(resolve(read.value.path)) };
}

/** What people call the files, against what is known. */
export function printPrepared(prepared: Prepared, { terminal, entry }: OpenOrg): void {
  const { isFirst, title, summary, problems } = prepared;
  printText(
    terminal,
    terminal.colors.bold(
      isFirst ? `${title}, the first list of ${entry.id}:` : `${title} against what ${entry.id} knows:`,
    ),
  );
  for (const line of summary) printText(terminal, wording(line.says), "  ");
  printProblems("The list", problems, terminal);
}

/** Says what they would change; nothing is written. @throws InputRefused where they cannot be read. */
export async function prepareImport(
  open: OpenOrg,
  { value: files, imported, title }: ReadFiles,
  options: ImportOptions,
  deps: CliDeps,
): Promise<Prepared> {
  const { store, entry } = open;
  const today = options.today === undefined ? deps.today() : dayOption("--today", options.today);
  const erasures = await store.erasures(entry.id);
  const head = must(await store.head(entry.id)).revision;
  const read =
    head === 0 ? firstRead(imported, options, deps) : await newerRead(open, imported, options, deps, today);
  const texts = await newTexts(open, files);
  const { changes, problems, blocking } = read;
  const set: Omit<ChangeSet, "changes"> = {
    id: `import-${deps.randomHex(6)}`,
    author: open.user(),
    reason: options.reason ?? (head === 0 ? `First list: ${title}` : `Newer list: ${title}`),
    effectiveOn: options.effective === undefined ? today : dayOption("--effective", options.effective),
    source: sourceText(files, title, deps),
  };
  const made = importChangeSet({ changes, problems, blocking }, set, texts);
  return {
    isFirst: head === 0,
    title,
    summary: read.summary,
    problems,
    blocking,
    refresh: read.refresh,
    changes,
    isKnown: changes.length === 0 && texts.settings === undefined && texts.mapping === undefined,
    commit: () => {
      if (!made.ok) throw new InputRefused(wording(made.message));
      const { changeSet, documents } = made;
      // A list is as it is: what it breaks is told, and asked about in `blocking`.
      return commitChanges(store, {
        orgId: entry.id,
        base: head,
        changeSet,
        today,
        documents,
        erasures,
        invariants: "tell",
      });
    },
  };
}

/** So many files are named one by one with their hashes; of more their number. */
const FILES_NAMED = 8;

function sourceText({ files }: SourceFilesLike, title: string, deps: CliDeps): string {
  return files.length > FILES_NAMED ? `${title}: ${files.length} files` : sourceOfFiles(files, deps.sha256);
}

type Read = Pick<Prepared, "summary" | "problems" | "blocking" | "refresh"> & Pick<ChangeSet, "changes">;

function firstRead(imported: ImportedOrg, options: ImportOptions, deps: CliDeps): Read {
  const read = importRevision({ imported, newId: newPersonId(deps), accept: acceptedCodes(options) });
  const { summary, problems, blocking, changes } = read;
  return { summary, problems, blocking, changes, refresh: null };
}

async function newerRead(
  { store, entry }: OpenOrg,
  { draft, config, problems: read }: ImportedOrg,
  options: ImportOptions,
  deps: CliDeps,
  today: Day,
): Promise<Read> {
  const { org } = must(await openOrg(store, entry.id, { today }));
  const refresh = refreshOrg({
    head: org,
    draft,
    config,
    newId: newPersonId(deps),
    options: refreshOptions(options),
  });
  const { changes, summary, problems, blocking } = refresh;
  const settings = read.filter(({ file }) => file === "onethread.yaml" || file === "mapping.yaml");
  return { changes, summary, problems: [...settings, ...problems], blocking, refresh };
}

function refreshOptions({ leavers, left, fill, partial, choose, ...rest }: ImportOptions): RefreshOptions {
  if (partial === true && (leavers === "accept" || left !== undefined))
    throw new InputRefused(
      "--partial says that nobody is missing, so that nobody of them can be gone. Leave one out.",
    );
  return {
    isPartial: partial === true,
    leavers: left ?? leavers ?? "keep",
    ...(fill === undefined ? {} : { fills: fill.length === 1 && fill[0] === "all" ? "accept" : fill }),
    matches: Object.fromEntries((choose ?? []).map(choiceOf)),
    accept: acceptedCodes(rest),
  };
}

function choiceOf(text: string): [string, string | null] {
  const at = text.lastIndexOf("=");
  if (at <= 0 || at === text.length - 1)
    throw new InputRefused(
      `--choose takes the id of a row and who that is, such as E12=p7 or E12=new, not "${text}".`,
    );
  const who = text.slice(at + 1);
  return [text.slice(0, at), who === "new" ? null : who];
}

/** Codes are matched with those of the problems there are; a word that is none accepts nothing. */
const acceptedCodes = ({ accept = [] }: Pick<ImportOptions, "accept">): readonly ProblemCode[] =>
  accept.flatMap((text) => text.split(",")) as readonly string[] as readonly ProblemCode[];

const newPersonId = (deps: CliDeps): (() => string) =>
  createIdMaker((count) => Buffer.from(deps.randomHex(count), "hex"));

/** Settings and mapping where they are other ones than the store keeps. */
async function newTexts(
  { store, entry }: OpenOrg,
  { configText, mappingText }: SourceFilesLike,
): Promise<{ readonly settings?: string; readonly mapping?: string }> {
  const isNew = async (kind: "settings" | "mapping", text: string | undefined): Promise<boolean> =>
    text !== undefined && text !== (await store.document(entry.id, kind));
  return {
    ...((await isNew("settings", configText)) ? { settings: configText ?? "" } : {}),
    ...((await isNew("mapping", mappingText)) ? { mapping: mappingText ?? "" } : {}),
  };
}
