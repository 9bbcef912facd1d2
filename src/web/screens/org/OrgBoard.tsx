import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useCommand } from "../../app/useCommand.ts";
import { LEAVING, PICKED } from "../../canvas/marks.ts";
import type { OrgColumns, OrgSource } from "../../engine/orgSource.ts";
import { useText } from "../../text/useText.ts";
import type { Lens } from "../../view/view.ts";
import { DragCard } from "./DragCard.tsx";
import { Drawing, type DrawingHandle } from "./Drawing.tsx";
import { MovePanel } from "./MovePanel.tsx";
import type { Mover } from "./moving.ts";
import { Outline, type SelectBy } from "./Outline.tsx";
import { leadingTo, outlineRows } from "./outlineRows.ts";
import type { LensData } from "./useLensData.ts";
import { useHands } from "./useHands.ts";
import { useLabels, type Labels } from "./useLabels.ts";
import { usePicked } from "./usePicked.ts";

export interface BoardProps {
  readonly source: OrgSource;
  readonly data: LensData;
  /** Subject of the link. */
  readonly selected: string | undefined;
  readonly onSelect: (subject: string, how: "click" | "key") => void;
  readonly onLens?: (lens: Lens) => void;
  readonly zoom?: string | undefined;
  readonly onZoom?: (zoom: string | undefined) => void;
  readonly onPainted?: () => void;
  /** Moves people; absent or null: view only. */
  readonly mover?: Mover | null;
  /** "Move to…" of these people, by id. */
  readonly onMoveTo?: ((people: readonly string[]) => void) | undefined;
  /** What a scenario changes, by node: bits of `differences.ts`. */
  readonly changes?: Uint8Array | null;
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
  const text = useText();
  const labels = useLabels(source, columns.lens);
  const selected = useSelected(source, columns.lens, subject, labels);
  const folding = useFolding(data, selected, source, labels);
  const picture = useRef<DrawingHandle>(null);
  useBoardCommands(picture, { onLens, hasSelection: selected >= 0 });
  const picked = usePicked(columns, selected);
  const hands = useHands(props, { labels, selected, picked, picture });
  const { moving, cursor } = hands;
  const marks = useMarks(props.changes ?? null, picked.nodes, moving?.picked.nodes, columns);
  const asked = useRef(-1);
  const goTo = (node: number, how: "click" | "key"): void => {
    asked.current = node;
    const known = labels.of(node);
    if (known !== undefined) onSelect(known.subject, how);
    else
      void source.labels(columns.lens, Int32Array.of(node)).then(([label]) => {
        // Somebody else may have been selected while it was asked for.
        if (label !== undefined && asked.current === node) onSelect(label.subject, how);
      });
  };
  const rows = useMemo(
    () => outlineRows(columns, folding.isOpen, mask === null ? null : leadingTo(columns, mask.mask)),
    [columns, folding.isOpen, mask],
  );
  const select = (node: number, by: SelectBy): void => {
    if (moving?.how === "keys") return hands.goOver(node);
    if (by === "toggle") return picked.toggle(node);
    if (by !== "range") {
      picked.clear();
      return goTo(node, by);
    }
    picked.add(rowsBetween(rows.node, selected, node));
    // With keys one goes on from there; with the pointer the next range begins where this one did.
    if (hands.isKey()) goTo(node, "key");
  };
  return (
    <div className="org-body" onKeyDownCapture={hands.onKey}>
      <div className="org-outline">
        {props.find}
        <Outline
          columns={columns}
          hue={colours.hue}
          rows={rows}
          labels={labels}
          selected={cursor}
          isOpen={folding.isOpen}
          fold={folding.fold}
          select={select}
          picked={picked.nodes}
          marks={props.changes ?? null}
          target={moving?.over?.node ?? -1}
          isHeldByKeys={moving?.how === "keys"}
          focusOn={hands.focusOn}
          onPress={hands.onPress}
          onAll={props.mover === undefined || props.mover === null ? undefined : () => picked.add(rows.node)}
        />
        {props.mover === undefined || props.mover === null ? null : (
          <p className="muted hint">{text("edit.how")}</p>
        )}
      </div>
      <div className="org-picture">
        <div className="org-head">
          <div>{props.head}</div>
          <div className="row board-acts">
            {props.onMoveTo === undefined ? null : (
              <MoveTo
                nodes={picked.nodes.size > 0 ? [...picked.nodes] : [selected]}
                isSome={picked.nodes.size > 0 || (columns.personOf[selected] ?? -1) >= 0}
                labels={labels}
                onMoveTo={props.onMoveTo}
              />
            )}
            <ZoomButtons picture={picture} hasSelection={selected >= 0} />
          </div>
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
          marks={marks}
          target={moving?.over?.node ?? -1}
          select={select}
          canTake={hands.canTake}
          onTake={hands.onTake}
          onBox={(nodes) => picked.add(nodes)}
          {...(props.onPainted === undefined ? {} : { onPainted: props.onPainted })}
          handle={picture}
        />
        {moving === null ? props.children : <MovePanel moving={moving} />}
      </div>
      {hands.dragFrom === null || moving === null ? null : <DragCard moving={moving} from={hands.dragFrom} />}
    </div>
  );
}

/** How many are selected, and moving them without a drag. */
function MoveTo({
  nodes,
  isSome,
  labels,
  onMoveTo,
}: {
  readonly nodes: readonly number[];
  readonly isSome: boolean;
  readonly labels: Labels;
  readonly onMoveTo: (people: readonly string[]) => void;
}): ReactNode {
  const text = useText();
  if (!isSome) return null;
  const open = async (): Promise<void> => {
    await labels.want(nodes);
    const subjects = nodes.map((node) => labels.of(node)?.subject ?? "");
    const people = subjects.filter((subject) => subject.startsWith("person:"));
    onMoveTo(people.map((subject) => subject.slice("person:".length)));
  };
  return (
    <>
      {nodes.length > 1 ? <span>{text("edit.picked", { count: nodes.length })}</span> : null}
      <button type="button" className="button" onClick={() => void open()}>
        {text("edit.moveTo")}
      </button>
    </>
  );
}

/** Rows from one to another, both with them. */
function rowsBetween(rows: Int32Array, from: number, to: number): Int32Array {
  const [a, b] = [rows.indexOf(from), rows.indexOf(to)];
  return a < 0 ? Int32Array.of(to) : rows.subarray(Math.min(a, b), Math.max(a, b) + 1);
}

/** All marks of the drawing in one column; null where there is none. */
function useMarks(
  changes: Uint8Array | null,
  picked: ReadonlySet<number>,
  leaving: Int32Array | undefined,
  { size }: OrgColumns,
): Uint8Array | null {
  return useMemo(() => {
    const known = changes?.length === size ? changes : null;
    if (picked.size === 0 && leaving === undefined) return known;
    const marks = known === null ? new Uint8Array(size) : known.slice();
    for (const node of picked) marks[node] = (marks[node] ?? 0) | PICKED;
    for (const node of leaving ?? []) marks[node] = (marks[node] ?? 0) | LEAVING;
    return marks;
  }, [changes, picked, leaving, size]);
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
function useFolding({ columns, mask }: LensData, selected: number, source: OrgSource, labels: Labels) {
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
  // Who was turned: the same stay open when an edit gives everybody another number.
  const open = useRef<{ readonly columns: OrgColumns; readonly subjects: readonly string[] } | null>(null);
  const put = (next: ReadonlySet<number>): void => {
    setState({ of, turned: next });
    if (isFiltered) return;
    open.current = { columns, subjects: [...next].flatMap((node) => labels.of(node)?.subject ?? []) };
  };
  useEffect(() => {
    const last = open.current;
    if (last === null || last.columns === columns || last.columns.lens !== columns.lens || isFiltered) return;
    open.current = { ...last, columns };
    void Promise.all(last.subjects.map((subject) => source.nodeOf(columns.lens, subject))).then((nodes) =>
      setState((now) => ({
        of: columns,
        turned: new Set([...(now.of === columns ? now.turned : first), ...nodes.filter((node) => node >= 0)]),
      })),
    );
  }, [columns, isFiltered, source, first]);
  useEffect(() => {
    const closed: number[] = [];
    for (let above = columns.parent[selected] ?? -1; above >= 0; above = columns.parent[above] ?? -1)
      if (!isOpen(above)) closed.push(above);
    if (closed.length === 0) return;
    put(turning(turned, closed, true, isFiltered));
    // Opened once when the selection moves; folding it away afterwards is the user's choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, of]);
  return {
    isOpen,
    fold: (node: number, open: boolean) => put(turning(turned, [node], open, isFiltered)),
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
