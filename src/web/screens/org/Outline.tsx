import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { AREA } from "../../engine/orgLens.ts";
import type { OrgColumns } from "../../engine/orgSource.ts";
import { useText } from "../../text/useText.ts";
import { signOf } from "../../canvas/marks.ts";
import { markWord } from "./markWord.ts";
import { countsBelow, type OutlineRows } from "./outlineRows.ts";
import type { Labels } from "./useLabels.ts";

const ROW = 32;
const TYPING_MS = 1000;
/** Rows below that a typed name is looked for in. */
const TYPED_ROWS = 2000;

interface OutlineProps {
  readonly columns: OrgColumns;
  readonly hue: Uint8Array;
  readonly rows: OutlineRows;
  readonly labels: Labels;
  readonly selected: number;
  readonly isOpen: (node: number) => boolean;
  readonly fold: (node: number, open: boolean) => void;
  readonly select: (node: number, how: SelectBy) => void;
  /** Several that are selected. */
  readonly picked: ReadonlySet<number>;
  /** Bits of what a scenario changes. */
  readonly marks: Uint8Array | null;
  /** Where people are held over, and whether keys hold them: then letters search at once. */
  readonly target: number;
  readonly isHeldByKeys: boolean;
  /** Counts how often the focus is to be put on the row where keys go on. */
  readonly focusOn: number;
  /** All rows at once. */
  readonly onAll?: (() => void) | undefined;
  /** A press that begins a drag, if it is one. */
  readonly onPress?: ((node: number, event: PointerEvent) => void) | undefined;
}

/** How a row is selected: alone, one more or less, or all up to it. */
export type SelectBy = "click" | "key" | "toggle" | "range";

/** The org as a treegrid: what is drawn beside it, to be read and operated. About sixty rows stand in the page. */
export function Outline(props: OutlineProps): ReactNode {
  const { columns, hue, rows, labels, selected, isOpen, select, picked, marks, target, onPress } = props;
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const counts = useMemo(() => countsBelow(columns), [columns]);
  const at = useMemo(() => rows.node.indexOf(selected), [rows, selected]);
  const virtual = useVirtualizer({
    count: rows.node.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
  const { want } = labels;
  useEffect(() => {
    void want([...rows.node.subarray(first, last)]);
  }, [want, rows, first, last]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const onKeyDown = useKeys(props, at, scroller);
  const tabStop = at >= first && at < last ? at : first;
  return (
    <div className="outline" ref={scroller} onKeyDown={onKeyDown}>
      <div
        role="treegrid"
        aria-label={text("org.outline")}
        aria-multiselectable="true"
        aria-rowcount={rows.node.length + 1}
        style={{ blockSize: virtual.getTotalSize() + ROW }}
      >
        <div role="row" aria-rowindex={1} className="outline-head">
          <span role="columnheader">
            {text(columns.lens === "areas" ? "org.areaOrPerson" : "org.person")}
          </span>
          <span role="columnheader" className="number">
            {text(columns.lens === "areas" ? "org.peopleBelow" : "org.reportsBelow")}
          </span>
        </div>
        {items.map(({ index, start }) => {
          const node = rows.node[index] ?? 0;
          const label = labels.of(node);
          const hasChildren = (columns.childCount[node] ?? 0) > 0;
          const isArea = ((columns.flags[node] ?? 0) & AREA) !== 0;
          const all = counts.all[node] ?? 0;
          return (
            <div
              key={node}
              role="row"
              data-node={node}
              aria-rowindex={index + 2}
              aria-level={rows.level[index] ?? 1}
              aria-posinset={rows.place[index] ?? 1}
              aria-setsize={rows.siblings[index] ?? 1}
              aria-expanded={hasChildren ? isOpen(node) : undefined}
              aria-selected={(node === selected && !props.isHeldByKeys) || picked.has(node)}
              data-cursor={node === selected ? "" : undefined}
              data-target={node === target ? "" : undefined}
              tabIndex={index === tabStop ? 0 : -1}
              className="outline-row"
              style={{
                transform: `translateY(${start}px)`,
                paddingInlineStart: 4 + 16 * Math.min(12, (rows.level[index] ?? 1) - 1),
              }}
              onClick={(event) => select(node, clickOf(event))}
              onPointerDown={(event) => onPress?.(node, event)}
            >
              <span role="gridcell" className="outline-name">
                <FoldMark {...props} node={node} hasChildren={hasChildren} />
                {isArea ? null : <span className={`swatch hue-${hue[node] ?? 0}`} aria-hidden="true" />}
                <span className={isArea ? "name strong" : "name"}>
                  {label === undefined
                    ? "…"
                    : label.name === ""
                      ? text(isArea ? "org.noArea" : "org.noName")
                      : label.name}
                </span>
                <Mark bits={marks?.[node] ?? 0} />
                <span className="title">{label?.title}</span>
              </span>
              <span role="gridcell" className="number">
                {all === 0 && !isArea ? "" : text("org.counts", { direct: counts.direct[node] ?? 0, all })}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const clickOf = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): SelectBy =>
  shiftKey ? "range" : ctrlKey || metaKey ? "toggle" : "click";

/** What a scenario changes for somebody: a sign and a word. */
function Mark({ bits }: { readonly bits: number }): ReactNode {
  const text = useText();
  const found = signOf(bits);
  if (found === null) return null;
  return (
    <span className={`mark ${found.colour}`}>
      {found.sign} {text(markWord(bits))}
    </span>
  );
}

function FoldMark({
  node,
  hasChildren,
  isOpen,
  fold,
}: OutlineProps & { readonly node: number; readonly hasChildren: boolean }): ReactNode {
  if (!hasChildren) return <span className="fold" />;
  return (
    // The row itself says and does this by arrow keys; the mark is for the pointer.
    <span
      className="fold"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        fold(node, !isOpen(node));
      }}
    >
      {isOpen(node) ? "▾" : "▸"}
    </span>
  );
}

function useKeys(
  { columns, rows, labels, isOpen, fold, select, isHeldByKeys, focusOn, onAll }: OutlineProps,
  selectedAt: number,
  scroller: { readonly current: HTMLDivElement | null },
): (event: KeyboardEvent) => void {
  const typed = useRef({ text: "", until: 0 });
  /** The node whose row is to have the focus; the row where keys go on where it is that of an edit. */
  const wantsFocus = useRef<number | "cursor" | null>(null);
  useEffect(() => {
    // An edit gives everybody another number: the focus follows whoever is selected.
    if (scroller.current?.contains(document.activeElement) === true) wantsFocus.current = "cursor";
  }, [columns, scroller]);
  useEffect(() => {
    if (focusOn > 0) wantsFocus.current = "cursor";
  }, [focusOn]);
  useEffect(() => {
    // The row may come some renders later: its words are asked for, or it is scrolled to first.
    if (wantsFocus.current === null) return;
    const node = wantsFocus.current === "cursor" ? "" : `[data-node="${wantsFocus.current}"]`;
    const row = scroller.current?.querySelector<HTMLElement>(`${node}[data-cursor]`);
    if (row === null || row === undefined) return;
    wantsFocus.current = null;
    row.focus({ preventScroll: true });
  });
  const goTo = (index: number, by: SelectBy = "key"): void => {
    const node = rows.node[Math.min(Math.max(index, 0), rows.node.length - 1)];
    if (node === undefined) return;
    wantsFocus.current = node;
    select(node, by);
  };
  const type = async (letter: string, at: number): Promise<void> => {
    const begun = Date.now() < typed.current.until ? typed.current.text : "";
    const text = `${begun}${letter}`.toLocaleLowerCase();
    typed.current = { text, until: Date.now() + TYPING_MS };
    const from = Math.max(0, at);
    const isOne = (node: number): boolean =>
      labels.of(node)?.name.toLocaleLowerCase().startsWith(text) === true;
    // Below first, then from the top.
    for (const start of [from, 0]) {
      const nodes = [...rows.node.subarray(start, start + TYPED_ROWS)];
      await labels.want(nodes);
      const found = nodes.findIndex(isOne);
      if (found >= 0) return goTo(start + found);
    }
  };
  return (event) => {
    const focused = (event.target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
    // Keys may come faster than rows are drawn: they go on from where the last one led.
    const wished = typeof wantsFocus.current === "number" ? rows.node.indexOf(wantsFocus.current) : -1;
    const stands = focused === undefined ? selectedAt : rows.node.indexOf(Number(focused));
    const at = wished >= 0 ? wished : stands;
    const node = rows.node[at];
    const isTyping = Date.now() < typed.current.until || (isHeldByKeys && /^\p{L}$/u.test(event.key));
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a" && onAll !== undefined) {
      event.preventDefault();
      onAll();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === "'" || (isTyping && event.key.length === 1 && event.key !== " ")) {
      done();
      if (event.key === "'") typed.current = { text: "", until: Date.now() + TYPING_MS * 2 };
      else void type(event.key, at);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.node.length - 1,
      " ": at,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      done();
      // Whoever stands between is passed by a page; the arrow keys go one by one.
      goTo(step, event.shiftKey && event.key.startsWith("Arrow") ? "range" : "key");
      return;
    }
    if (node === undefined) return;
    const hasChildren = (columns.childCount[node] ?? 0) > 0;
    if (event.key === "Enter" && hasChildren) fold(node, !isOpen(node));
    else if (event.key === "ArrowRight" && hasChildren && !isOpen(node)) fold(node, true);
    else if (event.key === "ArrowRight" && hasChildren) goTo(at + 1);
    else if (event.key === "ArrowLeft" && hasChildren && isOpen(node)) fold(node, false);
    else if (event.key === "ArrowLeft") goTo(rows.node.indexOf(columns.parent[node] ?? -1));
    else return;
    done();
  };
}
