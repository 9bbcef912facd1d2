import { useEffect, useRef, useState, type ReactNode, type Ref } from "react";
import { useImperativeHandle } from "react";
import {
  fitAll,
  fitBox,
  formatCamera,
  onScreen,
  panBy,
  parseCamera,
  zoomAt,
  type Box,
  type Camera,
} from "../../canvas/camera.ts";
import type { OrgColumns, OrgSource } from "../../engine/orgSource.ts";
import { useText } from "../../text/useText.ts";
import type { Labels } from "./useLabels.ts";
import { usePainter, type PainterState } from "./usePainter.ts";

/** What keys and buttons ask of the drawing. */
export interface DrawingHandle {
  readonly zoom: (factor: number) => void;
  readonly all: () => void;
  readonly selection: () => void;
}

interface DrawingProps {
  readonly source: OrgSource;
  readonly columns: OrgColumns;
  readonly hue: Uint8Array;
  readonly mask: Uint8Array | null;
  readonly selected: number;
  readonly labels: Labels;
  /** The camera of the link, and where it is kept. */
  readonly zoom: string | undefined;
  readonly onZoom: (zoom: string | undefined) => void;
  readonly select: (node: number) => void;
  readonly onPainted?: () => void;
  readonly handle: Ref<DrawingHandle>;
}

const STEP = 1.5;
const DRAG_FROM = 4;
const KEEP_MS = 250;

/** The org as a picture. All that it says stands in the outline too; the ring of the selection is part of the page. */
export function Drawing(props: DrawingProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const text = useText();
  const state = usePainter(host, {
    ...props,
    nameless: text(props.columns.lens === "areas" ? "org.noArea" : "org.noName"),
  });
  const [camera, setCamera] = useCamera(state, props);
  const ring = useBoxOf(state, props.selected, props.columns);
  useGestures(host, state, camera, setCamera, props);
  useImperativeHandle(
    props.handle,
    () => ({
      zoom: (factor) => {
        if (state === null || camera === null) return;
        const { stage } = state;
        const middle = ring === null ? stage.width / 2 : middleOf(onScreen(camera, ring), stage.width);
        setCamera(zoomAt(stage, camera, factor, middle, stage.height / 2));
      },
      all: () => state !== null && setCamera(fitAll(state.stage)),
      selection: () => state !== null && ring !== null && setCamera(fitBox(state.stage, ring)),
    }),
    [state, camera, ring, setCamera],
  );
  const at = camera === null || ring === null ? null : onScreen(camera, ring);
  return (
    <div className="drawing" ref={host}>
      {at === null ? null : (
        <div
          className="ring"
          aria-hidden="true"
          style={{ left: at.x, top: at.y, width: Math.max(6, at.width), height: Math.max(6, at.height) }}
        />
      )}
      <Hover host={host} state={state} labels={props.labels} />
    </div>
  );
}

const middleOf = (box: Box, width: number): number => Math.min(Math.max(box.x + box.width / 2, 0), width);

/** The camera: of the link at first, of the whole after a switch; told to the painter at once and to the link at rest. */
function useCamera(
  state: PainterState | null,
  { zoom, onZoom }: DrawingProps,
): readonly [Camera | null, (camera: Camera) => void] {
  const [camera, setCamera] = useState<Camera | null>(null);
  const timer = useRef(0);
  const keep = useRef(onZoom);
  keep.current = onZoom;
  const stage = state?.stage;
  useEffect(() => {
    if (stage === undefined) return;
    setCamera(parseCamera(stage, zoom));
    // The link is read when the world changes, and written when the camera rests.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stage]);
  const painter = state?.painter;
  useEffect(() => {
    if (camera !== null) void painter?.look(camera);
  }, [painter, camera]);
  const move = (next: Camera): void => {
    setCamera(next);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      if (stage !== undefined) keep.current(formatCamera(stage, next));
    }, KEEP_MS);
  };
  return [camera, move];
}

function useBoxOf(state: PainterState | null, node: number, columns: OrgColumns): Box | null {
  const [found, setFound] = useState<{
    readonly of: PainterState;
    readonly node: number;
    readonly box: Box | null;
  } | null>(null);
  useEffect(() => {
    if (state === null || state.columns !== columns || node < 0) return;
    let isCurrent = true;
    void state.painter.boxOf(node).then((box) => isCurrent && setFound({ of: state, node, box }));
    return () => {
      isCurrent = false;
    };
  }, [state, node, columns]);
  return found !== null && found.of === state && found.node === node ? found.box : null;
}

/** Drag pans, wheel zooms at the pointer, two fingers do both, a click selects, a double click goes close. */
function useGestures(
  host: { readonly current: HTMLDivElement | null },
  state: PainterState | null,
  camera: Camera | null,
  setCamera: (camera: Camera) => void,
  { select }: DrawingProps,
): void {
  const now = useRef({ state, camera, setCamera, select });
  now.current = { state, camera, setCamera, select };
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const fingers = new Map<number, { x: number; y: number }>();
    let travelled = 0;
    const move = (next: (camera: Camera, state: PainterState) => Camera): void => {
      const { state, camera, setCamera } = now.current;
      if (state === null || camera === null) return;
      const moved = next(camera, state);
      // Several events may come before the next frame; each goes on from the one before.
      now.current = { ...now.current, camera: moved };
      setCamera(moved);
    };
    const point = (event: MouseEvent): { x: number; y: number } => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const nodeUnder = async (event: MouseEvent): Promise<number> => {
      const { x, y } = point(event);
      return (await now.current.state?.painter.nodeAt(x, y)) ?? -1;
    };
    const spread = (): number => {
      const [a, b] = [...fingers.values()];
      return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
    };
    const listen: {
      readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
    } = {
      pointerdown: (event) => {
        if (event.button !== 0) return;
        fingers.set(event.pointerId, point(event));
        travelled = 0;
        element.setPointerCapture(event.pointerId);
      },
      pointermove: (event) => {
        const before = fingers.get(event.pointerId);
        if (before === undefined) return;
        const wide = spread();
        const { x, y } = point(event);
        travelled += Math.hypot(x - before.x, y - before.y);
        fingers.set(event.pointerId, { x, y });
        if (fingers.size === 1 && travelled < DRAG_FROM) return;
        move((camera, { stage }) =>
          panBy(stage, camera, (x - before.x) / fingers.size, (y - before.y) / fingers.size),
        );
        if (fingers.size === 2 && wide > 0)
          move((camera, { stage }) => zoomAt(stage, camera, spread() / wide, x, y));
      },
      pointerup: (event) => {
        const isClick = fingers.delete(event.pointerId) && travelled < DRAG_FROM && fingers.size === 0;
        if (isClick) void nodeUnder(event).then((node) => node >= 0 && now.current.select(node));
      },
      pointercancel: (event) => void fingers.delete(event.pointerId),
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
}

/** The name under the pointer; keys and readers have it in the outline. */
function Hover({
  host,
  state,
  labels,
}: {
  readonly host: { readonly current: HTMLDivElement | null };
  readonly state: PainterState | null;
  readonly labels: Labels;
}): ReactNode {
  const [over, setOver] = useState<{ readonly node: number; readonly x: number; readonly y: number } | null>(
    null,
  );
  const { want } = labels;
  useEffect(() => {
    const element = host.current;
    if (element === null || state === null) return;
    let isAsked = false;
    const onMove = (event: PointerEvent): void => {
      if (isAsked || event.buttons !== 0 || event.pointerType === "touch") return;
      isAsked = true;
      const { left, top } = element.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      void state.painter.nodeAt(x, y).then(async (node) => {
        isAsked = false;
        if (node >= 0) await want([node]);
        setOver(node < 0 ? null : { node, x, y });
      });
    };
    const onOut = (): void => setOver(null);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerleave", onOut);
    element.addEventListener("pointerdown", onOut);
    return () => {
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerleave", onOut);
      element.removeEventListener("pointerdown", onOut);
    };
  }, [host, state, want]);
  const label = over === null ? undefined : labels.of(over.node);
  if (over === null || label === undefined || label.name === "") return null;
  const isRight = over.x > (state?.stage.width ?? 0) / 2;
  return (
    <div
      className="hover"
      aria-hidden="true"
      style={{
        top: over.y + 16,
        ...(isRight ? { right: (state?.stage.width ?? 0) - over.x + 8 } : { left: over.x + 8 }),
      }}
    >
      <strong>{label.name}</strong> {label.title}
    </div>
  );
}
