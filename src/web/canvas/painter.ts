import type { Theme } from "../../draw/index.ts";
import type { OrgColumns } from "../engine/orgSource.ts";
import type { Lens } from "../view/view.ts";
import { fitAll, type Box, type Camera, type Stage } from "./camera.ts";
import { paintIcicle } from "./paintIcicle.ts";
import { paintsOf } from "./paints.ts";
import { journeyOf, paintJourney, type Journey } from "./paintSwitch.ts";
import { paintTiles } from "./paintTiles.ts";
import { createPixels, type Pixels } from "./pixels.ts";
import { boxOf, nodeAtPoint, peopleWithin, sceneOf, type Scene } from "./scene.ts";
import { showTarget, type NodeText, type Target } from "./target.ts";

export interface PainterEvents {
  /** Nodes that are wide enough for words nobody told yet. */
  readonly onWanted: (lens: Lens, nodes: Int32Array) => void;
  /** A frame stands on the canvas that shows everybody the window covers. */
  readonly onPainted: (ms: number) => void;
}

/** Paints an org on a canvas, in a worker or in the page. It draws when something changed, and only what is seen. */
export interface Painter {
  readonly attach: (canvas: OffscreenCanvas | HTMLCanvasElement) => void;
  readonly resize: (width: number, height: number, ratio: number) => Stage | null;
  readonly setTheme: (theme: Theme) => void;
  /** Another org, or the same under another lens. @returns what can be looked at. */
  readonly setColumns: (columns: OrgColumns, hue: Uint8Array, switchMs: number) => Stage | null;
  readonly setHue: (hue: Uint8Array) => void;
  readonly setMask: (mask: Uint8Array | null) => void;
  /** Bits of `marks.ts` by node. */
  readonly setMarks: (marks: Uint8Array | null) => void;
  readonly setTexts: (lens: Lens, nodes: Int32Array, texts: readonly NodeText[]) => void;
  readonly look: (camera: Camera) => void;
  readonly nodeAt: (px: number, py: number) => number;
  readonly boxOf: (node: number) => Box | null;
  /** People drawn within a box of the window. */
  readonly nodesIn: (box: Box) => Int32Array;
  readonly close: () => void;
}

/** Words kept; beyond, those of blocks out of sight are forgotten. */
const TEXTS_MAX = 4000;
const WANTED_MAX = 600;

interface Moving {
  readonly journey: Journey;
  readonly began: number;
  readonly ms: number;
}

export function createPainter(events: PainterEvents): Painter {
  let canvas: OffscreenCanvas | HTMLCanvasElement | null = null;
  let size = { width: 0, height: 0, ratio: 1 };
  let pixels: Pixels | null = null;
  let paints = paintsOf("light");
  let columns: OrgColumns | null = null;
  let scene: Scene | null = null;
  let camera: Camera = { x: 0, y: 0, kx: 1, ky: 1 };
  let hue: Uint8Array = new Uint8Array();
  let mask: Uint8Array | null = null;
  let marks: Uint8Array | null = null;
  let texts = new Map<number, NodeText>();
  let asked = new Set<number>();
  let wanted: number[] = [];
  let moving: Moving | null = null;
  let isDue = false;

  const textOf = (node: number): NodeText | null => {
    const known = texts.get(node);
    if (known !== undefined) return known;
    if (!asked.has(node) && wanted.length < WANTED_MAX) wanted.push(node);
    return null;
  };
  const redraw = (): void => {
    if (isDue || canvas === null) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      draw();
    });
  };
  const colourOf = (node: number): number =>
    paints.fill[mask !== null && mask[node] === 0 ? 1 : 0]?.[hue[node] ?? 0] ?? 0;

  const draw = (): void => {
    const context = canvas?.getContext("2d", { alpha: false }) as CanvasRenderingContext2D | null | undefined;
    if (context === null || context === undefined || scene === null || pixels === null) return;
    const start = performance.now();
    const target: Target = { pixels, ratio: size.ratio, paints, lines: [], heads: [], dashed: [] };
    pixels.fill(0, 0, pixels.width, pixels.height, paints.ground);
    wanted = [];
    const share = moving === null ? 1 : (start - moving.began) / moving.ms;
    if (moving !== null && share < 1) {
      paintJourney(target, moving.journey, share);
      redraw();
    } else {
      moving = null;
      const look = { hue, mask, marks, textOf };
      if (scene.kind === "icicle") paintIcicle(target, scene, look, camera);
      else paintTiles(target, scene, look, camera);
    }
    showTarget(context, target);
    askWords();
    events.onPainted(performance.now() - start);
  };
  const askWords = (): void => {
    if (wanted.length === 0 || columns === null) return;
    if (asked.size > TEXTS_MAX) {
      asked = new Set();
      texts = new Map();
    }
    for (const node of wanted) asked.add(node);
    events.onWanted(columns.lens, Int32Array.from(wanted));
  };
  const layOut = (): Stage | null => {
    if (columns === null || size.width === 0 || size.height === 0) return null;
    scene = sceneOf(columns, size.width, size.height);
    return scene.stage;
  };
  return {
    attach: (given) => {
      canvas = given;
      redraw();
    },
    resize: (width, height, ratio) => {
      size = { width, height, ratio };
      pixels = createPixels(Math.round(width * ratio), Math.round(height * ratio));
      if (canvas !== null) Object.assign(canvas, { width: pixels.width, height: pixels.height });
      const stage = layOut();
      redraw();
      return stage;
    },
    setTheme: (theme) => {
      paints = paintsOf(theme);
      redraw();
    },
    setColumns: (given, hues, switchMs) => {
      const before = scene;
      columns = given;
      hue = hues;
      mask = null;
      marks = null;
      texts = new Map();
      asked = new Set();
      const stage = layOut();
      if (before !== null && scene !== null && switchMs > 0) {
        const after = { scene, camera: fitAll(scene.stage) };
        const journey = journeyOf({ scene: before, camera }, after, colourOf);
        moving = { journey, began: performance.now(), ms: switchMs };
      }
      if (scene !== null) camera = fitAll(scene.stage);
      redraw();
      return stage;
    },
    setHue: (hues) => {
      hue = hues;
      redraw();
    },
    setMask: (given) => {
      mask = given;
      redraw();
    },
    setMarks: (given) => {
      marks = given;
      redraw();
    },
    setTexts: (lens, nodes, given) => {
      if (columns?.lens !== lens) return;
      for (const [k, node] of nodes.entries()) {
        const text = given[k];
        if (text !== undefined) texts.set(node, text);
      }
      redraw();
    },
    look: (given) => {
      camera = given;
      redraw();
    },
    nodeAt: (px, py) =>
      scene === null ? -1 : nodeAtPoint(scene, px / camera.kx + camera.x, py / camera.ky + camera.y),
    boxOf: (node) => (scene === null ? null : boxOf(scene, node)),
    nodesIn: ({ x, y, width, height }) =>
      scene === null
        ? new Int32Array()
        : peopleWithin(scene, {
            x: x / camera.kx + camera.x,
            y: y / camera.ky + camera.y,
            width: width / camera.kx,
            height: height / camera.ky,
          }),
    close: () => {
      canvas = null;
    },
  };
}
