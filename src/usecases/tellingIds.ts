import type { Person } from "../org/index.ts";
import { tellingWords } from "../storage/index.ts";
import { doubled, plain } from "./personalId.ts";

/** Names of more words are met in the order they have. */
const WORDS_TURNED = 6;
/** So many words of an id that stand together are looked at: a long name, or an address. */
const RUN_WORDS = 8;
const WORDS_MAX = 40;

const WORD = /[\p{L}\p{N}]+/gu;

/** Whose words an id may hold. `ids`: what a source calls them, where that is no code. */
export type NamedPerson = Pick<Person, "name" | "vacant" | "email" | "sourceId" | "employeeNumber"> & {
  readonly ids?: readonly string[];
};

/**
 * Those of some ids in which a person is named: by the whole name, apart or together, in any order, case and accents;
 * by address, login or a code of theirs. What erasing would write over in texts is found here in ids.
 * O(people + ids). Source: docs/guides/formats.md#personal-ids.
 * @example tellingIds(["zoe-quackenbush-s-team", "pay"], [{ name: "Zoë Quackenbush", vacant: false }]).has("pay") // false
 */
export function tellingIds(ids: Iterable<string>, people: Iterable<NamedPerson>): ReadonlySet<string> {
  const runs = new Map<string, Set<string>>();
  const words = new Set<string>();
  for (const id of ids) noteRuns(id, runs, words);
  const telling = new Set<string>();
  if (runs.size === 0) return telling;
  const known = wordsKnown(words);
  for (const person of people) {
    if (!mayStand(person, known)) continue;
    for (const run of runsOf(person)) for (const id of runs.get(run) ?? []) telling.add(id);
  }
  return telling;
}

/** Every run of words of an id, with and without single letters between them. */
function noteRuns(id: string, runs: Map<string, Set<string>>, words: Set<string>): void {
  const all = wordsOf(plain(id)).slice(0, WORDS_MAX);
  const longer = all.filter((word) => word.length > 1);
  for (const list of longer.length === all.length ? [all] : [all, longer])
    for (let from = 0; from < list.length; from++) {
      words.add(withoutS(list[from] ?? ""));
      for (let to = from + 1; to <= Math.min(list.length, from + RUN_WORDS); to++) {
        const run = list.slice(from, to).join(" ");
        for (const key of new Set([run, withoutS(run)])) {
          const known = runs.get(key);
          if (known === undefined) runs.set(key, new Set([id]));
          else known.add(id);
        }
      }
    }
}

/** "Zoë Quackenbushs team". */
const withoutS = (text: string): string => (text.endsWith("s") ? text.slice(0, -1) : text);

const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** Few people have a word that stands in an id; the others are not looked at twice. */
function mayStand(person: NamedPerson, { has, hasLength }: Known): boolean {
  const { name, email = "", sourceId = "", employeeNumber = "", ids = [] } = person;
  const login = email.slice(0, Math.max(0, email.indexOf("@")));
  const others = plain(`${login} ${sourceId} ${employeeNumber} ${ids.join(" ")}`);
  return (
    wordsOf(others).some(has) ||
    formsOf(name).some((one) => {
      const own = wordsOf(one);
      return own.some(has) || (own.length > 1 && hasLength(own) && togetherOf(own).some(has));
    })
  );
}

/** Words of ids, asked for before anything is made of a name: of a hundred thousand people that took a second. */
interface Known {
  /** Whether a word stands in an id. */
  readonly has: (word: string) => boolean;
  /** Whether words, or those of them that are longer than a letter, written together are as long as one in an id. */
  readonly hasLength: (words: readonly string[]) => boolean;
}

function wordsKnown(words: ReadonlySet<string>): Known {
  const shapes = new Set<number>();
  const lengths = new Set<number>();
  for (const word of words) {
    shapes.add(shapeOf(word, word.length));
    // An s at the end is not counted.
    lengths.add(word.length).add(word.length + 1);
  }
  return {
    has: (word) =>
      shapes.has(shapeOf(word, word.endsWith("s") ? word.length - 1 : word.length)) &&
      words.has(withoutS(word)),
    hasLength: (own) => {
      let all = 0;
      let letters = 0;
      for (let i = 0; i < own.length; i++) {
        const { length = 0 } = own[i] ?? "";
        all += length;
        if (length === 1 && i > 0 && i < own.length - 1) letters++;
      }
      return lengths.has(all) || lengths.has(all - letters);
    },
  };
}

/** Its length, its first letter and the one in the middle: most words differ in one of these. */
const shapeOf = (word: string, length: number): number =>
  length === 0 ? 0 : ((word.charCodeAt(0) * 64 + Math.min(63, length)) << 8) ^ word.charCodeAt(length >> 1);

/** How somebody may stand in an id, as runs of words. */
function runsOf(person: NamedPerson): ReadonlySet<string> {
  const { email, sourceId, employeeNumber, ids = [] } = person;
  const { names, codes } = tellingWords({
    names: person.vacant ? [] : [person.name],
    mails: email === undefined ? [] : [email],
    codes: [sourceId ?? "", employeeNumber ?? "", ...ids].filter((code) => code !== ""),
  });
  const runs = new Set<string>();
  for (const name of names.flatMap(formsOf)) {
    const words = wordsOf(name);
    for (const order of ordersOf(words)) runs.add(order.join(" "));
    for (const together of togetherOf(words)) runs.add(together);
  }
  for (const code of codes.flatMap(formsOf)) runs.add(wordsOf(code).join(" "));
  runs.delete("");
  return runs;
}

/** Without accents, and with ae for ä. */
function formsOf(text: string): string[] {
  const [bare, two] = [plain(text), plain(doubled(text))];
  return bare === two ? [bare] : [bare, two];
}

const togetherOf = (words: readonly string[]): string[] => ordersOf(words).map((order) => order.join(""));

/** As a name is written, and turned, so that each of its words stands first once; with and without initials. */
function ordersOf(words: readonly string[]): (readonly string[])[] {
  const longer = words.filter((word, i) => i === 0 || i === words.length - 1 || word.length > 1);
  return (longer.length === words.length ? [words] : [words, longer]).flatMap((list) => {
    const turns = list.length > WORDS_TURNED ? 1 : Math.max(1, list.length);
    return Array.from({ length: turns }, (_, i) =>
      i === 0 ? list : [...list.slice(i), ...list.slice(0, i)],
    );
  });
}
