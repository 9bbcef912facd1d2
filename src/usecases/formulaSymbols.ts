import type { FormulaSymbol } from "../api/index.ts";
import { coreFteOf, isFilled, leadsOfView, threadOf, viewsOf, type AreaView } from "../metrics/index.ts";
import { NONE, type Org } from "../org/index.ts";

interface Letter {
  readonly symbol: string;
  readonly pattern: RegExp;
  readonly means: string;
  readonly here: (views: readonly AreaView[], formula: string) => string | null;
}

/** The letters of formulas, in the order they build on each other. Source: docs/guides/metrics.md#letters. */
const LETTERS: readonly Letter[] = [
  { symbol: "x", pattern: /\bx\b/, means: "the area", here: ([view]) => areaName(view) },
  {
    symbol: "o",
    pattern: /\bo\b/,
    means: "its owner",
    here: (views, formula) =>
      each(views, (view) => personWords(view.org, view.owner, formula), "nobody is named"),
  },
  {
    symbol: "core(x)",
    pattern: /core\(x\)/,
    means: "people with core rows in x or below",
    here: ([view]) => (view === undefined ? null : peopleWords(view.org, Array.from(view.core.people))),
  },
  {
    symbol: "S",
    pattern: /\bS\b/,
    means: "the core people of x, areas below included, and its owner",
    here: (views) => each(views, (view) => peopleWords(view.org, view.people), null),
  },
  {
    symbol: "B",
    pattern: /\bB\b/,
    means: "the lowest person who is, or stands above, the core people and the owner of x",
    here: (views, formula) =>
      each(
        views,
        (view) => personWords(view.org, view.boss, formula),
        "nobody: they stand in different trees",
      ),
  },
  {
    symbol: "R",
    pattern: /\bR\b/,
    means: "the owner of x, and the lead of each discipline among its core people",
    here: (views) =>
      each(
        views,
        (view) =>
          leadsOfView(view)
            .map((lead) => view.org.people[lead]?.name ?? "")
            .sort()
            .join(", "),
        null,
      ),
  },
  { symbol: "anc(p)", pattern: /anc\(p\)/, means: "p and all managers above p", here: () => null },
  {
    symbol: "T",
    pattern: /\bT\b/,
    means: "how far a person works on one area, 0 to 1: Σ (share ÷ Σ shares)²",
    here: (views, formula) => (formula.includes("T(o)") ? each(views, threadWords, null) : null),
  },
  {
    symbol: "FTE",
    pattern: /\bFTE\b/,
    means: "full-time work: fte × share, of filled seats",
    here: ([view]) =>
      view === undefined ? null : `${rounded(coreFteOf(view.org, view.core).filled)} in core(x)`,
  },
  {
    symbol: "depth",
    pattern: /\bdepth\b/,
    means: "reporting lines up to the root, who has 0",
    here: () => null,
  },
];

/**
 * The letters a formula uses, with their meaning, and with what they are in an area where one is given.
 * @example formulaSymbols("depth(o) − depth(B)").map((one) => one.symbol) // ["o", "B", "depth"]
 */
export function formulaSymbols(formula: string, org?: Org, area?: number): FormulaSymbol[] {
  const views = org === undefined || area === undefined ? [] : viewsOf(org, area);
  return LETTERS.filter(({ pattern }) => pattern.test(formula)).map(({ symbol, means, here }) => ({
    symbol,
    means,
    here: views.length === 0 ? null : here(views, formula),
  }));
}

const areaName = (view: AreaView | undefined): string | null =>
  view === undefined ? null : (view.org.areas[view.area]?.name ?? null);

/** What differs from owner to owner is told for each, in their order. */
function each(
  views: readonly AreaView[],
  wordsOf: (view: AreaView) => string | null,
  none: string | null,
): string | null {
  const words = [...new Set(views.map(wordsOf))].filter((one) => one !== null && one !== "");
  return words.length === 0 ? none : words.join("; or ");
}

function personWords(org: Org, person: number, formula: string): string | null {
  if (person === NONE) return null;
  const name = org.people[person]?.name ?? "";
  const seat = isFilled(org, person) ? "" : ", an empty seat";
  return formula.includes("depth(")
    ? `${name}${seat} (depth ${org.lines.depth[person] ?? 0})`
    : `${name}${seat}`;
}

function threadWords(view: AreaView): string | null {
  const thread = view.owner === NONE ? Number.NaN : threadOf(view.org, view.owner);
  return Number.isNaN(thread) ? null : `${rounded(thread)} of ${view.org.people[view.owner]?.name ?? ""}`;
}

function peopleWords(org: Org, people: readonly number[]): string {
  return withSeats(people.length, people.filter((person) => !isFilled(org, person)).length);
}

/**
 * A number of people, and how many of them are empty seats.
 * @example withSeats(12, 2) // "12 people, 2 of them empty seats"
 */
export function withSeats(people: number, seats: number): string {
  const count = `${people} ${people === 1 ? "person" : "people"}`;
  if (seats === 0) return count;
  if (people === 1) return "1 empty seat";
  return `${count}, ${seats} of them ${seats === 1 ? "an empty seat" : "empty seats"}`;
}

/** Three decimals at most. @example rounded(1 / 3) // "0.333" */
export const rounded = (value: number): string => String(Math.round(value * 1000) / 1000);
