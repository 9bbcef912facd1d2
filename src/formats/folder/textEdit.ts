/** One place of a text that becomes another text; an insertion has `end` at `start`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies edits in one pass: at one offset insertions come first, in the order given. Undefined where two edits take
 * the same text away: then the plan of the edits is at fault, and the caller writes the file anew.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const sorted = edits
    .map((edit, i) => ({ ...edit, i }))
    .sort((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || a.i - b.i);
  let result = "";
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) return undefined;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the next line begins, or the end of the text. */
export function nextLineStart(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

const lineOf = (text: string, start: number): string => text.slice(start, nextLineStart(text, start));
const isBlank = (line: string): boolean => line.trim() === "";
const isComment = (line: string): boolean => line.trimStart().startsWith("#");
const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Whether a comment stands behind the value on the line where it ends, or on the lines directly above its key. */
export function hasComment(text: string, keyStart: number, end: number): boolean {
  const start = lineStart(text, keyStart);
  if (start > 0 && isComment(lineOf(text, lineStart(text, start - 1)))) return true;
  return /^[^\n]*#/.test(text.slice(end));
}

/** The lines of an item with its own comments: those directly above it, and deeper ones below. */
export interface ItemLines {
  readonly start: number;
  readonly end: number;
}

/**
 * @param dash offset of the item's dash; `end` of its value.
 * @param isFirst of a list that begins the file: the comment at the top is the file's.
 */
export function itemSpan(text: string, dash: number, valueEnd: number, isFirst: boolean): ItemLines {
  const own = lineStart(text, dash);
  const indent = dash - own;
  let start = own;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = lineOf(text, above);
    if (!isComment(line) || indentOf(line) > indent) break;
    start = above;
  }
  if (isFirst && isBlank(text.slice(0, start))) start = own;
  let end = nextLineStart(text, Math.max(valueEnd, dash));
  while (end < text.length) {
    const line = lineOf(text, end);
    if (!isComment(line) || indentOf(line) <= indent) break;
    end = nextLineStart(text, end);
  }
  return { start, end };
}

/** The lines to take away for an item: of two blank lines around it one stays. */
export function removedSpan(text: string, span: ItemLines): ItemLines {
  let { end } = span;
  if (span.start === 0 || isBlank(lineOf(text, lineStart(text, span.start - 1))))
    while (end < text.length && isBlank(lineOf(text, end))) end = nextLineStart(text, end);
  return { start: span.start, end };
}

/** Whether a blank line stands at an offset, the beginning of a line. */
export function isBlankAt(text: string, offset: number): boolean {
  return offset < text.length && isBlank(lineOf(text, offset));
}
