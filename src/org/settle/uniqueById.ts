import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { reportEach } from "./report.ts";

interface Listed {
  readonly id: string;
  readonly row?: number;
}

/** Repeated rows of a short list are dropped; other content under a used id is kept as `id~2`. */
export function uniqueById<T extends Listed>(
  items: readonly T[],
  what: string,
  brand: (text: string) => T["id"],
  file: string,
): { readonly items: T[]; readonly problems: Problem[] } {
  const byId = new Map<string, T>();
  const repeats: { readonly first: T; readonly again: T }[] = [];
  const clashes: { readonly first: T; readonly again: T; readonly newId: string }[] = [];
  // The next number worth trying of an id that repeats: without it, a list of one id takes quadratic time.
  const nextOf = new Map<string, number>();
  for (const item of items) {
    const first = byId.get(item.id);
    if (first === undefined) byId.set(item.id, item);
    else if (contentOf(first) === contentOf(item)) repeats.push({ first, again: item });
    else {
      let n = nextOf.get(item.id) ?? 2;
      while (byId.has(`${item.id}~${n}`)) n++;
      nextOf.set(item.id, n + 1);
      const newId = `${item.id}~${n}`;
      byId.set(newId, { ...item, id: brand(newId) });
      clashes.push({ first, again: item, newId });
    }
  }
  return {
    items: [...byId.values()],
    problems: [
      ...reportEach(
        repeats,
        ({ first, again }) => ({
          code: "duplicate-row",
          blocks: false,
          policy: "the first row is kept",
          message: say([])`Row ${again.row ?? "?"} repeats row ${first.row ?? "?"}.`,
          rows: [first.row, again.row],
          count: 1,
          subjects: [first.id],
          file,
        }),
        (rest) => ({
          code: "duplicate-row",
          blocks: false,
          policy: "the first row of each is kept",
          message: say([])`${rest.length} more rows repeat an earlier one.`,
          rows: rest.map(({ again }) => again.row),
          count: rest.length,
          file,
        }),
      ),
      ...reportEach(
        clashes,
        ({ first, again, newId }) => ({
          code: "duplicate-id",
          blocks: true,
          policy: `both are kept, the second as ${newId}`,
          message: say([])`${first.id} names two ${what}s: rows ${first.row ?? "?"} and ${again.row ?? "?"}.`,
          rows: [first.row, again.row],
          count: 1,
          subjects: [first.id, newId],
          file,
        }),
        (rest) => ({
          code: "duplicate-id",
          blocks: true,
          policy: "all are kept, the later ones with ~2 and on",
          message: say([])`${rest.length} more rows carry an id that another ${what} has.`,
          rows: rest.map(({ again }) => again.row),
          count: rest.length,
          file,
        }),
      ),
    ],
  };
}

function contentOf(item: Listed): string {
  return JSON.stringify({ ...item, row: 0 });
}
