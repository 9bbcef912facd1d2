import { toHex } from "./encoding.ts";
import type { Hashing, StoreTools } from "./tools.ts";

/**
 * A backup is a line with its format, then blocks. Each begins with a line: the SHA-256 of its head and content, and
 * the head as JSON; the content follows, and a line end. The last block carries the hash over all hashes.
 */
const FORMAT_LINE = "onethread-backup 1\n";

/** No head is longer; a longer line is no backup. */
const HEAD_BYTES = 1_000_000;

export interface BlockHead {
  /** Place in the file, from 0. */
  readonly block: number;
  readonly kind:
    | "manifest"
    | "revisions"
    | "payloads"
    | "texts"
    | "documents"
    | "owners"
    | "scenarios"
    | "end";
  readonly bytes: number;
  readonly orgId?: string;
  /** Of the last block: the hash over the hashes of all others. */
  readonly whole?: string;
}

export interface Block {
  readonly head: BlockHead;
  readonly content: Uint8Array;
}

/** What is not right with a backup; `block`: where. */
export class BackupFault extends Error {
  readonly block: number;
  constructor(block: number, what: string) {
    super(what);
    this.block = block;
  }
}

/** Writes blocks one after the other. */
export class BlockWriter {
  readonly #tools: StoreTools;
  readonly #whole: Hashing;
  #block = 0;

  constructor(tools: StoreTools) {
    this.#tools = tools;
    this.#whole = tools.hashing();
  }

  begin(): Uint8Array {
    return new TextEncoder().encode(FORMAT_LINE);
  }

  write(kind: BlockHead["kind"], content: Uint8Array, orgId?: string): Uint8Array {
    return this.#written(kind, content, orgId === undefined ? {} : { orgId });
  }

  end(): Uint8Array {
    return this.#written("end", new Uint8Array(0), { whole: toHex(this.#whole.digest()) });
  }

  #written(kind: BlockHead["kind"], content: Uint8Array, more: Partial<BlockHead>): Uint8Array {
    const encoder = new TextEncoder();
    const head: BlockHead = { block: this.#block++, kind, bytes: content.length, ...more };
    const headBytes = encoder.encode(JSON.stringify(head));
    const sha = this.#tools.sha256(headBytes, content);
    if (kind !== "end") this.#whole.add(sha);
    const line = encoder.encode(`${toHex(sha)} `);
    const bytes = new Uint8Array(line.length + headBytes.length + content.length + 2);
    bytes.set(line);
    bytes.set(headBytes, line.length);
    bytes[line.length + headBytes.length] = NEWLINE;
    bytes.set(content, line.length + headBytes.length + 1);
    bytes[bytes.length - 1] = NEWLINE;
    return bytes;
  }
}

const NEWLINE = 10;

/**
 * The blocks of a backup, each checked before it is handed on, the last one included; nothing may follow it.
 * @throws BackupFault naming the first block that is not whole.
 */
export async function* readBlocks(
  bytes: AsyncIterable<Uint8Array>,
  tools: StoreTools,
): AsyncGenerator<Block> {
  const reader = new ByteReader(bytes);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  try {
    const format = await reader.line(FORMAT_LINE.length);
    if (format === null || decoder.decode(format) !== FORMAT_LINE.trimEnd())
      throw new BackupFault(0, formatFault(format === null ? "" : decoder.decode(format)));
    const whole = tools.hashing();
    for (let block = 0; ; block++) {
      const line = await reader.line(HEAD_BYTES);
      if (line === null) throw new BackupFault(block, "the file ends before it");
      const text = decoder.decode(line);
      const head = headOf(text.slice(65), block);
      const content = await reader.take(head.bytes);
      const end = await reader.take(1);
      if (content === null || end === null) throw new BackupFault(block, "the file ends within it");
      const sha = tools.sha256(encoder.encode(text.slice(65)), content);
      if (
        text.slice(0, 65) !== `${toHex(sha)} ` ||
        end[0] !== NEWLINE ||
        encoder.encode(text).length !== line.length
      )
        throw new BackupFault(block, "it does not carry its hash");
      yield { head, content };
      if (head.kind !== "end") whole.add(sha);
      else {
        if (head.whole !== toHex(whole.digest()))
          throw new BackupFault(block, "the hash over all blocks is another one");
        if ((await reader.take(1)) !== null) throw new BackupFault(block, "something follows the last block");
        return;
      }
    }
  } finally {
    await reader.close();
  }
}

function formatFault(line: string): string {
  return line.startsWith("onethread-backup ")
    ? `the backup has format ${line.slice(17, 30)}, and this Onethread reads format 1`
    : "the file does not begin as a backup does";
}

/** The head as it says it is; its hash is checked with the content. */
function headOf(text: string, block: number): BlockHead {
  let head: Partial<BlockHead>;
  try {
    head = JSON.parse(text) as Partial<BlockHead>;
  } catch {
    throw new BackupFault(block, "its head cannot be read");
  }
  const { bytes, kind } = head ?? {};
  if (head.block !== block || typeof kind !== "string" || !Number.isSafeInteger(bytes) || (bytes ?? -1) < 0)
    throw new BackupFault(block, "its head is not the one that should stand here");
  return head as BlockHead;
}

/** Lines and counted bytes of a stream. */
class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#chunks = bytes[Symbol.asyncIterator]();
  }

  /** The bytes up to the next line end, which is taken too; null where none comes within `most` bytes. */
  async line(most: number): Promise<Uint8Array | null> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    while (length <= most) {
      if (!(await this.#more())) return null;
      const end = this.#chunk.indexOf(NEWLINE, this.#at);
      const piece = this.#chunk.subarray(this.#at, end < 0 ? this.#chunk.length : end);
      pieces.push(piece);
      length += piece.length;
      this.#at += piece.length + (end < 0 ? 0 : 1);
      if (end >= 0) return joined(pieces, length);
    }
    return null;
  }

  /** So many bytes; null where there are fewer. */
  async take(count: number): Promise<Uint8Array | null> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    while (length < count) {
      if (!(await this.#more())) return null;
      const piece = this.#chunk.subarray(this.#at, this.#at + count - length);
      pieces.push(piece);
      length += piece.length;
      this.#at += piece.length;
    }
    return joined(pieces, length);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #more(): Promise<boolean> {
    while (this.#at >= this.#chunk.length) {
      const next = await this.#chunks.next();
      if (next.done === true) return false;
      this.#chunk = next.value;
      this.#at = 0;
    }
    return true;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
