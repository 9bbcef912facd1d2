import { nameWordsOf, wordsOf } from "./words.ts";

interface NameKey {
  readonly words: readonly string[];
  readonly entry: number;
}

/** Names to look for in titles, ready to search. */
export interface NameIndex {
  readonly keysByStart: ReadonlyMap<string, readonly NameKey[]>;
}

/** The shortest word that may stand for a longer one ("dev" for "developer"). */
const SHORT_FORM_MIN = 3;

/** Makes an index of names; entry i is found by any of its names. Names of one digit or letter are left out. */
export function nameIndex(namesByEntry: readonly (readonly string[])[]): NameIndex {
  const keysByStart = new Map<string, NameKey[]>();
  namesByEntry.forEach((names, entry) => {
    for (const name of names) {
      const words = nameWordsOf(name);
      const first = words[0];
      if (first === undefined || (words.length === 1 && !/\p{L}.*\p{L}/u.test(first))) continue;
      const start = startOf(first);
      const keys = keysByStart.get(start) ?? [];
      keysByStart.set(start, keys);
      keys.push({ words, entry });
    }
  });
  return { keysByStart };
}

const startOf = (word: string): string => word.slice(0, SHORT_FORM_MIN);

/**
 * Entries that the text names: whole words in order, the longest name at each place. In a name of several words one
 * may be shortened or written out ("Dev Experience" for "Developer Experience"); exact names win over those.
 * @returns entries, ascending, each once. O(words × names that start alike).
 * @example namedIn(nameIndex([["Search"], ["Search Core"]]), "Manager, Search Core") // [1]
 */
export function namedIn(index: NameIndex, text: string): number[] {
  const words = wordsOf(text);
  const found = new Set<number>();
  for (let at = 0; at < words.length;) {
    let best: NameKey[] = [];
    let bestScore = 0;
    for (const key of index.keysByStart.get(startOf(words[at] ?? "")) ?? []) {
      const score = scoreAt(words, at, key.words);
      if (score === 0 || score < bestScore) continue;
      if (score > bestScore) best = [];
      best.push(key);
      bestScore = score;
    }
    for (const key of best) found.add(key.entry);
    at += best[0]?.words.length ?? 1;
  }
  return [...found].sort((a, b) => a - b);
}

/** 0 where the name does not stand here; else more for more words, and for exact ones. */
function scoreAt(words: readonly string[], at: number, name: readonly string[]): number {
  let exact = 0;
  for (let k = 0; k < name.length; k++) {
    const said = words[at + k];
    const wanted = name[k];
    if (said === undefined || wanted === undefined) return 0;
    if (said === wanted) exact++;
    else if (!isShortForm(said, wanted) && !isShortForm(wanted, said)) return 0;
  }
  if (exact === 0) return 0;
  return name.length * 2 + (exact === name.length ? 1 : 0);
}

function isShortForm(short: string, long: string): boolean {
  return short.length >= SHORT_FORM_MIN && long.length > short.length && long.startsWith(short);
}
