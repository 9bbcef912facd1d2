import type { InputFile } from "../../formats/index.ts";
import { indexOrg, type Day, type OrgRecords, type Problem } from "../../org/index.ts";
import { diff, type ChangeSet } from "../../changes/index.ts";
import { startOfHistory } from "../../history/index.ts";
import { openStore, type CommitInput } from "../../storage/index.ts";
import type { Rows } from "../../storage/rows.ts";
import { commitChanges } from "../../usecases/commitChanges.ts";
import { sourceOfFiles } from "../../usecases/importRevision.ts";
import { browserTools } from "./browserTools.ts";
import { openRows, type ServedStore } from "./store.ts";

/** An organisation as it was read, to be kept as the first revision of one that was added to the store. */
export interface KeepOrder {
  readonly orgId: string;
  /** As it goes into the history: no id in it says who somebody is. */
  readonly records: OrgRecords;
  readonly problems: readonly Problem[];
  readonly today: Day;
  readonly set: Omit<ChangeSet, "changes" | "effectiveOn" | "source">;
  /** What it was read from, to be known again. */
  readonly files: readonly InputFile[];
  readonly documents: NonNullable<CommitInput["documents"]>;
}

/** Null: it is kept. Else why it is not, for the user. */
export type KeepAnswer = string | null;

export interface Keeper {
  readonly keep: (
    order: KeepOrder,
    served: ServedStore | null,
    onPercent: (percent: number) => void,
  ) => Promise<KeepAnswer>;
}

/** Keeps in rows of its own: the store is shared, threads are not. */
export function createKeeper(): Keeper {
  return {
    keep: async (order, served, onPercent) => {
      const { rows } = await openRows(served);
      try {
        return await keepIn(rows, order, onPercent);
      } finally {
        await rows.close();
      }
    },
  };
}

/** How far it is at the end of each step, by the time that each took with a hundred thousand people. */
const DONE = { compared: 20, sealed: 75, written: 90 } as const;

export async function keepIn(
  rows: Rows,
  { orgId, records, problems, today, set, files, documents }: KeepOrder,
  onPercent: (percent: number) => void,
): Promise<KeepAnswer> {
  const changes = diff(startOfHistory(today), indexOrg(records, problems, today));
  onPercent(DONE.compared);
  const heard: Rows = {
    ...rows,
    append: async (append) => {
      onPercent(DONE.sealed);
      const written = await rows.append(append);
      onPercent(DONE.written);
      return written;
    },
  };
  const committed = await commitChanges(openStore(heard, browserTools), {
    orgId,
    base: 0,
    changeSet: { ...set, effectiveOn: today, source: sourceOfFiles(files, browserTools.sha256), changes },
    today,
    documents,
    invariants: "tell",
  });
  return committed.ok ? null : committed.refusal.message;
}
