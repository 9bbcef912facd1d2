import { fitText } from "../../draw/index.ts";
import type { Paints } from "./paints.ts";
import type { Pixels } from "./pixels.ts";

/** What is written on a node. */
export interface NodeText {
  readonly name: string;
  readonly title: string;
}

/** How nodes look now. */
export interface Look {
  readonly hue: Uint8Array;
  /** 1 for who is wanted; null where everybody is. */
  readonly mask: Uint8Array | null;
  /** Bits of `marks.ts` by node; null where nothing is marked. */
  readonly marks: Uint8Array | null;
  /** Null where nothing is known of it yet; it is asked for. */
  readonly textOf: (node: number) => NodeText | null;
}

export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly colour: string;
}

/** What is painted on: pixels first, then lines of text and dashes above them. */
export interface Target {
  readonly pixels: Pixels;
  /** Device px for one px. */
  readonly ratio: number;
  readonly paints: Paints;
  readonly lines: Line[];
  readonly heads: Head[];
  readonly dashed: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** Absent: the quiet ink. */
    readonly colour?: string;
  }[];
}

/** A filled head: an owner. */
interface Head {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: string;
}

/** A filled rectangle in px. */
export function fillBox(
  { pixels, ratio }: Target,
  x: number,
  y: number,
  right: number,
  bottom: number,
  colour: number,
): void {
  pixels.fill(
    Math.round(x * ratio),
    Math.round(y * ratio),
    Math.round(right * ratio),
    Math.round(bottom * ratio),
    colour,
  );
}

/** A line of text cut to its room; nothing where no letter fits. */
export function writeLine(target: Target, line: Line, room: number): void {
  const text = fitText(line.text, line.size, room, line.weight);
  if (text !== "") target.lines.push({ ...line, text });
}

const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Puts on the canvas what was painted. */
export function showTarget(context: Context, { pixels, ratio, paints, lines, heads, dashed }: Target): void {
  context.putImageData(pixels.image, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = "alphabetic";
  for (const { x, y, text, size, weight, colour } of lines) {
    context.font = `${weight} ${size}px ${FONT}`;
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
  for (const { x, y, radius, colour } of heads) {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, radius, 0, Math.PI * 2);
    context.fill();
  }
  context.lineWidth = 1;
  context.setLineDash([3, 2]);
  for (const { x, y, width, height, colour = paints.inkQuiet } of dashed) {
    context.strokeStyle = colour;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }
  context.setLineDash([]);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
