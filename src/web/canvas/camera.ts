/** What is looked at: the world's point in the upper left corner, and px for one of its units. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly kx: number;
  readonly ky: number;
}

/** A world and the window it is seen through. `fitX` px a unit show all of its width. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  readonly worldWidth: number;
  readonly worldHeight: number;
  /** An icicle grows only in width: its rows are as high as names need. */
  readonly zoomsY: boolean;
  /** px a unit at most. */
  readonly zoomMax: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const fitX = (stage: Stage): number => stage.width / Math.max(stage.worldWidth, 1e-9);

/** Everybody. */
export function fitAll(stage: Stage): Camera {
  const k = fitX(stage);
  return { x: 0, y: 0, kx: k, ky: stage.zoomsY ? k : 1 };
}

/** How far it is zoomed in: 1 shows all. */
export const zoomOf = (stage: Stage, camera: Camera): number => camera.kx / fitX(stage);

/** Zooms by a factor and keeps the point under the pointer. */
export function zoomAt(stage: Stage, camera: Camera, factor: number, px: number, py: number): Camera {
  const kx = Math.min(Math.max(camera.kx * factor, fitX(stage)), Math.max(stage.zoomMax, fitX(stage)));
  const ky = stage.zoomsY ? kx : camera.ky;
  const x = camera.x + px / camera.kx - px / kx;
  const y = camera.y + py / camera.ky - py / ky;
  return clamp(stage, { x, y, kx, ky });
}

/** Moves the picture by px, never beyond its edges. */
export function panBy(stage: Stage, camera: Camera, dx: number, dy: number): Camera {
  return clamp(stage, { ...camera, x: camera.x - dx / camera.kx, y: camera.y - dy / camera.ky });
}

/** Shows a box with some of what is around it. */
export function fitBox(stage: Stage, box: Box): Camera {
  const around = 1.2;
  const wanted = stage.width / Math.max(box.width * around, 1e-9);
  const high = stage.zoomsY ? stage.height / Math.max(box.height * around, 1e-9) : Infinity;
  const kx = Math.min(Math.max(Math.min(wanted, high), fitX(stage)), Math.max(stage.zoomMax, fitX(stage)));
  const ky = stage.zoomsY ? kx : 1;
  const x = box.x + box.width / 2 - stage.width / kx / 2;
  const y = box.y + box.height / 2 - stage.height / ky / 2;
  return clamp(stage, { x, y, kx, ky });
}

function clamp(stage: Stage, { x, y, kx, ky }: Camera): Camera {
  const within = (at: number, world: number, seen: number): number =>
    Math.min(Math.max(at, 0), Math.max(0, world - seen));
  return {
    x: within(x, stage.worldWidth, stage.width / kx),
    y: within(y, stage.worldHeight, stage.height / ky),
    kx,
    ky,
  };
}

/** Where a box of the world stands on screen. */
export function onScreen(camera: Camera, box: Box): Box {
  return {
    x: (box.x - camera.x) * camera.kx,
    y: (box.y - camera.y) * camera.ky,
    width: box.width * camera.kx,
    height: box.height * camera.ky,
  };
}

/**
 * The camera for a link: zoom and the middle as shares of the world, so that another window shows the same.
 * @returns undefined where everybody is seen.
 */
export function formatCamera(stage: Stage, camera: Camera): string | undefined {
  const zoom = zoomOf(stage, camera);
  if (zoom < 1.001 && camera.y < 0.5) return undefined;
  const middleX = (camera.x + stage.width / camera.kx / 2) / stage.worldWidth;
  const middleY = (camera.y + stage.height / camera.ky / 2) / stage.worldHeight;
  return [zoom, middleX, middleY].map((value) => value.toPrecision(6)).join("_");
}

/** Reads it back; what cannot be read shows everybody. */
export function parseCamera(stage: Stage, text: string | undefined): Camera {
  const [zoom = 1, middleX = 0.5, middleY = 0.5] = (text ?? "").split("_").map(Number);
  if (text === undefined || ![zoom, middleX, middleY].every(Number.isFinite) || zoom < 1)
    return fitAll(stage);
  const all = fitAll(stage);
  const kx = Math.min(all.kx * zoom, Math.max(stage.zoomMax, all.kx));
  const ky = stage.zoomsY ? kx : 1;
  const x = middleX * stage.worldWidth - stage.width / kx / 2;
  const y = middleY * stage.worldHeight - stage.height / ky / 2;
  return clamp(stage, { x, y, kx, ky });
}
