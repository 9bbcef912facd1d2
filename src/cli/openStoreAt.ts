import { openStore, type OrgStore, type Outcome } from "../storage/index.ts";
import { nodeTools } from "../storage/node/nodeTools.ts";
import type { Rows } from "../storage/rows.ts";
import { isServerAddress } from "./stores.ts";

/** The store at an address, with the adapter that reads it. Each adapter brings a driver, loaded when it is needed. */
export async function openStoreAt(address: string): Promise<Outcome<OrgStore>> {
  const rows = isServerAddress(address) ? await serverRows(address) : await fileRows(address);
  return rows.ok ? { ok: true, value: openStore(rows.value, nodeTools) } : rows;
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
