/** Managers of one unit and the people to be spread over them; positions, no ids. */
export interface Newcomers {
  /** Points of newcomer i under manager m: `cost[i * managers + m]`; whole. */
  readonly cost: Int32Array;
  readonly managers: number;
  /** Reports of each manager that are not to be spread. */
  readonly kept: Int32Array;
  /** Points of the k-th report of manager m; they never fall with k. */
  readonly reportPoints: (manager: number, k: number) => number;
}

/**
 * Spreads newcomers over managers at least cost, starting from a placement that need not be good: as long as a chain
 * of moves, closed or open, saves points, it is made. As points of a manager's reports never fall, the end is the
 * optimum. Ties keep the smaller position. O(chains × (people × managers + managers³)).
 * Source: cycle cancelling for flows of convex cost, Ahuja, Magnanti, Orlin, Network Flows, 1993, 14.3.
 * @returns the manager of each newcomer, and whether anything changed.
 * @example spreadNewcomers({ cost: Int32Array.of(5, 0), managers: 2, … }, Int32Array.of(0)) // [1]
 */
export function spreadNewcomers(newcomers: Newcomers, start: Int32Array): Int32Array {
  const { managers: m, kept, reportPoints } = newcomers;
  const manager = start.slice();
  const span = kept.slice();
  for (const boss of manager) span[boss]!++;
  for (;;) {
    const { saved, who } = stepsOf(newcomers, manager);
    const via = shortestPaths(saved, m);
    let best = 0;
    let from = -1;
    let to = -1;
    for (let a = 0; a < m; a++)
      for (let b = 0; b < m; b++) {
        const way = saved[a * m + b]!;
        if (way === Infinity) continue;
        const ends = a === b ? 0 : reportPoints(b, span[b]! + 1) - reportPoints(a, span[a]!);
        if (way + ends < best) {
          best = way + ends;
          from = a;
          to = b;
        }
      }
    if (from < 0) return manager;
    const path = pathOf(via, m, from, to);
    // People are read before anybody moves: a chain takes each manager's newcomer once.
    const moves = path.slice(1).map((b, k) => ({ person: who[path[k]! * m + b]!, boss: b }));
    for (const { person, boss } of moves) manager[person] = boss;
    if (from !== to) {
      span[from]!--;
      span[to]!++;
    }
  }
}

/** Least points of moving somebody from one manager to another, and who; Infinity where nobody is there. */
function stepsOf(
  { cost, managers: m }: Newcomers,
  manager: Int32Array,
): { saved: Float64Array; who: Int32Array } {
  const saved = new Float64Array(m * m).fill(Infinity);
  const who = new Int32Array(m * m).fill(-1);
  manager.forEach((a, i) => {
    for (let b = 0; b < m; b++) {
      const points = cost[i * m + b]! - cost[i * m + a]!;
      if (b === a || points >= saved[a * m + b]!) continue;
      saved[a * m + b] = points;
      who[a * m + b] = i;
    }
  });
  return { saved, who };
}

/**
 * All pairs, Floyd and Warshall; `step` becomes the length of the shortest way, the result the manager next on it.
 * Stops where a way from a manager back to itself saves points: that one is cancelled first.
 */
function shortestPaths(step: Float64Array, m: number): Int32Array {
  const next = new Int32Array(m * m);
  for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) next[a * m + b] = b;
  for (let c = 0; c < m; c++) {
    for (let a = 0; a < m; a++)
      for (let b = 0; b < m; b++) {
        const way = step[a * m + c]! + step[c * m + b]!;
        if (way >= step[a * m + b]!) continue;
        step[a * m + b] = way;
        next[a * m + b] = next[a * m + c]!;
      }
    for (let a = 0; a < m; a++) if (step[a * m + a]! < 0) return next;
  }
  return next;
}

function pathOf(next: Int32Array, m: number, from: number, to: number): number[] {
  const path = [from];
  let at = from;
  do {
    at = next[at * m + to]!;
    path.push(at);
  } while (at !== to && path.length <= m + 1);
  return path;
}
