import type { Org } from "../org/index.ts";
import { namesOf, subjectLists, type SubjectLists } from "./subjectNames.ts";
import { newSketch, sketchText } from "./textSketch.ts";

/**
 * Names of an org's subjects in columns: a row a name, chained by the hash of its loose text, with the bits that near
 * misses are looked for by. About 29 bytes a name; texts stay in the records and are compared there.
 */
export interface SubjectIndex {
  readonly lists: SubjectLists;
  readonly size: number;
  /** Number of the subject a row names. */
  readonly ref: Int32Array;
  readonly hash: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly length: Uint8Array;
  /** First row of a chain, −1 where it is empty; rows of a chain stand in the order of the lists. */
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** An index that is being made, so many subjects at a time. */
interface Making {
  readonly lists: SubjectLists;
  /** Subjects that are in it. */
  done: number;
  size: number;
  ref: Int32Array;
  hash: Int32Array;
  low: Int32Array;
  high: Int32Array;
  length: Uint8Array;
  index: SubjectIndex | null;
}

export type SubjectGroup = "things" | "people";

// An Org is a value: the index of its names never changes, so it is kept beside it and goes with it.
const indexes = { things: new WeakMap<Org, Making>(), people: new WeakMap<Org, Making>() };

/** The names of things (areas, assets, dependencies, decisions) or of people (and disciplines), built once per org. */
export function subjectIndex(org: Org, group: SubjectGroup): SubjectIndex {
  const making = makingOf(org, group);
  while (making.index === null) addPiece(org, making);
  return making.index;
}

/**
 * Builds an index piece by piece, so that what is asked meanwhile is answered between two of them. Whoever needs the
 * index before the end builds the rest.
 */
export function* prepareIndex(org: Org, group: SubjectGroup): Generator<void, void> {
  const making = makingOf(org, group);
  while (making.index === null) {
    addPiece(org, making);
    yield;
  }
}

/** Whether an index is there: then a lookup does not wait for it. */
export const isIndexed = (org: Org, group: SubjectGroup): boolean =>
  (indexes[group].get(org)?.index ?? null) !== null;

/** A few milliseconds of work. */
const PIECE = 2_048;

function makingOf(org: Org, group: SubjectGroup): Making {
  let making = indexes[group].get(org);
  if (making === undefined) {
    const lists = subjectLists(org, group);
    const room = Math.max(16, lists.size * 2);
    making = {
      lists,
      done: 0,
      size: 0,
      ref: new Int32Array(room),
      hash: new Int32Array(room),
      low: new Int32Array(room),
      high: new Int32Array(room),
      length: new Uint8Array(room),
      index: null,
    };
    indexes[group].set(org, making);
  }
  return making;
}

function addPiece(org: Org, making: Making): void {
  const { lists } = making;
  let { size, ref, hash, low, high, length } = making;
  let room = ref.length;
  const sketch = newSketch();
  const last = Math.min(lists.size, making.done + PIECE);
  for (let subject = making.done; subject < last; subject++) {
    const start = size;
    for (const { text } of namesOf(org, lists.at(subject))) {
      sketchText(text, sketch);
      let isKnown = false;
      for (let row = start; row < size; row++) if (hash[row] === sketch.hash) isKnown = true;
      if (isKnown) continue;
      if (size === room) {
        room *= 2;
        ref = widened(ref, room);
        hash = widened(hash, room);
        low = widened(low, room);
        high = widened(high, room);
        const wide = new Uint8Array(room);
        wide.set(length);
        length = wide;
      }
      ref[size] = subject;
      hash[size] = sketch.hash;
      low[size] = sketch.low;
      high[size] = sketch.high;
      length[size] = sketch.length;
      size++;
    }
  }
  Object.assign(making, { done: last, size, ref, hash, low, high, length });
  if (last === lists.size)
    making.index = { lists, size, ref, hash, low, high, length, ...chains(hash, size) };
}

function widened(column: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(room);
  wide.set(column);
  return wide;
}

function chains(hash: Int32Array, size: number): { first: Int32Array; next: Int32Array } {
  const places = 2 ** Math.ceil(Math.log2(Math.max(16, size)));
  const first = new Int32Array(places).fill(-1);
  const next = new Int32Array(size);
  // From the last row on, so that a chain is walked from the first.
  for (let row = size - 1; row >= 0; row--) {
    const place = (hash[row] ?? 0) & (places - 1);
    next[row] = first[place] ?? -1;
    first[place] = row;
  }
  return { first, next };
}
