import type { InputFile } from "../../formats/index.ts";
import { wording, type Day } from "../../org/index.ts";
import { createIdMaker } from "../../usecases/hidePersonalIds.ts";
import { hideImport, importChangeSet } from "../../usecases/importRevision.ts";
import { importOrg, type ImportedOrg } from "../../usecases/importOrg.ts";
import { orgIdOf } from "../../usecases/orgId.ts";
import { browserTools } from "./browserTools.ts";
import { lookedOf, type EngineContext } from "./context.ts";
import type { KeptOrg } from "./first.ts";
import { isLong } from "./keepNow.ts";

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
  /** Reads files and holds them until `keepRead` or the next reading; nothing is kept yet. */
  readonly readFiles: (files: readonly InputFile[], day?: Day, onProgress?: Progress) => Promise<ReadView>;
  /**
   * Keeps what was read last as a new organisation; a long list is looked at while it is being kept.
   * @throws where problems block it, in words for the user.
   */
  readonly keepRead: (name: string, accept?: readonly string[]) => Promise<KeptOrg>;
}

export function startEngine(context: EngineContext): StartEngine {
  let held: { readonly files: readonly InputFile[]; readonly imported: ImportedOrg } | null = null;
  return {
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
  const read = hideImport({ imported, newId, accept: codes });
  const made = importChangeSet(
    { ...read, changes: [] },
    {
      id: `import-${newId()}`,
      author: "you",
      reason: `First list: ${name}`,
      effectiveOn: imported.org.today,
    },
  );
  if (!made.ok) throw new Error(wording(made.message));
  const id = await freeId(context, name);
  const created = await store.createOrg({ id, name });
  if (!created.ok) throw new Error(created.refusal.message);
  const { id: setId, author, reason } = made.changeSet;
  const set = { id: setId, author, reason };
  const { records, today } = read.org;
  const problems = read.problems.length === 0 ? read.org.problems : read.problems;
  const keeping = context.keep(
    { orgId: id, records, problems: read.org.problems, today, set, files, documents: made.documents },
    lookedOf({
      at: { org: id },
      name,
      org: { ...read.org, problems },
      config: imported.config,
      problems: read.problems,
      head: 1,
    }),
  );
  if (isLong(read.org)) return created.value;
  const failed = await keeping;
  if (failed === null) return created.value;
  context.forget(id);
  throw new Error(failed);
}

async function freeId(context: EngineContext, name: string): Promise<string> {
  const taken = new Set((await (await context.store).orgs()).map(({ id }) => id));
  const base = orgIdOf(name);
  let id = base;
  for (let k = 2; taken.has(id); k++) id = `${base}-${k}`;
  return id;
}
