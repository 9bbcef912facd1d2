import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { AREA } from "../../engine/orgLens.ts";
import type { OrgColumns } from "../../engine/orgSource.ts";
import { useText } from "../../text/useText.ts";
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
  readonly select: (node: number, how: "click" | "key") => void;
}

/** The org as a treegrid: what is drawn beside it, to be read and operated. About sixty rows stand in the page. */
export function Outline(props: OutlineProps): ReactNode {
  const { columns, hue, rows, labels, selected, isOpen, select } = props;
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
              aria-selected={node === selected}
              tabIndex={index === tabStop ? 0 : -1}
              className="outline-row"
              style={{
                transform: `translateY(${start}px)`,
                paddingInlineStart: 4 + 16 * Math.min(12, (rows.level[index] ?? 1) - 1),
              }}
              onClick={() => select(node, "click")}
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
  { columns, rows, labels, isOpen, fold, select }: OutlineProps,
  selectedAt: number,
  scroller: { readonly current: HTMLDivElement | null },
): (event: KeyboardEvent) => void {
  const typed = useRef({ text: "", until: 0 });
  const wantsFocus = useRef(-1);
  useEffect(() => {
    // The row may come some renders later: its words are asked for, or it is scrolled to first.
    const wanted = `[data-node="${wantsFocus.current}"][aria-selected="true"]`;
    const row = scroller.current?.querySelector<HTMLElement>(wanted);
    if (row === null || row === undefined) return;
    wantsFocus.current = -1;
    row.focus({ preventScroll: true });
  });
  const goTo = (index: number): void => {
    const node = rows.node[Math.min(Math.max(index, 0), rows.node.length - 1)];
    if (node === undefined) return;
    wantsFocus.current = node;
    select(node, "key");
  };
  const type = async (letter: string, at: number): Promise<void> => {
    const text = `${typed.current.text}${letter}`.toLocaleLowerCase();
    typed.current = { text, until: Date.now() + TYPING_MS };
    const from = Math.max(0, at);
    const nodes = [...rows.node.subarray(from, from + TYPED_ROWS)];
    await labels.want(nodes);
    const found = nodes.findIndex((node) => labels.of(node)?.name.toLocaleLowerCase().startsWith(text));
    if (found >= 0) goTo(from + found);
  };
  return (event) => {
    const focused = (event.target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
    const at = focused === undefined ? selectedAt : rows.node.indexOf(Number(focused));
    const node = rows.node[at];
    const isTyping = Date.now() < typed.current.until;
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
      goTo(step);
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
