import type { Person } from "../org/index.ts";

/** So many letters of a word of the name are told apart from chance, standing anywhere in an id. */
const WORD_ANYWHERE = 5;
/** So many letters are more than initials, where nothing else stands beside them. */
const WORD_ALONE = 3;
const BEGINNING_ALONE = 4;
/** Longer runs of letters are no names; what is asked of each stays small. */
const RUN_MAX = 64;
/** A short word that is a quarter of an id or less stands there by chance, as in a hash. */
const CODE = 4;
const WORDS_MAX = 8;

const MARKS = /\p{M}/gu;
const EMAIL = /^[^\s@]+@[^\s@]+$/u;
const LETTERS = /\p{L}+/gu;
const SIGNS = /[\p{L}\p{N}]/gu;
/** Letters that do not fall apart into a base and a mark, as ids write them. */
const PLAIN: Readonly<Record<string, string>> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", đ: "d", ł: "l", ð: "d" };
const DOUBLED: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };

/**
 * Whether an id says who the person is: an e-mail address, or made from their own name. Of empty seats only addresses
 * count. Codes, numbers and initials do not.
 * Source: docs/guides/formats.md#personal-ids.
 * @example isPersonalId({ id: "lovelacea", name: "Ada Lovelace", vacant: false }) // true
 */
export function isPersonalId({
  id,
  name,
  vacant,
}: Pick<Person, "name" | "vacant"> & { id: string }): boolean {
  if (EMAIL.test(id)) return true;
  if (vacant || !/\p{L}{2}/u.test(id)) return false;
  return spelt(id, plain(name)) || spelt(id, plain(doubled(name)));
}

function spelt(id: string, name: string): boolean {
  const words = [...new Set(name.match(LETTERS) ?? [])].slice(0, WORDS_MAX);
  if (words.length === 0) return false;
  const own = plain(id);
  if (words.some((word) => word.length >= WORD_ANYWHERE && own.includes(word))) return true;
  const runs = own.match(LETTERS) ?? [];
  const signs = own.match(SIGNS)?.length ?? 0;
  return [...runs, runs.join("")].some(
    (run) => run.length <= RUN_MAX && run.length * CODE > signs && isMadeOf(run, words),
  );
}

/**
 * Whether a run of letters is beginnings of these words, each once, enough of them to be more than initials: a telling
 * one among them, or all words whole ("boli"). Each state is looked at once, so that no name makes it slow.
 */
function isMadeOf(run: string, words: readonly string[]): boolean {
  const seen = new Set<string>();
  const all = (1 << words.length) - 1;
  const from = (at: number, whole: number, used: number, isTold: boolean): boolean => {
    if (at === run.length) return isTold || whole === all;
    const state = `${at} ${whole} ${used} ${isTold}`;
    if (seen.has(state)) return false;
    seen.add(state);
    return words.some((word, w) => {
      if ((used & (1 << w)) !== 0) return false;
      let length = 0;
      while (length < word.length && run[at + length] === word[length]) length++;
      for (let taken = length; taken > 0; taken--) {
        const isWhole = taken === word.length;
        const tells = taken >= (isWhole ? WORD_ALONE : BEGINNING_ALONE);
        const next = isWhole ? whole | (1 << w) : whole;
        if (from(at + taken, next, used | (1 << w), isTold || tells)) return true;
      }
      return false;
    });
  };
  return from(0, 0, 0, false);
}

/** In lower case without accents. */
export function plain(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(/[ßøæœđłð]/gu, (letter) => PLAIN[letter] ?? letter)
    .normalize("NFKD")
    .replace(MARKS, "");
}

/** As it is written where accents are not: ä is ae. */
export function doubled(text: string): string {
  if (isAscii(text)) return text;
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüåø]/gu, (letter) => DOUBLED[letter] ?? letter);
}

/** Most texts are, and folding them would cost ten times the look. */
const isAscii = (text: string): boolean => !/[^\p{ASCII}]/u.test(text);
