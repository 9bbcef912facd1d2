import { foldText } from "../org/index.ts";

const MARKS = /\p{M}/gu;
const BLANKS = /[\s_\p{Pd}]/gu;

/**
 * A text without what people type differently: case, accents, blanks, `_` and `-`. Other signs stay, so that "C#"
 * is not "C" and "org/repo" is not "orgrepo".
 * @example looseText("Search_Core – API") // "searchcoreapi"
 */
export function looseText(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(BLANKS, "");
}

/**
 * What can be told of a text from four numbers: a hash of its loose form, and which pairs of neighbouring letters it
 * has, as 64 bits. One typing error changes at most three pairs, so texts with very different bits need not be read.
 */
export interface Sketch {
  hash: number;
  low: number;
  high: number;
  /** Letters and digits, 255 at most. */
  length: number;
}

export const newSketch = (): Sketch => ({ hash: 0, low: 0, high: 0, length: 0 });

/** Sketches a text into the given object: nothing is allocated for ASCII, of which a million names mostly consist. */
export function sketchText(text: string, into: Sketch): void {
  let hash = 0x811c9dc5;
  let low = 0;
  let high = 0;
  let length = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code > 127) return sketchText(looseAscii(text), into);
    if (code >= 65 && code <= 90) code += 32;
    if (code === 45 || code === 95 || code === 32 || (code >= 9 && code <= 13)) continue;
    hash = Math.imul(hash ^ code, 0x01000193);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) continue;
    length++;
    if (before !== 0) {
      const bit = Math.imul(before * 128 + code, 0x9e3779b1) >>> 26;
      if (bit < 32) low |= 1 << bit;
      else high |= 1 << (bit - 32);
    }
    before = code;
  }
  into.hash = hash ^ (hash >>> 15);
  into.low = low;
  into.high = high;
  into.length = Math.min(length, 255);
}

/** The loose text with every other letter as one of the alphabet: enough to tell texts apart, which are compared then. */
function looseAscii(text: string): string {
  let ascii = "";
  for (const char of looseText(text)) {
    const code = char.codePointAt(0) ?? 0;
    if (code <= 127) ascii += char;
    else if (foldText(char) !== "") ascii += String.fromCharCode(97 + (code % 26));
    else ascii += "~";
  }
  return ascii;
}

export function bitCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Typing errors between two texts (a letter missing, too many, wrong, or two swapped), `max` + 1 when there are more.
 * O(length × max). Source: the optimal string alignment distance, kept to a band.
 * @example typingErrors("paymnets", "payments", 2) // 1
 */
export function typingErrors(a: string, b: string, max: number): number {
  const far = max + 1;
  if (Math.abs(a.length - b.length) > max) return far;
  let older: number[] = [];
  let old: number[] = [];
  for (let j = 0; j <= b.length; j++) old.push(j);
  let oldLeast = 0;
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - max);
    const last = Math.min(b.length, i + max);
    // Cells outside the band stay holes: too far.
    const row: number[] = [];
    row[first - 1] = first === 1 ? i : far;
    let least = first === 1 ? i : far;
    for (let j = first; j <= last; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let errors = Math.min(
        (old[j - 1] ?? far) + (isSame ? 0 : 1),
        (old[j] ?? far) + 1,
        (row[j - 1] ?? far) + 1,
      );
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      )
        errors = Math.min(errors, (older[j - 2] ?? far) + 1);
      row[j] = errors;
      if (errors < least) least = errors;
    }
    // A swap reaches back two rows.
    if (least > max && oldLeast > max) return far;
    older = old;
    old = row;
    oldLeast = least;
  }
  return Math.min(old[b.length] ?? far, far);
}
