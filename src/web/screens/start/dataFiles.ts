/** Paths of a folder that are read, as the command line reads one (src/sources/readFiles.ts). */
const DATA = /(?:\.(?:csv|tsv|xlsx|ya?ml|json)|^CODEOWNERS)$/i;
/** What is taken from folders below; tables are not, as people.csv in two folders are two organisations. */
const BELOW =
  /^(?:people|areas|assets|decisions)\/[^/]+\.ya?ml$|(?:^|\/)(?:catalog-info\.ya?ml|CODEOWNERS)$|^(?:teams|repos)\/.*\.json$/i;
const HIDDEN = /(?:^|\/)(?:\.(?!github\/)[^/]*|node_modules)(?:\/|$)/;

/**
 * Whether a file of a chosen folder is read. Files chosen one by one are, whatever they are called.
 * @param path below the folder.
 * @param hasMapping a mapping stands beside: it may name any file below.
 */
export function isDataFile(path: string, hasMapping: boolean): boolean {
  if (HIDDEN.test(path) || !DATA.test(path.slice(path.lastIndexOf("/") + 1))) return false;
  return hasMapping || !path.includes("/") || BELOW.test(path);
}
