import { NONE } from "../org/index.ts";

/**
 * Groups as frames on shelves, their people as equal squares in columns. Frame f covers `x[f]`, `y[f]`, `width[f]` and
 * `height[f]`; its people stand below a header, top to bottom and then to the right, `rows[f]` a column.
 */
export interface Tiles {
  /** Side of a person's square, in the units of width and height. */
  readonly cell: number;
  readonly header: number;
  /** Space inside a frame's edge. */
  readonly pad: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: Float64Array;
  readonly height: Float64Array;
  readonly rows: Int32Array;
  readonly count: Int32Array;
  /** Frames of shelf s are `shelfStart[s]` up to, not including, `shelfStart[s + 1]`; shelves go down the page. */
  readonly shelfStart: Int32Array;
  readonly shelfY: Float64Array;
}

const CELL_MAX = 28;
const HEADER_MAX = 20;
const PAD_MAX = 6;
const STEPS = 18;
/** People a column: few make flat frames, many make tall ones; the one that leaves the largest squares is taken. */
const ROWS_TRIED = [1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 29, 38, 50, 80];

/**
 * Packs groups of people into a rectangle so that everybody gets the same square, as large as fits. Groups keep their
 * order, shelf by shelf. O(groups × 270).
 * @param counts people of each group; a group of none gets a frame with a header.
 * @example layoutTiles(Int32Array.of(4, 2), 300, 200).rows.length // 2
 */
export function layoutTiles(counts: Int32Array, width: number, height: number): Tiles {
  let best = { cell: 0, rows: 1 };
  for (const rows of ROWS_TRIED) {
    const cell = largestCell(counts, width, height, rows);
    if (cell > best.cell * 1.001) best = { cell, rows };
  }
  return place(counts, width, best.cell, best.rows);
}

function largestCell(counts: Int32Array, width: number, height: number, rows: number): number {
  if (heightOf(counts, width, CELL_MAX, rows) <= height) return CELL_MAX;
  let [low, high] = [0, CELL_MAX];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (heightOf(counts, width, middle, rows) <= height) low = middle;
    else high = middle;
  }
  return low;
}

/** Margins shrink with the squares, so that thousands of groups still leave room for people. */
const headerOf = (cell: number): number => Math.min(HEADER_MAX, cell * 1.6);
const padOf = (cell: number): number => Math.min(PAD_MAX, cell * 0.5);

interface Measures {
  readonly cell: number;
  readonly header: number;
  readonly pad: number;
  readonly rows: number;
  readonly columnsMax: number;
}

function measuresOf(width: number, cell: number, rows: number): Measures {
  const pad = padOf(cell);
  const columnsMax = Math.max(1, Math.floor((width - 3 * pad) / Math.max(cell, 1e-9)));
  return { cell, header: headerOf(cell), pad, rows, columnsMax };
}

/** A group too large for one shelf of the usual height gets a taller one. */
function shapeOf(count: number, { rows, columnsMax }: Measures): { rows: number; columns: number } {
  const deep = Math.max(1, Math.min(rows, count), Math.ceil(count / columnsMax));
  return { rows: deep, columns: Math.max(1, Math.ceil(count / deep)) };
}

function heightOf(counts: Int32Array, width: number, cell: number, rows: number): number {
  let bottom = 0;
  eachFrame(counts, width, measuresOf(width, cell, rows), (frame) => {
    bottom = Math.max(bottom, frame.y + frame.height + frame.gap);
  });
  return bottom;
}

interface Frame {
  readonly index: number;
  readonly shelf: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly rows: number;
}

function eachFrame(
  counts: Int32Array,
  width: number,
  measures: Measures,
  visit: (frame: Frame) => void,
): void {
  const { cell, header, pad } = measures;
  let [x, y, tallest, shelf] = [0, 0, 0, 0];
  for (let index = 0; index < counts.length; index++) {
    const shape = shapeOf(counts[index]!, measures);
    const wide = Math.max(shape.columns, 2) * cell + 2 * pad;
    const high = header + shape.rows * cell + pad;
    if (x > 0 && x + wide > width) {
      y += tallest + pad;
      x = 0;
      tallest = 0;
      shelf++;
    }
    visit({ index, shelf, x, y, width: Math.min(wide, width), height: high, gap: pad, rows: shape.rows });
    x += wide + pad;
    tallest = Math.max(tallest, high);
  }
}

function place(counts: Int32Array, width: number, cell: number, rows: number): Tiles {
  const measures = measuresOf(width, cell, rows);
  const size = counts.length;
  const columns = {
    x: new Float64Array(size),
    y: new Float64Array(size),
    width: new Float64Array(size),
    height: new Float64Array(size),
    rows: new Int32Array(size),
  };
  const shelfStart: number[] = [];
  const shelfY: number[] = [];
  eachFrame(counts, width, measures, (frame) => {
    if (frame.shelf === shelfStart.length) {
      shelfStart.push(frame.index);
      shelfY.push(frame.y);
    }
    columns.x[frame.index] = frame.x;
    columns.y[frame.index] = frame.y;
    columns.width[frame.index] = frame.width;
    columns.height[frame.index] = frame.height;
    columns.rows[frame.index] = frame.rows;
  });
  return {
    cell,
    header: measures.header,
    pad: measures.pad,
    ...columns,
    count: counts,
    shelfStart: Int32Array.from([...shelfStart, size]),
    shelfY: Float64Array.from(shelfY),
  };
}

/** What is drawn at a point: a frame, and which of its people; −1 for its header and margins. */
export interface TileHit {
  readonly frame: number;
  readonly person: number;
}

/**
 * The frame and person at a point; null between frames. Two binary searches.
 * @example tileAt(layoutTiles(Int32Array.of(1), 100, 100), 10, 25)?.person // 0
 */
export function tileAt(tiles: Tiles, x: number, y: number): TileHit | null {
  const shelf = lastAtMost(tiles.shelfY, 0, tiles.shelfY.length, y);
  if (shelf < 0) return null;
  const start = tiles.shelfStart[shelf]!;
  const frame = lastAtMost(tiles.x, start, tiles.shelfStart[shelf + 1]!, x);
  if (frame < start) return null;
  if (x >= tiles.x[frame]! + tiles.width[frame]! || y >= tiles.y[frame]! + tiles.height[frame]!) return null;
  const column = Math.floor((x - tiles.x[frame]! - tiles.pad) / tiles.cell);
  const row = Math.floor((y - tiles.y[frame]! - tiles.header) / tiles.cell);
  const person = column * tiles.rows[frame]! + row;
  const isPerson = column >= 0 && row >= 0 && row < tiles.rows[frame]! && person < tiles.count[frame]!;
  return { frame, person: isPerson ? person : NONE };
}

/**
 * Shelves that lie between two heights, as first and one after the last.
 * @example shelvesBetween(layoutTiles(Int32Array.of(1), 100, 100), 0, 50) // [0, 1]
 */
export function shelvesBetween(tiles: Tiles, top: number, bottom: number): readonly [number, number] {
  const first = Math.max(0, lastAtMost(tiles.shelfY, 0, tiles.shelfY.length, top));
  return [first, lastAtMost(tiles.shelfY, 0, tiles.shelfY.length, bottom) + 1];
}

/**
 * Frames of a shelf that lie between two edges, as first and one after the last.
 * @example framesBetween(layoutTiles(Int32Array.of(1), 100, 100), 0, 0, 50) // [0, 1]
 */
export function framesBetween(
  tiles: Tiles,
  shelf: number,
  left: number,
  right: number,
): readonly [number, number] {
  const start = tiles.shelfStart[shelf]!;
  const end = tiles.shelfStart[shelf + 1]!;
  return [Math.max(start, lastAtMost(tiles.x, start, end, left)), lastAtMost(tiles.x, start, end, right) + 1];
}

/** The last of a sorted slice that is at most the value; one before the slice where none is. */
function lastAtMost(sorted: Float64Array, start: number, end: number, value: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
