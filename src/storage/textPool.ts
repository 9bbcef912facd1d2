import { ByteReader, ByteWriter } from "./columnBytes.ts";

/** So many letters make a part: far below the longest text there may be. */
const PART_LETTERS = 4_000_000;

/** A map holds 16 million entries at most; before that it starts anew, and texts met again are written again. */
const KNOWN_MAX = 8_000_000;

/** The number that stands for null among those of texts. */
export const NO_TEXT = 0;

/** Texts by number, from 1 in the order in which they are met, each written once. */
export class TextPool {
  readonly #parts: Uint8Array[] = [];
  readonly #partLetters: number;
  readonly #knownMax: number;
  #known = new Map<string, number>();
  #count = NO_TEXT;
  #waiting: string[] = [];
  #letters = 0;

  /** Both are smaller in tests. */
  constructor(partLetters: number = PART_LETTERS, knownMax: number = KNOWN_MAX) {
    this.#partLetters = partLetters;
    this.#knownMax = knownMax;
  }

  numberOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= this.#knownMax) this.#known = new Map();
    this.#known.set(text, ++this.#count);
    this.#waiting.push(text);
    this.#letters += text.length;
    if (this.#letters >= this.#partLetters) this.#cut();
    return this.#count;
  }

  /** All of them, in parts. */
  close(): readonly Uint8Array[] {
    if (this.#waiting.length > 0) this.#cut();
    return this.#parts;
  }

  #cut(): void {
    const part = new ByteWriter();
    part.int(this.#waiting.length);
    part.ints(this.#waiting.map((text) => text.length));
    part.text(this.#waiting.join(""));
    this.#parts.push(part.close());
    this.#waiting = [];
    this.#letters = 0;
  }
}

/** The texts of these parts by number; at `NO_TEXT` stands null. */
export function textsOf(parts: readonly Uint8Array[]): readonly (string | null)[] {
  const readers = parts.map((part) => new ByteReader(part));
  const counts = readers.map((reader) => reader.int());
  const texts: (string | null)[] = [null];
  // Room for all at once: a list that grows is copied a dozen times.
  texts.length = counts.reduce((sum, count) => sum + count, 1);
  let next = 1;
  for (const [i, reader] of readers.entries()) {
    const count = counts[i] ?? 0;
    cut(reader.ints(count), reader.text(), texts, next);
    next += count;
  }
  return texts;
}

/** Pieces of one text share its letters: nothing is copied. */
function cut(lengths: Int32Array, all: string, texts: (string | null)[], first: number): void {
  let at = 0;
  for (let i = 0; i < lengths.length; i++) {
    const end = at + (lengths[i] ?? 0);
    texts[first + i] = all.slice(at, end);
    at = end;
  }
}
