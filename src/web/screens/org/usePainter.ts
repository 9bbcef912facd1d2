import { useEffect, useRef, useState, type RefObject } from "react";
import type { Theme } from "../../../draw/index.ts";
import type { Stage } from "../../canvas/camera.ts";
import { openPainter, type PainterCalls } from "../../canvas/openPainter.ts";
import type { OrgColumns, OrgSource } from "../../engine/orgSource.ts";

export const SWITCH_MS = 700;

interface PainterProps {
  readonly source: OrgSource;
  readonly columns: OrgColumns;
  readonly hue: Uint8Array;
  readonly mask: Uint8Array | null;
  /** Bits of `canvas/marks.ts`. */
  readonly marks: Uint8Array | null;
  /** What stands for people without an area, or without a name. */
  readonly nameless: string;
  readonly onPainted?: (() => void) | undefined;
}

/** What stands ready to be looked at: the painter, and the world it has laid out. */
export interface PainterState {
  readonly painter: PainterCalls;
  readonly stage: Stage;
  /** Columns the world was made of. */
  readonly columns: OrgColumns;
}

/** A painter on a canvas of its own inside the host; it is told what changes and nothing else. */
export function usePainter(host: RefObject<HTMLDivElement | null>, props: PainterProps): PainterState | null {
  const [painter, setPainter] = useState<PainterCalls | null>(null);
  const [state, setState] = useState<PainterState | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const shown = useRef<OrgColumns | null>(null);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    element.prepend(canvas);
    const opened: PainterCalls = openPainter(canvas, {
      onWanted: (lens, nodes) => {
        void latest.current.source.labels(lens, nodes).then((texts) => {
          const { nameless } = latest.current;
          const named = texts.map(({ name, title }) => ({ name: name === "" ? nameless : name, title }));
          return opened.setTexts(lens, nodes, named);
        });
      },
      onPainted: () => latest.current.onPainted?.(),
    });
    setPainter(opened);
    return () => {
      void opened.close();
      canvas.remove();
      setPainter(null);
      shown.current = null;
    };
  }, [host]);

  useEffect(() => {
    const element = host.current;
    if (painter === null || element === null) return;
    const tell = (): void => {
      const { clientWidth, clientHeight } = element;
      void painter.resize(clientWidth, clientHeight, devicePixelRatio).then((stage) => {
        if (stage !== null && shown.current !== null) setState({ painter, stage, columns: shown.current });
      });
    };
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    tell();
    const stop = onTheme((theme) => void painter.setTheme(theme));
    return () => {
      observer.disconnect();
      stop();
    };
  }, [painter, host]);

  const { columns, hue, mask } = props;
  useEffect(() => {
    if (painter === null) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // Only the same people under another lens find their way; another org is simply there.
    const isSwitch = shown.current !== null && shown.current.lens !== columns.lens;
    shown.current = columns;
    void painter.setColumns(columns, hue, isSwitch && !isCalm ? SWITCH_MS : 0).then((stage) => {
      if (stage !== null) setState({ painter, stage, columns });
    });
    // Hues that come later with the same columns are told alone, below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [painter, columns]);
  useEffect(() => void painter?.setHue(hue), [painter, hue, columns]);
  useEffect(() => void painter?.setMask(mask), [painter, mask, columns]);
  const { marks } = props;
  useEffect(() => void painter?.setMarks(marks), [painter, marks, columns]);
  return state;
}

/** Tells the theme now and whenever the system or the user changes it. */
function onTheme(tell: (theme: Theme) => void): () => void {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = (): void => {
    const chosen = root.dataset.theme;
    tell(chosen === "dark" || (chosen !== "light" && dark.matches) ? "dark" : "light");
  };
  const observer = new MutationObserver(now);
  observer.observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  dark.addEventListener("change", now);
  now();
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", now);
  };
}
