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

/**
 * The position of each item by its id, as a read-only Map: a third of the cost of filling one of a hundred thousand ids
 * (measured). Ids must differ, as those of settled records do. O(items).
 * @example positionsById([{ id: "shop" }, { id: "till" }]).get("till") // 1
 */
export function positionsById(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const table = createStringTable(items.length);
  for (let i = 0; i < items.length; i++) table.add(items[i]!.id, i);
  return createIdIndex(items.length, (index) => items[index]!.id, table.get);
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
