import { useCallback, useMemo, useState } from "react";
import type { PairColumns, PairLabel, Side } from "../../engine/compare/pair.ts";
import { useEngine } from "../../engine/useEngine.ts";
import type { Lens, OrgAt } from "../../view/view.ts";

/** Words of nodes, asked for as they come into sight. */
export interface PairLabels {
  readonly of: (node: number) => PairLabel | undefined;
  readonly want: (nodes: readonly number[]) => void;
}

/** @param pair whose nodes they are: another one has other numbers. */
export function usePairLabels(at: OrgAt, lens: Lens, side: Side, pair: PairColumns): PairLabels {
  const engine = useEngine();
  const known = useMemo(() => ({ pair, labels: new Map<number, PairLabel | null>() }), [pair]).labels;
  const [, setCount] = useState(0);
  const want = useCallback(
    (nodes: readonly number[]): void => {
      const missing = nodes.filter((node) => !known.has(node));
      if (missing.length === 0) return;
      for (const node of missing) known.set(node, null);
      void engine.pairLabels(at, lens, side, Int32Array.from(missing)).then(
        (labels) => {
          for (const [k, node] of missing.entries()) {
            const label = labels[k];
            if (label !== undefined) known.set(node, label);
          }
          setCount((before) => before + 1);
        },
        // What could not be read is asked for again when it comes into sight again.
        () => missing.forEach((node) => known.delete(node)),
      );
    },
    [engine, known, at, lens, side],
  );
  return { of: (node) => known.get(node) ?? undefined, want };
}
