import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useCommand } from "../../app/useCommand.ts";
import type { OrgSource } from "../../engine/orgSource.ts";
import { useText } from "../../text/useText.ts";
import type { Lens } from "../../view/view.ts";
import { Drawing, type DrawingHandle } from "./Drawing.tsx";
import { Outline } from "./Outline.tsx";
import { leadingTo, outlineRows } from "./outlineRows.ts";
import type { LensData } from "./useLensData.ts";
import { useLabels, type Labels } from "./useLabels.ts";

interface BoardProps {
  readonly source: OrgSource;
  readonly data: LensData;
  /** Subject of the link. */
  readonly selected: string | undefined;
  readonly onSelect: (subject: string, how: "click" | "key") => void;
  readonly onLens?: (lens: Lens) => void;
  readonly zoom?: string | undefined;
  readonly onZoom?: (zoom: string | undefined) => void;
  readonly onPainted?: () => void;
  /** Above the outline: where one searches. */
  readonly find?: ReactNode;
  /** Above and below the picture. */
  readonly head?: ReactNode;
  readonly children?: ReactNode;
}

const ZOOM_STEP = 1.5;
/** Roots that stand open at first. */
const OPEN_AT_FIRST = 40;

/** Outline and picture of the same people; one selection, kept in the link. */
export function OrgBoard(props: BoardProps): ReactNode {
  const { source, data, selected: subject, onSelect, onLens, zoom, onZoom } = props;
  const { columns, colours, mask } = data;
  const labels = useLabels(source, columns.lens);
  const selected = useSelected(source, columns.lens, subject, labels);
  const folding = useFolding(data, selected);
  const picture = useRef<DrawingHandle>(null);
  useBoardCommands(picture, { onLens, hasSelection: selected >= 0 });
  const select = (node: number, how: "click" | "key"): void => {
    const known = labels.of(node);
    if (known !== undefined) onSelect(known.subject, how);
    else
      void source.labels(columns.lens, Int32Array.of(node)).then(([label]) => {
        if (label !== undefined) onSelect(label.subject, how);
      });
  };
  const rows = useMemo(
    () => outlineRows(columns, folding.isOpen, mask === null ? null : leadingTo(columns, mask.mask)),
    [columns, folding.isOpen, mask],
  );
  return (
    <div className="org-body">
      <div className="org-outline">
        {props.find}
        <Outline
          columns={columns}
          hue={colours.hue}
          rows={rows}
          labels={labels}
          selected={selected}
          isOpen={folding.isOpen}
          fold={folding.fold}
          select={select}
        />
      </div>
      <div className="org-picture">
        <div className="org-head">
          <div>{props.head}</div>
          <ZoomButtons picture={picture} hasSelection={selected >= 0} />
        </div>
        <Drawing
          source={source}
          columns={columns}
          hue={colours.hue}
          mask={mask?.mask ?? null}
          selected={selected}
          labels={labels}
          zoom={zoom}
          onZoom={(next) => onZoom?.(next)}
          select={(node) => select(node, "click")}
          {...(props.onPainted === undefined ? {} : { onPainted: props.onPainted })}
          handle={picture}
        />
        {props.children}
      </div>
    </div>
  );
}

/** The node of the link's subject: at once where its words are known, else asked for. */
function useSelected(source: OrgSource, lens: Lens, subject: string | undefined, labels: Labels): number {
  const known = subject === undefined ? -1 : labels.nodeOf(subject);
  const { data = -1 } = useQuery({
    queryKey: [...source.key, "node", lens, subject],
    queryFn: () => source.nodeOf(lens, subject ?? ""),
    enabled: subject !== undefined && known === undefined,
  });
  return known ?? data;
}

/** Which nodes are open. All are under a filter, else few; whoever is selected is always in sight. */
function useFolding({ columns, mask }: LensData, selected: number) {
  const isFiltered = mask !== null;
  const [state, setState] = useState<{ readonly of: unknown; readonly turned: ReadonlySet<number> }>({
    of: null,
    turned: new Set(),
  });
  const first = useMemo(() => {
    const open = new Set<number>();
    // People without an area stand in a root of their own, which may be most of them.
    const roots = columns.lens === "areas" ? 1 : Math.min(columns.rootCount, OPEN_AT_FIRST);
    for (let root = 0; root < roots; root++) open.add(root);
    return open;
  }, [columns]);
  const of = isFiltered ? mask : columns;
  const turned = state.of === of ? state.turned : isFiltered ? NONE_TURNED : first;
  const isOpen = useMemo(() => (node: number) => turned.has(node) !== isFiltered, [turned, isFiltered]);
  useEffect(() => {
    const closed: number[] = [];
    for (let above = columns.parent[selected] ?? -1; above >= 0; above = columns.parent[above] ?? -1)
      if (!isOpen(above)) closed.push(above);
    if (closed.length === 0) return;
    setState({ of, turned: turning(turned, closed, true, isFiltered) });
    // Opened once when the selection moves; folding it away afterwards is the user's choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, of]);
  return {
    isOpen,
    fold: (node: number, open: boolean) =>
      setState({ of, turned: turning(turned, [node], open, isFiltered) }),
  };
}

const NONE_TURNED: ReadonlySet<number> = new Set();

function turning(
  before: ReadonlySet<number>,
  nodes: readonly number[],
  open: boolean,
  isFiltered: boolean,
): ReadonlySet<number> {
  const after = new Set(before);
  for (const node of nodes) {
    if (open === isFiltered) after.delete(node);
    else after.add(node);
  }
  return after;
}

/** What can be done with the drawing, by key and palette. */
function useBoardCommands(
  picture: { readonly current: DrawingHandle | null },
  { onLens, hasSelection }: { readonly onLens: BoardProps["onLens"]; readonly hasSelection: boolean },
): void {
  const hasLens = onLens !== undefined;
  useCommand("lens.disciplines", () => onLens?.("disciplines"), hasLens);
  useCommand("lens.areas", () => onLens?.("areas"), hasLens);
  useCommand("draw.fitAll", () => picture.current?.all());
  useCommand("draw.fitSelection", () => picture.current?.selection(), hasSelection);
  useCommand("draw.zoomIn", () => picture.current?.zoom(ZOOM_STEP));
  useCommand("draw.zoomOut", () => picture.current?.zoom(1 / ZOOM_STEP));
  useCommand("draw.zoomWhole", () => picture.current?.all());
}

function ZoomButtons({
  picture,
  hasSelection,
}: {
  readonly picture: { readonly current: DrawingHandle | null };
  readonly hasSelection: boolean;
}): ReactNode {
  const text = useText();
  return (
    <div className="row zoom-buttons" role="group" aria-label={text("org.picture")}>
      <button
        type="button"
        className="button"
        data-command="draw.zoomIn"
        onClick={() => picture.current?.zoom(ZOOM_STEP)}
      >
        <span aria-hidden="true">+</span>
        <span className="visually-hidden">{text("org.zoomIn")}</span>
      </button>
      <button
        type="button"
        className="button"
        data-command="draw.zoomOut"
        onClick={() => picture.current?.zoom(1 / ZOOM_STEP)}
      >
        <span aria-hidden="true">−</span>
        <span className="visually-hidden">{text("org.zoomOut")}</span>
      </button>
      <button
        type="button"
        className="button"
        data-command="draw.fitAll"
        onClick={() => picture.current?.all()}
      >
        {text("org.fitAll")}
      </button>
      {hasSelection ? (
        <button
          type="button"
          className="button"
          data-command="draw.fitSelection"
          onClick={() => picture.current?.selection()}
        >
          {text("org.fitSelection")}
        </button>
      ) : null}
    </div>
  );
}
