import { formatNamed, FORMATS, type Format, type OutputFile, type WriteOptions } from "../formats/index.ts";
import type { Org, Problem } from "../org/index.ts";

/** Formats that can be written, in the order help lists them. @example writableFormats().map((one) => one.name) */
export function writableFormats(): readonly Format[] {
  return FORMATS.filter((format) => format.format !== undefined);
}

/** The files of an org in one format. */
export interface ConvertedOrg {
  readonly files: readonly OutputFile[];
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
  return formatNamed(to)?.format?.(org.records, options);
}
