import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describeError, type SourceFile } from "./readFiles.ts";

export type WriteResult =
  | { readonly ok: true; readonly written: readonly string[] }
  | { readonly ok: false; readonly refusal: string };

/**
 * Writes files below a folder, all or none: each is written beside its place first, then all are renamed. A path
 * that would leave the folder, or goes through a link, is refused.
 * @param options.replace whether files that stand there with other bytes may be replaced.
 * @param options.removed files below the folder to remove, once the others stand.
 * @returns the paths written, in order; a refusal that names the path, with nothing changed.
 * @example writeFiles("company", [{ name: "areas/pay.yaml", bytes }], { replace: false })
 */
export function writeFiles(
  root: string,
  files: readonly SourceFile[],
  options: { readonly replace: boolean; readonly removed?: readonly string[] },
): WriteResult {
  const waiting: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const name of options.removed ?? []) {
      const why = objectionTo(root, name, undefined);
      if (why !== undefined) return refused(waiting, why);
    }
    for (const { name, bytes } of files) {
      const why = objectionTo(root, name, options.replace ? undefined : bytes);
      if (why !== undefined) return refused(waiting, why);
      const to = join(root, name);
      const from = `${to}.onethread-${process.pid}`;
      mkdirSync(dirname(to), { recursive: true });
      waiting.push({ from, to });
      writeFileSync(from, bytes, { flush: true });
    }
    for (const { from, to } of waiting) renameSync(from, to);
    for (const name of options.removed ?? []) rmSync(join(root, name), { force: true });
    return { ok: true, written: waiting.map(({ to }) => to) };
  } catch (error) {
    return refused(waiting, `${describeError(error, root)}. Nothing was written`);
  }
}

function refused(waiting: readonly { readonly from: string }[], refusal: string): WriteResult {
  for (const { from } of waiting) rmSync(from, { force: true });
  return { ok: false, refusal: `${refusal}.` };
}

/** @param kept the only content that may stand there; undefined: any may go. */
function objectionTo(root: string, name: string, kept: Uint8Array | undefined): string | undefined {
  const parts = name.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..") || /[\\\0]/.test(name))
    return `"${name}" is no path below ${root}. Nothing was written`;
  for (let i = 1; i <= parts.length; i++) {
    const path = join(root, ...parts.slice(0, i));
    if (!existsSync(path)) continue;
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return `${path} is a link; links are not written through. Nothing was written`;
    if (i < parts.length ? !stat.isDirectory() : !stat.isFile())
      return `${path} stands where ${i < parts.length ? "a folder" : "a file"} must go. Nothing was written`;
    if (i === parts.length && kept !== undefined && Buffer.compare(readFileSync(path), kept) !== 0)
      return `${path} is there already, with other content. Name another place, or add --force to replace it. Nothing was written`;
  }
  return undefined;
}
