import type { Problem } from "../problem.ts";
import type { FileOfItem } from "./report.ts";
import { clashProblems, createFreeIds, repeatProblems, type Clash, type Repeat } from "./repeated.ts";

interface Listed {
  readonly id: string;
  readonly row?: number;
  readonly name?: string;
  readonly title?: string;
}

/**
 * Repeated rows of a short list are dropped; other content under a used id is kept as `id~2`.
 * @param what one and many of the things listed: "area", "areas".
 */
export function uniqueById<T extends Listed>(
  items: readonly T[],
  what: { readonly one: string; readonly many: string },
  brand: (text: string) => T["id"],
  file: string,
  fileOf?: FileOfItem,
): { readonly items: T[]; readonly problems: Problem[] } {
  const byId = new Map<string, T>();
  const repeats: Repeat[] = [];
  const clashes: Clash[] = [];
  const freeId = createFreeIds(items);
  for (const item of items) {
    const first = byId.get(item.id);
    if (first === undefined) byId.set(item.id, item);
    else if (contentOf(first) === contentOf(item)) repeats.push({ first, again: item, subjects: [first.id] });
    else {
      const newId = freeId(item.id);
      byId.set(newId, { ...item, id: brand(newId) });
      const names = [nameOf(first), nameOf(item)] as const;
      const [a, b] = names;
      clashes.push({
        id: item.id,
        newId,
        first,
        again: item,
        ...(a === undefined || b === undefined ? {} : { names: [a, b] as const }),
      });
    }
  }
  return {
    items: [...byId.values()],
    problems: [...repeatProblems(repeats, file, fileOf), ...clashProblems(clashes, what, file, fileOf)],
  };
}

function nameOf({ name, title }: Listed): string | undefined {
  return name ?? title;
}

function contentOf(item: Listed): string {
  return JSON.stringify({ ...item, row: 0 });
}
