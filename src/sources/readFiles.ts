import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** Raw bytes of one input file, with its path inside the input, which messages use. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What stood at a path: data files, and beside them the company's settings and mapping where present. */
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
const MAPPING_NAME = "mapping.yaml";
const DATA = /(?:\.(?:csv|tsv|xlsx|ya?ml|json)|^CODEOWNERS)$/i;
/**
 * What is taken from folders below: the folders of YAML for git, catalogues and owners files of repositories, answers
 * of GitHub. Tables are not: people.csv in two folders are two organisations. A mapping may name any file below.
 */
const BELOW =
  /^(?:people|areas|assets|decisions)\/[^/]+\.ya?ml$|(?:^|\/)(?:catalog-info\.ya?ml|CODEOWNERS)$|^(?:teams|repos)\/.*\.json$/i;
const WAY_OUT = "Name a people file (CSV, XLSX, YAML), or a folder with people.csv or people.yaml.";
/** Files of one input together; beyond it nothing is read. Each format has narrower limits of its own. */
const BYTES_MAX = 1024 * 1024 * 1024;
const FILES_MAX = 200_000;

/**
 * Reads one file of any name, a folder with its data files, or standard input (`-`). Understands none of them. Of
 * folders below only what belongs there is taken (`BELOW`), all of it where a mapping stands beside. Left out: hidden folders but `.github`, `node_modules`, links, and folders below that have settings or
 * a mapping of their own, since those are other organisations.
 * @returns a refusal naming the path and the way out when there is nothing to read.
 * @example readFiles("company/") // { ok: true, value: { path, files: [{ name: "areas/pay.yaml", bytes }], … } }
 */
export function readFiles(
  path: string,
  options: { readonly configPath?: string; readonly mappingPath?: string } = {},
): ReadResult {
  try {
    const isFolder = path !== "-" && statSync(path).isDirectory();
    const folder = isFolder ? path : path === "-" ? "." : join(path, "..");
    const configText = optionalText(options.configPath, join(folder, CONFIG_NAME));
    const mappingText = optionalText(options.mappingPath, join(folder, MAPPING_NAME));
    const names = isFolder
      ? dataFilesOf(path).filter(
          (name) => mappingText !== undefined || !name.includes("/") || BELOW.test(name),
        )
      : [path === "-" ? "standard input" : basename(path)];
    if (names.length === 0) return { ok: false, refusal: `${path}: no data file in this folder. ${WAY_OUT}` };
    const at = (name: string): string | 0 => (path === "-" ? 0 : isFolder ? join(path, name) : path);
    const tooMuch = excessOf(names.map(at), path);
    if (tooMuch !== undefined) return { ok: false, refusal: tooMuch };
    return {
      ok: true,
      value: {
        path,
        files: names.map((name) => ({ name, bytes: readFileSync(at(name)) })),
        ...(configText === undefined ? {} : { configText }),
        ...(mappingText === undefined ? {} : { mappingText }),
      },
    };
  } catch (error) {
    return { ok: false, refusal: `${describeError(error, path)}. ${WAY_OUT}` };
  }
}

/** Paths of the data files of a folder, with `/`, in the order of their names. */
function dataFilesOf(root: string): string[] {
  const found: string[] = [];
  const waiting = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    const isOther =
      folder !== "" && entries.some((one) => one.name === CONFIG_NAME || one.name === MAPPING_NAME);
    if (isOther) continue;
    for (const entry of entries) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && isSearched(entry.name)) waiting.push(name);
      else if (entry.isFile() && DATA.test(entry.name) && !isSetting(name)) found.push(name);
      if (found.length > FILES_MAX) throw new Error(`more than ${FILES_MAX} files`);
    }
  }
  return found.sort((a, b) => (a < b ? -1 : 1));
}

const isSetting = (name: string): boolean => name === CONFIG_NAME || name === MAPPING_NAME;
const isSearched = (folder: string): boolean =>
  folder !== "node_modules" && (!folder.startsWith(".") || folder === ".github");

function excessOf(paths: readonly (string | 0)[], path: string): string | undefined {
  let bytes = 0;
  for (const one of paths) if (one !== 0) bytes += lstatSync(one).size;
  return bytes <= BYTES_MAX
    ? undefined
    : `${path}: ${Math.ceil(bytes / 2 ** 20)} MB, at most ${BYTES_MAX / 2 ** 20} MB are read at once. Split it.`;
}

/** A file that the user named must be there; the one beside the data need not. */
function optionalText(named: string | undefined, beside: string): string | undefined {
  try {
    return readFileSync(named ?? beside, "utf8");
  } catch (error) {
    if (named !== undefined || !isMissing(error)) throw error;
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** What Node says of a path that cannot be read, in words. */
export function describeError(error: unknown, path: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const at = error instanceof Error && "path" in error ? String(error.path) : path;
  const words = WORDS[code];
  return `${at}: ${words ?? (error instanceof Error ? error.message : String(error))}`;
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "this is a folder, not a file",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ENOSPC: "the disk is full",
  EROFS: "the disk takes no writes",
  ERR_FS_FILE_TOO_LARGE: "the file is too large to be read at once",
};
