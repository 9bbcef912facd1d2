import { disciplineNamed, NONE, type Org } from "../org/index.ts";

export { disciplineNamed };

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
