import { OTHER_DISCIPLINE, type Discipline } from "./discipline.ts";
import { NONE } from "./ids.ts";
import type { Org } from "./org.ts";
import { foldText } from "./settle/fold.ts";

const wordsByOrg = new WeakMap<Org, ReadonlyMap<string, number>>();

/**
 * The discipline that a word of the settings or of this program means: by its id, else by its name, else by an alias;
 * a word that several claim is that of the smallest id. Kept per org.
 * @returns position in `org.disciplines`, −1 where none is meant.
 * @example disciplineNamed(org, "engineering") // …
 */
export function disciplineNamed(org: Org, word: string): number {
  let words = wordsByOrg.get(org);
  if (words === undefined) {
    const positions = new Map<Discipline, number>(org.disciplines.map((one, position) => [one, position]));
    const claimed = [...claimWords(org.disciplines).byWord];
    // People of unknown discipline share no craft, whatever the list calls them.
    words = new Map(
      claimed
        .filter(([, { id }]) => id !== OTHER_DISCIPLINE)
        .map(([folded, one]) => [folded, positions.get(one) ?? NONE]),
    );
    wordsByOrg.set(org, words);
  }
  return words.get(foldText(word)) ?? NONE;
}

/** One word that two disciplines claim; the first has it. */
export interface WordClash {
  readonly word: string;
  readonly first: Discipline;
  readonly other: Discipline;
}

/** Whose each word is, folded: ids go before names, names before aliases, and smaller ids before others, so that the order of a list says nothing. */
export function claimWords(disciplines: readonly Discipline[]): {
  readonly byWord: ReadonlyMap<string, Discipline>;
  readonly clashes: readonly WordClash[];
} {
  const byWord = new Map<string, Discipline>();
  const clashes: WordClash[] = [];
  const claim = (word: string, discipline: Discipline): void => {
    const folded = foldText(word);
    const first = byWord.get(folded);
    if (folded === "" || first === discipline) return;
    if (first === undefined) byWord.set(folded, discipline);
    else clashes.push({ word, first, other: discipline });
  };
  const sorted = disciplines.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const one of sorted) claim(one.id, one);
  for (const one of sorted) claim(one.name, one);
  for (const one of sorted) for (const word of one.aliases ?? []) claim(word, one);
  return { byWord, clashes };
}

/**
 * Whether one of these words of the settings means the discipline, by its id or name.
 * @example isNamedBy({ id: "product-design", name: "Product Design" }, ["Product design"]) // true
 */
export function isNamedBy(
  { id, name }: Pick<Discipline, "name"> & { readonly id: string },
  words: readonly string[],
): boolean {
  const own = new Set([foldText(id), foldText(name)]);
  return words.some((word) => own.has(foldText(word)));
}
