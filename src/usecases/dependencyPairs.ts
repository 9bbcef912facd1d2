import type { Org } from "../org/index.ts";
import { NEAR_MAX } from "./nearSubjects.ts";
import { redirectEnds } from "./redirectEnds.ts";

/** The areas a text names, or those called nearly so: null where none were looked for. */
export type FindAreas = (text: string) => {
  readonly exact: readonly { readonly id: string }[];
  readonly near: readonly { readonly id: string }[] | null;
};

/** Dependencies by position in `org.records.dependencies`. */
export interface DependencyPairs {
  readonly exact: readonly number[];
  /** At most five, where no dependency runs between the two. */
  readonly near: readonly number[];
}

export const NO_PAIRS: DependencyPairs = { exact: [], near: [] };

const ARROW = /\s*(?:→|->|=>)\s*/gu;
const WORD = /\s+to\s+/giu;
/** A text with more of them is prose. */
const SPLITS_MAX = 8;

/** Consumer and provider, areas of today first, each with the positions of its dependencies. */
interface BySide {
  readonly consumer: ReadonlyMap<string, readonly number[]>;
  readonly provider: ReadonlyMap<string, readonly number[]>;
}

const bySideOf = new WeakMap<Org, BySide>();

/**
 * The dependencies a text names by their areas, consumer first: "pay → ads", "Pay -> Ads", "pay to ads"; each side an
 * id, name or alias. Near ones run between areas that are called nearly so, or start or end at one of the two.
 * @example dependenciesBetween(org, "pay -> ads", (side) => findSubjects(org, side, ["area"])).exact
 */
export function dependenciesBetween(org: Org, text: string, find: FindAreas): DependencyPairs {
  const near: number[] = [];
  for (const [left, right] of [...sidesOf(text, ARROW), ...sidesOf(text, WORD)]) {
    const { consumer, provider } = sides(org);
    const [from, to] = [areasCalled(find(left)), areasCalled(find(right))];
    const starting = from.ids.flatMap((id) => consumer.get(id) ?? []);
    const ends = new Set(to.ids.flatMap((id) => provider.get(id) ?? []));
    const between = [...new Set(starting)].filter((position) => ends.has(position));
    if (from.isExact && to.isExact && between.length > 0) return { exact: between, near: [] };
    // Of an area with a hundred thousand dependencies five are enough.
    near.push(...between.slice(0, NEAR_MAX));
    if (between.length === 0 && from.isExact) near.push(...starting.slice(0, NEAR_MAX));
    if (between.length === 0 && to.isExact) near.push(...[...ends].slice(0, NEAR_MAX));
  }
  return { exact: [], near: [...new Set(near)].slice(0, NEAR_MAX) };
}

function sidesOf(text: string, separator: RegExp): (readonly [string, string])[] {
  return [...text.matchAll(separator)]
    .slice(0, SPLITS_MAX)
    .map((match) => [text.slice(0, match.index), text.slice(match.index + match[0].length)] as const)
    .filter(([left, right]) => left.trim() !== "" && right.trim() !== "");
}

function areasCalled({ exact, near }: ReturnType<FindAreas>): {
  readonly ids: readonly string[];
  readonly isExact: boolean;
} {
  const isExact = exact.length > 0;
  return { ids: (isExact ? exact : (near ?? [])).map(({ id }) => id), isExact };
}

function sides(org: Org): BySide {
  const known = bySideOf.get(org);
  if (known !== undefined) return known;
  const consumer = new Map<string, number[]>();
  const provider = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, areaId: string, position: number): void => {
    for (const { id } of redirectEnds(org, "area", areaId)) {
      const list = map.get(id);
      if (list === undefined) map.set(id, [position]);
      else list.push(position);
    }
  };
  org.records.dependencies.forEach(({ consumerAreaId, providerAreaId }, position) => {
    put(consumer, consumerAreaId, position);
    put(provider, providerAreaId, position);
  });
  const built = { consumer, provider };
  bySideOf.set(org, built);
  return built;
}
