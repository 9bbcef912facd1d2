import type { Org } from "../org/index.ts";
import { entryAt, nameOf, type Subject } from "./subjectNames.ts";

/** What a search looks through, in the order it is shown. */
export const SEARCHED = ["area", "person", "asset", "decision"] as const;
export type SearchedKind = (typeof SEARCHED)[number];

/** The first of one kind that fit, the best first, and how many fit in all. */
export interface Hits {
  readonly list: readonly Subject[];
  readonly count: number;
}

/**
 * Names of one kind as one long text, a line a subject: the name, then all else it is found by. Finding a text in it
 * takes some milliseconds at a hundred thousand people.
 */
interface SearchText {
  readonly text: string;
  /** Where the line of a subject begins; one more at the end. */
  readonly start: Int32Array;
}

/** A text that is being built, so many lines at a time. */
interface Building {
  readonly lineAt: (row: number) => string;
  readonly start: Int32Array;
  readonly parts: string[];
  rows: number;
  length: number;
  done: SearchText | null;
}

// An Org is a value: what its names are never changes.
const kept = new WeakMap<Org, Readonly<Record<SearchedKind, Building>>>();

/** Ends the name in a line; no name holds it. */
const AFTER_NAME = "\t";
const PIECE = 4_000;

/**
 * Letters without marks and case, as people type them: "Søren" is found by "søren", "Zoë" by "zoe".
 * @example plainLetters("Zoë Ångström") // "zoe angstrom"
 */
export function plainLetters(text: string): string {
  // Most names: taking marks off a hundred thousand of them took most of the first answer.
  if (IS_ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replaceAll(MARKS, "").toLowerCase();
}

const IS_ASCII = /^[\n\t -~]*$/;
const MARKS = /\p{M}/gu;

/**
 * Makes a search ready piece by piece, so that a question that comes meanwhile is answered between two of them. A
 * search that comes before the end builds the rest itself.
 * @example [...prepareSearch(org, ["area"])].length // 1
 */
export function* prepareSearch(org: Org, kinds: readonly SearchedKind[]): Generator<SearchedKind, void> {
  for (const kind of kinds) {
    const building = buildingOf(org, kind);
    do {
      buildPiece(building);
      yield kind;
    } while (building.done === null);
  }
}

/**
 * Subjects whose name, title or other names hold every word of the text. What is called so comes first, then what
 * begins so, has words that begin so, or holds them; within these in the order of the org.
 * @param most so many of each kind are listed; all are counted.
 * @example searchSubjects(org, "growth", ["area"], 5).area.list[0]?.id
 */
export function searchSubjects(
  org: Org,
  text: string,
  kinds: readonly SearchedKind[],
  most: number,
): Readonly<Record<SearchedKind, Hits>> {
  const words = plainLetters(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  const none: Hits = { list: [], count: 0 };
  const found = { area: none, person: none, asset: none, decision: none };
  if (words.length === 0) return found;
  for (const kind of kinds) found[kind] = hitsIn(org, kind, { words, most });
  return found;
}

interface Wanted {
  readonly words: readonly string[];
  readonly most: number;
}

function hitsIn(org: Org, kind: SearchedKind, { words, most }: Wanted): Hits {
  const { text, start } = textOf(org, kind);
  const whole = words.join(" ");
  // The longest word is the rarest: it is looked for, the others where it stands.
  const [first = "", ...others] = [...words].sort((a, b) => b.length - a.length);
  const ranked: number[][] = [[], [], [], [], []];
  const isFull = (rank: number): boolean => (ranked[rank]?.length ?? most) >= most;
  let count = 0;
  let row = 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at)) {
    row = rowAt(start, at, row);
    const from = start[row] ?? 0;
    at = start[row + 1] ?? text.length;
    if (others.length > 0 && !holdsAll(text.slice(from, at), others)) continue;
    if (isMade(org, kind, row)) continue;
    count++;
    // Once enough of the others are listed, only what begins so can still come before them.
    const isListed = isFull(2) && isFull(3) && isFull(4) && !text.startsWith(whole, from);
    if (isListed) continue;
    const bucket = ranked[rankOf(text.slice(from, at), whole, words)];
    if (bucket !== undefined && bucket.length < most) bucket.push(row);
  }
  const list = ranked
    .flat()
    .slice(0, most)
    .map((position) => subjectOf(org, kind, position));
  return { list, count };
}

function holdsAll(line: string, words: readonly string[]): boolean {
  for (const word of words) if (!line.includes(word)) return false;
  return true;
}

/** 0 called so, 1 begins so, 2 has words that begin so, 3 holds them in its name, 4 in what else it is found by. */
function rankOf(line: string, whole: string, words: readonly string[]): number {
  const end = line.indexOf(AFTER_NAME);
  if (line.startsWith(whole)) return end === whole.length ? 0 : 1;
  const name = line.slice(0, end);
  if (!holdsAll(name, words)) return 4;
  return words.every((word) => name.startsWith(word) || name.includes(` ${word}`)) ? 2 : 3;
}

/** The line a place is in, at or after a line: most often the next. */
function rowAt(start: Int32Array, place: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < start.length - 1 && (start[low + step] ?? 0) <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, start.length - 1) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((start[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The area a reading policy made is the company itself, which nobody looks for. */
const isMade = (org: Org, kind: SearchedKind, position: number): boolean =>
  kind === "area" && org.areas[position]?.placeholder === true;

function subjectOf(org: Org, kind: SearchedKind, position: number): Subject {
  const entry = entryAt(org, kind, position);
  return { kind, id: entry.record.id, name: nameOf(org, entry) };
}

function textOf(org: Org, kind: SearchedKind): SearchText {
  const building = buildingOf(org, kind);
  while (building.done === null) buildPiece(building);
  return building.done;
}

function buildingOf(org: Org, kind: SearchedKind): Building {
  let all = kept.get(org);
  if (all === undefined) {
    const { assets, decisions } = org.records;
    all = {
      area: begin(org.areas, ({ name, aliases }) => [name, ...(aliases ?? [])]),
      person: begin(org.people, ({ name, title }) => (title === undefined ? [name] : [name, title])),
      asset: begin(assets, ({ name, externalIds }) => [name, ...Object.values(externalIds ?? {})]),
      decision: begin(decisions, ({ title }) => [title]),
    };
    kept.set(org, all);
  }
  return all[kind];
}

function begin<Found>(records: readonly Found[], namesOf: (record: Found) => readonly string[]): Building {
  const lineAt = (row: number): string => {
    const record = records[row];
    const [name = "", ...more] = record === undefined ? [] : namesOf(record);
    // Line breaks of a source would part a line in two.
    const others = more.length === 0 ? "" : withoutBreaks(more.join(" "));
    return `${withoutBreaks(name)}${AFTER_NAME}${others}\n`;
  };
  const start = new Int32Array(records.length + 1);
  return { lineAt, start, parts: [], rows: records.length, length: 0, done: null };
}

const withoutBreaks = (text: string): string => (BREAKS.test(text) ? text.replaceAll(/\s+/g, " ") : text);
const BREAKS = /[\t\n]/;

function buildPiece(building: Building): void {
  const { lineAt, start, parts } = building;
  const total = start.length - 1;
  const first = total - building.rows;
  const last = Math.min(total, first + PIECE);
  let piece = "";
  for (let row = first; row < last; row++) piece += lineAt(row);
  const plain = plainLetters(piece);
  parts.push(plain);
  let place = 0;
  for (let row = first; row < last; row++) {
    start[row] = building.length + place;
    place = plain.indexOf("\n", place) + 1;
  }
  building.length += plain.length;
  start[last] = building.length;
  building.rows = total - last;
  if (building.rows === 0) building.done = { text: parts.join(""), start };
}
