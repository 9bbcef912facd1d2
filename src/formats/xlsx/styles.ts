import type { XmlEvents } from "./xml.ts";

/** What a cell's style says about the number in it. */
export type NumberKind = "number" | "day" | { readonly digits: number };

/** Formats that every program has without writing them down and that show days or times (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DAYS = [14, 22, 27, 36, 45, 47, 50, 58] as const;

/** Reads `styles.xml`: the kind of each cell format, by its position. */
export function createStylesReader(stylesMax: number): XmlEvents & { readonly kinds: readonly NumberKind[] } {
  const kinds: NumberKind[] = [];
  const codes = new Map<number, string>();
  let isCellFormat = false;
  return {
    kinds,
    open(name, attributes) {
      if (name === "cellXfs") isCellFormat = true;
      else if (name === "numFmt" && codes.size < stylesMax)
        codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      else if (name === "xf" && isCellFormat && kinds.length < stylesMax)
        kinds.push(kindOf(Number(attributes["numFmtId"] ?? 0), codes));
    },
    text() {},
    close(name) {
      if (name === "cellXfs") isCellFormat = false;
    },
  };
}

function kindOf(id: number, codes: ReadonlyMap<number, string>): NumberKind {
  const code = codes.get(id);
  if (code !== undefined) return kindOfCode(code);
  for (let i = 0; i < BUILT_IN_DAYS.length; i += 2)
    if (id >= (BUILT_IN_DAYS[i] ?? 0) && id <= (BUILT_IN_DAYS[i + 1] ?? -1)) return "day";
  return "number";
}

// Quoted text, escaped and padding characters, colours and conditions in brackets; elapsed times stay.
const NOT_CODE = /"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/**
 * `yyyy-mm-dd` shows a day, `00000` a number filled up with zeros, as ids are kept; a percentage stays the number
 * that it is, 0 to 1.
 */
export function kindOfCode(code: string): NumberKind {
  const positive = code.slice(0, 1000).replace(NOT_CODE, "").split(";")[0] ?? "";
  if (/^0{2,}$/.test(positive)) return { digits: positive.length };
  // General has an e, red an d: only codes of days consist of such letters.
  if (/general/i.test(positive)) return "number";
  return /[ymdhs]/i.test(positive) ? "day" : "number";
}
