import type { SourceRecord } from "./record.ts";

/** A row that a record makes: our headings and the cells, where they hold text. */
export interface MappedRow {
  readonly record: SourceRecord;
  readonly cells: Map<string, string>;
  /** Of an entry of somebody with several: the id of that person. */
  readonly personId?: string;
  /** The post of this entry is held for the time being. */
  readonly isActing: boolean;
}
