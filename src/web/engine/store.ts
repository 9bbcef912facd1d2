import { openHttpRows, sendTo } from "../../storage/http/open.ts";
import { openIndexedDbRows } from "../../storage/indexeddb/open.ts";
import { openMemoryRows } from "../../storage/memory/open.ts";
import { StorageFault, type Rows } from "../../storage/rows.ts";
import { dropLeftovers } from "./leftovers.ts";

/** A store that is not the browser's: the process that served this page has it. */
export interface ServedStore {
  /** What it is to a person. */
  readonly address: string;
  /** Where its calls are answered. */
  readonly url: string;
}

/** Where organisations are kept. */
export interface KeptRows {
  /** `memory`: the browser keeps nothing for this page; all is gone with it. */
  readonly kind: "browser" | "served" | "memory";
  readonly rows: Rows;
  /** Only of the browser: the store of a machine is not deleted from a page. */
  readonly dropOrg?: (orgId: string) => Promise<void>;
  readonly dropAll?: () => Promise<void>;
}

/** The rows of the process that served the page, else of this browser, else of this tab. */
export async function openRows(served: ServedStore | null): Promise<KeptRows> {
  if (served !== null)
    return { kind: "served", rows: openHttpRows({ address: served.address, send: sendTo(served.url) }) };
  const rows = openIndexedDbRows();
  try {
    await dropLeftovers(rows, Date.now());
  } catch (error) {
    // Private windows of some browsers, and settings that forbid keeping.
    if (!(error instanceof StorageFault) || error.refusal.code !== "storage-unreachable") throw error;
    return { kind: "memory", rows: openMemoryRows() };
  }
  return { kind: "browser", rows, dropOrg: rows.dropOrg, dropAll: rows.dropAll };
}

/** Where organisations are kept, and how much room they take. */
export interface KeepingView {
  readonly kind: KeptRows["kind"];
  readonly address: string;
  /** Null where the browser does not say. */
  readonly usedBytes: number | null;
}

export async function keepingOf({ kind, rows }: KeptRows): Promise<KeepingView> {
  const usage = kind === "browser" ? (await navigator.storage?.estimate?.())?.usage : undefined;
  return { kind, address: rows.address, usedBytes: usage ?? null };
}
