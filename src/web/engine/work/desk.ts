import { parseSheet } from "../../../formats/index.ts";
import { wording, type Org, type Problem, type SheetRow } from "../../../org/index.ts";
import { confirmWork, type ConfirmedWork } from "../../../usecases/confirmWork.ts";
import { buildSheet, coverage, type Sheet } from "../../../worksheet/index.ts";
import type { OrgAt } from "../../view/view.ts";
import { commitNow, undoRevision } from "../commitNow.ts";
import type { EngineContext, Looked } from "../context.ts";
import { dropNotes, keepNotes, notesOf } from "../notes.ts";
import type { AskedManager, SaidAnswer, WorkEngine, WorkOutcome } from "../work.ts";
import { filledRows, rowKey, type WorkAnswer } from "./answers.ts";
import { columnsOf, rowsOfColumn } from "./columns.ts";
import { sheetFile } from "./sheetFiles.ts";

/** A sheet with its rows by key. */
interface OpenSheet {
  readonly sheet: Sheet;
  readonly byKey: ReadonlyMap<string, SheetRow>;
}

/** Who works on what, with all it needs; loaded when it is first asked for. */
export function createWorkDesk(context: EngineContext): WorkEngine {
  const sheets = new WeakMap<Org, OpenSheet>();
  /** Filled sheets that were read and are not committed yet. */
  let held: {
    readonly org: string;
    readonly rows: readonly SheetRow[];
    readonly problems: readonly Problem[];
  } | null = null;

  /** Answers are about the organisation of today, whatever day or scenario is looked at. */
  const look = async ({ org }: OrgAt): Promise<Looked & OpenSheet> => {
    const looked = await context.look({ org });
    let open = sheets.get(looked.org);
    if (open === undefined) sheets.set(looked.org, (open = openSheet(looked.org)));
    return { ...looked, ...open };
  };
  const saidOf = async (at: OrgAt, { byKey }: OpenSheet): Promise<SaidAnswer[]> =>
    (await notesOf("answers", at.org)).flatMap(({ key, said }) => {
      const row = byKey.get(key);
      return row === undefined ? [] : [told(row, said as WorkAnswer)];
    });
  const answeredRows = async (at: OrgAt, open: OpenSheet): Promise<SheetRow[]> =>
    (await saidOf(at, open)).flatMap(({ key, answer }) => {
      const row = open.byKey.get(key);
      return row === undefined ? [] : filledRows(row, answer);
    });
  const commit = async (
    at: OrgAt,
    { head }: Looked,
    confirmed: ConfirmedWork,
    reason: string,
  ): Promise<WorkOutcome & { readonly revision: number }> => {
    if (confirmed.changes.length === 0) throw new Error("No answer says anything new: nothing was kept.");
    const { changes } = confirmed;
    // Who works where is as it is: what must hold is said in the findings.
    const { revision } = await commitNow(context, {
      org: at.org,
      base: head,
      reason,
      changes,
      invariants: "tell",
    });
    return { ...outcomeOf(confirmed), revision };
  };

  return {
    work: async (at) => {
      const { name, org, sheet } = await look(at);
      const { people, confirmed, noArea, headline } = coverage(org);
      const areas = org.areas.filter(
        ({ id, status }) => id !== org.records.rootAreaId && status !== "retired",
      );
      const isProposed = areas.length === 0;
      return {
        name,
        coverage: { people, confirmed, noArea, headline: wording(headline) },
        asked: sheet.asked,
        rows: sheet.rows.length,
        managers: managersOf(sheet),
        areas: (isProposed ? sheet.proposed : areas).map(({ id, name: called }) => ({ id, name: called })),
        isProposed,
        columns: isProposed ? columnsOf(org) : [],
      };
    },
    workRows: async (at, managerId) => {
      const { sheet } = await look(at);
      return sheet.rows
        .filter((row) => row.managerId === managerId)
        .map((row) => ({
          key: rowKey(row),
          people: row.personIds.length,
          who: row.who,
          titles: row.titles,
          known: row.known,
          guesses: row.guesses,
        }));
    },
    workAnswers: async (at) => saidOf(at, await look(at)),
    answerWork: async (at, key, answer) => {
      if (answer === null) {
        await dropNotes("answers", at.org, [key]);
        return null;
      }
      const row = (await look(at)).byKey.get(key);
      if (row === undefined)
        throw new Error("Somebody answered for these people meanwhile. Open the sheet again.");
      await keepNotes("answers", [{ org: at.org, key, said: answer }]);
      return told(row, answer);
    },
    answerAsGuessed: async (at) => {
      const open = await look(at);
      const known = new Set((await notesOf("answers", at.org)).map(({ key }) => key));
      const notes = [...open.byKey].flatMap(([key, { guesses }]) => {
        const [first] = guesses;
        if (first === undefined || known.has(key)) return [];
        const said: WorkAnswer = { areas: first.areas, shares: [], isNone: false, isLead: false };
        return [{ org: at.org, key, said }];
      });
      await keepNotes("answers", notes);
      return saidOf(at, open);
    },
    tryAnswers: async (at) => {
      const open = await look(at);
      return outcomeOf(confirmWork(open.org, await answeredRows(at, open)));
    },
    commitAnswers: async (at) => {
      const open = await look(at);
      const confirmed = confirmWork(open.org, await answeredRows(at, open));
      const done = await commit(at, open, confirmed, "Who works on what, as answered");
      await dropNotes("answers", at.org);
      return done;
    },
    takeColumn: async (at, heading) => {
      const open = await look(at);
      const rows = rowsOfColumn(open.org, heading);
      return commit(at, open, confirmWork(open.org, rows), `Who works on what, by the column ${heading}`);
    },
    workFile: async (at, wanted) => {
      const open = await look(at);
      const said = new Map((await saidOf(at, open)).map(({ key, answer }) => [key, answer]));
      const rows = open.sheet.rows.flatMap((row) => {
        const answer = said.get(rowKey(row));
        return answer === undefined ? [row] : filledRows(row, answer);
      });
      return sheetFile(at.org, rows, wanted);
    },
    readSheets: async (at, files) => {
      const read = files.map(({ name, bytes }) => ({ name, ...parseSheet(bytes) }));
      held = {
        org: at.org,
        rows: read.flatMap(({ rows }) => rows),
        problems: read.flatMap(({ problems }) => problems),
      };
      return trySheets(await look(at), held);
    },
    commitSheets: async (at) => {
      if (held === null || held.org !== at.org) throw new Error("No sheet was read.");
      const open = await look(at);
      const done = await commit(
        at,
        open,
        confirmWork(open.org, held.rows),
        "Who works on what, by filled sheets",
      );
      held = null;
      return done;
    },
    undoRevision: (at, revision) => undoRevision(context, at.org, revision),
  };
}

function openSheet(org: Org): OpenSheet {
  const sheet = buildSheet(org);
  return { sheet, byKey: new Map(sheet.rows.map((row) => [rowKey(row), row])) };
}

function managersOf({ rows }: Sheet): AskedManager[] {
  const managers = new Map<string | null, AskedManager>();
  for (const { managerId, manager, personIds } of rows) {
    const known = managers.get(managerId);
    managers.set(managerId, {
      id: managerId,
      name: manager,
      rows: (known?.rows ?? 0) + 1,
      people: (known?.people ?? 0) + personIds.length,
    });
  }
  return [...managers.values()];
}

const told = (row: SheetRow, answer: WorkAnswer): SaidAnswer => ({
  key: rowKey(row),
  managerId: row.managerId,
  people: row.personIds.length,
  answer,
});

function trySheets(
  { org }: Looked,
  { rows, problems }: { readonly rows: readonly SheetRow[]; readonly problems: readonly Problem[] },
): WorkOutcome {
  return outcomeOf(confirmWork(org, rows), problems);
}

const PROBLEMS_SHOWN = 100;

function outcomeOf(
  { people, noArea, areas, problems }: ConfirmedWork,
  before: readonly Problem[] = [],
): WorkOutcome {
  return {
    people,
    noArea,
    areas: areas.map(({ name }) => name),
    problems: [...before, ...problems].slice(0, PROBLEMS_SHOWN).map(({ message, policy, blocks }) => ({
      message: wording(message),
      policy,
      blocks,
    })),
  };
}
