import { NONE } from "../org/index.ts";

/**
 * Sets of two and more nodes that reach each other along directed edges: strongly connected components. Each set
 * ascending, sets by their first node. Iterative, O(nodes + edges).
 * Source: R. Tarjan, "Depth-first search and linear graph algorithms", 1972.
 */
export function circlesOf(size: number, edges: readonly (readonly [number, number])[]): number[][] {
  const { start, to } = outgoing(size, edges);
  // Order in which a node was first seen, and the earliest node on the stack it reaches.
  const seen = new Int32Array(size).fill(NONE);
  const low = new Int32Array(size);
  const isOnStack = new Uint8Array(size);
  const next = start.slice(0, size);
  const stack: number[] = [];
  const path: number[] = [];
  const circles: number[][] = [];
  let count = 0;
  const enter = (node: number): void => {
    seen[node] = low[node] = count++;
    isOnStack[node] = 1;
    stack.push(node);
    path.push(node);
  };
  for (let root = 0; root < size; root++) {
    if (seen[root] !== NONE || start[root] === start[root + 1]) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (next[node]! < start[node + 1]!) {
        const target = to[next[node]!++]!;
        if (seen[target] === NONE) enter(target);
        else if (isOnStack[target] === 1) low[node] = Math.min(low[node]!, seen[target]!);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] !== seen[node]) continue;
      const circle = stack.splice(stack.lastIndexOf(node));
      for (const one of circle) isOnStack[one] = 0;
      if (circle.length > 1) circles.push(circle.sort((a, b) => a - b));
    }
  }
  return circles.sort((a, b) => a[0]! - b[0]!);
}

/** Targets of each node, those of node n from `start[n]` up to `start[n + 1]`. */
function outgoing(
  size: number,
  edges: readonly (readonly [number, number])[],
): { readonly start: Int32Array; readonly to: Int32Array } {
  const start = new Int32Array(size + 1);
  for (const [from] of edges) start[from + 1]!++;
  for (let node = 0; node < size; node++) start[node + 1]! += start[node]!;
  const to = new Int32Array(edges.length);
  const place = start.slice(0, size);
  for (const [from, target] of edges) to[place[from]!++] = target;
  return { start, to };
}
