import { backstage } from "./backstage/index.ts";
import { codeowners } from "./codeowners/index.ts";
import { csv } from "./csv/index.ts";
import type { Format } from "./define.ts";
import { folder } from "./folder/index.ts";
import { github } from "./github/index.ts";
import { xlsx } from "./xlsx/index.ts";

/**
 * Every format, in the order in which files are offered to them: those that look at the bytes first, CSV last.
 * @example FORMATS.map((format) => format.name).includes("csv") // true
 */
export const FORMATS: readonly Format[] = [xlsx, backstage, codeowners, github, folder, csv];

/** The format of that name, or undefined. @example formatNamed("csv")?.name // "csv" */
export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
