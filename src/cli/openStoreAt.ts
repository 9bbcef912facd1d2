import { createReadStream, existsSync, renameSync, rmSync } from "node:fs";
import {
  checkBackup,
  openMemoryRows,
  openStore,
  restoreBackup,
  type BackupReport,
  type OrgStore,
  type Outcome,
  type ProgressOf,
} from "../storage/index.ts";
import { describeError } from "../sources/readFiles.ts";
import { nodeTools } from "../storage/node/nodeTools.ts";
import type { Rows } from "../storage/rows.ts";
import type { AppSource, ServedApp } from "./deps.ts";
import { isServerAddress } from "./stores.ts";

/** The store at an address, with the adapter that reads it. Each adapter brings a driver, loaded when it is needed. */
export async function openStoreAt(address: string): Promise<Outcome<OrgStore>> {
  const rows = await rowsAt(address);
  return rows.ok ? { ok: true, value: openStore(rows.value, nodeTools) } : rows;
}

/** Serves the web app on a store, or on one in memory. */
export async function serveAppAt(
  source: AppSource,
  port: number,
  user: string,
): Promise<Outcome<ServedApp & { readonly close: () => Promise<void> }>> {
  const { webFiles } = await import("../server/webFiles.ts");
  const { serveApp } = await import("../server/serveApp.ts");
  const files = webFiles();
  if (files === null) return appMissing();
  const rows: Outcome<Rows> =
    "address" in source ? await rowsAt(source.address) : { ok: true, value: openMemoryRows() };
  if (!rows.ok) return rows;
  if ("fill" in source) await source.fill(openStore(rows.value, nodeTools));
  try {
    const served = await serveApp({ files, rows: rows.value, port, user });
    return { ok: true, value: { ...served, address: rows.value.address } };
  } catch (error) {
    await rows.value.close();
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return {
      ok: false,
      refusal: {
        code: "storage-unreachable",
        message: `Port ${port} of this machine cannot be used (${error.message}). Nothing was written. Leave --port away, and a free one is taken.`,
      },
    };
  }
}

function appMissing(): Outcome<never> {
  const message =
    "The web app was not built, so that it cannot be served. Nothing was written. Build it: npm run build";
  return { ok: false, refusal: { code: "storage-unreachable", message } };
}

/** Reads a backup from begin to end; nothing is kept. */
export function checkBackupAt(file: string): Promise<Outcome<BackupReport>> {
  return checkBackup(() => createReadStream(file), nodeTools);
}

/**
 * Puts a backup into a store. Replacing, it is written beside first, and what stood there is moved aside with its logs.
 */
export async function restoreBackupAt(
  file: string,
  address: string,
  { isReplacing, onProgress }: { readonly isReplacing: boolean; readonly onProgress: ProgressOf },
): Promise<Outcome<{ readonly kept: string | null }>> {
  const target = isReplacing ? `${address}.restoring-${process.pid}` : address;
  const rows = await rowsAt(target);
  if (!rows.ok) return rows;
  const restored = await restoreBackup(() => createReadStream(file), rows.value, nodeTools, onProgress);
  await rows.value.close();
  if (!restored.ok) {
    if (isReplacing) for (const end of FILES_OF_STORE) rmSync(target + end, { force: true });
    return restored;
  }
  if (!isReplacing) return { ok: true, value: { kept: null } };
  const kept = freeName(`${address}.before-restore`);
  moveStore(address, kept);
  moveStore(target, address);
  return { ok: true, value: { kept } };
}

/** What stands beside a store file and belongs to it. */
const FILES_OF_STORE = ["-wal", "-shm", ".heads.log", ""];

function moveStore(from: string, to: string): void {
  for (const end of FILES_OF_STORE) if (existsSync(from + end)) renameSync(from + end, to + end);
}

function freeName(name: string): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(tried)) return tried;
  }
}

function rowsAt(address: string): Promise<Outcome<Rows>> {
  return isServerAddress(address) ? serverRows(address) : fileRows(address);
}

async function serverRows(url: string): Promise<Outcome<Rows>> {
  try {
    const { openPostgresRows } = await import("../storage/postgres/open.ts");
    return await openPostgresRows({ url });
  } catch (error) {
    return withoutDriver(error, "PostgreSQL", "npm install in the folder of Onethread brings it back.");
  }
}

async function fileRows(path: string): Promise<Outcome<Rows>> {
  try {
    const { openSqliteRows } = await import("../storage/sqlite/open.ts");
    return await openSqliteRows({ path });
  } catch (error) {
    // The folder it would stand in cannot be made or entered.
    if (error instanceof Error && "syscall" in error && "path" in error)
      return {
        ok: false,
        refusal: {
          code: "storage-unreachable",
          message: `${describeError(error, path)}, so that no store can be there. Nothing was written. Name another place with --store.`,
        },
      };
    return withoutDriver(
      error,
      "SQLite",
      "It is compiled at install, which takes g++, make and python3: onethread doctor says what is missing. A postgres:// URL works without it.",
    );
  }
}

/** A driver that is not installed, or was made for another Node, is nothing the data can help. */
function withoutDriver(error: unknown, name: string, wayOut: string): Outcome<Rows> {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const isMissing =
    code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" || code === "ERR_DLOPEN_FAILED";
  const isUnbuilt = error instanceof Error && error.message.startsWith("Could not locate the bindings");
  if (!isMissing && !isUnbuilt) throw error;
  return {
    ok: false,
    refusal: {
      code: "storage-unreachable",
      message: `The driver of ${name} is not there, so that no store can be opened; nothing was read or written. ${wayOut}`,
    },
  };
}
