import type { Change } from "../change.ts";
import type { OrgDraft, OrgLists } from "../draft.ts";
import { PROBLEM_ROWS_MAX, type Problem, type ProblemCode } from "../problem.ts";
import { mention, say, shortened, type PersonMention, type Sentence } from "../sentence.ts";

/** So many faults of one code are told one by one; the others in one problem more. */
export const EACH_MAX = 50;

export interface Report {
  readonly code: ProblemCode;
  readonly blocks: boolean;
  readonly policy: string;
  readonly message: Sentence;
  readonly rows?: readonly (number | undefined)[];
  readonly count?: number;
  readonly subjects?: readonly string[];
  readonly fixes?: readonly Change[];
  readonly file?: string | undefined;
}

export function problemOf(report: Report): Problem {
  const rows = (report.rows ?? []).filter((row) => row !== undefined);
  return {
    code: report.code,
    blocks: report.blocks,
    ...(report.file === undefined || report.file === "" ? {} : { file: report.file }),
    rows: rows.slice(0, PROBLEM_ROWS_MAX),
    count: report.count ?? Math.max(rows.length, 1),
    policy: report.policy,
    message: report.message,
    subjects: (report.subjects ?? []).slice(0, PROBLEM_ROWS_MAX),
    fixes: (report.fixes ?? []).slice(0, PROBLEM_ROWS_MAX),
  };
}

/** One problem for each of the first few, and one that sums up the rest, so that a million faults stay a page. */
export function reportEach<T>(
  items: readonly T[],
  one: (item: T) => Report,
  many: (rest: readonly T[]) => Report,
): Problem[] {
  const shown = items.slice(0, EACH_MAX).map((item) => problemOf(one(item)));
  const rest = items.slice(EACH_MAX);
  return rest.length === 0 ? shown : [...shown, problemOf(many(rest))];
}

/** "Ada, Bob and 10 more": at most three names. */
export function named(
  subjects: readonly { readonly id: string; readonly name: string }[],
  role = "one person",
): Sentence {
  const shown: readonly PersonMention[] = subjects.slice(0, 3).map((subject) => mention(subject, role));
  const more = subjects.length - shown.length;
  const none = say([]);
  if (more > 0) {
    const [a, b, c] = shown;
    return none`${a ?? ""}, ${b ?? ""}, ${c ?? ""} and ${more} more`;
  }
  return none`${shown}`;
}

/** Text of a cell that may be a name: hidden where names are. */
export function quoted(text: string): PersonMention {
  return mention({ id: "", name: `"${shortened(text)}"` }, "a text");
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** The file a list came from; "" where several hold parts of it, and which is meant is for the rows to say. */
export function fileOf(draft: OrgDraft, list: keyof OrgLists): string {
  const files = new Set<string>();
  const own = new Set<string>();
  for (const column of draft.columns ?? []) {
    files.add(column.file);
    if (column.list === list) own.add(column.file);
  }
  const [only = draft.source] = own.size === 0 ? files : own;
  if (own.size === 1) return only;
  return own.size === 0 && files.size < 2 ? draft.source : "";
}

/** The file that an item of a list was read from; undefined where it is not known. */
export type FileOfItem = (item: unknown) => string | undefined;

/**
 * Tells the rows of several files apart; undefined where one file holds the list.
 * @param items the list as it was read, or with changed items in the same places. O(items) for each item asked for.
 */
export function fileOfItem(
  draft: OrgDraft,
  list: keyof OrgLists,
  items: readonly unknown[] = draft[list],
): FileOfItem | undefined {
  const parts = (draft.parts ?? []).filter((part) => part.list === list);
  if (new Set(parts.map((part) => part.file)).size < 2) return undefined;
  return (item) => {
    const at = items.indexOf(item);
    return at < 0 ? undefined : parts.find((part) => at < part.end)?.file;
  };
}
