import type { Paint } from "./palette.ts";

/**
 * What a layout returns and a backend draws: plain frozen data with a `kind`, in px, origin top left, y downwards.
 * Backends paint in list order and decide nothing; colours are names of the palette, never values.
 */
export type Command = RectCommand | LineCommand | PathCommand | CircleCommand | TextCommand | GroupCommand;

/** How an outline is drawn; `dashed` always means something that is missing (a vacancy, no owner). */
export interface Outline {
  readonly paint: Paint;
  readonly width: number;
  readonly dashed?: boolean;
}

export interface RectCommand {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Paint | "none";
  readonly outline?: Outline;
  readonly radius?: number;
}

export interface LineCommand {
  readonly kind: "line";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly outline: Outline;
}

export interface CircleCommand {
  readonly kind: "circle";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: Paint | "none";
  readonly outline?: Outline;
}

/** One step of a path: `move` and `line` to a point, `curve` by two control points, `close`. */
export type Step =
  | readonly ["move", number, number]
  | readonly ["line", number, number]
  | readonly ["curve", number, number, number, number, number, number]
  | readonly ["close"];

export interface PathCommand {
  readonly kind: "path";
  readonly steps: readonly Step[];
  readonly fill: Paint | "none";
  readonly outline?: Outline;
}

/** A stretch of text of one look; the runs of a line follow each other without a gap. */
export interface Run {
  readonly text: string;
  readonly weight: 400 | 600;
  readonly fill: Paint;
}

/** One line of text; `y` is the baseline. */
export interface TextCommand {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: "start" | "middle" | "end";
  readonly runs: readonly Run[];
}

/** Commands moved by (x, y); `label` is shown on pointing, where the backend can. */
export interface GroupCommand {
  readonly kind: "group";
  readonly x: number;
  readonly y: number;
  readonly label?: string;
  readonly commands: readonly Command[];
}

/** A picture without its meaning: what every layout returns. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly commands: readonly Command[];
}

/** The numbers of a picture as rows, for readers who do not see it. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * A picture with its one-sentence statement (`title`), what its marks mean and what it leaves out (`caption`), and
 * the same numbers as a table. Texts are already worded for the audience.
 */
export interface Drawing extends Layout {
  readonly title: string;
  readonly caption: string;
  readonly table: Table;
}

export function rect(fields: Omit<RectCommand, "kind">): RectCommand {
  return Object.freeze({ kind: "rect", ...fields });
}

export function line(x1: number, y1: number, x2: number, y2: number, outline: Outline): LineCommand {
  return Object.freeze({ kind: "line", x1, y1, x2, y2, outline });
}

export function circle(fields: Omit<CircleCommand, "kind">): CircleCommand {
  return Object.freeze({ kind: "circle", ...fields });
}

export function path(fields: Omit<PathCommand, "kind">): PathCommand {
  return Object.freeze({ kind: "path", ...fields });
}

/** A line of text of one look. */
export function text(
  at: { readonly x: number; readonly y: number },
  content: string,
  look: {
    readonly size: number;
    readonly weight?: 400 | 600;
    readonly fill?: Paint;
    readonly anchor?: TextCommand["anchor"];
  },
): TextCommand {
  const run: Run = { text: content, weight: look.weight ?? 400, fill: look.fill ?? "ink" };
  return textRuns(at, [run], look);
}

/** A line of text of several looks. */
export function textRuns(
  at: { readonly x: number; readonly y: number },
  runs: readonly Run[],
  look: { readonly size: number; readonly anchor?: TextCommand["anchor"] },
): TextCommand {
  return Object.freeze({
    kind: "text",
    x: at.x,
    y: at.y,
    size: look.size,
    anchor: look.anchor ?? "start",
    runs,
  });
}

export function group(
  at: { readonly x: number; readonly y: number },
  commands: readonly Command[],
  label?: string,
): GroupCommand {
  return Object.freeze({ kind: "group", ...at, commands, ...(label === undefined ? {} : { label }) });
}
