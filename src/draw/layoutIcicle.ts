import type { Forest } from "../org/index.ts";
import { path, rect, text, type Command, type Layout, type Step } from "./command.ts";
import type { Hue, Paint } from "./palette.ts";
import { placeIcicle, type IciclePlaces } from "./placeIcicle.ts";
import { fitText, textWidth } from "./textWidth.ts";

export interface IcicleInput {
  readonly width: number;
  /** Height of the blocks; more where the levels need it. */
  readonly height: number;
  readonly lines: Forest;
  /** Hue of each node. */
  readonly hue: Uint8Array;
  /** 1 where the seat is empty: drawn dashed. */
  readonly vacant: Uint8Array;
  /** Two lines for a block wide enough; asked only then, so a million people make no million strings. */
  readonly label: (node: number) => { readonly name: string; readonly title: string };
  /** Letter of a node's discipline. */
  readonly letter: (node: number) => string;
}

/** A rectangle of the icicle: one person, or neighbours narrower than 2 px together. */
export interface IcicleBlock {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The person; of a merged block the first of its most frequent hue. */
  readonly node: number;
  readonly count: number;
  readonly hue: Hue;
}

export interface IcicleLayout extends Layout {
  readonly blocks: readonly IcicleBlock[];
  /** People who share a block because it would be narrower than 2 px, and how many blocks they share. */
  readonly merged: { readonly people: number; readonly blocks: number };
  /** People on levels too deep to draw. */
  readonly below: number;
}

/** Level of detail by width on screen, px. Source: docs/glossary.md#level-of-detail. */
const MERGE_BELOW = 2;
const NAME_FROM = 70;
const SHORT_NAME_FROM = 36;
const LETTER_FROM = 14;
const ROW_MIN = 8;
const ROW_MAX = 46;

/**
 * Everybody as rows of blocks, level by level; a block is as wide as the people without reports below it and stands
 * under its manager's. People without reports reach to the bottom. Blocks under 2 px are merged per row.
 * O(people) numbers and O(width × levels) commands.
 */
export function layoutIcicle(input: IcicleInput): IcicleLayout {
  const places = placeIcicle(input.lines, input.width);
  const levels = Math.max(0, input.lines.levelStart.length - 1);
  const rows = Math.min(levels, Math.max(1, Math.floor(input.height / ROW_MIN)));
  const rowHeight = Math.min(ROW_MAX, input.height / Math.max(1, rows));
  const blocks: IcicleBlock[] = [];
  for (let row = 0; row < rows; row++) blocks.push(...blocksOfRow(input, places, row, rowHeight));
  const shared = blocks.filter((block) => block.count > 1);
  const lastDrawn = input.lines.levelStart[rows] ?? 0;
  return {
    width: input.width,
    height: input.height,
    commands: [...fills(blocks, input), ...labels(blocks, input, rowHeight)],
    blocks,
    merged: { people: shared.reduce((sum, block) => sum + block.count, 0), blocks: shared.length },
    below: input.lines.size - lastDrawn,
  };
}

function blocksOfRow(
  input: IcicleInput,
  { left, leaves, unit }: IciclePlaces,
  row: number,
  rowHeight: number,
): IcicleBlock[] {
  const { lines, hue } = input;
  const blocks: IcicleBlock[] = [];
  const last = lines.levelStart[row + 1]!;
  const heads = new Int32Array(10);
  for (let node = lines.levelStart[row]!; node < last;) {
    const start = node;
    let right = left[node]! + leaves[node]! * unit;
    let onlyLeaves = lines.childCount[node] === 0;
    heads.fill(0);
    heads[hue[node]!]! += 1;
    node++;
    // Neighbours join while the block is too narrow; a wide one never takes a narrow one in.
    while (
      node < last &&
      right - left[start]! < MERGE_BELOW &&
      leaves[node]! * unit < MERGE_BELOW &&
      left[node]! - right < 1e-6
    ) {
      right = left[node]! + leaves[node]! * unit;
      onlyLeaves &&= lines.childCount[node] === 0;
      heads[hue[node]!]! += 1;
      node++;
    }
    const y = row * rowHeight;
    const most = heads.indexOf(Math.max(...heads)) as Hue;
    let standsFor = start;
    while (hue[standsFor] !== most) standsFor++;
    blocks.push({
      x: left[start]!,
      y,
      width: right - left[start]!,
      height: onlyLeaves ? input.height - y : rowHeight,
      node: standsFor,
      count: node - start,
      hue: most,
    });
  }
  return blocks;
}

/** Neighbours of one look become one outlined rectangle with thin lines between them: few commands, same picture. */
function fills(blocks: readonly IcicleBlock[], input: IcicleInput): Command[] {
  const commands: Command[] = [];
  const joins: Step[] = [];
  for (let i = 0; i < blocks.length;) {
    const first = blocks[i]!;
    let end = i + 1;
    let right = first.x + first.width;
    while (end < blocks.length && joinsRun(first, blocks[end]!, right, input)) {
      right = blocks[end]!.x + blocks[end]!.width;
      end++;
    }
    commands.push(blockRect(first, right - first.x, input));
    for (let k = i + 1; k < end; k++) {
      const one = blocks[k]!;
      if (one.count === 1 && one.width >= 3)
        joins.push(["move", one.x, one.y + 1], ["line", one.x, one.y + one.height - 1]);
    }
    i = end;
  }
  if (joins.length > 0)
    commands.push(path({ steps: joins, fill: "none", outline: { paint: "panel", width: 1 } }));
  return commands;
}

/**
 * Whether a block continues the rectangle that began with `first`: leaves of one manager, or merged neighbours.
 * Grey stands for many disciplines, so grey joins only with its own letter.
 */
function joinsRun(first: IcicleBlock, next: IcicleBlock, right: number, input: IcicleInput): boolean {
  const { parent, childCount } = input.lines;
  const areSiblings =
    childCount[first.node] === 0 &&
    childCount[next.node] === 0 &&
    parent[first.node] === parent[next.node] &&
    first.count === 1 &&
    next.count === 1;
  return (
    next.y === first.y &&
    next.height === first.height &&
    next.hue === first.hue &&
    Math.abs(next.x - right) < 1e-6 &&
    input.vacant[first.node] === 0 &&
    input.vacant[next.node] === 0 &&
    (first.hue === 0
      ? areSiblings && input.letter(first.node) === input.letter(next.node)
      : areSiblings || (first.count > 1 && next.count > 1))
  );
}

function blockRect(block: IcicleBlock, width: number, input: IcicleInput): Command {
  const at = { x: block.x, y: block.y, width, height: block.height - 1 };
  const isVacant = input.vacant[block.node] === 1 && block.count === 1;
  const fill: Paint = isVacant ? "panel" : `hue-${block.hue}`;
  if (width < 4)
    return rect({ ...at, width: Math.max(width - 0.5, width / 2), fill: isVacant ? "keep" : fill });
  return rect({
    x: at.x + 1,
    y: at.y + 0.5,
    width: width - 2,
    height: at.height - 1,
    fill,
    outline: isVacant
      ? { paint: "ink-2", width: 1, dashed: true }
      : { paint: `hue-${block.hue}-edge`, width: 1 },
  });
}

function labels(blocks: readonly IcicleBlock[], input: IcicleInput, rowHeight: number): Command[] {
  const commands: Command[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const fill: Paint = input.vacant[block.node] === 1 ? "ink" : `hue-${block.hue}-on`;
    if (block.count > 1) continue;
    if (block.width >= SHORT_NAME_FROM && rowHeight >= 18) {
      const named = nameLines(block, input, rowHeight, fill);
      commands.push(...named);
      if (named.length > 0) continue;
    }
    const run = runOfLetters(blocks, i, input);
    if (run < LETTER_FROM || rowHeight < 18) continue;
    const x = block.x + run / 2;
    const letter = input.letter(block.node);
    const wide = Math.min(run - 3, textWidth(letter, 11, 600) + 4);
    // The patch keeps the lines between leaves from striking the letter through.
    if (run > block.width)
      commands.push(
        rect({ x: x - wide / 2, y: block.y + 4, width: wide, height: 14, fill: `hue-${block.hue}` }),
      );
    commands.push(text({ x, y: block.y + 15 }, letter, { size: 11, weight: 600, anchor: "middle", fill }));
  }
  return commands;
}

function nameLines(block: IcicleBlock, input: IcicleInput, rowHeight: number, fill: Paint): Command[] {
  const { name, title } = input.label(block.node);
  const room = block.width - 11;
  if (block.width < NAME_FROM)
    return textWidth(name, 11, 600) <= room
      ? [text({ x: block.x + 6, y: block.y + 16 }, name, { size: 11, weight: 600, fill })]
      : [];
  const letter = input.letter(block.node);
  const letterRoom = block.width >= 110 ? 16 : 0;
  const lines: Command[] = [
    text({ x: block.x + 6, y: block.y + 17 }, fitText(name, 12, room - letterRoom, 600), {
      size: 12,
      weight: 600,
      fill,
    }),
  ];
  if (rowHeight >= 38 && title !== "")
    lines.push(text({ x: block.x + 6, y: block.y + 32 }, fitText(title, 11, room), { size: 11, fill }));
  if (letterRoom > 0)
    lines.push(
      text({ x: block.x + block.width - 7, y: block.y + 17 }, letter, { size: 11, fill, anchor: "end" }),
    );
  return lines;
}

/** Width of the run of joined leaves that starts here, 0 inside one: a run shows its letter once. */
function runOfLetters(blocks: readonly IcicleBlock[], i: number, input: IcicleInput): number {
  const block = blocks[i]!;
  const before = blocks[i - 1];
  const isNarrow = (one: IcicleBlock): boolean => one.width < SHORT_NAME_FROM;
  if (!isNarrow(block)) return block.width;
  const edge = before === undefined ? Number.NaN : before.x + before.width;
  if (before !== undefined && isNarrow(before) && joinsRun(before, block, edge, input)) return 0;
  let right = block.x + block.width;
  for (let k = i + 1; k < blocks.length && isNarrow(blocks[k]!); k++) {
    if (!joinsRun(block, blocks[k]!, right, input)) break;
    right = blocks[k]!.x + blocks[k]!.width;
  }
  return right - block.x;
}
