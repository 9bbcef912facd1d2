import { csv } from "./csv/index.ts";
import type { Format } from "./define.ts";
import { xlsx } from "./xlsx/index.ts";

/**
 * Every format, in the order in which files are offered to them: those that look at the bytes first, CSV last.
 * @example FORMATS.map((format) => format.name).includes("csv") // true
 */
export const FORMATS: readonly Format[] = [xlsx, csv];

/** The format of that name, or undefined. @example formatNamed("csv")?.name // "csv" */
export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
