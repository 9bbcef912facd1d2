import type { Members } from "../question/units.ts";

/** From so many people on two units count as one team of today. */
const SHARED_TEAM_MIN = 3;

/** Pairs of units of which today most people of the smaller work in both, in the order of the units. O(rows²). */
export function sharedPairs(
  { people, listStart, listUnit }: Members,
  units: number,
): { readonly a: number; readonly b: number; readonly people: number }[] {
  const size = new Int32Array(units);
  const both = new Map<number, number>();
  for (let i = 0; i < people.length; i++) {
    const [from, to] = [listStart[i]!, listStart[i + 1]!];
    for (let e = from; e < to; e++) {
      size[listUnit[e]!]!++;
      for (let f = e + 1; f < to; f++) {
        const [a, b] = [listUnit[e]!, listUnit[f]!].sort((x, y) => x - y);
        const pair = a! * units + b!;
        both.set(pair, (both.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...both]
    .sort(([a], [b]) => a - b)
    .map(([pair, shared]) => ({ a: Math.floor(pair / units), b: pair % units, people: shared }))
    .filter((one) => one.people >= SHARED_TEAM_MIN && one.people * 2 > Math.min(size[one.a]!, size[one.b]!));
}
