import type { StoreRefusal } from "../refusal.ts";
import { StorageFault } from "../rows.ts";

/** What PostgreSQL says by SQLSTATE, or by its first two letters, in our words. */
const REFUSALS: Readonly<Record<string, readonly [StoreRefusal["code"], string]>> = {
  "08": ["storage-unreachable", "the connection broke"],
  "28": ["storage-unreachable", "it does not let this user in; user or password may be wrong"],
  "3D000": ["storage-unreachable", "it has no database of that name; make one with createdb"],
  "25006": [
    "storage-unreachable",
    "it only answers reads, as a standby does; name the primary in the address",
  ],
  "42501": [
    "storage-unreachable",
    "its user may not do that; let the owner of the database open the store once, or grant the right",
  ],
  "53100": ["storage-full", "its disk is full; make room there, then try again"],
  "53200": ["storage-busy", "it is out of memory; try again later"],
  "53300": ["storage-busy", "it has no connection left; try again, or raise max_connections"],
  "53400": ["storage-busy", "one of its limits was reached; try again later"],
  "55P03": ["storage-busy", "somebody else holds what is to be written; try again"],
  "57014": ["storage-busy", "it did not finish in time; try again"],
  "57P": ["storage-unreachable", "it is stopping or starting; try again in a moment"],
  "25P03": ["storage-busy", "a pause within one piece of work was too long; try again"],
  "40": ["storage-busy", "others wrote the same at the same time, three times in a row; try again"],
  "58": ["storage-unreachable", "it cannot read or write its own files; look at its log"],
  XX001: ["storage-damaged", "a page of its data is damaged; restore a backup"],
  XX002: ["storage-damaged", "an index of its data is damaged; REINDEX it or restore a backup"],
  "22021": ["character-bad", "a text holds a NUL, which it does not keep"],
};

/** Words of Node and of the driver for a connection that is not there; they bear no SQLSTATE. */
const SOCKET_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
]);
const DRIVER_WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout e|Query read timeout|Client was closed)/;

/** The SQLSTATE or socket code of what was thrown; empty where it bears none. */
export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "";
}

/** Whether the connection is gone, so that what was sent last may or may not have been done. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  // An error of several addresses tried in turn says the code of the first.
  if (SOCKET_CODES.has(code) || code.startsWith("08") || code.startsWith("57P")) return true;
  // 25P03: the server closed the connection, because nothing was said for too long.
  if (code === "25P03" || error instanceof AggregateError) return true;
  return code === "" && error instanceof Error && DRIVER_WORDS.test(error.message);
}

/** Whether the same again may well succeed: two writers met, and one had to give way. */
export function isClash(error: unknown): boolean {
  return ["40001", "40P01"].includes(codeOf(error));
}

/** The refusal for what was thrown; undefined where it is no trouble of the database, but a bug. */
export function refusalOf(error: unknown, address: string): StoreRefusal | undefined {
  if (error instanceof StorageFault) return error.refusal;
  const code = codeOf(error);
  const known =
    REFUSALS[code] ??
    REFUSALS[code.slice(0, 3)] ??
    (code.length === 5 ? REFUSALS[code.slice(0, 2)] : undefined);
  if (known !== undefined)
    return { code: known[0], message: `${address}: ${known[1]}. Nothing was written.` };
  if (isConnectionLost(error))
    return {
      code: "storage-unreachable",
      message: `${address} cannot be reached${code === "" ? "" : ` (${code})`}. Nothing was written. See that the server runs and that the address is right.`,
    };
  return undefined;
}

/** Throws what was thrown as a `StorageFault` where it can be named. */
export function asFault(error: unknown, address: string): unknown {
  const refusal = refusalOf(error, address);
  return refusal === undefined || error instanceof StorageFault ? error : new StorageFault(refusal, error);
}
