import { expose } from "comlink";
import { createPainter, type Painter, type PainterEvents } from "./painter.ts";

let painter: Painter | null = null;

/** The painter in a thread of its own: panning never waits for what is worked out, nor typing for the picture. */
const entry = {
  open: (onWanted: PainterEvents["onWanted"], onPainted: PainterEvents["onPainted"]): void => {
    painter = createPainter({ onWanted, onPainted });
  },
  call: (name: keyof Painter, ...given: unknown[]): unknown => {
    if (painter === null) throw new Error("The painter was not opened.");
    return (painter[name] as (...given: unknown[]) => unknown)(...given);
  },
};
expose(entry);

export type PainterEntry = typeof entry;
