import { framesBetween, shelvesBetween } from "../../draw/index.ts";
import { OWNER, PLACEHOLDER, VACANT } from "../engine/orgLens.ts";
import type { Camera } from "./camera.ts";
import type { TileScene } from "./scene.ts";
import { LEAVING, paintMarks } from "./marks.ts";
import { fillBox, writeLine, type Look, type Target } from "./target.ts";

const HEADER_FROM = 14;
const NAME_FROM = 36;
const LINES_FROM = 4;
const HEAD_FROM = 8;
const PERSON_NAME_FROM = 60;

/** Areas as frames with their name; their people in squares, bands of one hue; owners with a filled head. */
export function paintTiles(target: Target, scene: TileScene, look: Look, camera: Camera): void {
  const { tiles, stage } = scene;
  const right = camera.x + stage.width / camera.kx;
  const bottom = camera.y + stage.height / camera.ky;
  const [firstShelf, endShelf] = shelvesBetween(tiles, camera.y, bottom);
  for (let shelf = firstShelf; shelf < endShelf; shelf++) {
    const [first, end] = framesBetween(tiles, shelf, camera.x, right);
    for (let frame = first; frame < end; frame++) paintFrame(target, scene, look, camera, frame);
  }
}

function paintFrame(target: Target, scene: TileScene, look: Look, camera: Camera, frame: number): void {
  const { tiles, areas } = scene;
  const { paints } = target;
  const k = camera.kx;
  const x = ((tiles.x[frame] ?? 0) - camera.x) * k;
  const y = ((tiles.y[frame] ?? 0) - camera.y) * k;
  const right = x + (tiles.width[frame] ?? 0) * k;
  const bottom = y + (tiles.height[frame] ?? 0) * k;
  if (right - x >= HEAD_FROM) {
    fillBox(target, x, y, right, bottom, paints.frameEdge);
    fillBox(target, x + 1, y + 1, right - 1, bottom - 1, paints.frame);
  }
  paintPeople(target, scene, look, camera, frame, x + tiles.pad * k, y + tiles.header * k);
  if (right - x < NAME_FROM || tiles.header * k < HEADER_FROM) return;
  const words = look.textOf(areas[frame] ?? -1);
  if (words === null) return;
  const left = Math.max(x, 0) + 6;
  const at = { x: left, y: y + 14, size: 12, colour: paints.ink } as const;
  writeLine(target, { ...at, text: words.name, weight: 600 }, right - left - 6);
  if (tiles.header * k >= 36 && words.title !== "")
    writeLine(
      target,
      { ...at, y: y + 30, size: 11, text: words.title, weight: 400, colour: paints.inkQuiet },
      right - left - 6,
    );
}

function paintPeople(
  target: Target,
  { tiles, columns, firstPerson }: TileScene,
  look: Look,
  camera: Camera,
  frame: number,
  left: number,
  top: number,
): void {
  const { paints } = target;
  const side = tiles.cell * camera.kx;
  const first = firstPerson[frame] ?? 0;
  const count = tiles.count[frame] ?? 0;
  const rows = tiles.rows[frame] ?? 1;
  const columnsShown = Math.ceil(count / rows);
  const from = Math.max(0, Math.floor(-left / side));
  const to = Math.min(columnsShown, Math.ceil((target.pixels.width / target.ratio - left) / side));
  const isOf = (node: number): number =>
    (look.mask !== null && look.mask[node] === 0 ? 10 : 0) + (look.hue[node] ?? 0);
  for (let column = from; column < to; column++) {
    const end = Math.min(count, (column + 1) * rows);
    const x = left + column * side;
    for (let person = column * rows; person < end;) {
      const start = person;
      const kind = isOf(first + person);
      while (person < end && isOf(first + person) === kind) person++;
      const fill = paints.fill[kind >= 10 ? 1 : 0]?.[kind % 10] ?? 0;
      const y = top + (start - column * rows) * side;
      fillBox(target, x, y, x + side, y + (person - start) * side, fill);
    }
  }
  if (side >= LINES_FROM) lines(target, left, top, side, { from, to, rows });
  const { marks } = look;
  if (marks !== null)
    for (let person = from * rows; person < Math.min(count, to * rows); person++) {
      const x = left + Math.floor(person / rows) * side;
      const y = top + (person % rows) * side;
      const gap = side >= LINES_FROM ? 1 : 0;
      paintMarks(target, marks[first + person] ?? 0, { x, y, right: x + side - gap, bottom: y + side - gap });
    }
  if (side < HEAD_FROM) return;
  for (let person = from * rows; person < Math.min(count, to * rows); person++) {
    const node = first + person;
    if (((marks?.[node] ?? 0) & LEAVING) !== 0) continue;
    const x = left + Math.floor(person / rows) * side;
    const y = top + (person % rows) * side;
    mark(target, look, columns.flags[node] ?? 0, { node, x, y, side, isPale: isOf(node) >= 10 });
  }
}

/** Thin lines between squares, in the colour of the frame. */
function lines(
  target: Target,
  left: number,
  top: number,
  side: number,
  { from, to, rows }: { readonly from: number; readonly to: number; readonly rows: number },
): void {
  const { frame } = target.paints;
  const bottom = top + rows * side;
  for (let column = from; column < to; column++)
    fillBox(target, left + (column + 1) * side - 1, top, left + (column + 1) * side, bottom, frame);
  for (let row = 0; row < rows; row++) {
    const y = top + (row + 1) * side;
    fillBox(target, left + from * side, y - 1, left + to * side, y, frame);
  }
}

interface Square {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly isPale: boolean;
}

/** An empty seat is dashed; an owner has a filled head; who has room has a name. */
function mark(target: Target, look: Look, flags: number, { node, x, y, side, isPale }: Square): void {
  const { paints } = target;
  const isEmpty = (flags & (VACANT | PLACEHOLDER)) !== 0;
  if (isEmpty) {
    fillBox(target, x, y, x + side - 1, y + side - 1, paints.empty);
    target.dashed.push({ x, y, width: side - 1, height: side - 1 });
  }
  const colour = isPale || isEmpty ? paints.ink : (paints.on[look.hue[node] ?? 0] ?? paints.ink);
  if ((flags & OWNER) !== 0)
    target.heads.push({
      x: x + side / 2 - 0.5,
      y: y + side / 2 - 0.5,
      radius: Math.min(side / 4, 6),
      colour,
    });
  if (side < PERSON_NAME_FROM) return;
  const words = look.textOf(node);
  if (words === null) return;
  writeLine(target, { x: x + 5, y: y + 15, text: words.name, size: 11, weight: 600, colour }, side - 10);
  if (side >= 120)
    writeLine(target, { x: x + 5, y: y + 30, text: words.title, size: 11, weight: 400, colour }, side - 10);
}
