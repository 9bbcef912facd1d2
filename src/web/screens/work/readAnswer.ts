import type { WorkAnswer } from "../../engine/work/answers.ts";

/** An area that can be named. */
export interface NamedArea {
  readonly id: string;
  readonly name: string;
}

/** An answer as it was typed, or what is wrong with it. */
export type ReadAnswer =
  | { readonly ok: true; readonly answer: WorkAnswer }
  | { readonly ok: false; readonly fault: "nothing" | "share" };

/**
 * What somebody typed on a row: areas divided by `;`, each by name or id, a new name, or the word for none; empty
 * takes the first guess. Shares are divided by `/`: one for all areas, or one for each.
 * @param none words that say "on no area", folded.
 */
export function readAnswer(
  typed: { readonly areas: string; readonly shares: string; readonly isLead: boolean },
  known: {
    readonly areas: readonly NamedArea[];
    readonly guess: readonly string[] | undefined;
    readonly none: readonly string[];
  },
): ReadAnswer {
  const parts = partsOf(typed.areas);
  if (parts.length === 1 && known.none.includes(folded(parts[0] ?? "")))
    return { ok: true, answer: { areas: [], shares: [], isNone: true, isLead: false } };
  const areas =
    parts.length === 0 ? (known.guess ?? []) : [...new Set(parts.map((part) => areaOf(known.areas, part)))];
  if (areas.length === 0) return { ok: false, fault: "nothing" };
  const shares = readShares(typed.shares, areas.length);
  if (shares === null) return { ok: false, fault: "share" };
  return { ok: true, answer: { areas, shares, isNone: false, isLead: typed.isLead } };
}

/** Each thing named, once. */
export function partsOf(text: string): string[] {
  return [...new Set(text.split(";").map((part) => part.trim()))].filter((part) => part !== "");
}

export const folded = (text: string): string => text.trim().toLocaleLowerCase();

/** The id where exactly one area bears the name; else the text, which the sheet judges. */
function areaOf(areas: readonly NamedArea[], part: string): string {
  const named = areas.filter(({ id, name }) => id === part || folded(name) === folded(part));
  return named.length === 1 ? (named[0]?.id ?? part) : part;
}

/** Shares as numbers above 0 and at most 1: "50/50", "0.7 / 0.3", "40 %"; null where they are none. */
function readShares(text: string, areas: number): number[] | null {
  if (text.trim() === "") return [];
  const numbers = text.split("/").map((part) => {
    const cleaned = part.replace("%", "").replace(",", ".").trim();
    const value = cleaned === "" ? Number.NaN : Number(cleaned);
    return value > 2 || part.includes("%") ? value / 100 : value;
  });
  if (numbers.some((share) => !(share > 0 && share <= 1))) return null;
  const [first = 0] = numbers;
  if (numbers.length === 1) return Array.from({ length: areas }, () => first);
  return numbers.length === areas ? numbers : null;
}

/** An answer as it would be typed again. */
export function wordsOf(
  answer: WorkAnswer,
  areas: readonly NamedArea[],
  none: string,
): { areas: string; shares: string } {
  if (answer.isNone) return { areas: none, shares: "" };
  const nameOf = new Map(areas.map(({ id, name }) => [id, name]));
  return {
    areas: answer.areas.map((area) => nameOf.get(area) ?? area).join("; "),
    shares: answer.shares.map((share) => String(Math.round(share * 100))).join("/"),
  };
}

/** At most so many areas are offered while somebody types. */
export const OFFERED_MAX = 8;

/** Areas that a text may mean: those of which a word begins so, then those that hold it, in their order. */
export function offeredAreas(areas: readonly NamedArea[], text: string): NamedArea[] {
  const wanted = folded(text);
  if (wanted === "") return areas.slice(0, OFFERED_MAX);
  const begin: NamedArea[] = [];
  const inside: NamedArea[] = [];
  for (const area of areas) {
    const name = folded(area.name);
    if (name.startsWith(wanted) || name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)))
      begin.push(area);
    else if (name.includes(wanted)) inside.push(area);
  }
  return [...begin, ...inside].slice(0, OFFERED_MAX);
}
