import type { ChangeSet } from "../changes/index.ts";
import { sealedLines, type Seal } from "./seals.ts";
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
 * The payload of a change set: lines of `sealedLines`, each with its line end.
 * @param partBytes smaller in tests.
 */
export function payloadOf(
  changeSet: ChangeSet,
  seal: Seal,
  tools: StoreTools,
  partBytes: number = PART_BYTES,
): Payload {
  const encoder = new TextEncoder();
  const hash = tools.hashing();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let lines: string[] = [];
  let length = 0;
  const close = (): void => {
    if (lines.length === 0) return;
    const part = encoder.encode(`${lines.join("\n")}\n`);
    hash.add(part);
    parts.push(part);
    bytes += part.length;
    lines = [];
    length = 0;
  };
  for (const line of sealedLines(changeSet, seal)) {
    // Payloads are nearly all ASCII, so letters are counted; a part somewhat longer does no harm.
    if (length + line.length >= partBytes) close();
    lines.push(line);
    length += line.length + 1;
  }
  close();
  return { parts, bytes, hash: hash.digest() };
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
  return [...text.matchAll(/\{"\$(?:text|json)":"([\w-]{22})"\}/g)].map((match) => match[1] ?? "");
}

/** How many commitments a part has. */
export function commitmentCount(text: string): number {
  let count = 0;
  for (const mark of ['{"$text":"', '{"$json":"'])
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) count++;
  return count;
}

/** The change set whose head and changes these records are. */
export function changeSetOf(records: readonly unknown[]): ChangeSet {
  const [head, ...changes] = records;
  // Written by `payloadOf` and found whole by its hash.
  return { ...(head as Omit<ChangeSet, "changes">), changes: changes as ChangeSet["changes"] };
}
