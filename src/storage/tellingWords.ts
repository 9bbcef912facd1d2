import { cellOf } from "./redact.ts";

/** So many signs of a code tell it from a word or a figure that stands in a text by chance. */
const CODE_SIGNS = 5;
const DIGITS = 6;
const NAME_LETTERS = 4;

/** What is known of somebody that may be written elsewhere. */
export interface PersonWords {
  readonly names: Iterable<string>;
  readonly mails: Iterable<string>;
  /** Ids of sources and numbers of employees. */
  readonly codes: Iterable<string>;
}

/** What tells of somebody wherever it stands, and what only where it is all that stands in a field. */
export interface TellingWords {
  /** Names, of one word or more. */
  readonly names: readonly string[];
  /** Addresses, logins and codes. */
  readonly codes: readonly string[];
  /** In lower case without accents. */
  readonly cells: ReadonlySet<string>;
}

/**
 * What of somebody's words is searched for in texts. A name of one word is searched for where an address holds it too;
 * else it may be any word.
 * @example tellingWords({ names: ["Product"], mails: [], codes: ["E7"] }).names // []
 */
export function tellingWords({ names: named, mails: addresses, codes: known }: PersonWords): TellingWords {
  const [names, mails, codes] = [[...new Set(named)], [...new Set(addresses)], [...new Set(known)]];
  const logins = new Set(mails.map((mail) => mail.slice(0, mail.indexOf("@"))));
  const parts = new Set([...logins].flatMap((login) => cellOf(login).split(/[^\p{L}\p{N}]+/u)));
  const nameWords = names
    .flatMap((name) => cellOf(name).match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length >= NAME_LETTERS);
  const isTelling = (code: string): boolean => {
    if (/^\d+$/.test(code)) return code.length >= DIGITS;
    if (code.length < CODE_SIGNS) return false;
    return /[^\p{L}]/u.test(code) || nameWords.some((word) => cellOf(code).includes(word));
  };
  const isSearched = (name: string): boolean => /\s/.test(name.trim()) || parts.has(cellOf(name));
  const told = codes.filter((code) => /\p{L}/u.test(code));
  const lone = names.filter((name) => !isSearched(name));
  return {
    names: names.filter(isSearched),
    codes: [...mails, ...[...logins, ...codes].filter(isTelling)],
    cells: new Set([...logins, ...told, ...lone].map(cellOf)),
  };
}
