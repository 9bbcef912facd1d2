import type { StringLookup } from "./stringTable.ts";

/**
 * Texts as pairs of whole numbers, to be compared and hashed without going back to the strings: at a million people
 * each string that is looked at again costs 0.1 to 0.2 µs of waiting for memory. Up to eight ASCII characters, as
 * most employee numbers have, the key is the text itself; of a longer text it is a hash of 63 bits, and whoever finds
 * two equal ones compares the texts.
 */
export interface TextKeys {
  /** Appends the key of a text; of null (which no text has) too. */
  push(text: string | null): void;
  /** The key of the text in lower case, mostly without making that text. */
  pushLower(text: string): void;
  readonly size: number;
  /** Numbers 2i and 2i + 1 are the key of the i-th text; valid until the next `push`. */
  readonly column: Int32Array;
}

const SHORT = 8;
/** Bit of the second number that no ASCII character sets: the key is a hash. */
const HASHED = 1 << 31;
/** The key of null, and of the empty text. */
const NOTHING = 0;

export function createTextKeys(): TextKeys {
  let column = new Int32Array(2048);
  let size = 0;
  /** Where the next key goes. */
  const next = (): number => {
    if (size * 2 === column.length) {
      const wide = new Int32Array(column.length * 2);
      wide.set(column);
      column = wide;
    }
    return size++ * 2;
  };
  return {
    push(text) {
      const at = next();
      if (text !== null) writeKey(text, column, at);
    },
    pushLower(text) {
      const at = next();
      if (!writeLowerKey(text, column, at)) writeKey(text.toLowerCase(), column, at);
    },
    get size() {
      return size;
    },
    get column() {
      return column;
    },
  };
}

function writeKey(text: string, column: Int32Array, at: number): void {
  const { length } = text;
  let first = 0;
  let second = 0;
  if (length <= SHORT) {
    let isPlain = true;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      // A NUL would give a longer text the key of a shorter one.
      if (code > 127 || code === 0) isPlain = false;
      if (i < 4) first |= code << (i * 8);
      else second |= code << (i * 8 - 32);
    }
    if (isPlain) {
      column[at] = first;
      column[at + 1] = second;
      return;
    }
  }
  // FNV-1a over UTF-16 code units, and a second one with another start and the multiplier of MurmurHash2.
  first = 0x811c9dc5 | 0;
  second = length;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995);
    second ^= second >>> 15;
  }
  column[at] = first;
  column[at + 1] = second | HASHED;
}

/** The key of a longer ASCII text in lower case, as `writeKey` makes it; false where the text is another. */
function writeLowerKey(text: string, column: Int32Array, at: number): boolean {
  if (text.length <= SHORT) return false;
  let first = 0x811c9dc5 | 0;
  let second = text.length;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code > 127) return false;
    if (code >= 65 && code <= 90) code += 32;
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995);
    second ^= second >>> 15;
  }
  column[at] = first;
  column[at + 1] = second | HASHED;
  return true;
}

/** So many steps beside its place, and the table gives up: made-up collisions must not cost quadratic time. */
const PROBES_MAX = 64;
/** Numbers beside each other, all of them in one line of the cache: position + 1 and the key. */
const WIDTH = 4;

/** Positions of texts that all differ. */
export interface KeyTable extends StringLookup {
  /** The position of the text with the i-th of these keys, −1 where none has it. */
  positionOf(keys: Int32Array, i: number, textOf: (i: number) => string | null): number;
}

/**
 * A table of texts by their keys. The loop over numbers alone lets the processor wait for many places at once: 0.05 s
 * for a million ids where asking string by string takes 0.4 s (most of it memory that is waited for).
 * @returns undefined where two texts are equal, or so many collide that they were made to.
 */
export function createKeyTable(
  { column: keys, size }: TextKeys,
  textOf: (position: number) => string,
): KeyTable | undefined {
  const places = 2 ** Math.ceil(Math.log2(Math.max(16, size * 2)));
  const end = (places - 1) * WIDTH;
  const table = new Int32Array(places * WIDTH);

  /** The place of the text with this key, or −1 − the free place where it could go, or `FULL`. */
  const find = (column: Int32Array, k: number, textAt: (i: number) => string | null): number => {
    const first = column[k * 2]!;
    const second = column[k * 2 + 1]!;
    let at = (spread(first, second) * WIDTH) & end;
    for (let probe = 0; probe < PROBES_MAX; probe++) {
      const found = table[at]!;
      if (found === 0) return -1 - at;
      if (table[at + 1] === first && table[at + 2] === second)
        if (second >= 0 || textOf(found - 1) === textAt(k)) return at;
      at = (at + WIDTH) & end;
    }
    return FULL;
  };

  for (let i = 0; i < size; i++) {
    const at = find(keys, i, textOf);
    if (at >= 0 || at === FULL) return undefined;
    table[-1 - at] = i + 1;
    table[-at] = keys[i * 2]!;
    table[1 - at] = keys[i * 2 + 1]!;
  }
  const asked = new Int32Array(2);
  const positionOf: KeyTable["positionOf"] = (column, i, textAt) => {
    const at = find(column, i, textAt);
    return at < 0 ? -1 : table[at]! - 1;
  };
  return {
    positionOf,
    get(text) {
      if (text === "") return -1;
      writeKey(text, asked, 0);
      return positionOf(asked, 0, () => text);
    },
  };
}

const FULL = -(2 ** 31);

/** Whether two of the keys that say something are equal; of hashed texts "perhaps", which is wrong once in 10⁷ lists. */
export function mayHaveEqual({ column: keys, size }: TextKeys): boolean {
  const places = 2 ** Math.ceil(Math.log2(Math.max(16, size * 2)));
  const end = (places - 1) * 2;
  const table = new Int32Array(places * 2);
  for (let i = 0; i < size; i++) {
    const first = keys[i * 2]!;
    const second = keys[i * 2 + 1]!;
    if (first === NOTHING && second === NOTHING) continue;
    let at = (spread(first, second) * 2) & end;
    let probe = 0;
    while (table[at] !== 0 || table[at + 1] !== 0) {
      if ((table[at] === first && table[at + 1] === second) || ++probe === PROBES_MAX) return true;
      at = (at + 2) & end;
    }
    table[at] = first;
    table[at + 1] = second;
  }
  return false;
}

/** Spreads a key, so that the low bits depend on all of it. Source: the finaliser of MurmurHash3. */
function spread(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ second;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & 0x3fffffff;
}
