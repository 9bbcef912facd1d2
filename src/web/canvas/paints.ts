import { colorOf, HUE_COUNT, type Hue, type Theme } from "../../draw/index.ts";
import { mixed, pixelOf } from "./pixels.ts";

/** Colours of one theme, as numbers for pixels and as texts for lines and letters. */
export interface Paints {
  readonly ground: number;
  readonly frame: number;
  readonly frameEdge: number;
  readonly ink: string;
  readonly inkQuiet: string;
  /** By hue: what is wanted, and what is not. */
  readonly fill: readonly (readonly number[])[];
  readonly edge: readonly (readonly number[])[];
  /** By hue: text upon a block. */
  readonly on: readonly string[];
  readonly empty: number;
  /** The ground as a text: what is written upon marks. */
  readonly paper: string;
  /** What is picked, and what a scenario changes. */
  readonly marks: Readonly<Record<MarkColour, { readonly pixel: number; readonly text: string }>>;
}

export type MarkColour = "picked" | "moved" | "added" | "removed";

/** Light and dark, as `tokens.css` has them for the page. */
const MARKS = {
  moved: { light: "#5B2A86", dark: "#C49BE8" },
  added: { light: "#0B6E99", dark: "#5BB5DD" },
  removed: { light: "#C4511D", dark: "#F0926B" },
} as const satisfies Partial<Record<MarkColour, Readonly<Record<Theme, string>>>>;

const QUIET = 0.78;

export function paintsOf(theme: Theme): Paints {
  const panel = colorOf("panel", theme);
  const hues = Array.from({ length: HUE_COUNT + 1 }, (_, hue) => hue as Hue);
  const loud = hues.map((hue) => colorOf(`hue-${hue}`, theme));
  const edges = hues.map((hue) => colorOf(`hue-${hue}-edge`, theme));
  const quiet = (colours: readonly string[]): number[] =>
    colours.map((colour) => pixelOf(mixed(colour, panel, QUIET)));
  return {
    ground: pixelOf(panel),
    frame: pixelOf(colorOf("frame", theme)),
    frameEdge: pixelOf(colorOf("edge", theme)),
    ink: colorOf("ink", theme),
    inkQuiet: colorOf("ink-2", theme),
    fill: [loud.map(pixelOf), quiet(loud)],
    edge: [edges.map(pixelOf), quiet(edges)],
    on: hues.map((hue) => colorOf(`hue-${hue}-on`, theme)),
    empty: pixelOf(panel),
    paper: panel,
    marks: {
      picked: painted(colorOf("accent", theme)),
      moved: painted(MARKS.moved[theme]),
      added: painted(MARKS.added[theme]),
      removed: painted(MARKS.removed[theme]),
    },
  };
}

const painted = (colour: string): { readonly pixel: number; readonly text: string } => ({
  pixel: pixelOf(colour),
  text: colour,
});
