import { say, type Problem } from "../../org/index.ts";

/** What a format leaves out: how many, in words for one and for several, and why where that is not obvious. */
export interface LeftOut {
  readonly count: number;
  readonly one: string;
  readonly many: string;
  readonly because?: string;
}

/**
 * One note for each kind of thing that a format has no place for; kinds without any say nothing.
 * @param format its name as people write it, "CODEOWNERS".
 * @example wording(notCarried("CODEOWNERS", [{ count: 12, one: "person", many: "people" }])[0].message)
 *   // "CODEOWNERS has no place for 12 people."
 */
export function notCarried(format: string, leftOut: readonly LeftOut[]): Problem[] {
  return leftOut
    .filter(({ count }) => count > 0)
    .map(({ count, one, many, because }) => ({
      code: "not-carried",
      blocks: false,
      rows: [],
      count,
      policy: "left out of what is written",
      message:
        because === undefined
          ? say([])`${format} has no place for ${count} ${count === 1 ? one : many}.`
          : say(
              [],
            )`${count} ${count === 1 ? one : many} ${count === 1 ? "is" : "are"} not written to ${format}: ${because}.`,
      subjects: [],
      fixes: [],
    }));
}
