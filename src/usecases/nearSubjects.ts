import { foldText, type Org } from "../org/index.ts";
import type { SubjectIndex } from "./subjectIndex.ts";
import { nameOf, namesOf, type Subject, type SubjectKind } from "./subjectNames.ts";
import { bitCount, newSketch, sketchText, typingErrors, type Sketch } from "./textSketch.ts";

/** So many suggestions are given. */
export const NEAR_MAX = 5;
/** Longer texts are no mistyped names. */
const TEXT_MAX = 256;
const ERRORS_MAX = 2;
/** One error changes at most so many pairs of letters: two letters swapped touch three. */
const PAIRS_AN_ERROR = 3;
/** So many names are read in full at most; the bits choose which. A million names that look alike stay quick. */
const READ_MAX = 2500;

interface Wanted {
  readonly folded: string;
  readonly errors: number;
  readonly words: readonly string[];
  readonly whole: Sketch;
  readonly wordBits: readonly Sketch[];
}

/**
 * At most five subjects whose names are a typing error away, hold the text, lie in it, or share at least half of its
 * words; best first. One pass over the bits of all names, then at most a few thousand names are read.
 */
export function nearSubjects(
  org: Org,
  index: SubjectIndex,
  text: string,
  kinds: readonly SubjectKind[],
): Subject[] {
  if (text.length > TEXT_MAX) return [];
  const wanted = wantedOf(text);
  if (wanted.folded.length < 3) return [];
  const found: { subject: Subject; rank: number; order: number }[] = [];
  const seen = new Set<number>();
  for (const row of likelyRows(index, wanted)) {
    const ref = index.ref[row] ?? 0;
    if (seen.has(ref)) continue;
    seen.add(ref);
    const entry = index.lists.at(ref);
    if (entry.kind === "redirect" || !kinds.includes(entry.kind)) continue;
    const rank = Math.min(...namesOf(org, entry).map((name) => rankOf(name.text, wanted)));
    if (rank < Infinity)
      found.push({
        subject: { kind: entry.kind, id: entry.record.id, name: nameOf(org, entry) },
        rank,
        order: ref,
      });
  }
  found.sort((a, b) => a.rank - b.rank || a.order - b.order);
  // Beside a typing error, what merely shares a word is noise.
  const limit = (found[0]?.rank ?? 0) < 3 ? 5 : Infinity;
  return found
    .filter(({ rank }) => rank < limit)
    .slice(0, NEAR_MAX)
    .map(({ subject }) => subject);
}

function wantedOf(text: string): Wanted {
  const folded = foldText(text);
  const words = wordsOf(text);
  const bitsOf = (word: string): Sketch => {
    const sketch = newSketch();
    sketchText(word, sketch);
    return sketch;
  };
  return {
    folded,
    errors: folded.length < 4 ? 0 : folded.length < 7 ? 1 : ERRORS_MAX,
    words,
    whole: bitsOf(text),
    wordBits: words.map(bitsOf),
  };
}

/** Words of three letters and more, each once: shorter ones are in everything. */
function wordsOf(text: string): string[] {
  const words = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.map(foldText).filter((word) => word.length >= 3))];
}

/** Rows worth reading, the likeliest first: few pairs differ, or the pairs of the text or of its words are all there. */
function likelyRows(index: SubjectIndex, wanted: Wanted): number[] {
  const { low, high, length, size } = index;
  const { whole, errors, wordBits } = wanted;
  const limit = errors * PAIRS_AN_ERROR;
  const half = Math.ceil(wordBits.length / 2);
  const steps = limit + 2 + wordBits.length;
  const buckets: number[][] = Array.from({ length: steps }, () => []);
  const put = (step: number, row: number): void => {
    const bucket = buckets[step];
    if (bucket !== undefined && bucket.length < READ_MAX) bucket.push(row);
  };
  for (let row = 0; row < size; row++) {
    const l = low[row] ?? 0;
    const h = high[row] ?? 0;
    const n = length[row] ?? 0;
    const lost = bitCount(whole.low & ~l) + bitCount(whole.high & ~h);
    const gained = lost > limit ? 0 : bitCount(l & ~whole.low) + bitCount(h & ~whole.high);
    const isClose = lost <= limit && gained <= limit && Math.abs(n - whole.length) <= errors;
    if (isClose) put(Math.max(lost, gained), row);
    else if (lost === 0 || (n >= 4 && (l & ~whole.low) === 0 && (h & ~whole.high) === 0)) put(limit + 1, row);
    else if (wordBits.length > 1) {
      let there = 0;
      for (const word of wordBits) if ((word.low & ~l) === 0 && (word.high & ~h) === 0) there++;
      if (there >= half && there > 0) put(limit + 2 + wordBits.length - there, row);
    }
  }
  return buckets.flat().slice(0, READ_MAX);
}

/** 0 to 2: typing errors; 3 to 4: one text holds the other, the closer in length the better; 5 to 6: shared words. */
function rankOf(name: string, wanted: Wanted): number {
  const folded = foldText(name);
  if (folded === "") return Infinity;
  const errors =
    wanted.errors === 0
      ? Number(folded !== wanted.folded)
      : typingErrors(folded, wanted.folded, wanted.errors);
  if (errors <= wanted.errors) return errors;
  if (folded.includes(wanted.folded)) return 3 + (folded.length - wanted.folded.length) / 1e4;
  if (folded.length >= 4 && wanted.folded.includes(folded))
    return 3.5 + (wanted.folded.length - folded.length) / 1e4;
  if (wanted.words.length < 2) return Infinity;
  const words = new Set(wordsOf(name));
  const shared = wanted.words.filter((word) => words.has(word)).length;
  if (shared === 0 || shared * 2 < wanted.words.length) return Infinity;
  return 6 - shared / (wanted.words.length + words.size - shared);
}
