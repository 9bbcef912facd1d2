import { existsSync, lstatSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { describeError } from "./readFiles.ts";

export type StreamWritten =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly refusal: string };

/**
 * Writes what comes piece by piece as one file, whole or not at all: beside its place first, made durable, then
 * renamed. Readable by its owner alone.
 * @param options.replace whether a file that stands there may go.
 * @returns the number of bytes; a refusal that names the path, with nothing changed. What `pieces` throws is thrown.
 */
export async function writeStream(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  options: { readonly replace: boolean },
): Promise<StreamWritten> {
  if (existsSync(path)) {
    const stat = lstatSync(path);
    if (!stat.isFile()) return { ok: false, refusal: `${path} is no file. Nothing was written.` };
    if (!options.replace)
      return {
        ok: false,
        refusal: `${path} is there already. Name another place, or add --force to replace it. Nothing was written.`,
      };
  }
  const beside = `${path}.onethread-${process.pid}`;
  let bytes = 0;
  try {
    const file = await open(beside, "wx", 0o600).catch((error: unknown) => error as Error);
    if (file instanceof Error) return refusedBy(file, path);
    try {
      for await (const piece of pieces) {
        await file.write(piece);
        bytes += piece.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return { ok: true, bytes };
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return refusedBy(error, path);
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

function refusedBy(error: Error, path: string): StreamWritten {
  // The name that was tried is not the one that was asked for.
  const named = Object.assign(new Error(error.message), "code" in error ? { code: error.code } : {});
  return { ok: false, refusal: `${describeError(named, path)}. Nothing was written.` };
}
