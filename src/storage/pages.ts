/** Items of pages one by one; a page is asked for when the one before is used up. */
export class Pages<T> {
  readonly #pages: AsyncIterator<readonly T[]>;
  #items: readonly T[] = [];
  #at = 0;
  #isDone = false;

  constructor(pages: AsyncIterable<readonly T[]>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** Fetches until so many items wait, or there are no more. */
  async fetch(count: number): Promise<void> {
    while (!this.#isDone && this.#items.length - this.#at < count) {
      const page = await this.#pages.next();
      if (page.done === true) this.#isDone = true;
      else if (this.#at === this.#items.length) this.#hold(page.value);
      else this.#hold([...this.#items.slice(this.#at), ...page.value]);
    }
  }

  /** The next item that was fetched. */
  peek(): T | undefined {
    return this.#items[this.#at];
  }

  /** The next item, taken. */
  take(): T | undefined {
    const item = this.#items[this.#at];
    if (item !== undefined) this.#at++;
    return item;
  }

  /** No more is wanted: the pages may give back what they hold. */
  async close(): Promise<void> {
    await this.#pages.return?.();
  }

  #hold(items: readonly T[]): void {
    this.#items = items;
    this.#at = 0;
  }
}
