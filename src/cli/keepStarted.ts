import { orgIdOf } from "../usecases/orgId.ts";
import { basename, dirname, join, resolve } from "node:path";
import { StorageFault } from "../storage/rows.ts";
import { isConfirmed } from "./ask.ts";
import type { CliDeps } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { prepareImport, printPrepared, type ImportOptions, type ReadFiles } from "./importFiles.ts";
import { hintText } from "./printText.ts";
import { addressOf, entryOf, must, shown, withStoreAt, type OpenStore } from "./stores.ts";
import type { OrgEntry } from "../storage/index.ts";
import { counted, type Terminal } from "./terminal.ts";

/** Where what `start` read is kept. */
export interface Kept {
  readonly store: string;
  readonly org: string;
  readonly revision: number;
  /** A revision was made now. */
  readonly isNew: boolean;
}

/** The sample is kept beside its report, so that it never stands where a company's own organisation goes. */
export const SAMPLE_STORE = join("out", "sample.db");

interface Keeping {
  readonly read: ReadFiles;
  readonly isSample: boolean;
  readonly options: ImportOptions & { readonly yes?: true };
  readonly terminal: Terminal;
}

/**
 * Keeps what was read in the store of this place: the first list begins the history, an equal one adds nothing, a
 * newer one is shown and asked about. Whatever stands in the way is said, and never ends the main job.
 */
export async function keepStarted(keeping: Keeping, deps: CliDeps): Promise<Kept | null> {
  const { options, terminal } = keeping;
  const address = keptAddress(keeping, deps);
  try {
    return await withStoreAt(address, options, deps, (open) => keepIn(open, keeping, deps));
  } catch (error) {
    // What a store refuses keeps nobody from looking at their data; a bug is still one.
    if (!(error instanceof InputRefused) && !(error instanceof StorageFault)) throw error;
    hintText(terminal, `Not kept in a store: ${error.message}`);
    return null;
  }
}

/** The store in which `start` keeps what it reads. */
export function keptAddress(
  { isSample, options }: Pick<Keeping, "isSample" | "options">,
  deps: CliDeps,
): string {
  return isSample && options.store === undefined && deps.env("ONETHREAD_STORE") === undefined
    ? SAMPLE_STORE
    : addressOf(options, deps);
}

async function keepIn(
  open: OpenStore,
  { read, isSample, options }: Keeping,
  deps: CliDeps,
): Promise<Kept | null> {
  const { store, terminal } = open;
  const entry = await entryFor(open, { read, isSample, options });
  const openOrg = { ...open, entry };
  const prepared = await prepareImport(openOrg, read, options, deps);
  const head = must(await store.head(entry.id)).revision;
  const kept = { store: shown(open.address), org: entry.id, revision: head, isNew: false };
  if (prepared.isKnown) return kept;
  const codes = [...new Set(prepared.blocking.map(({ code }) => code))];
  const again = `onethread import ${read.value.path}${isSample ? ` --store ${SAMPLE_STORE}` : ""}`;
  if (codes.length > 0) {
    hintText(
      terminal,
      `Not kept in ${store.address}: ${counted(prepared.blocking.length, "problem")} to settle first. As it was read all the same: ${again} --accept ${codes.join(" ")}`,
    );
    return head === 0 ? null : kept;
  }
  if (!prepared.isFirst) {
    printPrepared(prepared, openOrg);
    const what = `${counted(prepared.changes.length, "change")} would be committed to ${entry.id}.`;
    if (!(await isAgreed(what, options, deps))) {
      hintText(terminal, `${entry.id} stays at revision ${head}; to keep the newer list: ${again}`);
      return kept;
    }
  }
  const outcome = await prepared.commit();
  if (outcome.ok) return { ...kept, revision: outcome.value.revision.number, isNew: true };
  hintText(terminal, `Not kept: ${outcome.refusal.message}`);
  return head === 0 ? null : kept;
}

async function isAgreed(what: string, options: { readonly yes?: true }, deps: CliDeps): Promise<boolean> {
  try {
    return await isConfirmed({ what }, options, deps);
  } catch (error) {
    // Nobody can be asked: the main job goes on, and nothing is committed.
    if (error instanceof InputRefused) return false;
    throw error;
  }
}

/** The organisation of the store that these files are of; the first is made, called after them. */
async function entryFor(
  { store }: OpenStore,
  { read, isSample, options }: Omit<Keeping, "terminal">,
): Promise<OrgEntry> {
  if ((await store.orgs()).length > 0) return entryOf(store, options.org);
  const id = options.org ?? (isSample ? "sourcegraph" : orgIdOf(placeOf(read)));
  return must(await store.createOrg({ id, name: isSample ? "Sourcegraph" : id }));
}

/** The folder the files lie in: lists are called people.csv everywhere. */
function placeOf({ value: { path }, title }: ReadFiles): string {
  return /\.\w{1,5}$/.test(title) ? basename(dirname(resolve(path))) : title;
}
