import {
  editFolder,
  formatNamed,
  FORMATS,
  parseMapping,
  type Format,
  type InputFile,
  type OutputFile,
  type WriteOptions,
} from "../formats/index.ts";
import type { Org, Problem } from "../org/index.ts";

/** Formats that can be written, in the order help lists them. @example writableFormats().map((one) => one.name) */
export function writableFormats(): readonly Format[] {
  return FORMATS.filter((format) => format.format !== undefined);
}

/** The files of an org in one format. */
export interface ConvertedOrg {
  readonly files: readonly OutputFile[];
  /** Files of the folder that hold nothing any more. */
  readonly removed: readonly string[];
  /** What the format has no place for, and what it must refuse. */
  readonly problems: readonly Problem[];
}

/**
 * The org as files of a format. What reading policies made (placeholders) is left out, what they settled is written
 * as settled; the problems of reading stay with the caller.
 * @returns undefined where no format of that name can be written.
 * @example convertOrg(org, "backstage")?.files.map((file) => file.name)
 */
export function convertOrg(org: Org, to: string, options: WriteOptions = {}): ConvertedOrg | undefined {
  const written = formatNamed(to)?.format?.(org.records, options);
  return written === undefined ? undefined : { ...written, removed: [] };
}

/** A YAML folder that stands somewhere: its files, what was read from them, and its mapping. */
export interface StandingFolder {
  readonly files: readonly InputFile[];
  readonly org: Org;
  readonly mappingText?: string;
}

/**
 * Brings a YAML folder to the state of an org: only lines that differ change, comments and order stay, files that
 * hold nothing any more are to be removed.
 * @example updateFolder({ files, org: before }, after).files.map((file) => file.name) // ["areas/pay.yaml"]
 */
export function updateFolder(folder: StandingFolder, org: Org): ConvertedOrg {
  const mapping = folder.mappingText === undefined ? undefined : parseMapping(folder.mappingText).columns;
  return editFolder(folder.files, folder.org.records, org.records, mapping);
}
