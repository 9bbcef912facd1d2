import { useState } from "react";
import type { OrgColumns } from "../../engine/orgSource.ts";

/** Several people at once, beside the one that the link names. */
export interface Picked {
  readonly nodes: ReadonlySet<number>;
  readonly toggle: (node: number) => void;
  readonly add: (nodes: Iterable<number>) => void;
  readonly clear: () => void;
}

const NOBODY: ReadonlySet<number> = new Set();

/** Holds as long as the same people are shown the same way: nodes mean nothing elsewhere. */
export function usePicked(columns: OrgColumns, selected: number): Picked {
  const [state, setState] = useState<{ readonly of: OrgColumns; readonly nodes: ReadonlySet<number> }>({
    of: columns,
    nodes: NOBODY,
  });
  const nodes = state.of === columns ? state.nodes : NOBODY;
  const isPerson = (node: number): boolean => (columns.personOf[node] ?? -1) >= 0;
  const put = (next: Iterable<number>): void =>
    setState({ of: columns, nodes: new Set([...next].filter(isPerson)) });
  // The first of several is the one that is selected.
  const begun = nodes.size === 0 && selected >= 0 ? [selected] : [...nodes];
  return {
    nodes,
    toggle: (node) => put(begun.includes(node) ? begun.filter((one) => one !== node) : [...begun, node]),
    add: (more) => put([...begun, ...more]),
    clear: () => {
      if (nodes.size > 0) put([]);
    },
  };
}
