import { useEffect, useRef, useState } from "react";
import { panBy, zoomAt, zoomOf, type Box, type Camera } from "../../canvas/camera.ts";
import type { PainterState } from "./usePainter.ts";

const STEP = 1.5;
const DRAG_FROM = 4;
/** A finger that rests so long takes up whoever is under it. */
const LONG_PRESS_MS = 500;

/** What gestures on the drawing come to. */
interface Gestures {
  readonly select: (node: number, by: "click" | "toggle") => void;
  readonly canTake: (node: number, isWhole: boolean) => boolean;
  readonly onTake: (node: number, at: { readonly x: number; readonly y: number }, isAlone: boolean) => void;
  readonly onBox: (nodes: Int32Array) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A press that has not ended: what it is comes out when it moves. */
interface Press {
  readonly at: Point;
  readonly client: Point;
  readonly isShift: boolean;
  readonly isAlt: boolean;
  /** Null until the painter has said. */
  node: number | null;
  travelled: number;
  kind: "open" | "pan" | "taken" | "box";
  timer: number;
}

/**
 * Drag pans, or takes up whoever can be; with Shift it marks. Wheel zooms at the pointer, two fingers do both, a finger
 * that rests takes up. A click selects, with Ctrl one more; a double click goes close.
 * @returns the box that is being drawn.
 */
export function useGestures(
  host: { readonly current: HTMLDivElement | null },
  state: PainterState | null,
  camera: Camera | null,
  setCamera: (camera: Camera) => void,
  gestures: Gestures,
): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  const now = useRef({ state, camera, setCamera, gestures });
  now.current = { state, camera, setCamera, gestures };
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const fingers = new Map<number, Point>();
    let press: Press | null = null;
    const move = (next: (camera: Camera, state: PainterState) => Camera): void => {
      const { state, camera, setCamera } = now.current;
      if (state === null || camera === null) return;
      const moved = next(camera, state);
      // Several events may come before the next frame; each goes on from the one before.
      now.current = { ...now.current, camera: moved };
      setCamera(moved);
    };
    const point = (event: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const spread = (): number => {
      const [a, b] = [...fingers.values()];
      return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
    };
    const isWhole = (): boolean => {
      const { state, camera } = now.current;
      return state !== null && camera !== null && zoomOf(state.stage, camera) < 1.01;
    };
    const take = (held: Press): void => {
      held.kind = "taken";
      for (const id of fingers.keys()) element.releasePointerCapture(id);
      fingers.clear();
      now.current.gestures.onTake(held.node ?? -1, held.client, held.isAlt);
    };
    const begin = (event: PointerEvent): Press => {
      const held: Press = {
        at: point(event),
        client: { x: event.clientX, y: event.clientY },
        isShift: event.shiftKey,
        isAlt: event.altKey,
        node: null,
        travelled: 0,
        kind: "open",
        timer: 0,
      };
      void now.current.state?.painter.nodeAt(held.at.x, held.at.y).then((node) => (held.node = node));
      if (event.pointerType === "touch")
        held.timer = window.setTimeout(() => {
          if (press === held && held.kind === "open" && now.current.gestures.canTake(held.node ?? -1, true))
            take(held);
        }, LONG_PRESS_MS);
      return held;
    };
    /** What a press is once it has moved far enough; open as long as nobody knows what is under it. */
    const decide = (held: Press, isTouch: boolean): void => {
      if (held.kind !== "open" || held.travelled < DRAG_FROM) return;
      clearTimeout(held.timer);
      if (held.isShift) held.kind = "box";
      else if (isTouch || fingers.size > 1) held.kind = "pan";
      else if (held.node === null) return;
      else if (now.current.gestures.canTake(held.node, isWhole())) take(held);
      else held.kind = "pan";
    };
    const boxTo = (held: Press, { x, y }: Point): Box => ({
      x: Math.min(x, held.at.x),
      y: Math.min(y, held.at.y),
      width: Math.abs(x - held.at.x),
      height: Math.abs(y - held.at.y),
    });
    const listen: {
      readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
    } = {
      pointerdown: (event) => {
        if (event.button !== 0) return;
        fingers.set(event.pointerId, point(event));
        press = begin(event);
        element.setPointerCapture(event.pointerId);
      },
      pointermove: (event) => {
        const before = fingers.get(event.pointerId);
        if (before === undefined || press === null) return;
        const wide = spread();
        const to = point(event);
        press.travelled += Math.hypot(to.x - before.x, to.y - before.y);
        decide(press, event.pointerType === "touch");
        if (press.kind === "open" || press.kind === "taken") return;
        fingers.set(event.pointerId, to);
        if (press.kind === "box") {
          setBox(boxTo(press, to));
          return;
        }
        move((camera, { stage }) =>
          panBy(stage, camera, (to.x - before.x) / fingers.size, (to.y - before.y) / fingers.size),
        );
        if (fingers.size === 2 && wide > 0)
          move((camera, { stage }) => zoomAt(stage, camera, spread() / wide, to.x, to.y));
      },
      pointerup: (event) => {
        const held = press;
        const isLast = fingers.delete(event.pointerId) && fingers.size === 0;
        if (held === null || !isLast) return;
        clearTimeout(held.timer);
        press = null;
        setBox(null);
        const { state, gestures } = now.current;
        if (held.kind === "box")
          void state?.painter.nodesIn(boxTo(held, point(event))).then((nodes) => gestures.onBox(nodes));
        else if (held.travelled < DRAG_FROM)
          void state?.painter.nodeAt(held.at.x, held.at.y).then((node) => {
            if (node >= 0)
              gestures.select(node, event.ctrlKey || event.metaKey || event.shiftKey ? "toggle" : "click");
          });
      },
      pointercancel: (event) => {
        fingers.delete(event.pointerId);
        clearTimeout(press?.timer);
        press = null;
        setBox(null);
      },
      dblclick: (event) => {
        const { x, y } = point(event);
        move((camera, { stage }) => zoomAt(stage, camera, STEP * STEP, x, y));
      },
      wheel: (event) => {
        event.preventDefault();
        const { x, y } = point(event);
        if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
          move((camera, { stage }) => panBy(stage, camera, -(event.deltaX || event.deltaY), 0));
        else move((camera, { stage }) => zoomAt(stage, camera, Math.exp(-event.deltaY / 400), x, y));
      },
    };
    const entries = Object.entries(listen) as [string, (event: Event) => void][];
    for (const [name, listener] of entries) element.addEventListener(name, listener, { passive: false });
    return () => {
      for (const [name, listener] of entries) element.removeEventListener(name, listener);
    };
  }, [host]);
  return box;
}
