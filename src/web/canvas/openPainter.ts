import { proxy, transfer, wrap } from "comlink";
import { createPainter, type Painter, type PainterEvents } from "./painter.ts";
import type { PainterEntry } from "./worker.ts";

/** A painter wherever it runs: every call is a promise. */
export type PainterCalls = {
  readonly [Name in keyof Painter]: (
    ...given: Parameters<Painter[Name]>
  ) => Promise<ReturnType<Painter[Name]>>;
};

/** A painter on a canvas of the page: in a worker where a canvas can be handed to one, else in the page. */
export function openPainter(canvas: HTMLCanvasElement, events: PainterEvents): PainterCalls {
  return typeof canvas.transferControlToOffscreen === "function" && typeof Worker === "function"
    ? inWorker(canvas, events)
    : inPage(canvas, events);
}

function inPage(canvas: HTMLCanvasElement, events: PainterEvents): PainterCalls {
  const painter = createPainter(events);
  painter.attach(canvas);
  return callsOf(async (name, given) => (painter[name] as (...given: unknown[]) => unknown)(...given));
}

function inWorker(canvas: HTMLCanvasElement, events: PainterEvents): PainterCalls {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "painter" });
  const remote = wrap<PainterEntry>(worker);
  void remote.open(proxy(events.onWanted), proxy(events.onPainted));
  const offscreen = canvas.transferControlToOffscreen();
  void remote.call("attach", transfer(offscreen, [offscreen]));
  return callsOf(async (name, given) => {
    if (name === "close") return void worker.terminate();
    return remote.call(name, ...given);
  });
}

function callsOf(call: (name: keyof Painter, given: unknown[]) => Promise<unknown>): PainterCalls {
  const names = [
    "attach",
    "resize",
    "setTheme",
    "setColumns",
    "setHue",
    "setMask",
    "setMarks",
    "setTexts",
    "look",
    "nodeAt",
    "boxOf",
    "nodesIn",
    "close",
  ] as const satisfies readonly (keyof Painter)[];
  const calls = names.map((name) => [name, (...given: unknown[]) => call(name, given)]);
  return Object.fromEntries(calls) as PainterCalls;
}
