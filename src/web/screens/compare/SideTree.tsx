import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { ALONE, MOVED, OWNED, type PairSide, type Side } from "../../engine/compare/pair.ts";
import { AREA } from "../../engine/orgLens.ts";
import { useText } from "../../text/useText.ts";
import type { OutlineRows } from "../org/outlineRows.ts";
import { changedBelow } from "./changedBelow.ts";
import type { PairLabels } from "./usePairLabels.ts";

const ROW = 32;

interface SideTreeProps {
  readonly side: Side;
  readonly tree: PairSide;
  readonly rows: OutlineRows;
  readonly labels: PairLabels;
  /** −1 where nothing is selected on this side. */
  readonly selected: number;
  readonly isOpen: (node: number) => boolean;
  readonly fold: (node: number, isOpen: boolean) => void;
  readonly select: (node: number) => void;
}

/** One of the two trees as a treegrid: about sixty rows stand in the page; what changed says so by glyph and word. */
export function SideTree(props: SideTreeProps): ReactNode {
  const { side, tree, rows, labels, selected, isOpen, select, fold } = props;
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const below = useMemo(() => changedBelow(tree), [tree]);
  const at = useMemo(() => rows.node.indexOf(selected), [rows, selected]);
  const virtual = useVirtualizer({
    count: rows.node.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
  const { want } = labels;
  useEffect(() => want([...rows.node.subarray(first, last)]), [want, rows, first, last]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const onKeyDown = useTreeKeys(props, at, scroller);
  const tabStop = at >= first && at < last ? at : first;
  const { columns, mark } = tree;
  return (
    <div className="outline side-tree" ref={scroller} onKeyDown={onKeyDown}>
      <div
        role="treegrid"
        aria-label={text(`compare.${side}`)}
        aria-rowcount={rows.node.length + 1}
        style={{ blockSize: virtual.getTotalSize() + ROW }}
      >
        <div role="row" aria-rowindex={1} className="outline-head">
          <span role="columnheader">{text(`compare.${side}`)}</span>
          <span role="columnheader">{text("compare.what")}</span>
        </div>
        {items.map(({ index, start }) => {
          const node = rows.node[index] ?? 0;
          const label = labels.of(node);
          const hasChildren = (columns.childCount[node] ?? 0) > 0;
          const isArea = ((columns.flags[node] ?? 0) & AREA) !== 0;
          const open = isOpen(node);
          return (
            <div
              key={node}
              role="row"
              data-node={node}
              data-mark={mark[node]}
              aria-rowindex={index + 2}
              aria-level={rows.level[index] ?? 1}
              aria-posinset={rows.place[index] ?? 1}
              aria-setsize={rows.siblings[index] ?? 1}
              aria-expanded={hasChildren ? open : undefined}
              aria-selected={node === selected}
              tabIndex={index === tabStop ? 0 : -1}
              className="outline-row"
              style={{
                transform: `translateY(${start}px)`,
                paddingInlineStart: 4 + 14 * Math.min(12, (rows.level[index] ?? 1) - 1),
              }}
              onClick={() => select(node)}
            >
              <span role="gridcell" className="outline-name">
                {/* The row itself says and does this by arrow keys; the mark is for the pointer. */}
                <span
                  className="fold"
                  aria-hidden="true"
                  onClick={(event) => {
                    if (!hasChildren) return;
                    event.stopPropagation();
                    fold(node, !open);
                  }}
                >
                  {hasChildren ? (open ? "▾" : "▸") : ""}
                </span>
                <span className={isArea ? "name strong" : "name"}>
                  {label === undefined
                    ? "…"
                    : label.name === ""
                      ? text(isArea ? "org.noArea" : "org.noName")
                      : label.name}
                </span>
                <span className="title">{label?.title}</span>
              </span>
              <span role="gridcell" className="side-mark">
                <MarkWords side={side} mark={mark[node] ?? 0} elsewhere={label?.elsewhere ?? ""} />
                {hasChildren && !open && (below[node] ?? 0) > 0 ? (
                  <span className="muted"> {text("compare.below", { count: below[node] ?? 0 })}</span>
                ) : null}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function MarkWords({
  side,
  mark,
  elsewhere,
}: {
  readonly side: Side;
  readonly mark: number;
  readonly elsewhere: string;
}): ReactNode {
  const text = useText();
  const where = elsewhere === "" ? text("compare.nobody") : elsewhere;
  if (mark === MOVED)
    return (
      <span className="moved">
        ↷ {text(side === "before" ? "compare.goesTo" : "compare.comesFrom", { where })}
      </span>
    );
  if (mark === ALONE)
    return side === "before" ? (
      <span className="removed">− {text("compare.gone")}</span>
    ) : (
      <span className="added">+ {text("compare.isNew")}</span>
    );
  return mark === OWNED ? <span className="moved">● {text("compare.otherOwner")}</span> : null;
}

function useTreeKeys(
  { tree, rows, isOpen, fold, select }: SideTreeProps,
  selectedAt: number,
  scroller: { readonly current: HTMLDivElement | null },
): (event: KeyboardEvent) => void {
  const wantsFocus = useRef(-1);
  useEffect(() => {
    // The row may come a render later: it is scrolled to first.
    const row = scroller.current?.querySelector<HTMLElement>(
      `[data-node="${wantsFocus.current}"][aria-selected="true"]`,
    );
    if (row === null || row === undefined) return;
    wantsFocus.current = -1;
    row.focus({ preventScroll: true });
  });
  const goTo = (index: number): void => {
    const node = rows.node[Math.min(Math.max(index, 0), rows.node.length - 1)];
    if (node === undefined) return;
    wantsFocus.current = node;
    select(node);
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = (event.target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
    const at = focused === undefined ? selectedAt : rows.node.indexOf(Number(focused));
    const node = rows.node[at];
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
    const { childCount, parent } = tree.columns;
    const hasChildren = node !== undefined && (childCount[node] ?? 0) > 0;
    if (step !== undefined) goTo(step);
    else if (node === undefined) return;
    else if (event.key === "Enter" && hasChildren) fold(node, !isOpen(node));
    else if (event.key === "ArrowRight" && hasChildren && !isOpen(node)) fold(node, true);
    else if (event.key === "ArrowRight" && hasChildren) goTo(at + 1);
    else if (event.key === "ArrowLeft" && hasChildren && isOpen(node)) fold(node, false);
    else if (event.key === "ArrowLeft") goTo(rows.node.indexOf(parent[node] ?? -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
