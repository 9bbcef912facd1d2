import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** Raw bytes of one input file, with the name messages use. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What stood at a path: data files, and beside them the company's settings and column mapping where present. */
export interface SourceFiles {
  readonly path: string;
  readonly files: readonly SourceFile[];
  readonly configText?: string;
  readonly mappingText?: string;
}

export type ReadResult =
  | { readonly ok: true; readonly value: SourceFiles }
  | { readonly ok: false; readonly refusal: string };

const CONFIG_NAME = "onethread.yaml";
const MAPPING_NAME = "columns.yaml";

/**
 * Reads a people file, or every `.csv` of a folder (not of folders below it). Understands none of it.
 * @returns a refusal naming the path and the way out when there is nothing to read.
 */
export function readFiles(
  path: string,
  options: { readonly configPath?: string; readonly mappingPath?: string } = {},
): ReadResult {
  try {
    const isFolder = statSync(path).isDirectory();
    const names = isFolder
      ? readdirSync(path)
          .filter((name) => name.toLowerCase().endsWith(".csv"))
          .sort()
      : [basename(path)];
    if (names.length === 0) {
      return {
        ok: false,
        refusal: `${path}: no .csv file in this folder. Name a people file, or a folder with people.csv.`,
      };
    }
    const folder = isFolder ? path : join(path, "..");
    const configText = optionalText(
      options.configPath ?? join(folder, CONFIG_NAME),
      options.configPath !== undefined,
    );
    const mappingText = optionalText(
      options.mappingPath ?? join(folder, MAPPING_NAME),
      options.mappingPath !== undefined,
    );
    return {
      ok: true,
      value: {
        path,
        files: names.map((name) => ({ name, bytes: readFileSync(isFolder ? join(path, name) : path) })),
        ...(configText === undefined ? {} : { configText }),
        ...(mappingText === undefined ? {} : { mappingText }),
      },
    };
  } catch (error) {
    return {
      ok: false,
      refusal: `${describeError(error, path)}. Name a people file, or a folder with people.csv.`,
    };
  }
}

function optionalText(path: string, required: boolean): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (required || !isMissing(error)) throw error;
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function describeError(error: unknown, path: string): string {
  if (isMissing(error))
    return `${error instanceof Error && "path" in error ? String(error.path) : path}: there is no such file`;
  return `${path}: ${error instanceof Error ? error.message : String(error)}`;
}
