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
const READ_MAX = 600;
const LOST_SHARE = 0.6;

interface Wanted {
  readonly folded: string;
  readonly errors: number;
  readonly words: readonly string[];
  readonly whole: Sketch;
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
  const { rows, close } = likelyRows(index, wanted);
  for (const [at, row] of rows.entries()) {
    // Those within a typing error come first; five of them leave no room for others.
    if (at >= close && found.length >= NEAR_MAX) break;
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
  const whole = newSketch();
  sketchText(text, whole);
  return {
    folded,
    errors: folded.length < 4 ? 0 : folded.length < 7 ? 1 : ERRORS_MAX,
    words,
    whole,
  };
}

/** Words of three letters and more, each once: shorter ones are in everything. */
function wordsOf(text: string): string[] {
  const words = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.map(foldName).filter((word) => word.length >= 3))];
}

/** Rows worth reading, the likeliest first: few pairs differ, or few of the text's pairs are missing, or none is more. */
function likelyRows(
  index: SubjectIndex,
  wanted: Wanted,
): { readonly rows: readonly number[]; readonly close: number } {
  const { low, high, length, size } = index;
  const { whole, errors } = wanted;
  const limit = errors * PAIRS_AN_ERROR;
  const pairs = bitCount(whole.low) + bitCount(whole.high);
  // Who shares half of the words shares about half of their pairs; words differ in length.
  const lostMax = Math.floor(pairs * LOST_SHARE);
  const buckets: number[][] = Array.from({ length: limit + 2 + lostMax }, () => []);
  const put = (step: number, row: number): void => {
    const bucket = buckets[step];
    if (bucket !== undefined && bucket.length < READ_MAX) bucket.push(row);
  };
  for (let row = 0; row < size; row++) {
    const l = low[row] ?? 0;
    const h = high[row] ?? 0;
    const n = length[row] ?? 0;
    const lost = bitCount(whole.low & ~l) + bitCount(whole.high & ~h);
    if (lost <= limit && n - whole.length <= errors && whole.length - n <= errors) {
      const gained = bitCount(l & ~whole.low) + bitCount(h & ~whole.high);
      if (gained <= limit) {
        put(Math.max(lost, gained), row);
        continue;
      }
    }
    if (lost <= lostMax) put(limit + 1 + lost, row);
    else if (n >= 4 && ((l & ~whole.low) | (h & ~whole.high)) === 0) put(limit + 1, row);
  }
  const close = buckets.slice(0, limit + 1).reduce((sum, bucket) => sum + bucket.length, 0);
  return { rows: buckets.flat().slice(0, READ_MAX), close };
}

/** As `foldText`, three times as quick for ASCII. */
function foldName(text: string): string {
  return IS_ASCII.test(text) ? text.toLowerCase().replace(NOT_PLAIN, "") : foldText(text);
}
// eslint-disable-next-line no-control-regex
const IS_ASCII = /^[\u0000-\u007f]*$/;
const NOT_PLAIN = /[^a-z0-9]/g;

/** 0 to 2: typing errors; 3 to 4: one text holds the other, the closer in length the better; 5 to 6: shared words. */
function rankOf(name: string, wanted: Wanted): number {
  const folded = foldName(name);
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
  const mayShare = wanted.words.filter((word) => folded.includes(word)).length;
  if (mayShare * 2 < wanted.words.length) return Infinity;
  const words = new Set(wordsOf(name));
  const shared = wanted.words.filter((word) => words.has(word)).length;
  if (shared === 0 || shared * 2 < wanted.words.length) return Infinity;
  return 6 - shared / (wanted.words.length + words.size - shared);
}
