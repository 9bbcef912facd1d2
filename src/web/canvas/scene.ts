import {
  icicleNodeAt,
  layoutTiles,
  placeIcicle,
  tileAt,
  type IciclePlaces,
  type Tiles,
} from "../../draw/index.ts";
import { AREA } from "../engine/orgLens.ts";
import type { OrgColumns } from "../engine/orgSource.ts";
import type { Box, Stage } from "./camera.ts";

/** An org laid out for a window: rows of blocks, or areas as frames. */
export type Scene = IcicleScene | TileScene;

export interface IcicleScene {
  readonly kind: "icicle";
  readonly columns: OrgColumns;
  readonly places: IciclePlaces;
  readonly rowHeight: number;
  readonly stage: Stage;
  /** Row of a node. */
  readonly depth: Uint16Array;
}

export interface TileScene {
  readonly kind: "tiles";
  readonly columns: OrgColumns;
  readonly tiles: Tiles;
  /** Area node of each frame, and its first person. */
  readonly areas: Int32Array;
  readonly firstPerson: Int32Array;
  /** Frame of an area node, −1 of an area without people of its own. */
  readonly frameOf: ReadonlyMap<number, number>;
  readonly stage: Stage;
}

const WORLD = 1000;
const ROW_MIN = 8;
const ROW_MAX = 48;
/** px of the narrowest block when zoomed in as far as it goes. */
const WIDE_MAX = 220;

export function sceneOf(columns: OrgColumns, width: number, height: number): Scene {
  return columns.lens === "areas" ? tilesOf(columns, width, height) : icicleOf(columns, width, height);
}

function icicleOf(columns: OrgColumns, width: number, height: number): IcicleScene {
  const places = placeIcicle(columns, WORLD);
  const levels = Math.max(1, columns.levelStart.length - 1);
  const rowHeight = Math.min(ROW_MAX, Math.max(ROW_MIN, height / levels));
  const stage = {
    width,
    height,
    worldWidth: WORLD,
    worldHeight: Math.max(height, levels * rowHeight),
    zoomsY: false,
    zoomMax: WIDE_MAX / Math.max(places.unit, 1e-9),
  };
  const depth = new Uint16Array(columns.size);
  for (let n = columns.rootCount; n < columns.size; n++)
    depth[n] = Math.min(65_535, (depth[columns.parent[n] ?? 0] ?? 0) + 1);
  return { kind: "icicle", columns, places, rowHeight, stage, depth };
}

function tilesOf(columns: OrgColumns, width: number, height: number): TileScene {
  const { areas, firstPerson, counts } = framesOf(columns);
  const tiles = layoutTiles(counts, width, height);
  const bottom =
    tiles.shelfY.length === 0 ? 0 : Math.max(...Array.from(tiles.y, (y, f) => y + (tiles.height[f] ?? 0)));
  const stage = {
    width,
    height,
    worldWidth: width,
    worldHeight: Math.max(height, bottom),
    zoomsY: true,
    zoomMax: WIDE_MAX / Math.max(tiles.cell, 1e-9),
  };
  const frameOf = new Map(Array.from(areas, (area, frame) => [area, frame]));
  return { kind: "tiles", columns, tiles, areas, firstPerson, frameOf, stage };
}

/** Areas in the order of their tree that have people of their own; people follow the areas among the children. */
function framesOf({ flags, childStart, childCount, rootCount }: OrgColumns) {
  const areas: number[] = [];
  const firstPerson: number[] = [];
  const counts: number[] = [];
  const isArea = (node: number): boolean => ((flags[node] ?? 0) & AREA) !== 0;
  const open = Array.from({ length: rootCount }, (_, k) => rootCount - 1 - k);
  for (let area = open.pop(); area !== undefined; area = open.pop()) {
    const start = childStart[area] ?? 0;
    const end = start + (childCount[area] ?? 0);
    let first = start;
    while (first < end && isArea(first)) first++;
    if (end > first) {
      areas.push(area);
      firstPerson.push(first);
      counts.push(end - first);
    }
    for (let child = first - 1; child >= start; child--) open.push(child);
  }
  return {
    areas: Int32Array.from(areas),
    firstPerson: Int32Array.from(firstPerson),
    counts: Int32Array.from(counts),
  };
}

/** Where a node stands in the world; null where it is not drawn. */
export function boxOf(scene: Scene, node: number): Box | null {
  if (node < 0 || node >= scene.columns.size) return null;
  return scene.kind === "icicle" ? blockBox(scene, node) : tileBox(scene, node);
}

function blockBox({ columns, places, rowHeight, stage, depth }: IcicleScene, node: number): Box {
  const y = (depth[node] ?? 0) * rowHeight;
  const isLeaf = columns.childCount[node] === 0;
  return {
    x: places.left[node] ?? 0,
    y,
    width: (places.leaves[node] ?? 0) * places.unit,
    height: isLeaf ? stage.worldHeight - y : rowHeight,
  };
}

function tileBox({ columns, tiles, firstPerson, frameOf }: TileScene, node: number): Box | null {
  const isArea = ((columns.flags[node] ?? 0) & AREA) !== 0;
  const frame = frameOf.get(isArea ? node : (columns.parent[node] ?? -1));
  if (frame === undefined) return null;
  const [x, y] = [tiles.x[frame] ?? 0, tiles.y[frame] ?? 0];
  if (isArea) return { x, y, width: tiles.width[frame] ?? 0, height: tiles.height[frame] ?? 0 };
  const k = node - (firstPerson[frame] ?? 0);
  const rows = tiles.rows[frame] ?? 1;
  return {
    x: x + tiles.pad + Math.floor(k / rows) * tiles.cell,
    y: y + tiles.header + (k % rows) * tiles.cell,
    width: tiles.cell,
    height: tiles.cell,
  };
}

/** Which node is drawn at a point of the world, −1 for none. */
export function nodeAtPoint(scene: Scene, x: number, y: number): number {
  if (scene.kind === "icicle")
    return icicleNodeAt(scene.columns, scene.places, x, Math.floor(y / scene.rowHeight));
  const hit = tileAt(scene.tiles, x, y);
  if (hit === null) return -1;
  if (hit.person < 0) return scene.areas[hit.frame] ?? -1;
  return (scene.firstPerson[hit.frame] ?? 0) + hit.person;
}

/** People whose block or square meets a box of the world; in an icicle those whose row it covers to the half. */
export function peopleWithin(scene: Scene, { x, y, width, height }: Box): Int32Array {
  const found: number[] = [];
  const { size, flags } = scene.columns;
  for (let node = 0; node < size; node++) {
    if (((flags[node] ?? 0) & AREA) !== 0) continue;
    const box = boxOf(scene, node);
    if (box === null || box.x + box.width <= x || box.x >= x + width) continue;
    const rowHeight = scene.kind === "icicle" ? scene.rowHeight : box.height;
    const middle = box.y + rowHeight / 2;
    if (middle > y && middle < y + height) found.push(node);
  }
  return Int32Array.from(found);
}
