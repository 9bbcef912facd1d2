/**
 * A YAML text as a tree that knows where it stands, so that it can be read and so that a change can be written into
 * the text without touching the rest. Scalars are what the file says (`007`, `no`, `1e3` stay), never numbers.
 * Offsets are UTF-16 code units from the beginning of the text. `end` is after the last character of the value:
 * line ends and comments behind it are not part of it.
 */
export type Tree = TreeText | TreeList | TreeMap;

interface Span {
  readonly start: number;
  readonly end: number;
  /** Stands here through an alias: what it holds lies elsewhere in the text. */
  readonly isAlias?: true;
}

/** `none`: nothing stands there, and `text` is empty; its place is behind the colon or dash. */
export type TextStyle = "plain" | "single" | "double" | "block" | "none";

export interface TreeText extends Span {
  readonly kind: "text";
  readonly text: string;
  readonly style: TextStyle;
}

export interface TreeList extends Span {
  readonly kind: "list";
  readonly items: readonly Tree[];
  /** Offset of the dash before each item; in a flow list, of the item. */
  readonly dashes: readonly number[];
  readonly isFlow: boolean;
}

export interface TreeMap extends Span {
  readonly kind: "map";
  readonly entries: readonly TreeEntry[];
  readonly isFlow: boolean;
}

export interface TreeEntry {
  readonly key: string;
  readonly keyStart: number;
  /** Offset of the colon, −1 where the key has none. */
  readonly colon: number;
  readonly value: Tree;
}

/** A text, or why it cannot be read: `refusal` names what is wrong and the way out; `isLimit` refuses the import. */
export type TreeRead =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly isLimit: boolean; readonly line: number; readonly refusal: string };

/** A byte order mark says nothing in UTF-8. */
export function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** Whether a text says nothing: an empty place, or `~` and `null` without quotes. `Null` is somebody's name. */
export function isNothing({ text, style }: Pick<TreeText, "text" | "style">): boolean {
  return style === "none" || (style === "plain" && (text === "~" || text === "null"));
}

/** The tree of a piece of a text, as it stands in the whole. */
export function moved(tree: Tree, by: number): Tree {
  const start = tree.start + by;
  const end = tree.end + by;
  if (tree.kind === "text") return { ...tree, start, end };
  if (tree.kind === "list")
    return {
      ...tree,
      items: tree.items.map((item) => moved(item, by)),
      dashes: tree.dashes.map((dash) => dash + by),
      start,
      end,
    };
  const entries = tree.entries.map(({ key, keyStart, colon, value }) => ({
    key,
    keyStart: keyStart + by,
    colon: colon < 0 ? colon : colon + by,
    value: moved(value, by),
  }));
  return { ...tree, entries, start, end };
}

/** Where the text of a value ends that may have blanks and line ends behind it. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) <= 32) last--;
  return last;
}

/** Offsets at which lines begin; `lineAt` finds the line of an offset, the first being 1. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value as JSON has it: texts, lists and objects of them. */
export function plainOf(tree: Tree): unknown {
  if (tree.kind === "text") return tree.text;
  if (tree.kind === "list") return tree.items.map(plainOf);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainOf(value)]));
}
