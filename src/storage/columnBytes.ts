/** How a row of whole numbers is written: all the same, each one more than the one before, or as so many bytes each. */
const SAME = 0;
const COUNTING = 255;

const FIRST_ROOM = 65_536;

/** Numbers and texts as bytes, the lowest byte first on every machine. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_ROOM);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = value;
  }

  int(value: number): void {
    this.#room(4);
    this.#view.setInt32(this.#at, value, true);
    this.#at += 4;
  }

  /** Whole numbers of 32 bits; how many there are must be known to who reads them. */
  ints(values: ArrayLike<number>): void {
    let [least, most, isCounting] = [values[0] ?? 0, values[0] ?? 0, values.length > 1];
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
      isCounting &&= value === (values[0] ?? 0) + i;
    }
    const span = most - least;
    const width = span === 0 ? SAME : span < 0x100 ? 1 : span < 0x1_00_00 ? 2 : 4;
    this.byte(isCounting ? COUNTING : width);
    this.int(least);
    if (isCounting || width === SAME) return;
    this.#room(values.length * width);
    for (let i = 0; i < values.length; i++) {
      const above = (values[i] ?? 0) - least;
      this.#bytes[this.#at++] = above;
      if (width === 1) continue;
      this.#bytes[this.#at++] = above >>> 8;
      if (width === 2) continue;
      this.#bytes[this.#at++] = above >>> 16;
      this.#bytes[this.#at++] = above >>> 24;
    }
  }

  floats(values: readonly number[]): void {
    this.#room(values.length * 8);
    for (const value of values) {
      this.#view.setFloat64(this.#at, value, true);
      this.#at += 8;
    }
  }

  text(text: string): void {
    // A letter takes three bytes at most.
    this.#room(4 + text.length * 3);
    const { written } = new TextEncoder().encodeInto(text, this.#bytes.subarray(this.#at + 4));
    this.int(written);
    this.#at += written;
  }

  close(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  #room(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    const bytes = new Uint8Array((this.#at + count) * 2);
    bytes.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}

/** Reads what `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  int(): number {
    const value = this.#view.getInt32(this.#at, true);
    this.#at += 4;
    return value;
  }

  ints(count: number): Int32Array {
    const width = this.byte();
    const least = this.int();
    const values = new Int32Array(count);
    if (width === SAME) values.fill(least);
    if (width === COUNTING) for (let i = 0; i < count; i++) values[i] = least + i;
    const bytes = this.#bytes;
    let at = this.#at;
    // A loop for each width: millions of numbers are read, and one loop for all took twice as long.
    if (width === 1) for (let i = 0; i < count; i++) values[i] = least + byteAt(bytes, at++);
    if (width === 2)
      for (let i = 0; i < count; i++, at += 2)
        values[i] = least + (byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8));
    if (width === 4)
      for (let i = 0; i < count; i++, at += 4)
        values[i] =
          least +
          (byteAt(bytes, at) |
            (byteAt(bytes, at + 1) << 8) |
            (byteAt(bytes, at + 2) << 16) |
            (byteAt(bytes, at + 3) << 24));
    this.#at = at;
    return values;
  }

  floats(count: number): number[] {
    const values = Array.from({ length: count }, (_, i) => this.#view.getFloat64(this.#at + i * 8, true));
    this.#at += count * 8;
    return values;
  }

  text(): string {
    const length = this.int();
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      this.#bytes.subarray(this.#at, this.#at + length),
    );
    this.#at += length;
    return text;
  }
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
