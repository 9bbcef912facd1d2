import { createStringTable } from "./stringTable.ts";

/**
 * A read-only Map from id to dense index that asks a finder the import made anyway: filling a second table of a
 * million ids would cost as much as reading the file. Iterates in the order of the indexes, as a filled Map would.
 */
export function createIdIndex(
  size: number,
  idOf: (index: number) => string,
  find: (id: string) => number,
): ReadonlyMap<string, number> {
  return new IdIndex(size, idOf, find);
}

/** So many ids, and a `Map` that rehashes as it grows costs more to fill than is saved by asking it. */
const MAP_MAX = 2 ** 18;

/**
 * Finds the position of an id, −1 where nothing has it; one that stands there twice means its first. Up to a quarter of
 * a million ids a `Map` is asked: a text keeps its hash, so asking again costs half of reading it again (measured).
 */
export function finderById(items: readonly { readonly id: string }[]): (id: string) => number {
  if (items.length > MAP_MAX) {
    const table = createStringTable(items.length);
    for (let i = 0; i < items.length; i++) table.add(items[i]!.id, i);
    return table.get;
  }
  const positions = new Map<string, number>();
  // From the end, so that the first of equal ids stays.
  for (let i = items.length - 1; i >= 0; i--) positions.set(items[i]!.id, i);
  return (id) => positions.get(id) ?? -1;
}

/**
 * The position of each item by its id, as a read-only Map. Ids must differ, as those of settled records do. O(items).
 * @example positionsById([{ id: "shop" }, { id: "till" }]).get("till") // 1
 */
export function positionsById(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return createIdIndex(items.length, (index) => items[index]!.id, finderById(items));
}

class IdIndex implements ReadonlyMap<string, number> {
  readonly size: number;
  readonly #idOf: (index: number) => string;
  readonly #find: (id: string) => number;

  constructor(size: number, idOf: (index: number) => string, find: (id: string) => number) {
    this.size = size;
    this.#idOf = idOf;
    this.#find = find;
  }

  get(id: string): number | undefined {
    const index = this.#find(id);
    return index < 0 ? undefined : index;
  }

  has(id: string): boolean {
    return this.#find(id) >= 0;
  }

  forEach(visit: (index: number, id: string, map: ReadonlyMap<string, number>) => void): void {
    for (let index = 0; index < this.size; index++) visit(index, this.#idOf(index), this);
  }

  *entries(): MapIterator<[string, number]> {
    for (let index = 0; index < this.size; index++) yield [this.#idOf(index), index];
  }

  *keys(): MapIterator<string> {
    for (let index = 0; index < this.size; index++) yield this.#idOf(index);
  }

  *values(): MapIterator<number> {
    for (let index = 0; index < this.size; index++) yield index;
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }
}
