import type { Org } from "../../org/index.ts";

/** Words of a title and the level they mean; the first match wins, so the longer comes before the shorter. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/\bc[efiopt]o\b|\bchief\b/, 9],
  [/\b[es]?vp\b|\bvice president\b/, 8],
  [/\bdirector\b/, 7],
  [/\b(senior|sr\.?|group) (\w+ ){0,2}manager\b|\bmanager of managers\b/, 6],
  [/\bmanager\b|\bprincipal\b/, 5],
  [/\bstaff\b|\blead\b/, 4],
  [/\bsenior\b|\bsr\b/, 3],
  [/\bjunior\b|\bjr\b|\bintern\b|\btrainee\b/, 1],
];

/** What a title says about seniority, or undefined. @example levelOfTitle("Director of Engineering") // 7 */
export function levelOfTitle(title: string): number | undefined {
  const text = title.toLowerCase();
  return WORDS.find(([word]) => word.test(text))?.[1];
}

export interface Levels {
  /** Level of each person of the org. */
  readonly level: Int32Array;
  /** How many levels were given, read from a title, or taken from the place in the tree. */
  readonly given: number;
  readonly fromTitle: number;
  readonly fromLines: number;
}

/**
 * The level of everybody: as given; else by the words of the title (a title without such a word is 2 for people
 * without reports); else 4 + height, at most 9, for people with reports and 3 for others. O(people).
 */
export function levelsOf(org: Org): Levels {
  const { parent, childCount, size } = org.lines;
  const height = new Int32Array(size);
  for (let p = size - 1; p >= 0; p--) {
    const above = parent[p]!;
    if (above >= 0 && height[above]! <= height[p]!) height[above] = height[p]! + 1;
  }
  const level = new Int32Array(size);
  let given = 0;
  let fromTitle = 0;
  for (let p = 0; p < size; p++) {
    const person = org.people[p]!;
    const titled = person.title === undefined ? undefined : levelOfTitle(person.title);
    if (person.level !== undefined) {
      given++;
      level[p] = person.level;
    } else if (titled !== undefined) {
      fromTitle++;
      level[p] = titled;
    } else if (childCount[p]! > 0) level[p] = Math.min(9, 4 + height[p]!);
    else if (person.title !== undefined) {
      fromTitle++;
      level[p] = 2;
    } else level[p] = 3;
  }
  return { level, given, fromTitle, fromLines: size - given - fromTitle };
}
