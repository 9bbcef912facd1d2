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
import {
  choicesFor,
  columnsOf,
  mappingText,
  samplesOf,
  type ColumnChoice,
  type ReadColumn,
} from "./start/columns.ts";
import { sortInputs, type Inputs } from "./start/inputs.ts";

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
  /** Kinds of problems, those not listed too. */
  readonly problemCount: number;
  /** Columns of tables in the order of files; none of files that are no tables. */
  readonly columns: readonly ReadColumn[];
  /** Our headings that columns may be read as, by list. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** A mapping of the company's own stood beside the files: it decides. */
  readonly isMapped: boolean;
  /** Somebody has a confirmed row in an area. */
  readonly hasWork: boolean;
}

/** How far something is: of what, done and all of it; 0 where that is not known. */
export type Progress = (what: string, done: number, total: number) => void;

/** Files in, organisations kept, all of them out again. */
export interface StartEngine {
  /** Reads files and holds them until `keepRead` or the next reading; nothing is kept yet. */
  readonly readFiles: (files: readonly InputFile[], day?: Day, onProgress?: Progress) => Promise<ReadView>;
  /** Reads what was read last again, with these columns as they were chosen: all choices so far, each column once. */
  readonly readColumns: (choices: readonly ColumnChoice[], onProgress?: Progress) => Promise<ReadView>;
  /** Up to three values of each column of what was read last. */
  readonly columnSamples: () => Promise<ReturnType<typeof samplesOf>>;
  /**
   * Keeps what was read last as a new organisation; a long list is looked at while it is being kept.
   * @throws where problems block it, in words for the user.
   */
  readonly keepRead: (name: string, accept?: readonly string[]) => Promise<KeptOrg>;
}

export function startEngine(context: EngineContext): StartEngine {
  let held: Held | null = null;
  const read = (inputs: Inputs, chosen: string, today: Day, onProgress?: Progress): ImportedOrg => {
    const mapping = inputs.mapping ?? (chosen === "" ? undefined : chosen);
    return importOrg({
      files: inputs.files,
      today,
      ...(inputs.settings === undefined ? {} : { configText: inputs.settings }),
      ...(mapping === undefined ? {} : { mappingText: mapping }),
      onProgress: ({ file, bytesRead, bytesTotal }) => onProgress?.(file, bytesRead, bytesTotal),
    });
  };
  return {
    readFiles: async (files, day, onProgress) => {
      const inputs = sortInputs(files);
      const today = day ?? context.today();
      const imported = read(inputs, "", today, onProgress);
      const first = columnsOf(imported.draft.columns ?? []);
      held = { inputs, chosen: "", first, today, imported };
      return viewOf(held);
    },
    readColumns: async (choices, onProgress) => {
      if (held === null) throw new Error("No files were read.");
      const chosen = mappingText(held.first, choices);
      held = { ...held, chosen, imported: read(held.inputs, chosen, held.today, onProgress) };
      return viewOf(held);
    },
    columnSamples: async () => (held === null ? [] : samplesOf(held.inputs.files)),
    keepRead: async (name, accept) => {
      if (held === null) throw new Error("No files were read.");
      const kept = await keep(context, held, name, accept);
      held = null;
      return kept;
    },
  };
}

/** Files that were read and are not kept yet. */
interface Held {
  readonly inputs: Inputs;
  /** The mapping made of what the user chose; "": nothing was. */
  readonly chosen: string;
  /** Columns as they were guessed. */
  readonly first: readonly ReadColumn[];
  readonly today: Day;
  readonly imported: ImportedOrg;
}

const PROBLEMS_SHOWN = 200;

function viewOf({ inputs, first, imported: { org, draft, problems } }: Held): ReadView {
  const columns = columnsOf(draft.columns ?? []);
  return {
    people: org.people.length,
    areas: org.areas.filter(({ placeholder }) => placeholder !== true).length,
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
    problemCount: problems.length,
    columns,
    choices: choicesFor(first),
    isMapped: inputs.mapping !== undefined,
    hasWork: org.records.assignments.some(({ guess }) => guess === undefined),
  };
}

async function keep(
  context: EngineContext,
  { inputs, chosen, imported }: Held,
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
    textsOf(inputs, chosen),
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
    {
      orgId: id,
      records,
      problems: read.org.problems,
      today,
      set,
      files: inputs.files,
      documents: made.documents,
    },
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

/** What reads the next list as this one was read. */
function textsOf({ settings, mapping }: Inputs, chosen: string): { settings?: string; mapping?: string } {
  const told = mapping ?? (chosen === "" ? undefined : chosen);
  return {
    ...(settings === undefined ? {} : { settings }),
    ...(told === undefined ? {} : { mapping: told }),
  };
}
