import { foldText, NONE, OTHER_DISCIPLINE, type Org } from "../org/index.ts";

const wordsByOrg = new WeakMap<Org, ReadonlyMap<string, number>>();

/**
 * The discipline that a word of the settings or of this program means: by its id, else by its name, else by an alias;
 * a word that several claim is the first one's. Kept per org.
 * @returns position in `org.disciplines`, −1 where none is meant.
 * @example disciplineNamed(org, "engineering") // …
 */
export function disciplineNamed(org: Org, word: string): number {
  let words = wordsByOrg.get(org);
  if (words === undefined) wordsByOrg.set(org, (words = readWords(org)));
  return words.get(foldText(word)) ?? NONE;
}

function readWords({ disciplines }: Org): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const claim = (word: string, position: number): void => {
    const folded = foldText(word);
    if (folded !== "" && !words.has(folded)) words.set(folded, position);
  };
  disciplines.forEach(({ id }, position) => claim(id, position));
  disciplines.forEach(({ name }, position) => claim(name, position));
  disciplines.forEach(({ aliases = [] }, position) => aliases.forEach((word) => claim(word, position)));
  // People of unknown discipline share no craft, whatever the list calls them.
  for (const [word, position] of words)
    if (disciplines[position]!.id === OTHER_DISCIPLINE) words.delete(word);
  return words;
}

interface Executives {
  readonly settings: readonly string[];
  readonly column: Uint8Array;
}

const executivesByOrg = new WeakMap<Org, Executives>();

/**
 * By discipline: 1 where its lines do not count as out of discipline, by its own flag or the settings. Kept per org.
 * @example executiveColumn(org, config.executiveDisciplines)[org.disciplineOf[ceo]!] // 1, …
 */
export function executiveColumn(org: Org, settings: readonly string[]): Uint8Array {
  const known = executivesByOrg.get(org);
  if (known !== undefined && known.settings === settings) return known.column;
  const column = Uint8Array.from(org.disciplines, ({ executive }) => (executive ? 1 : 0));
  for (const word of settings) {
    const position = disciplineNamed(org, word);
    if (position !== NONE) column[position] = 1;
  }
  executivesByOrg.set(org, { settings, column });
  return column;
}
