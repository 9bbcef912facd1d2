import type { StoreRefusal } from "../refusal.ts";
import { StorageFault } from "../rows.ts";

/** What SQLite answered, where it can be named; anything else is a bug and stays as it is. */
export function faultOf(error: unknown, address: string): StorageFault | null {
  const code = codeOf(error);
  if (code === null) return null;
  const refusal = refusalOf(code, address);
  return refusal === null ? null : new StorageFault(refusal, error);
}

/** The code of an error of SQLite, such as `SQLITE_BUSY`; null for other errors. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" && error.code.startsWith("SQLITE_") ? error.code : null;
}

/** After these the pages in memory may not be those of the disk: the database is opened again before it is trusted. */
export function isDistrusted(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && (code.startsWith("SQLITE_IOERR") || code === "SQLITE_FULL");
}

/** A disk without room is `SQLITE_FULL`; under a limit of file sizes the write itself fails, and so may the shared index. */
const FULL: ReadonlySet<string> = new Set([
  "SQLITE_FULL",
  "SQLITE_IOERR_WRITE",
  "SQLITE_IOERR_SHMSIZE",
  "SQLITE_IOERR_TRUNCATE",
]);

function refusalOf(code: string, address: string): StoreRefusal | null {
  if (FULL.has(code))
    return {
      code: "storage-full",
      message: `There is no room left to write ${address}. Nothing was written; what is there can still be read. Make room and try again.`,
    };
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED"))
    return {
      code: "storage-busy",
      message: `Another process has been writing ${address} for more than 5 seconds. Nothing was written. Try again when it is done.`,
    };
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT"))
    return {
      code: "storage-damaged",
      message: `${address} is no whole database: SQLite cannot read it (${code}). Nothing was written. Restore a backup beside it.`,
    };
  // Pages may have reached the disk before the sync failed: only a second try can tell, and acts once.
  if (/^SQLITE_IOERR_(?:FSYNC|DIR_FSYNC|CLOSE|COMMIT)/.test(code))
    return {
      code: "storage-unreachable",
      message: `The disk did not confirm what was written to ${address} (${code}). Whether it was kept is not known. Try the same again: it acts once.`,
    };
  if (/^SQLITE_(?:IOERR|CANTOPEN|READONLY|PERM|AUTH|NOLFS)/.test(code))
    return {
      code: "storage-unreachable",
      message: `${address} cannot be read or written (${code}). Nothing was written. Look at the disk and at who may write there.`,
    };
  return null;
}
