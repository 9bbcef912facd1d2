/**
 * A cell as text of the domain: outer blanks (NBSP and zero-width too) gone, and the apostrophe that keeps a
 * spreadsheet from calculating taken off. `neutralise` is the exact inverse for text without outer blanks.
 */
export interface Cleaning {
  trimmed: boolean;
  formula: boolean;
}

// What a first or last character below 128 asks for: 1 a blank, 2 a formula sign, 4 an apostrophe.
const CLASS = new Uint8Array(128);
for (let c = 0; c <= 32; c++) CLASS[c] = 1;
for (const c of "=+-@") CLASS[c.charCodeAt(0)] = 2;
CLASS[39] = 4;

/** Whether the first or last character needs a closer look; most cells do not. */
export function needsCleaning(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first > 127 || last > 127 || CLASS[first] !== 0 || CLASS[last] === 1;
}

const NEUTRALISED = /^'+[=+\-@\t\r]/;
const FORMULA = /^[=+\-@\t\r]/;
/** `@acme/pay`, alone or first of a list: the name of a team, which nobody means to be calculated. */
const HANDLE = /^@[A-Za-z0-9][A-Za-z0-9_.-]*\/[A-Za-z0-9_./-]+(?:;[^=()]*)?$/;
const NUMBER = /^[+-]?[\d.,]+%?$/;

/** @param isCell from a sheet: undoes the guard of `neutralise` and notices formulas; else only blanks go. */
export function cleanCell(cell: string, found: Cleaning, isCell = true): string {
  let text = cell;
  if (isBlankEdge(text.charCodeAt(0)) || isBlankEdge(text.charCodeAt(text.length - 1))) {
    text = trimEdges(text);
    found.trimmed = true;
  }
  if (!isCell) return text;
  if (NEUTRALISED.test(text)) return text.slice(1);
  if (text.length > 1 && FORMULA.test(text) && !NUMBER.test(text) && !HANDLE.test(text)) found.formula = true;
  return text;
}

/** By hand: a regular expression anchored at the end is quadratic on a long run of blanks. */
function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankEdge(text.charCodeAt(start))) start++;
  while (end > start && isBlankEdge(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlankEdge(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200d) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Puts an apostrophe before text that a spreadsheet would calculate, and before text that already looks so. */
export function neutralise(text: string): string {
  return FORMULA.test(text) || NEUTRALISED.test(text) ? `'${text}` : text;
}

/**
 * For cells that are typed as text, which no program calculates: only text that already looks guarded is guarded
 * once more, so that reading gives it back.
 */
export function keepApostrophe(text: string): string {
  return NEUTRALISED.test(text) ? `'${text}` : text;
}

const BAD = /[\0\p{Cs}]/u;
const HALF = /\p{Cs}/gu;

/** NUL, or a surrogate without its other half: what no file of text holds, and an escape in one may make. */
export function hasBadCharacters(text: string): boolean {
  return BAD.test(text);
}

/** The text without NUL, and with U+FFFD for each half character, as decoders of bytes write it. */
export function mendCharacters(text: string): { readonly text: string; readonly isHalf: boolean } {
  const mended = text.replaceAll("\0", "").replace(HALF, "\ufffd");
  return { text: mended, isHalf: mended.includes("\ufffd") };
}
