import type { ListName } from "./fields.ts";

/** Our field → their heading, by list. It wins over every guess. Read from `mapping.yaml` by `parseMapping`. */
export type ColumnMapping = Readonly<Partial<Record<ListName, Readonly<Record<string, string>>>>>;
