import { formatList } from "../tabular/cells.ts";
import { NEEDED } from "../tabular/fields.ts";
import { cellTexts, meets, type CellContext } from "./cells.ts";
import type { MappedRow } from "./row.ts";
import { recordsUnder, type SourceRecord } from "./record.ts";

/** Fields whose cells are lists beside those whose names say so (`…Ids`). */
const LISTS = new Set([
  "aliases",
  "claimedBy",
  "usedBy",
  "sharedWith",
  "requiredDisciplines",
  "candidates",
  "options",
]);

const isList = (field: string): boolean => field.endsWith("Ids") || LISTS.has(field);

/** The records of a block that its conditions let through: what stands under `each` instead, where it names fields. */
export function takenRecords(records: readonly SourceRecord[], context: CellContext): SourceRecord[] {
  const { each, only, not } = context.block;
  return records
    .filter(
      (record) =>
        only.every((condition) => meets(condition, record, context)) &&
        !not.some((condition) => meets(condition, record, context)),
    )
    .flatMap((record) => (each.length === 0 ? [record] : recordsUnder(record, each)));
}

/**
 * Rows that a record makes: mostly one, none where a look-up says so, and one for each text of a field that a row
 * cannot do without (somebody whose manager leads two teams is in both).
 */
export function rowsOf(record: SourceRecord, context: CellContext): MappedRow[] {
  const { block } = context;
  let made: Map<string, string>[] = [new Map()];
  for (const { field, heading, source } of block.fields) {
    const texts = cellTexts(source, record, context);
    if (texts === null) return [];
    if (texts.length === 0) continue;
    const isOne = texts.length === 1 && !isList(field);
    const cells = NEEDED[block.list].includes(field) ? texts : [isOne ? (texts[0] ?? "") : formatList(texts)];
    if (made.length * cells.length > ROWS_MAX) return [];
    made = made.flatMap((row) => cells.map((cell) => new Map(row).set(heading, cell)));
  }
  for (const { heading, source } of block.extra) {
    const texts = cellTexts(source, record, context);
    if (texts === null) return [];
    if (texts.length > 0) for (const row of made) row.set(heading, texts.join(";"));
  }
  const acting = block.acting === undefined ? [] : (cellTexts(block.acting, record, context) ?? []);
  return made.map((cells) => ({ record, cells, isActing: acting.length > 0 }));
}

/** Rows of one record at most; a look-up takes no more than 200 records for each of two fields. */
const ROWS_MAX = 40_000;
