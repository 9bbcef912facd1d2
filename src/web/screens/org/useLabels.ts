import { useCallback, useMemo, useReducer } from "react";
import type { OrgLabel, OrgSource } from "../../engine/orgSource.ts";
import type { Lens } from "../../view/view.ts";

/** Words of nodes, asked for once and only for what is seen. */
export interface Labels {
  readonly of: (node: number) => OrgLabel | undefined;
  /** The node of a subject whose words are known. */
  readonly nodeOf: (subject: string) => number | undefined;
  readonly want: (nodes: readonly number[]) => Promise<void>;
}

export function useLabels(source: OrgSource, lens: Lens): Labels {
  const [version, told] = useReducer((count: number) => count + 1, 0);
  const kept = useMemo(
    () => ({
      source,
      lens,
      labels: new Map<number, OrgLabel>(),
      nodes: new Map<string, number>(),
      asked: new Map<number, Promise<void>>(),
    }),
    [source, lens],
  );
  const want = useCallback(
    async (nodes: readonly number[]) => {
      const missing = nodes.filter((node) => node >= 0 && !kept.asked.has(node));
      if (missing.length > 0) {
        const asked = kept.source.labels(kept.lens, Int32Array.from(missing)).then((labels) => {
          for (const [k, node] of missing.entries()) {
            const label = labels[k];
            if (label === undefined) continue;
            kept.labels.set(node, label);
            kept.nodes.set(label.subject, node);
          }
          told();
        });
        for (const node of missing) kept.asked.set(node, asked);
      }
      await Promise.all(nodes.map((node) => kept.asked.get(node)));
    },
    [kept],
  );
  return useMemo(
    () => ({
      of: (node) => kept.labels.get(node),
      nodeOf: (subject) => kept.nodes.get(subject),
      want,
      version,
    }),
    [kept, want, version],
  );
}
