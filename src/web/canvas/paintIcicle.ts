import { eachBlock } from "../../draw/index.ts";
import { PLACEHOLDER, VACANT } from "../engine/orgLens.ts";
import type { Camera } from "./camera.ts";
import type { IcicleScene } from "./scene.ts";
import { LEAVING, paintMarks, paintMergedMarks } from "./marks.ts";
import { fillBox, writeLine, type Look, type Target } from "./target.ts";

/** Level of detail by width on screen, px. Source: docs/glossary.md#level-of-detail. */
const MERGE_BELOW = 2;
const EDGE_FROM = 4;
const NAME_FROM = 36;
const TITLE_FROM = 70;

/** Everybody a window shows, row by row; neighbours under 2 px in one block of their most frequent hue. */
export function paintIcicle(target: Target, scene: IcicleScene, look: Look, camera: Camera): void {
  const { columns, places, rowHeight, stage } = scene;
  const rows = columns.levelStart.length - 1;
  const firstRow = 0;
  const lastRow = Math.min(rows, Math.ceil((camera.y + stage.height) / rowHeight));
  const heads = new Int32Array(20);
  for (let row = firstRow; row < lastRow; row++) {
    const top = row * rowHeight - camera.y;
    const window = {
      row,
      from: camera.x,
      to: camera.x + stage.width / camera.kx,
      mergeBelow: MERGE_BELOW / camera.kx,
    };
    eachBlock(columns, places, window, (first, end) => {
      const x = ((places.left[first] ?? 0) - camera.x) * camera.kx;
      const last = end - 1;
      const edge = (places.left[last] ?? 0) + (places.leaves[last] ?? 0) * places.unit;
      const right = (edge - camera.x) * camera.kx;
      if (end - first > 1) mergedBlock(target, scene, look, { first, end, x, right, top, heads });
      else block(target, scene, look, { node: first, x, right, top });
    });
  }
}

interface Merged {
  readonly first: number;
  readonly end: number;
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly heads: Int32Array;
}

/** People too narrow to tell apart: the hue most of them have; wanted ones win over the others. */
function mergedBlock(target: Target, scene: IcicleScene, look: Look, block: Merged): void {
  const { first, end, x, right, top, heads } = block;
  const { columns, rowHeight, stage } = scene;
  heads.fill(0);
  let isBottom = true;
  for (let node = first; node < end; node++) {
    const quiet = look.mask !== null && look.mask[node] === 0 ? 10 : 0;
    const slot = quiet + (look.hue[node] ?? 0);
    heads[slot] = (heads[slot] ?? 0) + 1;
    if ((columns.childCount[node] ?? 0) > 0) isBottom = false;
  }
  const most = mostOf(heads, 0) ?? mostOf(heads, 10) ?? 0;
  const colour = target.paints.fill[most >= 10 ? 1 : 0]?.[most % 10] ?? 0;
  const bottom = isBottom ? stage.height : top + rowHeight - 1;
  fillBox(target, x, top, right, bottom, colour);
  if (look.marks === null) return;
  let bits = 0;
  for (let node = first; node < end; node++) bits |= look.marks[node] ?? 0;
  paintMergedMarks(target, bits, { x, y: top, right, bottom });
}

/** The fullest of ten slots, or null where all are empty. */
function mostOf(heads: Int32Array, from: number): number | null {
  let most = from;
  for (let slot = from; slot < from + 10; slot++) if ((heads[slot] ?? 0) > (heads[most] ?? 0)) most = slot;
  return (heads[most] ?? 0) > 0 ? most : null;
}

interface Single {
  readonly node: number;
  readonly x: number;
  readonly right: number;
  readonly top: number;
}

function block(target: Target, scene: IcicleScene, look: Look, { node, x, right, top }: Single): void {
  const { columns, rowHeight, stage } = scene;
  const { paints } = target;
  const isLeaf = columns.childCount[node] === 0;
  const bottom = (isLeaf ? stage.height : top + rowHeight) - 1;
  const quiet = look.mask !== null && look.mask[node] === 0 ? 1 : 0;
  const hue = look.hue[node] ?? 0;
  const fill = paints.fill[quiet]?.[hue] ?? 0;
  const wide = right - x;
  const isEmpty = ((columns.flags[node] ?? 0) & (VACANT | PLACEHOLDER)) !== 0;
  const marks = look.marks?.[node] ?? 0;
  const box = { x, y: top, right: right - (wide >= 3 ? 1 : 0), bottom };
  if (wide < EDGE_FROM) {
    fillBox(target, x, top, box.right, bottom, isEmpty ? paints.frameEdge : fill);
    paintMarks(target, marks, box);
    return;
  }
  if (isEmpty) target.dashed.push({ x, y: top, width: wide - 1, height: bottom - top });
  else {
    fillBox(target, x, top, right - 1, bottom, paints.edge[quiet]?.[hue] ?? 0);
    fillBox(target, x + 1, top + 1, right - 2, bottom - 1, fill);
  }
  paintMarks(target, marks, box);
  if (wide >= NAME_FROM && rowHeight >= 18 && (marks & LEAVING) === 0)
    names(target, look, { node, x, right, top }, isEmpty || quiet === 1, isLeaf ? bottom - top : rowHeight);
}

function names(
  target: Target,
  look: Look,
  { node, x, right, top }: Single,
  isPale: boolean,
  height: number,
): void {
  const words = look.textOf(node);
  if (words === null) return;
  const { paints } = target;
  // A block wider than the window keeps its name in sight.
  const left = Math.max(x, 0) + 6;
  const room = right - left - 6;
  if (room < NAME_FROM - 12) return;
  const colour = isPale ? paints.ink : (paints.on[look.hue[node] ?? 0] ?? paints.ink);
  const size = right - x >= TITLE_FROM ? 12 : 11;
  writeLine(target, { x: left, y: top + 16, text: words.name, size, weight: 600, colour }, room);
  if (right - x >= TITLE_FROM && height >= 38 && words.title !== "")
    writeLine(target, { x: left, y: top + 32, text: words.title, size: 11, weight: 400, colour }, room);
}
