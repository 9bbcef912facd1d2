import { useMemo, useState, type ReactNode } from "react";
import type { PairColumns, PairSide, Side } from "../../engine/compare/pair.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { useView } from "../../view/useView.ts";
import { LENSES, type Lens, type OrgAt } from "../../view/view.ts";
import { leadingTo, outlineRows } from "../org/outlineRows.ts";
import { SideTree } from "./SideTree.tsx";
import { usePairLabels } from "./usePairLabels.ts";

/** Before and after as two trees: who is selected or unfolded in one is so in the other. */
export function SideBySide({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view, go } = useView();
  const lens: Lens = view.lens ?? "areas";
  const onlyChanges = view.own.all === undefined;
  return (
    <section className="panel stack">
      <div className="row">
        <div className="switch" role="group" aria-label={text("compare.lens")}>
          {LENSES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === lens}
              onClick={() => go({ lens: one }, "replace")}
            >
              {text(`org.lens.${one}`)}
            </button>
          ))}
        </div>
        <label className="row">
          <input
            type="checkbox"
            checked={onlyChanges}
            onChange={(event) => {
              const { all: _, ...rest } = view.own;
              go({ own: event.currentTarget.checked ? rest : { ...rest, all: "1" } }, "replace");
            }}
          />
          {text("compare.onlyChanges")}
        </label>
      </div>
      <Ask of={["pair", at, lens]} ask={() => engine.pair(at, lens)}>
        {(pair) => <Trees key={numberOf(pair)} at={at} lens={lens} pair={pair} onlyChanges={onlyChanges} />}
      </Ask>
    </section>
  );
}

const numbers = new WeakMap<PairColumns, number>();
let newest = 0;

/** Another pair has other nodes: nothing of what was unfolded in the one holds in the other. */
function numberOf(pair: PairColumns): number {
  const known = numbers.get(pair) ?? ++newest;
  numbers.set(pair, known);
  return known;
}

type Both<T> = Readonly<Record<Side, T>>;

const otherOf = (side: Side): Side => (side === "before" ? "after" : "before");

function Trees({
  at,
  lens,
  pair,
  onlyChanges,
}: {
  readonly at: OrgAt;
  readonly lens: Lens;
  readonly pair: PairColumns;
  readonly onlyChanges: boolean;
}): ReactNode {
  const text = useText();
  const [open, setOpen] = useState<Both<ReadonlySet<number>>>(() => ({
    before: rootsOf(pair.before),
    after: rootsOf(pair.after),
  }));
  const [selected, setSelected] = useState<Both<number>>({ before: -1, after: -1 });
  const labels: Both<ReturnType<typeof usePairLabels>> = {
    before: usePairLabels(at, lens, "before", pair),
    after: usePairLabels(at, lens, "after", pair),
  };
  const before = useRows(pair.before, open.before, onlyChanges);
  const after = useRows(pair.after, open.after, onlyChanges);
  const fold = (side: Side, node: number, isOpen: boolean): void => {
    const there = pair[side].other[node] ?? -1;
    const put = (set: ReadonlySet<number>, one: number): ReadonlySet<number> => {
      const next = new Set(set);
      if (isOpen) next.add(one);
      else next.delete(one);
      return next;
    };
    const far = otherOf(side);
    const both = { ...open, [side]: put(open[side], node) };
    setOpen(there < 0 ? both : { ...both, [far]: put(open[far], there) });
  };
  const select = (side: Side, node: number): void => {
    const far = otherOf(side);
    const there = pair[side].other[node] ?? -1;
    setSelected(side === "before" ? { before: node, after: there } : { before: there, after: node });
    if (there < 0) return;
    const { parent } = pair[far].columns;
    const opened = new Set(open[far]);
    for (let above = parent[there] ?? -1; above >= 0; above = parent[above] ?? -1) opened.add(above);
    setOpen({ ...open, [far]: opened });
  };
  const tree = (side: Side, rows: ReturnType<typeof useRows>): ReactNode => (
    <SideTree
      side={side}
      tree={pair[side]}
      rows={rows}
      labels={labels[side]}
      selected={selected[side]}
      isOpen={(node) => open[side].has(node)}
      fold={(node, isOpen) => fold(side, node, isOpen)}
      select={(node) => select(side, node)}
    />
  );
  const { moved, added, removed } = pair;
  return (
    <>
      <p role="status">{text("compare.pairCounts", { moved, added, removed })}</p>
      {onlyChanges && moved + added + removed === 0 && before.node.length === 0 ? (
        <p>{text("compare.noDifference")}</p>
      ) : (
        <div className="side-by-side">
          {tree("before", before)}
          {tree("after", after)}
        </div>
      )}
    </>
  );
}

function rootsOf({ columns }: PairSide): ReadonlySet<number> {
  return new Set(Array.from({ length: columns.rootCount }, (_, node) => node));
}

function useRows(tree: PairSide, open: ReadonlySet<number>, onlyChanges: boolean) {
  const shown = useMemo(
    () =>
      onlyChanges
        ? leadingTo(
            tree.columns,
            tree.mark.map((one) => (one === 0 ? 0 : 1)),
          )
        : null,
    [tree, onlyChanges],
  );
  return useMemo(() => outlineRows(tree.columns, (node) => open.has(node), shown), [tree, open, shown]);
}
