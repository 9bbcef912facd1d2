import type { Problem } from "../problem.ts";
import { say, type PersonMention } from "../sentence.ts";
import { reportEach, type FileOfItem } from "./report.ts";

/** One home for how repeated rows are worded, whatever the list. */
interface Rowed {
  readonly row?: number;
}

export interface Repeat {
  readonly first: Rowed;
  readonly again: Rowed;
  readonly subjects?: readonly string[];
}

export interface Clash {
  readonly id: string;
  readonly newId: string;
  readonly first: Rowed;
  readonly again: Rowed;
  /** What the rows call themselves, where they have names. */
  readonly names?: readonly [string | PersonMention, string | PersonMention];
}

/** "3" and "4", or "3 of a.csv" and "4 of b.csv" where several files hold the list. */
export function rowsIn(first: Rowed, again: Rowed, fileOf?: FileOfItem): readonly [string, string] {
  const [one, other] = [fileOf?.(first), fileOf?.(again)];
  const named = (rowed: Rowed, file: string): string => `${rowed.row ?? "?"} of ${file}`;
  return one === undefined || other === undefined
    ? [`${first.row ?? "?"}`, `${again.row ?? "?"}`]
    : [named(first, one), named(again, other)];
}

/** Rows that say what an earlier row said. */
export function repeatProblems(repeats: readonly Repeat[], file: string, fileOf?: FileOfItem): Problem[] {
  return reportEach(
    repeats,
    ({ first, again, subjects }) => {
      const [earlier, later] = rowsIn(first, again, fileOf);
      return {
        code: "duplicate-row",
        blocks: false,
        policy: "the first row is kept",
        message: say([])`Row ${later} repeats row ${earlier}.`,
        rows: [first.row, again.row],
        count: 1,
        subjects: subjects ?? [],
        file,
      };
    },
    (rest) => ({
      code: "duplicate-row",
      blocks: false,
      policy: "the first row of each is kept",
      message: say([])`${rest.length} more rows repeat an earlier one.`,
      rows: rest.map(({ again }) => again.row),
      count: rest.length,
      file,
    }),
  );
}

/** Rows with other content under an id that an earlier row has. @param many what they are: "people", "areas". */
export function clashProblems(
  clashes: readonly Clash[],
  what: { readonly one: string; readonly many: string },
  file: string,
  fileOf?: FileOfItem,
): Problem[] {
  return reportEach(
    clashes,
    ({ id, newId, first, again, names }) => {
      const [earlier, later] = rowsIn(first, again, fileOf);
      return {
        code: "duplicate-id",
        blocks: true,
        policy: `both are kept, the second as ${newId}`,
        message:
          names === undefined
            ? say(["id"])`${id} names two ${what.many}: rows ${earlier} and ${later}.`
            : say([
                "id",
              ])`${id} names two ${what.many}: ${names[0]} (row ${earlier}), ${names[1]} (row ${later}).`,
        rows: [first.row, again.row],
        count: 1,
        subjects: [id, newId],
        file,
      };
    },
    (rest) => ({
      code: "duplicate-id",
      blocks: true,
      policy: "all are kept, the later ones with ~2 and on",
      message: say(["id"])`${rest.length} more rows carry an id that another ${what.one} has.`,
      rows: rest.map(({ again }) => again.row),
      count: rest.length,
      file,
    }),
  );
}

/**
 * New ids for rows under a used id: `pay~2`, `pay~3`, never one that another row has or gets. Without memory of the
 * next number a list of one id takes quadratic time.
 * @param items all rows, those after the clash too; looked at when the first id clashes.
 */
export function createFreeIds(items: Iterable<{ readonly id: string }>): (id: string) => string {
  let taken: Set<string> | undefined;
  const nextOf = new Map<string, number>();
  return (id) => {
    if (taken === undefined) {
      taken = new Set();
      for (const item of items) taken.add(item.id);
    }
    let n = nextOf.get(id) ?? 2;
    while (taken.has(`${id}~${n}`)) n++;
    nextOf.set(id, n + 1);
    taken.add(`${id}~${n}`);
    return `${id}~${n}`;
  };
}
