/** One record of a list as a batch of changes found and left it; null: not there. */
export interface Written<T> {
  readonly id: string;
  readonly before: T | null;
  readonly after: T | null;
  /** Its place in the list before, where it no longer stands there: needed to put it back in order. */
  readonly at?: number;
}

/** An entry before the first write: what it was and where it stood. */
interface Entry<T> {
  readonly before: T | null;
  readonly at: number | undefined;
  /** Where it was to be put back, if it was. */
  readonly placedAt: number | undefined;
  moved: boolean;
}

/**
 * A list that may be written, whose entries are found by key; order is that of the records, additions last. What was
 * there before the first write is kept, so that a batch can be undone. A list nobody asks for costs nothing.
 */
export class Table<T> {
  readonly #from: readonly T[];
  readonly #keyOf: (item: T) => string;
  #items: (T | null)[] | null = null;
  #at = new Map<string, number>();
  /** Entries put back in the middle, with their place in the list as it will be. */
  readonly #placed = new Map<string, { item: T; at: number }>();
  readonly #log = new Map<string, Entry<T>>();
  #gaps = 0;
  /** Where the entries begin that are new since the list was made, or since `forget`. */
  #start: number;
  /** Grows with every write, so that what was made from the list knows whether it still holds. */
  writes = 0;
  /** Told of every entry that is written. */
  watch: ((item: T) => void) | null = null;

  constructor(items: readonly T[], keyOf: (item: T) => string) {
    this.#from = items;
    this.#start = items.length;
    this.#keyOf = keyOf;
  }

  get(key: string): T | undefined {
    const placed = this.#placed.get(key);
    if (placed !== undefined) return placed.item;
    const items = this.#open();
    const at = this.#at.get(key);
    return at === undefined ? undefined : (items[at] ?? undefined);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(item: T): void {
    const key = this.#keyOf(item);
    const items = this.#open();
    const placed = this.#placed.get(key);
    const at = this.#at.get(key);
    // What is new stands at the end, which says enough: a million notes would cost as much as a million records.
    if (placed !== undefined || (at !== undefined && at < this.#start)) this.#note(key);
    else this.writes++;
    this.watch?.(item);
    if (placed !== undefined) this.#placed.set(key, { ...placed, item });
    else if (at === undefined) this.#at.set(key, items.push(item) - 1);
    else items[at] = item;
  }

  remove(key: string): void {
    const items = this.#open();
    const at = this.#at.get(key);
    if (at === undefined && !this.#placed.has(key)) return;
    this.#note(key);
    const entry = this.#log.get(key);
    if (entry !== undefined) entry.moved = true;
    this.#placed.delete(key);
    if (at === undefined) return;
    items[at] = null;
    this.#at.delete(key);
    this.#gaps++;
  }

  /** Puts an entry in the place of the one with that key, whatever its own key is. */
  replace(key: string, item: T): void {
    const at = this.#at.get(key);
    const placed = this.#placed.get(key);
    const next = this.#keyOf(item);
    if ((at === undefined && placed === undefined) || next === key) return this.set(item);
    this.#note(key);
    this.#note(next);
    const entry = this.#log.get(key);
    if (entry !== undefined) entry.moved = true;
    if (placed !== undefined) {
      this.#placed.delete(key);
      this.#placed.set(next, { item, at: placed.at });
    }
    if (at === undefined) return;
    this.#at.delete(key);
    this.#at.set(next, at);
    this.#open()[at] = item;
  }

  /** Puts an entry at a place of the list as it will be, taking it from where it stands. */
  place(item: T, at: number): void {
    const key = this.#keyOf(item);
    this.#open();
    this.#note(key);
    this.remove(key);
    this.watch?.(item);
    this.#placed.set(key, { item, at });
  }

  values(): readonly T[] {
    if (this.#items === null) return this.#from;
    // A copy: who walks the list may write it.
    const items = this.#gaps === 0 ? (this.#items.slice() as T[]) : this.#items.filter(isThere);
    if (this.#placed.size === 0) return items;
    const placed = [...this.#placed.values()].sort((a, b) => a.at - b.at);
    const all: T[] = [];
    let next = 0;
    for (const { item, at } of placed) {
      while (all.length < at && next < items.length) all.push(items[next++] as T);
      all.push(item);
    }
    return [...all, ...items.slice(next)];
  }

  /** What was written, in the order of the first writes, then what is new; entries that are as they were are left out. */
  written(): Written<T>[] {
    const all: Written<T>[] = [];
    for (const [id, { before, at, moved }] of this.#log) {
      const after = this.get(id) ?? null;
      if (after === before && !(moved && before !== null)) continue;
      all.push(moved && before !== null ? { id, before, after, at: at ?? 0 } : { id, before, after });
    }
    const items = this.#items ?? [];
    for (let i = this.#start; i < items.length; i++) {
      const after = items[i] ?? null;
      const id = after === null ? "" : this.#keyOf(after);
      if (after !== null && !this.#log.has(id)) all.push({ id, before: null, after });
    }
    return all;
  }

  /** What is there now is where the next batch starts. */
  forget(): void {
    this.#log.clear();
    this.#start = this.#items?.length ?? this.#from.length;
  }

  /** Takes back what was written since the list was made, or since `forget`. O(entries written). */
  undo(): void {
    const items = this.#items;
    if (items === null) return;
    this.writes++;
    for (const [key, { before, at, placedAt }] of [...this.#log].reverse()) {
      const now = this.#at.get(key);
      if (now !== undefined && now !== at) {
        items[now] = null;
        this.#gaps++;
        this.#at.delete(key);
      }
      this.#placed.delete(key);
      if (before !== null && placedAt !== undefined) this.#placed.set(key, { item: before, at: placedAt });
      else if (before !== null && at !== undefined) {
        items[at] = before;
        this.#at.set(key, at);
      }
    }
    while (items.length > this.#start) {
      const item = items.pop() ?? null;
      if (item !== null) this.#at.delete(this.#keyOf(item));
    }
    this.#log.clear();
  }

  #open(): (T | null)[] {
    if (this.#items !== null) return this.#items;
    this.#items = [...this.#from];
    for (let i = 0; i < this.#from.length; i++) {
      const item = this.#from[i];
      if (item !== undefined) this.#at.set(this.#keyOf(item), i);
    }
    return this.#items;
  }

  /** A record stands at its first place until it is taken away, so the place of the first write is that of the list. */
  #note(key: string): void {
    this.writes++;
    const at = this.#at.get(key);
    if ((at !== undefined && at >= this.#start) || this.#log.has(key)) return;
    const before = this.get(key) ?? null;
    const placedAt = this.#placed.get(key)?.at;
    this.#log.set(key, { before, at, placedAt, moved: false });
  }
}

function isThere<T>(item: T | null): item is T {
  return item !== null;
}
