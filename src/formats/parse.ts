import type { OrgDraft } from "../org/index.ts";
import type { Format, InputFile, ReadOptions } from "./define.ts";
import { folder } from "./folder/index.ts";
import { FORMATS } from "./list.ts";
import { readMapped } from "./mapping/index.ts";
import { createReading } from "./tabular/reading.ts";

/**
 * Reads files of any formats into one draft: a file that the company's mapping names is read by it, each other goes to
 * the first format that accepts it, and all of them fill the same lists, so that an id in two files is a duplicate
 * whatever their formats. A file that no format accepts is a problem `file-unknown`; a lone YAML file with a list of
 * records is people, whatever its name.
 * @returns a draft; content never throws. Over a limit the draft is empty but for one blocking problem `limit`.
 * @example parseFiles([{ name: "people.csv", bytes }], { today: "2026-06-01" }).people.length
 */
export function parseFiles(files: readonly InputFile[], options: ReadOptions): OrgDraft {
  const reading = createReading(options);
  const taken = new Map<Format, InputFile[]>();
  for (const file of readMapped(files, options.records ?? [], reading)) {
    const isLoneList = files.length === 1 && /\.ya?ml$/i.test(file.name);
    const format = FORMATS.find((one) => one.accepts?.(file) === true) ?? (isLoneList ? folder : undefined);
    if (format === undefined) reading.faults(file.name).add("file-unknown", 0);
    else taken.set(format, [...(taken.get(format) ?? []), file]);
  }
  for (const format of FORMATS) {
    const own = taken.get(format);
    if (own !== undefined && !reading.isRefused()) format.parse?.(own, reading, files.length === 1);
  }
  return reading.finish(files.map((file) => file.name));
}
