import { proxy, releaseProxy, wrap } from "comlink";
import type { Beginning } from "./first.ts";
import { keepIn, type KeepAnswer, type KeepOrder, type Keeper } from "./keeper.ts";

/** An organisation that is being kept while it is looked at already, or that could not be. */
export interface KeepingNow {
  readonly org: string;
  readonly name: string;
  readonly percent: number;
  /** Why it is not kept, in words; null as long as nothing went wrong. */
  readonly failed: string | null;
}

/** Keeping takes seconds from here on; below, less than another thread takes to start. */
const LONG = 20_000;

/** Whether an organisation is looked at before it is kept. */
export function isLong({ records: { people, assignments } }: Pick<KeepOrder, "records">): boolean {
  return people.length + assignments.length > LONG;
}

/** Keeps organisations in the background. */
export interface KeepsNow {
  /**
   * @param begin what comes first: a machine may have no processor to spare.
   * @returns when it is kept, or is not: why stands in what is told.
   */
  readonly keep: (order: KeepOrder, name: string, begin: Promise<unknown>) => Promise<KeepAnswer>;
  /** Nobody has to be told any more, as the organisation is deleted. */
  readonly drop: (org: string) => void;
}

export function keepsNow({ served, kept, tellKeeping }: Beginning): KeepsNow {
  const now = new Map<string, KeepingNow>();
  const tell = (): void => tellKeeping([...now.values()]);
  return {
    keep: async (order, name, begin) => {
      const { orgId } = order;
      const at = (percent: number, failed: string | null = null): void => {
        now.set(orgId, { org: orgId, name, percent, failed });
        tell();
      };
      at(0);
      await begin.catch(() => {});
      const failed = await keepApart(order, { served: await served, kept: await kept }, at);
      if (failed !== null) at(0, failed);
      else {
        now.delete(orgId);
        tell();
      }
      return failed;
    },
    drop: (org) => {
      if (now.delete(org)) tell();
    },
  };
}

type Where = { readonly [K in "served" | "kept"]: Awaited<Beginning[K]> };

async function keepApart(
  order: KeepOrder,
  { served, kept }: Where,
  onPercent: (percent: number) => void,
): Promise<KeepAnswer> {
  try {
    // What lives in this thread's memory is written by this thread.
    if (kept.kind === "memory" || !isLong(order)) return await keepIn(kept.rows, order, onPercent);
    return await keepInThread(order, served, onPercent);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function keepInThread(
  order: KeepOrder,
  served: Where["served"],
  onPercent: (percent: number) => void,
): Promise<KeepAnswer> {
  const worker = new Worker(new URL("./keeperWorker.ts", import.meta.url), {
    type: "module",
    name: "keeper",
  });
  const keeper = wrap<Keeper>(worker);
  const died = new Promise<never>((_, fail) =>
    worker.addEventListener("error", ({ message }) =>
      fail(new Error(`The thread that keeps it ended: ${message}`)),
    ),
  );
  try {
    return await Promise.race([keeper.keep(order, served, proxy(onPercent)), died]);
  } finally {
    keeper[releaseProxy]();
    worker.terminate();
  }
}
