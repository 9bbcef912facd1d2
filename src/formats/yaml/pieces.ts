/** One item or entry of the list or map that a text is, with the blank lines and comments below it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The line it begins on, the first being 1. */
  readonly line: number;
}

/** An alias names what stands in another piece. */
const ALIAS = /(?:^|[\s[{,])\*[^\s\]},]/;

/**
 * Cuts a text at the lines that begin an item of its list or an entry of its map, which stand in the first column.
 * Undefined where it is not surely cut there: marks of documents and directives, explicit keys, brackets around it
 * all, aliases; and where there is nothing to cut.
 */
export function piecesOf(text: string): Piece[] | undefined {
  if (/\r(?!\n)|[\ufeff\0]/.test(text) || ALIAS.test(text)) return undefined;
  const starts: { readonly at: number; readonly line: number }[] = [];
  let isList: boolean | undefined;
  for (let at = 0, line = 1; at < text.length; line++) {
    const kind = lineKind(text, at);
    if (kind === "other" || (kind === "inside" && isList === undefined && !isEmptyLine(text, at)))
      return undefined;
    if (kind === "item" || kind === "entry") {
      isList ??= kind === "item";
      if (isList && kind === "entry") return undefined;
      // A list may stand as far left as the key it belongs to.
      if (isList === (kind === "item")) starts.push({ at, line });
    }
    const end = text.indexOf("\n", at);
    at = end < 0 ? text.length : end + 1;
  }
  if (starts.length < 2) return undefined;
  return starts.map(({ at, line }, i) => ({ start: at, end: starts[i + 1]?.at ?? text.length, line }));
}

const OTHERS = new Set([..."\t%?:{}[],&*!|>@`"].map((c) => c.charCodeAt(0)));

function lineKind(text: string, at: number): "item" | "entry" | "inside" | "other" {
  const c = text.charCodeAt(at);
  if (c === 32 || c === 10 || c === 13 || c === 35) return "inside";
  if (OTHERS.has(c) || text.startsWith("---", at) || text.startsWith("...", at)) return "other";
  if (c !== 45) return "entry";
  const next = text.charCodeAt(at + 1);
  return next === 32 || next === 9 || next === 10 || next === 13 || Number.isNaN(next) ? "item" : "entry";
}

function isEmptyLine(text: string, at: number): boolean {
  return /^ *(?:#|\r?\n|$)/.test(text.slice(at, at + 200));
}
