import { FIELDS, type ListName } from "../tabular/fields.ts";

/** Lists whose records have a file each. */
export const FILE_EACH: readonly ListName[] = ["areas", "decisions"];

/** Where a YAML file of a folder belongs: its list, and whether its name is the id of the one record in it. */
export interface FilePlace {
  readonly list: ListName;
  /** Name without folder and ending; undefined for `areas.yaml` and its like, which are named after the list. */
  readonly id: string | undefined;
}

/** The place of a file by its path, or undefined where it is none of ours. @example placeOf("areas/pay.yaml") */
export function placeOf(path: string): FilePlace | undefined {
  const parts = path.split("/");
  const base = /^(.+)\.ya?ml$/i.exec(parts.at(-1) ?? "")?.[1];
  if (base === undefined) return undefined;
  const named = listOf(base);
  if (named !== undefined) return { list: named, id: undefined };
  const folder = listOf(parts.at(-2) ?? "");
  return folder === undefined ? undefined : { list: folder, id: base };
}

function listOf(word: string): ListName | undefined {
  const lower = word.toLowerCase();
  return (Object.keys(FIELDS) as ListName[]).find((one) => one === lower);
}

const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const NAME_BYTES_MAX = 180;

/**
 * A file name for an id, without ending: letters and digits of any script, `.`, `_`, `-`; everything else becomes `-`.
 * Several ids may share one name, which `createNames` tells apart: the record keeps its id, and nobody reads the name.
 */
export function fileNameOf(id: string): string {
  let name = id.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}._-]/gu, "-");
  name = name.replace(/^\.+/, "-").replace(/\.+$/, "-");
  while (new TextEncoder().encode(name).length > NAME_BYTES_MAX) name = [...name].slice(0, -1).join("");
  return name === "" || RESERVED.test(name) ? `${name}~` : name;
}

/** What two names share on a disk that knows neither case nor composed accents. */
export const foldName = (name: string): string => name.normalize("NFC").toLowerCase();

/** Gives out names below a folder that no file system takes for one another: the second `pay` is `pay~2`. */
export function createNames(taken: Iterable<string> = []) {
  const names = new Set<string>();
  for (const name of taken) names.add(foldName(name));
  return (id: string): string => {
    const first = fileNameOf(id);
    let name = first;
    for (let n = 2; names.has(foldName(name)); n++) name = `${first}~${n}`;
    names.add(foldName(name));
    return name;
  };
}

/** Whether a file of that name may hold the record of that id. */
export function isNamedAfter(name: string, id: string): boolean {
  const [is, wanted] = [foldName(name), foldName(fileNameOf(id))];
  return is === wanted || (is.startsWith(`${wanted}~`) && /^~\d+$/.test(is.slice(wanted.length)));
}
