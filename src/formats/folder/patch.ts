import { foldText } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import { parseBoolean } from "../tabular/cells.ts";
import { entryLines, flowValue, itemLines, lineScalar, flowScalar, valueLines } from "./emit.ts";
import { isKnownPart, textOf } from "./shapes.ts";
import { hasComment, itemSpan, lineStart, nextLineStart, removedSpan, type TextEdit } from "./textEdit.ts";
import type { Tree, TreeEntry, TreeList, TreeMap } from "../yaml/tree.ts";

/** A text under edit. Edits speak of the text as it stands; lines in them end with LF until they are applied. */
export interface Patch {
  readonly text: string;
  readonly edits: TextEdit[];
}

type ValueMap = ReadonlyMap<string, YamlValue>;

const isMap = (value: YamlValue): value is ValueMap => value instanceof Map;
const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

const put = (patch: Patch, start: number, end: number, text: string): void =>
  void patch.edits.push({ start, end, text });

/** Writes another value behind a key, touching no more than differs. */
export function patchEntry(patch: Patch, map: TreeMap, entry: TreeEntry, value: YamlValue): void {
  if (isSame(entry.value, value)) return;
  if (patchInside(patch, entry.value, value, map.isFlow)) return;
  const from = entry.colon < 0 ? entry.value.start : entry.colon + 1;
  const colon = entry.colon < 0 ? ":" : "";
  if (map.isFlow) return put(patch, from, Math.max(from, entry.value.end), `${colon} ${flowValue(value)}`);
  const indent = entry.keyStart - lineStart(patch.text, entry.keyStart);
  replace(patch, from, entry.value, colon + valueLines(value, indentOfKeys(patch.text, map, indent) + 2));
}

/** Writes another value behind a dash. */
export function patchItem(patch: Patch, list: TreeList, index: number, value: YamlValue): void {
  const item = list.items[index];
  if (item === undefined || isSame(item, value) || patchInside(patch, item, value, list.isFlow)) return;
  if (list.isFlow) return put(patch, item.start, item.end, flowValue(value));
  const dash = list.dashes[index] ?? 0;
  const lines = itemLines(value, dash - lineStart(patch.text, dash));
  replace(patch, dash + 1, item, lines.trimStart().slice(1));
}

/** Whether the change could be written inside the value. */
function patchInside(patch: Patch, tree: Tree, value: YamlValue, isFlow: boolean): boolean {
  if (tree.isAlias === true) return false;
  if (tree.kind === "map" && value !== null && isMap(value) && tree.entries.length > 0 && value.size > 0) {
    patchMap(patch, tree, value);
    return true;
  }
  if (tree.kind === "list" && value !== null && isList(value) && tree.items.length > 0 && value.length > 0) {
    patchList(patch, tree, value);
    return true;
  }
  if (tree.kind !== "text" || value === null || isMap(value) || isList(value)) return false;
  const source = patch.text.slice(tree.start, tree.end);
  if (tree.style === "none" || tree.style === "block" || source.includes("\n")) return false;
  if (typeof value === "string" && value.includes("\n") && !isFlow && tree.style === "plain") return false;
  const isQuoted = tree.style !== "plain";
  put(patch, tree.start, tree.end, isFlow && !isQuoted ? flowScalar(value) : lineScalar(value, tree.style));
  return true;
}

/** Puts the lines of a new value behind a colon or dash, at `from`; a comment on that line stays on it. */
function replace(patch: Patch, from: number, tree: Tree, linesWithEnd: string): void {
  const lines = linesWithEnd.replace(/\n$/, "");
  const cut = lines.indexOf("\n");
  const line = patch.text.slice(from, nextLineStart(patch.text, from)).trimEnd();
  const lineEnd = from + line.length;
  const end = Math.max(from, tree.end);
  if (end <= lineEnd && cut < 0) return put(patch, from, end, lines);
  const comment = end <= lineEnd ? patch.text.slice(end, lineEnd) : commentOf(line, tree);
  const [head, rest] = cut < 0 ? [lines, ""] : [lines.slice(0, cut), lines.slice(cut)];
  put(patch, from, Math.max(end, lineEnd), head + comment + rest);
}

/** The comment behind a colon, or behind the sign that begins a block of text. */
function commentOf(line: string, tree: Tree): string {
  const isHead = tree.kind === "text" && tree.style === "block";
  const match = (isHead ? /^[^#\n]*?(\s+#[^\r\n]*)/ : /^\s*?(\s+#[^\r\n]*)/).exec(line);
  return match?.[1]?.trimEnd() ?? "";
}

/** Changes, adds and takes away keys of a nested map; keys that no field of ours knows stay. */
function patchMap(patch: Patch, map: TreeMap, value: ValueMap): void {
  const entries = new Map(map.entries.map((entry) => [foldKey(entry.key), entry]));
  const wanted = new Map([...value].map(([key, one]) => [foldKey(key), one]));
  const isFree = [...value.keys()].some((key) => !isKnownPart(key));
  for (const [folded, entry] of entries) {
    const one = wanted.get(folded);
    if (one !== undefined) patchEntry(patch, map, entry, one);
    else if (isKnownPart(entry.key) || (isFree && entry.value.kind === "text"))
      removeEntry(patch, map, entry);
  }
  const order = [...value.keys()];
  for (const [i, key] of order.entries()) {
    if (entries.has(foldKey(key))) continue;
    const before = order.slice(0, i).findLast((one) => entries.has(foldKey(one)));
    addEntry(
      patch,
      map,
      before === undefined ? undefined : entries.get(foldKey(before)),
      key,
      value.get(key) ?? null,
    );
  }
}

const foldKey = (key: string): string => foldText(key) || key;

/** Adds a key behind another one of the map, or at its beginning. */
export function addEntry(
  patch: Patch,
  map: TreeMap,
  before: TreeEntry | undefined,
  key: string,
  value: YamlValue,
): void {
  const { text } = patch;
  const first = map.entries[0];
  if (map.isFlow) {
    const pair = `${flowScalar(key)}: ${value === null ? "" : flowValue(value)}`;
    if (first === undefined) return put(patch, map.start + 1, map.start + 1, pair);
    const end = endOf(before ?? first);
    return put(patch, end, end, `, ${pair}`);
  }
  if (first === undefined) return;
  const firstLine = lineStart(text, first.keyStart);
  const indent = indentOfKeys(text, map, first.keyStart - firstLine);
  const lines = entryLines(key, value, indent);
  // Before the first key there may be a dash on its line.
  if (before === undefined && text.slice(firstLine, first.keyStart).trim() === "")
    return put(patch, firstLine, firstLine, lines);
  addLines(patch, nextLineStart(text, endOf(before ?? first)), lines);
}

/** Adds whole lines at the beginning of a line; at the end of a text without a last line end, behind one. */
export function addLines(patch: Patch, at: number, lines: string): void {
  const isBroken = at === patch.text.length && at > 0 && !patch.text.endsWith("\n");
  put(patch, at, at, isBroken ? `\n${lines.replace(/\n$/, "")}` : lines);
}

const endOf = (entry: TreeEntry): number => Math.max(entry.value.end, entry.colon + 1);

/** Keys of a block map stand in one column; where the first follows a dash, that is behind the dash. */
function indentOfKeys(text: string, map: TreeMap, otherwise: number): number {
  const first = map.entries[0];
  return first === undefined ? otherwise : first.keyStart - lineStart(text, first.keyStart);
}

/** Takes a key away with its lines. Where a comment or a dash shares them, the key stays and says nothing. */
export function removeEntry(patch: Patch, map: TreeMap, entry: TreeEntry): void {
  const { text } = patch;
  const { value, keyStart, colon } = entry;
  const start = lineStart(text, keyStart);
  const sharesLine = text.slice(start, keyStart).trim() !== "";
  const end = endOf(entry);
  if (map.isFlow || sharesLine || hasComment(text, keyStart, end)) {
    if (value.kind === "text" && value.style === "none") return;
    if (map.isFlow || text.slice(colon, value.start).includes("\n") === false)
      put(patch, value.start, value.end, "");
    else put(patch, nextLineStart(text, colon), nextLineStart(text, value.end), "");
    return;
  }
  put(patch, start, nextLineStart(text, end), "");
}

/** Takes away, changes and adds items so that what stays the same stays where it is. */
function patchList(patch: Patch, list: TreeList, values: readonly YamlValue[]): void {
  const { items } = list;
  const same = commonItems(items, values);
  let [i, v] = [0, 0];
  for (const [si, sv] of [...same, [items.length, values.length] as const]) {
    const paired = Math.min(si - i, sv - v);
    for (let k = 0; k < paired; k++) patchItem(patch, list, i + k, values[v + k] ?? null);
    removeItems(patch, list, i + paired, si);
    addItems(patch, list, i + paired, values.slice(v + paired, sv));
    i = si + 1;
    v = sv + 1;
  }
}

function removeItems(patch: Patch, list: TreeList, from: number, to: number): void {
  const { text } = patch;
  if (from >= to) return;
  if (list.isFlow) {
    const next = list.items[to];
    const start =
      next === undefined ? (list.items[from - 1]?.end ?? list.start + 1) : (list.items[from]?.start ?? 0);
    return put(patch, start, next?.start ?? list.items[to - 1]?.end ?? start, "");
  }
  for (let i = from; i < to; i++) {
    const span = itemSpan(text, list.dashes[i] ?? 0, list.items[i]?.end ?? 0, false);
    const { start, end } = removedSpan(text, span);
    put(patch, start, end, "");
  }
}

/** Adds items before the item at `at`, or behind the last. */
function addItems(patch: Patch, list: TreeList, at: number, values: readonly YamlValue[]): void {
  if (values.length === 0) return;
  const before = list.items[at - 1];
  const first = list.items[0];
  if (list.isFlow) {
    const texts = values.map(flowValue).join(", ");
    if (before !== undefined) put(patch, before.end, before.end, `, ${texts}`);
    else
      put(
        patch,
        first?.start ?? list.start + 1,
        first?.start ?? list.start + 1,
        first === undefined ? texts : `${texts}, `,
      );
    return;
  }
  const dash = list.dashes[0] ?? 0;
  const lines = values.map((value) => itemLines(value, dash - lineStart(patch.text, dash))).join("");
  if (before === undefined) put(patch, lineStart(patch.text, dash), lineStart(patch.text, dash), lines);
  else
    addLines(patch, nextLineStart(patch.text, Math.max(before.end, (list.dashes[at - 1] ?? 0) + 1)), lines);
}

/** Pairs of places with equal items, longest common row of them; long lists only at their ends. */
function commonItems(items: readonly Tree[], values: readonly YamlValue[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let start = 0;
  const at = (i: number, v: number): boolean => {
    const [item, value] = [items[i], values[v]];
    return item !== undefined && value !== undefined && isSame(item, value);
  };
  while (start < items.length && start < values.length && at(start, start)) pairs.push([start, start++]);
  let [itemEnd, valueEnd] = [items.length, values.length];
  const tail: (readonly [number, number])[] = [];
  while (itemEnd > start && valueEnd > start && at(itemEnd - 1, valueEnd - 1))
    tail.push([--itemEnd, --valueEnd]);
  const [n, m] = [itemEnd - start, valueEnd - start];
  if (n * m > 0 && n * m <= 250_000) {
    const lengths = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1));
    const get = (i: number, v: number): number => lengths[i]?.[v] ?? 0;
    for (let i = n - 1; i >= 0; i--)
      for (let v = m - 1; v >= 0; v--) {
        const row = lengths[i];
        if (row !== undefined)
          row[v] = at(start + i, start + v) ? get(i + 1, v + 1) + 1 : Math.max(get(i + 1, v), get(i, v + 1));
      }
    for (let i = 0, v = 0; i < n && v < m;) {
      if (at(start + i, start + v)) pairs.push([start + i++, start + v++]);
      else if (get(i + 1, v) >= get(i, v + 1)) i++;
      else v++;
    }
  }
  return [...pairs, ...tail.reverse()];
}

/** Whether a value says what stands there already, in whatever words: `yes` is true, `0.50` a half. */
export function isSame(tree: Tree, value: YamlValue): boolean {
  if (value === null) return tree.kind === "text" && textOf(tree.text, tree.style) === "";
  if (isMap(value))
    return (
      tree.kind === "map" &&
      tree.entries.length === value.size &&
      [...value].every(([key, one]) => {
        const entry = tree.entries.find((two) => foldKey(two.key) === foldKey(key));
        return entry !== undefined && isSame(entry.value, one);
      })
    );
  if (isList(value))
    return (
      tree.kind === "list" &&
      tree.items.length === value.length &&
      tree.items.every((item, i) => isSame(item, value[i] ?? null))
    );
  if (tree.kind !== "text") return false;
  const text = textOf(tree.text, tree.style);
  if (typeof value === "boolean") return parseBoolean(text) === value;
  if (typeof value === "number") return text !== "" && Number(text) === value;
  return text === value;
}
