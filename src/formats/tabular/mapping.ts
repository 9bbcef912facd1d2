import type { ListName } from "./fields.ts";

/**
 * Our field → their heading, by list. It wins over every guess; `NO_COLUMN` in place of a heading says that no column
 * is this field. Read from `mapping.yaml` by `parseMapping`.
 */
export type ColumnMapping = Readonly<Partial<Record<ListName, Readonly<Record<string, string>>>>>;

/**
 * In place of a heading: no column is this field, whatever it is called.
 * @example NO_COLUMN // "-"
 */
export const NO_COLUMN = "-";
