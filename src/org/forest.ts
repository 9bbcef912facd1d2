import { Bug } from "./bug.ts";

/**
 * A forest in columns. Nodes are numbered breadth-first, so every depth is one contiguous slice and the children
 * of a node are one contiguous slice; `preorder` beside it makes every subtree one slice too, and "is p under q"
 * two comparisons. Shapes: all arrays have `size` entries but `levelStart` (`levels + 1`).
 */
export interface Forest {
  readonly size: number;
  /** Parent of each node, −1 for roots. Roots are nodes 0 to `rootCount` − 1. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  readonly rootCount: number;
  /** Children of n are nodes `childStart[n]` up to, not including, `childStart[n] + childCount[n]`. */
  readonly childStart: Int32Array;
  readonly childCount: Int32Array;
  /** The subtree of n is `preorder[enter[n]]` up to, not including, `preorder[end[n]]`; n comes first. */
  readonly preorder: Int32Array;
  readonly enter: Int32Array;
  readonly end: Int32Array;
  /** Nodes of depth d are `levelStart[d]` up to, not including, `levelStart[d + 1]`. */
  readonly levelStart: Int32Array;
}

export interface ForestBuild {
  readonly forest: Forest;
  /** Input position → node number. */
  readonly nodeOf: Int32Array;
  /** Node number → input position. */
  readonly inputOf: Int32Array;
}

/**
 * Numbers the nodes breadth-first; siblings keep their input order. Iterative, O(n): a chain of a million is fine.
 * @param parents for each input position the position of its parent, −1 for roots.
 * @throws Bug if a parent lies outside the input or the lines form a loop (settle cuts loops before).
 * @example buildForest(Int32Array.of(-1, 0, 0)).forest.childCount[0] // 2
 */
export function buildForest(parents: Int32Array): ForestBuild {
  const size = parents.length;
  const { start, child } = childrenByInput(parents);
  const inputOf = new Int32Array(size);
  const nodeOf = new Int32Array(size).fill(-1);
  const childStart = new Int32Array(size);
  const childCount = new Int32Array(size);
  const parent = new Int32Array(size);
  const depth = new Int32Array(size);
  let filled = 0;
  for (let i = 0; i < size; i++) {
    if (parents[i]! >= 0) continue;
    nodeOf[i] = filled;
    parent[filled] = -1;
    inputOf[filled++] = i;
  }
  const rootCount = filled;
  const levelStart: number[] = size === 0 ? [] : [0];
  for (let node = 0; node < filled; node++) {
    if (node > 0 && depth[node] !== depth[node - 1]) levelStart.push(node);
    const input = inputOf[node]!;
    childStart[node] = filled;
    for (let k = start[input]!; k < start[input + 1]!; k++) {
      const kid = child[k]!;
      nodeOf[kid] = filled;
      parent[filled] = node;
      depth[filled] = depth[node]! + 1;
      inputOf[filled++] = kid;
    }
    childCount[node] = filled - childStart[node]!;
  }
  if (filled !== size) {
    throw new Bug(
      `${size - filled} of ${size} nodes hang on a loop.`,
      "Maybe the lines were not settled first.",
    );
  }
  levelStart.push(size);
  return {
    forest: {
      size,
      parent,
      depth,
      rootCount,
      childStart,
      childCount,
      ...preorderOf(parent, childStart, childCount, rootCount),
      levelStart: Int32Array.from(levelStart),
    },
    nodeOf,
    inputOf,
  };
}

function childrenByInput(parents: Int32Array): { start: Int32Array; child: Int32Array } {
  const size = parents.length;
  const start = new Int32Array(size + 1);
  for (let i = 0; i < size; i++) {
    const p = parents[i]!;
    if (p >= size)
      throw new Bug(
        `Parent ${p} is outside 0..${size - 1}.`,
        "Maybe the columns were cut to different lengths.",
      );
    if (p >= 0) start[p + 1]!++;
  }
  for (let i = 0; i < size; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, size);
  const child = new Int32Array(start[size]!);
  for (let i = 0; i < size; i++) {
    const p = parents[i]!;
    if (p >= 0) child[next[p]!++] = i;
  }
  return { start, child };
}

function preorderOf(parent: Int32Array, childStart: Int32Array, childCount: Int32Array, rootCount: number) {
  const size = parent.length;
  const weight = new Int32Array(size).fill(1);
  for (let n = size - 1; n >= rootCount; n--) weight[parent[n]!]! += weight[n]!;
  const enter = new Int32Array(size);
  const end = new Int32Array(size);
  const preorder = new Int32Array(size);
  let at = 0;
  for (let root = 0; root < rootCount; root++) {
    enter[root] = at;
    at += weight[root]!;
  }
  for (let n = 0; n < size; n++) {
    preorder[enter[n]!] = n;
    end[n] = enter[n]! + weight[n]!;
    let place = enter[n]! + 1;
    for (let k = childStart[n]!; k < childStart[n]! + childCount[n]!; k++) {
      enter[k] = place;
      place += weight[k]!;
    }
  }
  return { preorder, enter, end };
}

/** Whether node is `top` or below it. */
export function isWithin(forest: Forest, node: number, top: number): boolean {
  return forest.enter[top]! <= forest.enter[node]! && forest.enter[node]! < forest.end[top]!;
}

/** Lowest node that is, or stands above, both; −1 when they stand in different trees. O(depth). */
export function lowestCommon(forest: Forest, a: number, b: number): number {
  let x = a;
  let y = b;
  while (x !== y) {
    if (x === -1 || y === -1) return -1;
    if (forest.depth[x]! >= forest.depth[y]!) x = forest.parent[x]!;
    else y = forest.parent[y]!;
  }
  return x;
}

/** The number of levels: 0 for an empty forest, 1 where nobody has a parent. */
export function levelCount(forest: Forest): number {
  return forest.size === 0 ? 0 : forest.levelStart.length - 1;
}
