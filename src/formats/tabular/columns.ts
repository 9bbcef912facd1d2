import { foldText } from "../../org/index.ts";
import { FIELDS, type ListName } from "./fields.ts";
import { NO_COLUMN, type ColumnMapping } from "./mapping.ts";

export interface Columns {
  /** Field → position of its column; absent fields are absent. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** Field of each column, null where it goes to `extra` or is ignored. */
  readonly fieldOf: readonly (string | null)[];
  /** Columns without a field of ours whose cells are kept, with the key they are kept under. */
  readonly extras: readonly { readonly column: number; readonly key: string }[];
  /** Headings that stand there a second time: the second column is ignored. */
  readonly repeated: readonly string[];
}

/**
 * Finds our fields among the headings: what the mapping says first, then the best heading that folds alike; a field
 * of which the mapping says that it has no column has none.
 * A heading without text is kept under the key `column N`.
 */
export function matchColumns(list: ListName, headings: readonly string[], mapping?: ColumnMapping): Columns {
  const { positions, repeated, ignored } = positionsOf(headings);
  const columnOf = new Map<string, number>();
  const taken = new Set<number>(ignored);
  const unread = new Set<string>();
  for (const [field, heading] of Object.entries(mapping?.[list] ?? {})) {
    if (heading === NO_COLUMN) {
      unread.add(field);
      continue;
    }
    const column =
      headings.indexOf(heading) >= 0 ? headings.indexOf(heading) : positions.get(foldHeading(heading));
    if (column === undefined || taken.has(column)) continue;
    columnOf.set(field, column);
    taken.add(column);
  }
  for (const spec of FIELDS[list]) {
    if (columnOf.has(spec.field) || unread.has(spec.field)) continue;
    if (spec.unless?.some((other) => columnOf.has(other)) === true) continue;
    for (const heading of [spec.heading, ...(spec.also ?? [])]) {
      const column = positions.get(foldHeading(heading));
      if (column === undefined || taken.has(column)) continue;
      columnOf.set(spec.field, column);
      taken.add(column);
      break;
    }
  }
  const fieldOf = headings.map((): string | null => null);
  for (const [field, column] of columnOf) fieldOf[column] = field;
  const extras = headings
    .map((heading, column) => ({ column, key: extraKey(list, heading, column) }))
    .filter(({ column }) => fieldOf[column] === null && !ignored.has(column));
  return { columnOf, fieldOf, extras, repeated };
}

/** A kept column must not return under a heading that is one of ours. */
function extraKey(list: ListName, heading: string, column: number): string {
  if (heading === "") return `column ${column + 1}`;
  const folded = foldHeading(heading);
  const isOurs = FIELDS[list].some((spec) => spec.readOnly !== true && foldText(spec.heading) === folded);
  return isOurs ? `${heading} (${column + 1})` : heading;
}

/** Folds a heading; of a SCIM URN only the attribute counts. Unlike a name, nothing left means no match. */
function foldHeading(heading: string): string {
  return foldText(heading.startsWith("urn:") ? heading.slice(heading.lastIndexOf(":") + 1) : heading);
}

function positionsOf(headings: readonly string[]) {
  const positions = new Map<string, number>();
  const seen = new Set<string>();
  const repeated: string[] = [];
  const ignored = new Set<number>();
  headings.forEach((heading, column) => {
    if (heading === "") return;
    if (seen.has(heading)) {
      repeated.push(heading);
      ignored.add(column);
      return;
    }
    seen.add(heading);
    const folded = foldHeading(heading);
    if (folded !== "" && !positions.has(folded)) positions.set(folded, column);
  });
  return { positions, repeated, ignored };
}

/** A field of ours that a column of a list can be read as. */
export interface ColumnField {
  readonly field: string;
  readonly heading: string;
}

/**
 * Fields that columns of a list are read as, in the order they are written in; what only repeats others is left out.
 * @example columnFields("waivers")[1]?.heading // "check_id"
 */
export function columnFields(list: ListName): readonly ColumnField[] {
  return FIELDS[list]
    .filter(({ derived }) => derived !== true)
    .map(({ field, heading }) => ({ field, heading }));
}
