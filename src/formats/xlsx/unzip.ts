import { Inflate } from "fflate";
import { crc32 } from "./crc.ts";
import type { XlsxLimits } from "./limits.ts";

/** One part of the package: where its packed bytes stand, and what the file claims about them. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly packedBytes: number;
  readonly claimedBytes: number;
  readonly claimedCrc: number;
}

export type ZipOpened =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly ok: false; readonly reason: string };

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_64 = 0x06064b50;
const END_LOCATOR_64 = 0x07064b50;
const END_RECORD_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const UNIX = 3;
const KIND_MASK = 0o170000;
const LINK = 0o120000;

/** Why a file is refused whose parts do not fit together. */
export const DAMAGED = "it is damaged: open it in a spreadsheet program and save it again";

/**
 * Reads the directory of a ZIP and believes none of it beyond where bytes stand: parts must lie inside the file and
 * apart from each other (overlapping ones are how a small file claims to be a huge one), under plain relative names.
 * Names are keys in lower case, since part names do not differ by case (ECMA-376 part 2, 6.2.2).
 */
export function openZip(bytes: Uint8Array, limits: XlsxLimits): ZipOpened {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory === undefined) return { ok: false, reason: DAMAGED };
  if (directory.count > limits.entries)
    return { ok: false, reason: `it has more than ${limits.entries} parts` };
  const entries = new Map<string, ZipEntry>();
  const spans: { readonly from: number; readonly to: number }[] = [];
  let at = directory.start;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_HEADER)
      return { ok: false, reason: DAMAGED };
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > bytes.length) return { ok: false, reason: DAMAGED };
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)).replaceAll("\\", "/");
    if (!isPlainName(name)) return { ok: false, reason: "one of its parts has a path that leads out of it" };
    if ((view.getUint16(at + 8, true) & 1) === 1)
      return { ok: false, reason: "it is encrypted: save it without a password" };
    if (view.getUint8(at + 5) === UNIX && ((view.getUint32(at + 38, true) >>> 16) & KIND_MASK) === LINK)
      return { ok: false, reason: "one of its parts is a link" };
    const sizes = sizesOf(view, at, at + 46 + nameBytes, extraBytes);
    const header = sizes.header;
    if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL_HEADER)
      return { ok: false, reason: DAMAGED };
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    if (start + sizes.packed > directory.start) return { ok: false, reason: DAMAGED };
    spans.push({ from: header, to: start + sizes.packed });
    const key = name.toLowerCase();
    if (entries.has(key)) return { ok: false, reason: "two of its parts have one name" };
    entries.set(key, {
      name,
      method: view.getUint16(at + 10, true),
      start,
      packedBytes: sizes.packed,
      claimedBytes: sizes.inflated,
      claimedCrc: view.getUint32(at + 16, true),
    });
    at = next;
  }
  spans.sort((a, b) => a.from - b.from);
  for (let i = 1; i < spans.length; i++)
    if ((spans[i]?.from ?? 0) < (spans[i - 1]?.to ?? 0))
      return { ok: false, reason: "two of its parts share the same bytes" };
  return { ok: true, entries };
}

interface Directory {
  readonly start: number;
  readonly count: number;
}

/** The end record stands last but for a comment; where it is too small for a value, the 64-bit one has it. */
function findDirectory(view: DataView): Directory | undefined {
  const lowest = Math.max(0, view.byteLength - END_RECORD_BYTES - COMMENT_BYTES_MAX);
  for (let at = view.byteLength - END_RECORD_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_RECORD) continue;
    if (at + END_RECORD_BYTES + view.getUint16(at + 20, true) > view.byteLength) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== 0xffffffff) return start > at ? undefined : { start, count };
    if (at < 20 || view.getUint32(at - 20, true) !== END_LOCATOR_64) return undefined;
    const end64 = uint64(view, at - 12);
    if (end64 + 56 > at || view.getUint32(end64, true) !== END_RECORD_64) return undefined;
    const start64 = uint64(view, end64 + 48);
    return start64 > at ? undefined : { start: start64, count: uint64(view, end64 + 32) };
  }
  return undefined;
}

/** Sizes and place of an entry; each that reads 2³²−1 stands in the 64-bit extra field, in this order. */
function sizesOf(view: DataView, at: number, extraAt: number, extraBytes: number) {
  const sizes = {
    inflated: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    header: view.getUint32(at + 42, true),
  };
  const end = extraAt + extraBytes;
  for (let field = extraAt; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    for (const name of ["inflated", "packed", "header"] as const) {
      if (sizes[name] !== 0xffffffff || value + 8 > end) continue;
      sizes[name] = uint64(view, value);
      value += 8;
    }
  }
  return sizes;
}

function uint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function isPlainName(name: string): boolean {
  return !/^\/|^[a-z]:|\0/i.test(name) && !name.split("/").includes("..");
}

/** Bytes inflated so far, over all parts of all files of one import. */
export interface InflateBudget {
  inflated: number;
}

/** 16 KB packed are at most 16 MB inflated: so much may come before the counting can stop it. */
const PACKED_STEP = 16 * 1024;

/**
 * Inflates one part piece by piece and counts what comes out.
 * @param take gets each piece; false ends the reading.
 * @returns why the part is refused, or undefined when it was read to its end or `take` ended it.
 */
export function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: InflateBudget,
  limits: XlsxLimits,
  take: (piece: Uint8Array) => boolean,
): string | undefined {
  if (entry.method !== 0 && entry.method !== 8) return "it is packed in a way that is not read";
  const end = entry.start + entry.packedBytes;
  let reason: string | undefined;
  let isEnded = false;
  let inflated = 0;
  let packed = 0;
  let crc = 0;
  const count = (piece: Uint8Array): void => {
    if (isEnded || piece.length === 0) return;
    inflated += piece.length;
    budget.inflated += piece.length;
    if (budget.inflated > limits.inflatedBytes)
      reason = `it inflates to more than ${limits.inflatedBytes / 2 ** 20} MB`;
    else if (inflated > limits.ratioFromBytes && inflated > limits.ratio * packed)
      reason = `one of its parts inflates to more than ${limits.ratio} times its size`;
    isEnded = reason !== undefined || !take(piece);
    if (!isEnded) crc = crc32(piece, crc);
  };
  const isOver = (): boolean => isEnded;
  const inflate = entry.method === 8 ? new Inflate(count) : undefined;
  try {
    for (let at = entry.start; at < end && !isOver(); at += PACKED_STEP) {
      const piece = bytes.subarray(at, Math.min(at + PACKED_STEP, end));
      packed += piece.length;
      if (inflate === undefined) count(piece);
      else inflate.push(piece, at + PACKED_STEP >= end);
    }
  } catch {
    // The library throws on bytes that are no deflate stream.
    return reason ?? DAMAGED;
  }
  if (isOver()) return reason;
  return inflated === entry.claimedBytes && crc === entry.claimedCrc ? undefined : DAMAGED;
}
