import type { OrgStore } from "../storage/index.ts";
import { orgIdOf } from "../usecases/orgId.ts";
import type { CliDeps } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { prepareImport, type ImportOptions, type ReadFiles } from "./importFiles.ts";
import { must, userOf } from "./stores.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Puts files that were read into an empty store as they were read, whatever was wrong with them: it lives as long as
 * the process. Says the id of the organisation.
 */
export async function fillWith(
  store: OrgStore,
  read: ReadFiles,
  options: ImportOptions,
  terminal: Terminal,
  deps: CliDeps,
): Promise<string> {
  const entry = must(await store.createOrg({ id: orgIdOf(read.title), name: read.title }));
  const open = {
    store,
    address: store.address,
    entry,
    terminal,
    user: () => userOf(options, deps),
    again: "",
    isJson: false,
  };
  const first = await prepareImport(open, read, options, deps);
  const accept = [...new Set(first.blocking.map(({ code }) => code))];
  const prepared =
    accept.length === 0 ? first : await prepareImport(open, read, { ...options, accept }, deps);
  const committed = await prepared.commit();
  if (!committed.ok) throw new InputRefused(committed.refusal.message);
  return entry.id;
}
