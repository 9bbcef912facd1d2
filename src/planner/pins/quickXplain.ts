/**
 * A smallest set of items that cannot hold together: each one of them left out, the others can. Of several such sets
 * the one whose items stand first in the list.
 * @param items in the order in which they shall be blamed, all together not holding.
 * @param holds whether these can all be; leaving items out never makes it worse.
 * Cost: O(k log(n / k)) questions for a set of k among n. Source: Junker, QuickXplain: Preferred Explanations and
 * Relaxations for Over-Constrained Problems, AAAI 2004.
 */
export function smallestConflict<Item>(
  items: readonly Item[],
  holds: (items: readonly Item[]) => boolean,
): readonly Item[] {
  const explain = (given: readonly Item[], isNew: boolean, asked: readonly Item[]): readonly Item[] => {
    if (isNew && !holds(given)) return [];
    if (asked.length === 1) return asked;
    const half = asked.length >> 1;
    const first = asked.slice(0, half);
    const blamedLater = explain([...given, ...first], true, asked.slice(half));
    const blamedFirst = explain([...given, ...blamedLater], blamedLater.length > 0, first);
    return [...blamedFirst, ...blamedLater];
  };
  return items.length === 0 ? [] : explain([], false, items);
}
