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

// An Org is a value: the index of its names never changes, so it is kept beside it and goes with it.
const indexes = { things: new WeakMap<Org, SubjectIndex>(), people: new WeakMap<Org, SubjectIndex>() };

/** The names of things (areas, assets, dependencies, decisions) or of people (and disciplines), built once per org. */
export function subjectIndex(org: Org, group: "things" | "people"): SubjectIndex {
  let index = indexes[group].get(org);
  if (index === undefined) indexes[group].set(org, (index = buildIndex(org, group)));
  return index;
}

function buildIndex(org: Org, group: "things" | "people"): SubjectIndex {
  const lists = subjectLists(org, group);
  let room = Math.max(16, lists.size * 2);
  let ref = new Int32Array(room);
  let hash = new Int32Array(room);
  let low = new Int32Array(room);
  let high = new Int32Array(room);
  let length = new Uint8Array(room);
  let size = 0;
  const sketch = newSketch();
  for (let subject = 0; subject < lists.size; subject++) {
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
  return { lists, size, ref, hash, low, high, length, ...chains(hash, size) };
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
