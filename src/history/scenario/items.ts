import { canonicalText, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import type { ChangeRef, Scenario, SharedCopy } from "../scenario.ts";

/** One change of a change set, told from equal ones by how many stand before it. */
export interface Item {
  readonly key: string;
  readonly change: OrgChange;
  readonly isStruck: boolean;
}

/** The changes of a change set with what is struck through. */
export function itemsOf(
  { archivedChanges }: Pick<Scenario | SharedCopy, "archivedChanges">,
  changeSet: ChangeSet | undefined,
): readonly Item[] {
  const seen = new Map<string, number>();
  const struck = new Set(
    archivedChanges.filter((ref) => ref.changeSetId === changeSet?.id).map(({ place }) => place),
  );
  return (changeSet?.changes ?? []).map((change, place) => {
    const text = canonicalText(change);
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return { key: `${nth} ${text}`, change, isStruck: struck.has(place) };
  });
}

export function liveOf(items: readonly Item[]): readonly OrgChange[] {
  return items.filter(({ isStruck }) => !isStruck).map(({ change }) => change);
}

export function sameItems(a: readonly Item[], b: readonly Item[]): boolean {
  return (
    a.length === b.length && a.every((one, i) => one.key === b[i]?.key && one.isStruck === b[i]?.isStruck)
  );
}

/**
 * Two edits of one list as one: what either took away is gone unless the other struck it through or took it up again;
 * what either added stands, mine after what it followed.
 */
export function mergeItems(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
): readonly Item[] {
  const [b, m, t] = [base, mine, theirs].map((items) => new Map(items.map((item) => [item.key, item])));
  if (b === undefined || m === undefined || t === undefined) return theirs;
  const isGone = (
    key: string,
    from: ReadonlyMap<string, Item>,
    other: ReadonlyMap<string, Item>,
  ): boolean => {
    const was = b.get(key);
    return was !== undefined && !from.has(key) && other.get(key)?.isStruck === was.isStruck;
  };
  const result = theirs
    .filter(({ key }) => !isGone(key, m, t))
    .map((item) => {
      const [was, own] = [b.get(item.key), m.get(item.key)];
      return own !== undefined && was !== undefined && own.isStruck !== was.isStruck ? own : item;
    });
  let after: string | undefined;
  for (const item of mine) {
    const isThere = result.some(({ key }) => key === item.key);
    if (!isThere && isGone(item.key, t, m)) continue;
    if (!isThere) {
      const at = after === undefined ? -1 : result.findIndex(({ key }) => key === after);
      // Those who appended at the same place stand in the order in which they were merged.
      const end = after === base.at(-1)?.key || base.length === 0 ? result.length : at + 1;
      result.splice(end, 0, item);
    }
    after = item.key;
  }
  return result;
}

/** A change set of these items, with what is struck through in it. */
export function setOf(
  header: Omit<ChangeSet, "changes">,
  items: readonly Item[],
): { readonly changeSet: ChangeSet; readonly archivedChanges: readonly ChangeRef[] } {
  return {
    changeSet: { ...header, changes: items.map(({ change }) => change) },
    archivedChanges: items.flatMap(({ isStruck }, place) =>
      isStruck ? [{ changeSetId: header.id, place }] : [],
    ),
  };
}
