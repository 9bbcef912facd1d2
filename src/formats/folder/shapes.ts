import { foldText, isDay, RESPONSIBILITIES } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import {
  escapePart,
  formatList,
  formatPairs,
  parseList,
  parsePairs,
  splitEscaped,
} from "../tabular/cells.ts";
import type { ListName } from "../tabular/fields.ts";
import { isNothing, plainOf, type TextStyle, type Tree, type TreeList, type TreeMap } from "../yaml/tree.ts";

/** Reports a part of a value that its field has no place for; it is kept in `extra` under the path. */
export type Leftover = (path: string, text: string) => void;

/**
 * How a field of several parts looks in YAML, where a packed cell would hide what it says. In tables it is one cell or
 * several parallel ones; both say the same.
 */
export interface Shape {
  /** Headings of the cells, the field's own first. */
  readonly headings: readonly string[];
  /** The key that stands in written files, where it is not the first heading. */
  readonly keyOf?: (cells: readonly string[]) => string;
  readonly toValue: (cells: readonly string[]) => YamlValue;
  /** The cells that a list or map says; undefined where it is nothing this field can be. */
  readonly toCells: (tree: TreeList | TreeMap, leftover: Leftover) => readonly string[] | undefined;
}

const LISTS: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  people: ["interviewer_ids"],
  areas: ["aliases", "required_disciplines"],
  assets: ["owner_ids", "approver_ids", "member_ids", "claimed_by", "used_by", "shared_with"],
  decisions: ["input_ids", "approver_ids", "options"],
  waivers: ["subject_ids"],
  disciplines: ["aliases"],
  redirects: ["to_ids"],
};

const list = (heading: string): Shape => ({
  headings: [heading],
  toValue: ([cell = ""]) => parseList(cell),
  toCells: (tree) => {
    const texts = textsOf(tree);
    return texts === undefined ? undefined : [formatList(texts)];
  },
});

const OWNER_PARTS = ["person_id", "acting", "from", "to", "claimed"] as const;
const LINE_PARTS = ["manager_id", "purpose", "rates", "prioritises", "from", "to"] as const;

const COMPOSITES: Readonly<Partial<Record<ListName, readonly Shape[]>>> = {
  people: [
    {
      headings: [
        "dotted_ids",
        "dotted_purposes",
        "dotted_rates",
        "dotted_prioritises",
        "dotted_from",
        "dotted_to",
      ],
      keyOf: () => "dotted_lines",
      toValue: (cells) => parallelValue(LINE_PARTS, cells),
      toCells: (tree, leftover) => parallelCells(LINE_PARTS, ["manager", "id"], tree, leftover, escapePart),
    },
  ],
  areas: [
    {
      headings: ["owner_id", "owner_acting", "owner_from", "owner_to", "owner_claimed"],
      keyOf: (cells) => (isOneText(parallelValue(OWNER_PARTS, cells)) ? "owner_id" : "owners"),
      toValue: (cells) => {
        const owners = parallelValue(OWNER_PARTS, cells);
        return isOneText(owners) ? (owners[0] ?? "") : owners;
      },
      toCells: (tree, leftover) => parallelCells(OWNER_PARTS, ["person", "id"], tree, leftover),
    },
    pairs("candidates", ["person_id", "state"], () => "candidacies"),
    {
      headings: ["charter"],
      toValue: ([cell = ""]) => charterValue(cell),
      toCells: (tree, leftover) => (tree.kind === "map" ? [charterCell(tree, leftover)] : undefined),
    },
  ],
  assets: [pairs("external_ids"), pairs("contributors", ["person_id", "last_on"])],
  dependencies: [pairs("accepted_by")],
  decisions: [
    {
      headings: ["contraindications"],
      toValue: ([cell = ""]) =>
        parsePairs(cell).map(([code, rest]) => {
          const cut = rest.indexOf(":");
          if (cut < 0) return mapOf({ code, answer: rest });
          return mapOf({ code, answer: rest.slice(0, cut), evidence: rest.slice(cut + 1) });
        }),
      toCells: (tree, leftover) => {
        const rows = rowsOf(["code", "answer", "evidence"], [], tree, leftover);
        return rows === undefined
          ? undefined
          : [
              formatPairs(
                rows.map(([code = "", answer = "", why = ""]) => [
                  code,
                  why === "" ? answer : `${answer}:${why}`,
                ]),
              ),
            ];
      },
    },
  ],
};

const BY_HEADING = new Map<ListName, ReadonlyMap<string, Shape>>();

/** Shapes of a list by the heading of their first cell. */
export function shapesOf(name: ListName): ReadonlyMap<string, Shape> {
  let shapes = BY_HEADING.get(name);
  if (shapes === undefined) {
    const all = [...(LISTS[name] ?? []).map(list), ...(COMPOSITES[name] ?? [])];
    shapes = new Map(all.map((shape) => [shape.headings[0] ?? "", shape]));
    BY_HEADING.set(name, shapes);
  }
  return shapes;
}

/** The texts of a list of texts; undefined where it holds anything else. */
export function textsOf(tree: Tree): string[] | undefined {
  if (tree.kind !== "list") return undefined;
  const texts: string[] = [];
  for (const item of tree.items) {
    if (item.kind !== "text") return undefined;
    texts.push(textOf(item.text, item.style));
  }
  return texts;
}

/** Plain `~` and `null` say nothing, as an empty place does. */
export function textOf(text: string, style: TextStyle): string {
  return isNothing({ text, style }) ? "" : text;
}

/** What a nested value with a key of no field of ours is kept as: JSON, from which it is written as it was. */
export function nestedText(tree: Tree): string {
  return JSON.stringify(plainOf(tree));
}

/** The nested value that `nestedText` kept, or undefined where the text is nothing but a text. */
export function nestedValue(text: string): YamlValue | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const nested = nestedOf(value, 0);
    return nested !== undefined && JSON.stringify(value) === text ? nested : undefined;
  } catch {
    return undefined;
  }
}

function nestedOf(value: unknown, depth: number): YamlValue | undefined {
  if (depth > 50) return undefined;
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((one) => nestedOf(one, depth + 1));
    return items.some((one) => one === undefined) ? undefined : items.filter((one) => one !== undefined);
  }
  const map = new Map<string, YamlValue>();
  for (const [key, one] of Object.entries(value)) {
    const inner = nestedOf(one, depth + 1);
    if (inner === undefined || key === "<<") return undefined;
    map.set(key, inner);
  }
  return map;
}

const mapOf = (fields: Readonly<Record<string, YamlValue>>): YamlValue =>
  new Map(Object.entries(fields).filter(([, value]) => value !== ""));

/** `true` and `false` of a cell as what they are. */
const flag = (cell: string): YamlValue => (cell === "true" ? true : cell === "false" ? false : cell);

/** A pair cell (`a:b;c:d`): a map, or, with the names of both sides, a list of maps. */
function pairs(heading: string, sides?: readonly [string, string], keyOf?: () => string): Shape {
  return {
    headings: [heading],
    ...(keyOf === undefined ? {} : { keyOf }),
    toValue: ([cell = ""]) => {
      const parsed = parsePairs(cell);
      if (sides !== undefined)
        return parsed.map(([left, right]) => mapOf({ [sides[0]]: left, [sides[1]]: right }));
      const map = new Map(parsed);
      // A side twice has no place in a map: the cell stays as it is.
      return map.size === parsed.length ? map : cell;
    },
    toCells: (tree, leftover) => {
      if (tree.kind === "map") {
        const said: (readonly [string, string])[] = [];
        for (const { key, value } of tree.entries) {
          const text = value.kind === "text" ? textOf(value.text, value.style) : undefined;
          if (text === undefined) leftover(key, nestedText(value));
          else if (text !== "") said.push([key, text]);
        }
        return [formatPairs(said)];
      }
      const packed = textsOf(tree);
      if (packed !== undefined) return [packed.join(";")];
      if (sides === undefined) return undefined;
      const rows = rowsOf(sides, ["person", "id"], tree, leftover);
      return rows === undefined
        ? undefined
        : [formatPairs(rows.map(([left = "", right = ""]) => [left, right]))];
    },
  };
}

const isOneText = (items: readonly YamlValue[]): boolean =>
  items.length === 1 && typeof items[0] === "string";

/** Parallel cells as a list: a text where nothing but the id is said, else a map. */
function parallelValue(parts: readonly string[], cells: readonly string[]): YamlValue[] {
  const columns = cells.map((cell) => (cell === "" ? [] : splitEscaped(cell, ";")));
  return (columns[0] ?? []).map((id, i) => {
    const said = parts.map((part, p): [string, YamlValue] => [
      part,
      p === 0 ? id : flag(columns[p]?.[i] ?? ""),
    ]);
    return said.slice(1).every(([, value]) => value === "") ? id : mapOf(Object.fromEntries(said));
  });
}

function parallelCells(
  parts: readonly string[],
  ids: readonly string[],
  tree: TreeList | TreeMap,
  leftover: Leftover,
  escapeId = (text: string): string => text.replace(/[;\\]/g, "\\$&"),
): string[] | undefined {
  const rows = rowsOf(parts, ids, tree, leftover);
  return rows === undefined
    ? undefined
    : parts.map((_, p) => {
        const cells = rows.map((row) => row[p] ?? "");
        if (p === 0) return cells.map(escapeId).join(";");
        return cells.every((cell) => cell === "") ? "" : formatList(cells);
      });
}

/**
 * The parts of each item of a list of maps; a text is the first part alone, a map alone is a list of one. Parts that
 * are none of these, or nested, are left over.
 */
function rowsOf(
  parts: readonly string[],
  ids: readonly string[],
  tree: TreeList | TreeMap,
  leftover: Leftover,
): string[][] | undefined {
  const items = tree.kind === "map" ? [tree] : tree.items;
  const rows: string[][] = [];
  for (const [i, item] of items.entries()) {
    if (item.kind === "list") return undefined;
    const row = parts.map(() => "");
    if (item.kind === "text") row[0] = textOf(item.text, item.style);
    else
      for (const { key, value } of item.entries) {
        const folded = foldText(key);
        const part = parts.findIndex(
          (one, p) => foldText(one) === folded || (p === 0 && ids.some((id) => foldText(id) === folded)),
        );
        if (part >= 0 && value.kind === "text") row[part] = textOf(value.text, value.style);
        else
          leftover(
            `${i + 1}.${key}`,
            value.kind === "text" ? textOf(value.text, value.style) : nestedText(value),
          );
      }
    if (row[0] !== "") rows.push(row);
    else if (row.some((cell) => cell !== "")) leftover(`${i + 1}`, nestedText(item));
  }
  return rows;
}

const CHARTER_LISTS = ["inScope", "outOfScope", "metricAssetIds", "tenets", "reservedDecisions"] as const;
const CHARTER_TEXTS = ["purpose", "signedBy", "signedOn"] as const;
const CHARTER_KEYS = [
  "purpose",
  "inScope",
  "outOfScope",
  "metricAssetIds",
  "tenets",
  "reservedDecisions",
  "responsibilities",
  "signedBy",
  "signedOn",
  "version",
] as const;

/** A charter cell is JSON in our names; the file says the same in snake case. */
function charterValue(cell: string): YamlValue {
  const charter = new Map<string, unknown>(Object.entries(JSON.parse(cell) as object));
  const map = new Map<string, YamlValue>();
  for (const key of CHARTER_KEYS) {
    const value = charter.get(key);
    if (value === undefined) continue;
    const isPeople = key === "responsibilities";
    map.set(
      snake(key),
      isPeople ? new Map(Object.entries(value as Record<string, string>)) : (value as YamlValue),
    );
  }
  return map;
}

const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

function charterCell(tree: TreeMap, leftover: Leftover): string {
  const charter: Record<string, unknown> = {};
  for (const { key, value } of tree.entries) {
    const folded = foldText(key);
    const field = CHARTER_KEYS.find((one) => foldText(one) === folded);
    const read = field === undefined ? undefined : charterField(field, value, leftover);
    const text = value.kind === "text" ? textOf(value.text, value.style) : nestedText(value);
    if (field !== undefined && read !== undefined) charter[field] = read;
    else if (text !== "") leftover(key, text);
  }
  return JSON.stringify(
    Object.fromEntries(
      CHARTER_KEYS.filter((key) => Object.hasOwn(charter, key)).map((key) => [key, charter[key]]),
    ),
  );
}

function charterField(field: (typeof CHARTER_KEYS)[number], value: Tree, leftover: Leftover): unknown {
  const text = value.kind === "text" ? textOf(value.text, value.style) : undefined;
  if (CHARTER_LISTS.some((one) => one === field))
    return text === undefined ? textsOf(value) : text === "" ? undefined : [text];
  if (field === "responsibilities")
    return value.kind === "map" ? responsibilitiesOf(value, leftover) : undefined;
  if (text === undefined || text === "") return undefined;
  if (field === "version") return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  if (field === "signedOn") return isDay(text) ? text : undefined;
  return CHARTER_TEXTS.some((one) => one === field) ? text : undefined;
}

function responsibilitiesOf(tree: TreeMap, leftover: Leftover): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { key, value } of tree.entries) {
    const known = RESPONSIBILITIES.find((one) => one === foldText(key));
    const text = value.kind === "text" ? textOf(value.text, value.style) : nestedText(value);
    if (known !== undefined && value.kind === "text") {
      if (text !== "") said[known] = text;
    } else leftover(`responsibilities.${key}`, text);
  }
  return said;
}

const KNOWN_PARTS = new Set(
  [
    ...OWNER_PARTS,
    ...LINE_PARTS,
    ...CHARTER_KEYS,
    ...RESPONSIBILITIES,
    "state",
    "last_on",
    "code",
    "answer",
    "evidence",
  ].map(foldText),
);

/** Whether a nested key is a part of a value of ours; others are not ours to take away. */
export function isKnownPart(key: string): boolean {
  return KNOWN_PARTS.has(foldText(key));
}
