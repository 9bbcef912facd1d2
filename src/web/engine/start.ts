import type { InputFile } from "../../formats/index.ts";
import { wording, type Day } from "../../org/index.ts";
import { commitChanges } from "../../usecases/commitChanges.ts";
import { createIdMaker } from "../../usecases/hidePersonalIds.ts";
import { importChangeSet, importRevision, sourceOfFiles } from "../../usecases/importRevision.ts";
import { importOrg, type ImportedOrg } from "../../usecases/importOrg.ts";
import { orgIdOf } from "../../usecases/orgId.ts";
import { browserTools } from "./browserTools.ts";
import type { EngineContext } from "./context.ts";

export interface KeptOrg {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

/** What was read of files, before anything is kept. */
export interface ReadView {
  readonly people: number;
  readonly areas: number;
  readonly assignments: number;
  readonly problems: readonly {
    readonly code: string;
    readonly file: string;
    readonly rows: readonly number[];
    readonly count: number;
    readonly blocks: boolean;
    readonly policy: string;
    readonly message: string;
  }[];
}

/** How far something is: of what, done and all of it; 0 where that is not known. */
export type Progress = (what: string, done: number, total: number) => void;

/** Files in, organisations kept, all of them out again. */
export interface StartEngine {
  readonly orgs: () => Promise<readonly KeptOrg[]>;
  /** Reads files and holds them until `keepRead` or the next reading; nothing is kept yet. */
  readonly readFiles: (files: readonly InputFile[], day?: Day, onProgress?: Progress) => Promise<ReadView>;
  /** Keeps what was read last as a new organisation. @throws where problems block it, in words for the user. */
  readonly keepRead: (name: string, accept?: readonly string[]) => Promise<KeptOrg>;
}

export function startEngine(context: EngineContext): StartEngine {
  let held: { readonly files: readonly InputFile[]; readonly imported: ImportedOrg } | null = null;
  return {
    orgs: async () => (await context.store).orgs(),
    readFiles: async (files, day, onProgress) => {
      const imported = importOrg({
        files,
        today: day ?? context.today(),
        onProgress: ({ file, bytesRead, bytesTotal }) => onProgress?.(file, bytesRead, bytesTotal),
      });
      held = { files, imported };
      return viewOf(imported);
    },
    keepRead: async (name, accept) => {
      if (held === null) throw new Error("No files were read.");
      const kept = await keep(context, held, name, accept);
      held = null;
      return kept;
    },
  };
}

const PROBLEMS_SHOWN = 200;

function viewOf({ org, problems }: ImportedOrg): ReadView {
  return {
    people: org.people.length,
    areas: org.records.areas.length,
    assignments: org.records.assignments.length,
    problems: problems.slice(0, PROBLEMS_SHOWN).map((one) => ({
      code: one.code,
      file: one.file ?? "",
      rows: one.rows.slice(0, 20),
      count: one.count,
      blocks: one.blocks,
      policy: one.policy,
      message: wording(one.message),
    })),
  };
}

async function keep(
  context: EngineContext,
  { files, imported }: { readonly files: readonly InputFile[]; readonly imported: ImportedOrg },
  name: string,
  accept: readonly string[] = [],
): Promise<KeptOrg> {
  const store = await context.store;
  const newId = createIdMaker((count) => browserTools.randomBytes(count));
  const codes = imported.problems.map(({ code }) => code).filter((code) => accept.includes(code));
  const read = importRevision({ imported, newId, accept: codes });
  const made = importChangeSet(read, {
    id: `import-${newId()}`,
    author: "you",
    reason: `First list: ${name}`,
    effectiveOn: imported.org.today,
    source: sourceOfFiles(files, browserTools.sha256),
  });
  if (!made.ok) throw new Error(wording(made.message));
  const id = await freeId(context, name);
  const created = await store.createOrg({ id, name });
  if (!created.ok) throw new Error(created.refusal.message);
  const { changeSet, documents } = made;
  const committed = await commitChanges(store, {
    orgId: id,
    base: 0,
    changeSet,
    today: imported.org.today,
    documents,
    invariants: "tell",
  });
  if (!committed.ok) throw new Error(committed.refusal.message);
  context.forget(id);
  return created.value;
}

async function freeId(context: EngineContext, name: string): Promise<string> {
  const taken = new Set((await (await context.store).orgs()).map(({ id }) => id));
  const base = orgIdOf(name);
  let id = base;
  for (let k = 2; taken.has(id); k++) id = `${base}-${k}`;
  return id;
}
