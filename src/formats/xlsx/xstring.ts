/**
 * Text in cells: what XML cannot hold is written `_xHHHH_`, and text that only looks so gets its underscore written
 * that way (ST_Xstring, ECMA-376 part 1, 22.9.2.19). `parseXstring` undoes what `formatXstring` does.
 */
const ESCAPED = /_x([0-9a-fA-F]{4})_/g;
// An underscore before `x` and four digits, whatever follows: the next character may itself be escaped and so bring
// the closing underscore.
// oxlint-disable-next-line no-control-regex -- control characters are what must be found
const NEEDS_ESCAPE = /[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4})|\p{Cs}/gu;
const MARKUP = /[&<>]/g;
const MARKUP_NAMES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text of a cell from the characters of its element. */
export function parseXstring(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text of a cell as the content of an element. */
export function formatXstring(text: string): string {
  return text
    .replace(NEEDS_ESCAPE, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(MARKUP, (c) => MARKUP_NAMES[c] ?? c);
}
