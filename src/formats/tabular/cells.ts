/**
 * What single cells mean. Every writer here is the inverse of its reader, so that a list written and read again is
 * the same list. In lists `;` divides, in pairs `:`; a backslash before `;`, `:` or itself takes it literally.
 */

const TRUE = new Set(["true", "yes", "y", "1", "x", "ja", "oui", "si", "t"]);
const FALSE = new Set(["false", "no", "n", "0", "-", "nein", "non", "f"]);

/** True, false, or undefined where the cell says neither. */
export function parseBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const NUMBER_EXACT = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A decimal number with point or comma and perhaps a percent sign; undefined where it is none. */
export function parseNumber(text: string): { readonly value: number; readonly percent: boolean } | undefined {
  const percent = text.endsWith("%");
  const digits = percent ? text.slice(0, -1).trimEnd() : text;
  if (NUMBER_EXACT.test(digits)) return { value: Number(digits), percent };
  if (!NUMBER.test(digits)) return undefined;
  return { value: Number(digits.replace(",", ".")), percent };
}

/** Parts between unescaped dividers, escapes resolved, outer blanks trimmed; empty parts stay (they keep places). */
export function splitEscaped(text: string, divider: string): string[] {
  if (!text.includes("\\")) return text.split(divider).map((part) => part.trim());
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const next = text.charAt(i + 1);
    if (c === "\\" && (next === ";" || next === ":" || next === "\\")) {
      part += next;
      i++;
    } else if (c === divider) {
      parts.push(part.trim());
      part = "";
    } else part += c;
  }
  parts.push(part.trim());
  return parts;
}

/** A list cell, empty parts left out. */
export function parseList(text: string): string[] {
  return text === "" ? [] : splitEscaped(text, ";").filter((part) => part !== "");
}

const ESCAPED = /[;:\\]/g;

export function escapePart(text: string): string {
  return text.replace(ESCAPED, "\\$&");
}

/** List elements only need `;` and backslash escaped, so that ids with a colon stay readable. */
export function formatList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[;\\]/g, "\\$&")).join(";");
}

/** `a:b;c:d` → [[a, b], [c, d]]; a part without colon has an empty right side. */
export function parsePairs(text: string): (readonly [string, string])[] {
  return splitRaw(text, ";")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const sides = splitRaw(part, ":");
      const left = sides[0] ?? "";
      return [unescapePart(left).trim(), unescapePart(sides.slice(1).join(":")).trim()] as const;
    });
}

export function formatPairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([left, right]) => `${escapePart(left)}:${escapePart(right)}`).join(";");
}

/** Splits at unescaped dividers and leaves the escapes in place. */
function splitRaw(text: string, divider: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charAt(i) === "\\") i++;
    else if (text.charAt(i) === divider) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unescapePart(text: string): string {
  return text.replace(/\\([;:\\])/g, "$1");
}
