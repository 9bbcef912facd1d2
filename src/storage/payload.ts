import type { ChangeSet } from "../changes/index.ts";
import { writeSealed, type LineWriter, type Seal } from "./seals.ts";
import { unsealed, type TakeText } from "./unsealing.ts";
import type { StoreTools } from "./tools.ts";

/** A payload is cut between lines into parts of about so many bytes; a line that is longer is a part of its own. */
const PART_BYTES = 8_000_000;

export interface Payload {
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
  readonly hash: Uint8Array;
}

/**
 * The payload of a change set: lines of `writeSealed`, each with its line end.
 * @param partBytes smaller in tests.
 */
export function payloadOf(
  changeSet: ChangeSet,
  seal: Seal,
  tools: StoreTools,
  partBytes: number = PART_BYTES,
): Payload {
  const lines = new PartWriter(partBytes);
  writeSealed(changeSet, seal, lines);
  const hash = tools.hashing();
  const parts = lines.close();
  let bytes = 0;
  for (const part of parts) {
    hash.add(part);
    bytes += part.length;
  }
  return { parts, bytes, hash: hash.digest() };
}

/**
 * Lines as bytes, cut into parts between them. Letters are copied one by one: texts that are joined first and encoded
 * then took three times as long and left a mountain of garbage (seen).
 */
class PartWriter implements LineWriter {
  readonly #partBytes: number;
  readonly #parts: Uint8Array[] = [];
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(65_536);
  #at = 0;
  /** Where the line begins that is being written. */
  #line = 0;

  constructor(partBytes: number) {
    this.#partBytes = partBytes;
  }

  put(text: string): void {
    // A letter takes three bytes at most.
    const most = this.#at + text.length * 3;
    if (most > this.#bytes.length) this.#grow(most);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        at += this.#encoder.encodeInto(text.slice(i), bytes.subarray(at)).written;
        break;
      }
      bytes[at++] = code;
    }
    this.#at = at;
  }

  end(): void {
    this.put("\n");
    // The line that makes a part too long begins the next one.
    if (this.#at > this.#partBytes && this.#line > 0) this.#cut(this.#line);
    this.#line = this.#at;
  }

  close(): readonly Uint8Array[] {
    if (this.#at > 0) this.#cut(this.#at);
    return this.#parts;
  }

  #cut(end: number): void {
    this.#parts.push(this.#bytes.slice(0, end));
    this.#bytes.copyWithin(0, end, this.#at);
    this.#at -= end;
  }

  #grow(most: number): void {
    const bytes = new Uint8Array(most * 2);
    bytes.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = bytes;
  }
}

/** The lines of a part as text. */
export function textOfPart(part: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(part);
}

/** The records of one part: the head of the change set first, then changes. Their texts are put back by `take`. */
export function recordsOf(text: string, take: TakeText): unknown[] {
  const records = JSON.parse(`[${text.trimEnd().replaceAll("\n", ",")}]`) as unknown[];
  return records.map((record) => unsealed(record, take));
}

/** Commitments of a part, in order. Quotes within ids are escaped, so that none is met by chance. */
export function commitmentsIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
    const begin =
      text.startsWith(TEXT_MARK, at) || text.startsWith(JSON_MARK, at) ? at + TEXT_MARK.length : -1;
    if (begin > 0) found.push(text.slice(begin, text.indexOf('"', begin)));
  }
  return found;
}

const MARK = '{"$';
const TEXT_MARK = `${MARK}text":"`;
const JSON_MARK = `${MARK}json":"`;

/** The change set whose head and changes these records are. */
export function changeSetOf(records: readonly unknown[]): ChangeSet {
  const [head, ...changes] = records;
  // Written by `payloadOf` and found whole by its hash.
  return { ...(head as Omit<ChangeSet, "changes">), changes: changes as ChangeSet["changes"] };
}
