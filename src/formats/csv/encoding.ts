/** What the bytes were read as; "UTF-8" goes without saying, the others are reported. */
export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "Windows-1252";

// The platform's class, named so that it compiles with and without the DOM's types.
type Utf = InstanceType<typeof TextDecoder>;

/** Turns bytes into text block by block. */
export interface ByteDecoder {
  push(bytes: Uint8Array): string;
  end(): string;
  encoding(): Encoding;
  /** Bytes were no UTF-8 after earlier ones had been: they read as U+FFFD. */
  isDamaged(): boolean;
}

/**
 * Decides by BOM, then by NULs at every other byte (UTF-16), then by the first block with a byte above 127: valid
 * UTF-8 or Windows-1252. Blocks come in the same sizes whatever pieces the caller has, so the same bytes give the
 * same text.
 */
export function createByteDecoder(): ByteDecoder {
  let decoder: Utf | undefined;
  let encoding: Encoding = "UTF-8";
  let isDamaged = false;
  let isFirst = true;

  const decode = (bytes: Uint8Array, isLast: boolean): string => {
    if (isFirst) {
      isFirst = false;
      const utf16 = utf16Of(bytes);
      if (utf16 !== undefined) {
        encoding = utf16;
        decoder = new TextDecoder(utf16 === "UTF-16LE" ? "utf-16le" : "utf-16be");
      }
    }
    if (decoder === undefined) {
      const plain = new TextDecoder("utf-8").decode(bytes);
      // Only ASCII so far: either encoding gives this text, and the choice waits. Every other character takes several
      // bytes, or reads as U+FFFD; a loop over the bytes would take longer than reading them.
      if (plain.length === bytes.length && !plain.includes("\ufffd")) return plain;
      decoder = decoderFor(bytes, isLast);
    }
    const text = decoder.decode(bytes, { stream: !isLast });
    if (encoding === "UTF-8" && text.includes("\ufffd")) isDamaged = true;
    return text;
  };

  const decoderFor = (bytes: Uint8Array, isLast: boolean): Utf => {
    try {
      // With `stream` a sequence cut by the end of the block is no fault.
      new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isLast });
      return new TextDecoder("utf-8");
    } catch {
      encoding = "Windows-1252";
      return new TextDecoder("windows-1252");
    }
  };

  let waiting: Uint8Array | undefined;
  return {
    push(bytes) {
      const before = waiting;
      waiting = bytes;
      return before === undefined ? "" : decode(before, false);
    },
    end() {
      return waiting === undefined ? "" : decode(waiting, true);
    },
    encoding: () => encoding,
    isDamaged: () => isDamaged,
  };
}

function utf16Of(bytes: Uint8Array): "UTF-16LE" | "UTF-16BE" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  const size = Math.min(bytes.length, 1024) & ~1;
  if (size < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  // Most text is half ASCII at least; a stray NUL is not enough.
  if (odd > size / 4 && even === 0) return "UTF-16LE";
  return even > size / 4 && odd === 0 ? "UTF-16BE" : undefined;
}

/**
 * Joins pieces of any size into blocks of about one size that end with a line where they can: a text that ends with
 * a row needs no joining to the next, which halves what the collector has to move. A block is valid until the one
 * after the next.
 */
export function createBlocks(size: number, onBlock: (block: Uint8Array) => void) {
  // Three buffers in turn: one fills, and the decoder keeps one back until it knows whether it was the last.
  let block = new Uint8Array(size);
  let other = new Uint8Array(size);
  let third = new Uint8Array(size);
  let filled = 0;
  const emit = (): void => {
    const line = block.lastIndexOf(LF);
    const end = line < 0 ? size : line + 1;
    other.set(block.subarray(end, filled));
    const full = block;
    block = other;
    other = third;
    third = full;
    filled = size - end;
    onBlock(full.subarray(0, end));
  };
  return {
    push(bytes: Uint8Array): void {
      let at = 0;
      while (at < bytes.length) {
        const part = bytes.subarray(at, at + size - filled);
        block.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === size) emit();
      }
    },
    end(): void {
      if (filled > 0) onBlock(block.subarray(0, filled));
      filled = 0;
    },
  };
}

const LF = 10;
