import { textOfPart } from "./payload.ts";
import type { RowRange, Rows } from "./rows.ts";

/** What is read of the two kinds of change that join and part the records of people. */
interface Line {
  readonly kind?: string;
  readonly keepId?: string;
  readonly dropId?: string;
  readonly records?: readonly { readonly list: string; readonly id: string; readonly record: unknown }[];
}

const MARKS = ['"kind":"merge-people"', '"kind":"restore"'];

/**
 * Ids of the records that were merged into one of these people, and were not parted again: they are the same human, and
 * their texts go with them. O(payloads), of which only lines of the two kinds are parsed.
 */
export async function mergedInto(
  rows: Rows,
  orgId: string,
  range: RowRange,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const keptAs = new Map<string, string>();
  for await (const page of rows.payloads(orgId, range))
    for (const { bytes } of page) {
      const text = textOfPart(bytes);
      if (!MARKS.some((mark) => text.includes(mark))) continue;
      for (const line of text.split("\n"))
        if (MARKS.some((mark) => line.includes(mark))) note(JSON.parse(line) as Line, keptAs);
    }
  const all = new Set(personIds);
  // A merger of mergers: until nothing more is found.
  for (let before = 0; before < all.size;) {
    before = all.size;
    for (const [dropped, kept] of keptAs) if (all.has(kept)) all.add(dropped);
  }
  return all;
}

function note({ kind, keepId, dropId, records }: Line, keptAs: Map<string, string>): void {
  if (kind === "merge-people" && keepId !== undefined && dropId !== undefined) keptAs.set(dropId, keepId);
  if (kind !== "restore") return;
  for (const { list, id, record } of records ?? [])
    if ((list === "people" || list === "outside") && record !== null) keptAs.delete(id);
}
