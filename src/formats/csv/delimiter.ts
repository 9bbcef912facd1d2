export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const ROWS_LOOKED_AT = 50;

/**
 * The delimiter that cuts the first rows most evenly: of those that occur in the header, the one with the largest
 * share of rows as wide as the header, then the widest header. A comma where nothing divides.
 * @param text the start of the file; its last row may be incomplete.
 */
export function findDelimiter(text: string): Delimiter {
  let best: { readonly delimiter: Delimiter; readonly even: number; readonly width: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const widths = widthsOf(text, delimiter);
    const width = widths[0] ?? 1;
    if (width < 2) continue;
    const even = widths.filter((one) => one === width).length / widths.length;
    if (best === undefined || even > best.even || (even === best.even && width > best.width))
      best = { delimiter, even, width };
  }
  return best?.delimiter ?? ",";
}

function widthsOf(text: string, delimiter: string): number[] {
  const widths: number[] = [];
  let width = 1;
  let isQuoted = false;
  let isEmpty = true;
  for (let i = 0; i < text.length && widths.length < ROWS_LOOKED_AT; i++) {
    const c = text.charAt(i);
    if (c === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (c === delimiter) width++;
    else if (c === "\n" || c === "\r") {
      if (!isEmpty) widths.push(width);
      width = 1;
      isEmpty = true;
      continue;
    }
    isEmpty = false;
  }
  if (widths.length === 0) widths.push(width);
  return widths;
}
