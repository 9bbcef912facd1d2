import {
  mention,
  PROBLEM_ROWS_MAX,
  say,
  type OrgLists,
  type OrgRecords,
  type Person,
  type Problem,
  type Sentence,
} from "../../org/index.ts";

/** What a format leaves out: how many, in words for one and for several, and why where that is not obvious. */
export interface LeftOut {
  readonly count: number;
  readonly one: string;
  readonly many: string;
  readonly because?: string;
  /** What it is, by id; people by themselves, so that their names can be hidden. */
  readonly which?: readonly (string | Pick<Person, "id" | "name">)[];
}

/** So many are named in the sentence; all ids stand in `subjects`, up to its limit. */
const NAMED_MAX = 5;

/**
 * One note for each kind of thing that a format has no place for; kinds without any say nothing.
 * @param format its name as people write it, "CODEOWNERS".
 * @param file the file that lacks them, where there is only one.
 * @example wording(notCarried("CODEOWNERS", [{ count: 12, one: "person", many: "people" }])[0].message)
 *   // "CODEOWNERS has no place for 12 people."
 */
export function notCarried(format: string, leftOut: readonly LeftOut[], file?: string): Problem[] {
  return leftOut
    .filter(({ count }) => count > 0)
    .map(({ count, one, many, because, which = [] }) => ({
      code: "not-carried",
      blocks: false,
      ...(file === undefined ? {} : { file }),
      rows: [],
      count,
      policy: "left out of what is written",
      message:
        because === undefined
          ? say([])`${format} has no place for ${count} ${count === 1 ? one : many}${named(which)}.`
          : say(
              [],
            )`${count} ${count === 1 ? one : many}${named(which)} ${count === 1 ? "is" : "are"} not written to ${format}: ${because}.`,
      subjects: which.slice(0, PROBLEM_ROWS_MAX).map((one) => (typeof one === "string" ? one : one.id)),
      fixes: [],
    }));
}

/** " (pay, ads)", " (such as pay, ads)" where there are more. */
function named(which: NonNullable<LeftOut["which"]>): Sentence | string {
  if (which.length === 0) return "";
  const first = which.slice(0, NAMED_MAX).map((one) => (typeof one === "string" ? one : mention(one)));
  const list: Sentence = { parts: first.flatMap((one, i) => (i === 0 ? [one] : [", ", one])), restsOn: [] };
  return say([])` (${which.length > NAMED_MAX ? "such as " : ""}${list})`;
}

/** The lists that only our own formats have a place for. */
export function registersLeftOut(lists: OrgLists | OrgRecords): LeftOut[] {
  const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);
  const kinds = [
    ["dependency", "dependencies", idsOf(lists.dependencies)],
    ["decision", "decisions", idsOf(lists.decisions)],
    ["waiver", "waivers", idsOf(lists.waivers)],
    ["redirect", "redirects", lists.redirects.map(({ fromId }) => fromId)],
  ] as const;
  return kinds.map(([one, many, which]) => ({ count: which.length, one, many, which }));
}
