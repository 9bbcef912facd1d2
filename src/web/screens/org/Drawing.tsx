import { useEffect, useRef, useState, type ReactNode, type Ref } from "react";
import { useImperativeHandle } from "react";
import {
  fitAll,
  fitBox,
  formatCamera,
  onScreen,
  parseCamera,
  zoomAt,
  type Box,
  type Camera,
} from "../../canvas/camera.ts";
import type { OrgColumns, OrgSource } from "../../engine/orgSource.ts";
import { useText } from "../../text/useText.ts";
import type { Labels } from "./useLabels.ts";
import { useGestures } from "./useGestures.ts";
import { usePainter, type PainterState } from "./usePainter.ts";

/** What keys and buttons ask of the drawing. */
export interface DrawingHandle {
  readonly zoom: (factor: number) => void;
  readonly all: () => void;
  readonly selection: () => void;
  /** The node under a point of the page, −1 for none. */
  readonly nodeAt: (clientX: number, clientY: number) => Promise<number>;
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
  /** Bits of `canvas/marks.ts`. */
  readonly marks: Uint8Array | null;
  /** Where people are held over. */
  readonly target: number;
  readonly select: (node: number, by: "click" | "toggle") => void;
  /** Whether a drag that begins on this node takes people up instead of panning. */
  readonly canTake: (node: number, isWhole: boolean) => boolean;
  readonly onTake: (node: number, at: { readonly x: number; readonly y: number }, isAlone: boolean) => void;
  /** People within a box drawn with Shift. */
  readonly onBox: (nodes: Int32Array) => void;
  readonly onPainted?: () => void;
  readonly handle: Ref<DrawingHandle>;
}

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
  const target = useBoxOf(state, props.target, props.columns);
  const marquee = useGestures(host, state, camera, setCamera, props);
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
      nodeAt: async (clientX, clientY) => {
        const { left = 0, top = 0 } = host.current?.getBoundingClientRect() ?? {};
        return (await state?.painter.nodeAt(clientX - left, clientY - top)) ?? -1;
      },
    }),
    [state, camera, ring, setCamera],
  );
  const ringAt = camera === null || ring === null ? null : onScreen(camera, ring);
  const targetAt = camera === null || target === null ? null : onScreen(camera, target);
  return (
    <div className="drawing" ref={host}>
      {ringAt === null ? null : <Ring className="ring" box={ringAt} />}
      {targetAt === null ? null : <Ring className="ring target" box={targetAt} />}
      {marquee === null ? null : <Ring className="marquee" box={marquee} />}
      <Hover host={host} state={state} labels={props.labels} />
    </div>
  );
}

function Ring({ className, box }: { readonly className: string; readonly box: Box }): ReactNode {
  const [width, height] = [Math.max(6, box.width), Math.max(6, box.height)];
  return <div className={className} aria-hidden="true" style={{ left: box.x, top: box.y, width, height }} />;
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
