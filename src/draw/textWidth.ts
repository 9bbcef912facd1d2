/**
 * Estimated advance widths, in 1/100 em, of Inter's regular weight for ASCII 32–126, rounded up. Layouts are pure
 * and cannot ask a font; fallback fonts run wider, which `SAFETY` covers (DejaVu Sans measured 12 % wider).
 */
const ASCII = [
  28, 29, 47, 64, 65, 82, 66, 30, 37, 37, 51, 67, 29, 46, 29, 37, 63, 45, 62, 64, 66, 61, 63, 57, 63, 63, 29,
  31, 67, 67, 67, 52, 97, 69, 66, 74, 73, 61, 59, 76, 75, 28, 57, 68, 57, 91, 77, 78, 64, 78, 65, 65, 66, 75,
  69, 99, 68, 68, 64, 37, 37, 37, 48, 46, 36, 57, 62, 58, 62, 60, 38, 62, 61, 26, 26, 55, 26, 89, 61, 61, 62,
  62, 39, 54, 35, 61, 57, 82, 55, 57, 56, 43, 35, 43, 67,
];
const SAFETY = 1.1;
const BOLD = 1.05;

/**
 * Estimated width of a line in px, rather too wide than too narrow.
 * @example textWidth("Search", 12) > 30 // true
 */
export function textWidth(content: string, size: number, weight: 400 | 600 = 400): number {
  let hundredths = 0;
  for (const character of content) hundredths += characterWidth(character.codePointAt(0) ?? 0);
  return (hundredths / 100) * size * SAFETY * (weight === 600 ? BOLD : 1);
}

function characterWidth(code: number): number {
  if (code >= 32 && code < 127) return ASCII[code - 32] ?? 60;
  if (isZeroWidth(code)) return 0;
  return isWide(code) ? 110 : 68;
}

const isZeroWidth = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2066 && code <= 0x2069);

/** East Asian full-width characters and pictographs. */
const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xff60) ||
  code >= 0x1f000;

/**
 * The text cut to a width, with "…" where it was cut; "" where not even one character and "…" fit.
 * @example fitText("Chief executive", 12, 40).endsWith("…") // true
 */
export function fitText(content: string, size: number, widthMax: number, weight: 400 | 600 = 400): string {
  if (textWidth(content, size, weight) <= widthMax) return content;
  const characters = [...content];
  let kept = 0;
  let width = textWidth("…", size, weight);
  for (const character of characters) {
    width += textWidth(character, size, weight);
    if (width > widthMax) break;
    kept++;
  }
  return kept === 0 ? "" : `${characters.slice(0, kept).join("").trimEnd()}…`;
}

/**
 * The text broken into lines at spaces; a word longer than a line is cut.
 * @example wrapText("one two", 12, 30).length // 2
 */
export function wrapText(content: string, size: number, widthMax: number, weight: 400 | 600 = 400): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of content.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && textWidth(longer, size, weight) > widthMax) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  if (current !== "") lines.push(current);
  return lines.map((one) => fitText(one, size, widthMax, weight));
}
