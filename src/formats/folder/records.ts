import type { YamlValue } from "../yaml/values.ts";
import { matchColumns } from "../tabular/columns.ts";
import { FIELDS, type ListName } from "../tabular/fields.ts";
import type { ColumnMapping } from "../tabular/mapping.ts";
import type { WrittenTable } from "../tabular/write.ts";
import { nestedText, nestedValue, shapesOf, textOf, textsOf } from "./shapes.ts";
import { formatList } from "../tabular/cells.ts";
import type { TreeEntry, TreeMap } from "../yaml/tree.ts";

/** A record of a file: its cells by heading, and which of its keys says them. */
export interface FileRecord {
  readonly cells: Map<string, string>;
  /** Heading → the entry of the map that says it. */
  readonly entryOf: Map<string, TreeEntry>;
  /**
   * Fields of the record that give way to others, such as `manager` to `manager_id`: records with different ones do
   * not share a table, where they would get in each other's way.
   */
  readonly apart: string;
}

/** Called for a value that is nested where its field is a text. */
export type OnNested = (heading: string) => void;

/** Key → heading of ours, or of the company where no field of ours is meant. */
interface Headings {
  readonly headings: readonly (string | undefined)[];
  readonly apart: string;
}

/** Reads records of one list. Keys are matched record by record: one may say `owner`, the next `owner_id`. */
export function createRecordReader(list: ListName, mapping?: ColumnMapping) {
  const known = new Map<string, Headings>();
  const shapes = shapesOf(list);
  const specOf = new Map(FIELDS[list].map((spec) => [spec.field, spec]));

  const headingsOf = (keys: readonly string[]): Headings => {
    const signature = keys.join("\n");
    const before = known.get(signature);
    if (before !== undefined) return before;
    const columns = matchColumns(list, keys, mapping);
    const keptAs = new Map(columns.extras.map(({ column, key }) => [column, key]));
    const specs = keys.map((_, i) => specOf.get(columns.fieldOf[i] ?? ""));
    const found = {
      headings: specs.map((spec, i) => spec?.heading ?? keptAs.get(i)),
      apart: specs.flatMap((spec) => (spec?.unless === undefined ? [] : [spec.field])).join(" "),
    };
    if (known.size < 5000) known.set(signature, found);
    return found;
  };

  /** @param without an entry that is no part of the record, such as the assignments of an area. */
  return (map: TreeMap, onNested: OnNested, without?: TreeEntry): FileRecord => {
    const entries = without === undefined ? map.entries : map.entries.filter((entry) => entry !== without);
    const { headings, apart } = headingsOf(entries.map((entry) => entry.key));
    const cells = new Map<string, string>();
    const entryOf = new Map<string, TreeEntry>();
    for (const [i, entry] of entries.entries()) {
      const heading = headings[i];
      if (heading === undefined) continue;
      const { value } = entry;
      if (value.kind === "text") {
        cells.set(heading, textOf(value.text, value.style));
        entryOf.set(heading, entry);
        continue;
      }
      const shape = shapes.get(heading);
      const leftovers = new Map<string, string>();
      const said = shape?.toCells(value, (path, text) => leftovers.set(`${heading}.${path}`, text));
      if (shape !== undefined && said !== undefined) {
        for (const [p, part] of shape.headings.entries()) {
          if ((said[p] ?? "") === "" && p > 0) continue;
          cells.set(part, said[p] ?? "");
          entryOf.set(part, entry);
        }
        for (const [path, text] of leftovers) {
          cells.set(path, text);
          entryOf.set(path, entry);
        }
        continue;
      }
      entryOf.set(heading, entry);
      const texts = textsOf(value);
      const isOurs = FIELDS[list].some((spec) => spec.heading === heading);
      if (!isOurs) cells.set(heading, nestedText(value));
      else if (texts !== undefined) cells.set(heading, formatList(texts));
      else {
        cells.set(heading, "");
        onNested(heading);
      }
    }
    return { cells, entryOf, apart };
  };
}

const NUMBERS = new Set(["level", "fte", "annual_cost_eur", "share", "tier", "response_time_hours"]);
const FLAGS = new Set([
  "vacant",
  "can_own",
  "is_lead",
  "folded",
  "pnl",
  "blocking",
  "standing",
  "required_in_product",
  "executive",
]);

/** One field or kept column as it is written: the cells it comes from say whether it changed. */
export interface WrittenField {
  readonly key: string;
  readonly value: YamlValue;
  /** Headings of the cells it says, its own first. */
  readonly headings: readonly string[];
}

/** Makes records from the rows of a written table: fields in the table's order, empty ones left out. */
export function createRecordWriter({ list, headings }: Pick<WrittenTable, "list" | "headings">) {
  const shapes = shapesOf(list);
  const specs = FIELDS[list].filter((spec) => spec.readOnly !== true);
  const own = new Set(specs.map((spec) => spec.heading));
  const ours = headings.filter((heading) => own.has(heading)).length;
  const place = new Map(headings.slice(0, ours).map((heading, c) => [heading, c]));
  const parts = new Set([...shapes.values()].flatMap((shape) => shape.headings.slice(1)));
  const sound = new Set<string>();

  /** @param without a heading that is said by the place of the record. */
  return (row: readonly string[], without?: string): WrittenField[] => {
    const fields: WrittenField[] = [];
    for (let c = 0; c < headings.length; c++) {
      const [heading, cell] = [headings[c] ?? "", row[c] ?? ""];
      if (cell === "" || heading === without || (c < ours && parts.has(heading))) continue;
      const shape = c < ours ? shapes.get(heading) : undefined;
      if (shape !== undefined) {
        const cells = shape.headings.map((part) => row[place.get(part) ?? -1] ?? "");
        const key = shape.keyOf?.(cells) ?? heading;
        fields.push({ key, value: shape.toValue(cells), headings: shape.headings });
      } else {
        const value = c < ours ? typed(heading, cell) : (nestedValue(cell) ?? cell);
        fields.push({ key: heading, value, headings: [heading] });
      }
    }
    if (fields.some((field) => !own.has(field.headings[0] ?? ""))) guard(fields);
    return fields;
  };

  /**
   * A kept column must not be taken for a field of ours when the record is read again: where it would be, that field
   * gets its own key, if an empty one.
   */
  function guard(fields: WrittenField[]): void {
    for (;;) {
      const keys = fields.map((field) => field.key);
      const signature = keys.join("\n");
      if (sound.has(signature)) return;
      const { fieldOf } = matchColumns(list, keys);
      const missing = fields
        .flatMap(({ headings: [heading = ""] }, i) => (own.has(heading) ? [] : (fieldOf[i] ?? [])))
        .map((field) => headingBefore(list, field))
        .find((heading) => heading !== undefined && !keys.includes(heading));
      if (missing === undefined) {
        if (sound.size < 5000) sound.add(signature);
        return;
      }
      fields.push({ key: missing, value: null, headings: [missing] });
    }
  }
}

/** The heading that keeps other keys from being taken for a field: its own, or that of the field it gives way to. */
function headingBefore(list: ListName, field: string): string | undefined {
  const spec = FIELDS[list].find((one) => one.field === field);
  const first = spec?.readOnly === true ? FIELDS[list].find((one) => one.field === spec.unless?.[0]) : spec;
  return first?.heading;
}

function typed(heading: string, cell: string): YamlValue {
  if (NUMBERS.has(heading) && String(Number(cell)) === cell) return Number(cell);
  return FLAGS.has(heading) ? (cell === "true" ? true : cell === "false" ? false : cell) : cell;
}
