import { HELVETICA } from "./helvetica.ts";

/** A text painted as dots, for letters that the fonts of readers may not have. */
export interface Glyph {
  /** Dots of the mask; `ascent` of its rows stand above the baseline. */
  readonly width: number;
  readonly height: number;
  readonly ascent: number;
  /** Dots of an em, and how far the pen goes. */
  readonly em: number;
  readonly advance: number;
  /** A bit a dot, rows from the top, each padded to whole bytes; 1 is ink. */
  readonly mask: Uint8Array;
}

/** Paints a word in a font that has its letters; null where none has. */
export type PaintGlyph = (content: string, weight: 400 | 600) => Glyph | null;

/** A stretch of a text in one font of the file: its codes, and how wide it runs in em. */
export interface Stretch {
  readonly font: string;
  readonly codes: readonly number[];
  readonly width: number;
}

export interface LatinFont {
  readonly name: string;
  readonly weight: 400 | 600;
  /** Names of the glyphs of codes 33 and up. */
  readonly letters: readonly string[];
}

export interface PaintedFont {
  readonly name: string;
  /** What each code from 33 up shows, and says when it is copied. */
  readonly glyphs: readonly { readonly text: string; readonly glyph: Glyph }[];
}

/** The fonts of a file: Helvetica under as many encodings as its letters need, and painted words. */
export interface Fonts {
  readonly stretches: (content: string, weight: 400 | 600) => Stretch[];
  readonly latin: () => readonly LatinFont[];
  readonly painted: () => readonly PaintedFont[];
}

const FIRST = 33;
const LETTERS_MAX = 222;
const SPACE = 32;
const SPACE_EM = 0.278;
/** What a reader without our fonts sees of letters nobody could paint. */
const UNKNOWN = "?";

/** Marks that only steer the direction of text; a painted word carries its direction itself. */
const STEERING = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PLAIN: Readonly<Record<string, string>> = {
  "→": "->",
  "←": "<-",
  "↑": "^",
  "≥": ">=",
  "≤": "<=",
  "✓": "x",
};

export function createFonts(paint: PaintGlyph): Fonts {
  const latin: { name: string; weight: 400 | 600; letters: string[] }[] = [];
  const latinOf = new Map<string, { readonly font: string; readonly code: number }>();
  const painted: { name: string; glyphs: { text: string; glyph: Glyph }[] }[] = [];
  const paintedOf = new Map<string, Stretch | null>();

  const letter = (code: number, weight: 400 | 600): Stretch => {
    const known = HELVETICA.get(code);
    if (known === undefined) return letter(UNKNOWN.charCodeAt(0), weight);
    const width = (weight === 600 ? known.bold : known.regular) / 1000;
    const key = `${weight} ${code}`;
    let place = latinOf.get(key);
    if (place === undefined) {
      let font = latin.findLast((one) => one.weight === weight);
      if (font === undefined || font.letters.length === LETTERS_MAX) {
        font = { name: `H${latin.length}`, weight, letters: [] };
        latin.push(font);
      }
      font.letters.push(known.name);
      place = { font: font.name, code: FIRST + font.letters.length - 1 };
      latinOf.set(key, place);
    }
    return { font: place.font, codes: [place.code], width };
  };

  const word = (content: string, weight: 400 | 600): Stretch[] => {
    const key = `${weight} ${content}`;
    let known = paintedOf.get(key);
    if (known === undefined) {
      const glyph = paint(content, weight);
      known = glyph === null ? null : add(content, glyph);
      paintedOf.set(key, known);
    }
    if (known !== null) return [known];
    const plain = [...content].map((one) => (one.trim() === "" ? " " : (PLAIN[one] ?? UNKNOWN))).join("");
    return [...plain].map((one) => latinOrSpace(one, weight, letter));
  };

  const add = (content: string, glyph: Glyph): Stretch => {
    let font = painted.at(-1);
    if (font === undefined || font.glyphs.length === LETTERS_MAX) {
      font = { name: `P${painted.length}`, glyphs: [] };
      painted.push(font);
    }
    font.glyphs.push({ text: content, glyph });
    return { font: font.name, codes: [FIRST + font.glyphs.length - 1], width: glyph.advance / glyph.em };
  };

  return {
    stretches: (content, weight) =>
      joined(
        wordsOf(content.replaceAll(STEERING, "")).flatMap(({ text, isLatin }) =>
          isLatin ? [...text].map((one) => latinOrSpace(one, weight, letter)) : word(text, weight),
        ),
      ),
    latin: () => latin,
    painted: () => painted,
  };
}

function latinOrSpace(
  one: string,
  weight: 400 | 600,
  letter: (code: number, weight: 400 | 600) => Stretch,
): Stretch {
  const code = one.codePointAt(0) ?? SPACE;
  return code === SPACE || code === 0xa0
    ? { font: "", codes: [SPACE], width: SPACE_EM }
    : letter(code, weight);
}

const isHelvetica = (one: string): boolean => {
  const code = one.codePointAt(0) ?? 0;
  return code === 0xa0 || HELVETICA.has(code);
};

/** A text in pieces that Helvetica has, and whole words (with what joins them) that it has not. */
function wordsOf(content: string): { readonly text: string; readonly isLatin: boolean }[] {
  const pieces: { text: string; isLatin: boolean }[] = [];
  // A letter with marks of its own is one letter; where both forms exist the fonts have the composed one.
  for (const one of content.normalize("NFC")) {
    const isLatin = isHelvetica(one);
    const last = pieces.at(-1);
    if (last?.isLatin === isLatin) last.text += one;
    else pieces.push({ text: one, isLatin });
  }
  return withSpaces(pieces);
}

/** Words of such a script belong together with the spaces between them: the order of several is the script's own. */
function withSpaces(
  pieces: readonly { readonly text: string; readonly isLatin: boolean }[],
): { readonly text: string; readonly isLatin: boolean }[] {
  const kept: { text: string; isLatin: boolean }[] = [];
  for (const { text, isLatin } of pieces) {
    const [before, between] = [kept.at(-2), kept.at(-1)];
    if (!isLatin && before?.isLatin === false && between?.text.trim() === "") {
      kept.pop();
      before.text += between.text + text;
    } else kept.push({ text, isLatin });
  }
  return kept;
}

/** Neighbours of one font as one stretch; a space goes with whatever stands before it. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const lines: { font: string; codes: number[]; width: number }[] = [];
  for (const { font, codes, width } of stretches) {
    const last = lines.at(-1);
    if (
      last !== undefined &&
      (font === "" || last.font === font || last.font === "") &&
      !last.font.startsWith("P")
    ) {
      last.font = last.font === "" ? font : last.font;
      last.codes.push(...codes);
      last.width += width;
    } else lines.push({ font, codes: [...codes], width });
  }
  return lines;
}
