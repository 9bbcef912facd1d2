import { auctionSeats } from "./auction.ts";
import { solveFlow } from "./flow.ts";
import { FORBIDDEN } from "./places.ts";
import { columnCost, move, unitsIn, type State } from "./state.ts";

/** Blocks of more people are placed by auction: an exact flow of 170,000 people takes minutes. */
const EXACT_PEOPLE_MAX = 30_000;

/**
 * Places a block of people exactly (a very large one nearly so) while all others stay: no two of the block may be
 * manager and report, so their manager points are constants, and all must count for the same units of head, so that the
 * rest is one flow. Looks at the columns, at where each stands, and at the units of their manager and reports. Never
 * makes the state worse.
 * @returns the work done, in columns looked at.
 */
export function improveBlock(state: State, block: Int32Array): number {
  const { columns, heads, forest, unitOf } = state;
  const u = columns.units;
  const count = block.length;
  const fixed = state.have.slice();
  const role = new Int32Array(count);
  const start = new Int32Array(count + 1);
  const room = roomFor(state, block);
  const unit = new Int32Array(room);
  const roleCost = new Int32Array(room);
  const ownerCost = new Int32Array(room);
  let entries = 0;
  /** Points of manager and reports who stand in a unit, of the person at hand. */
  const pull = new Int32Array(u);
  const isListed = new Uint8Array(u);
  for (let i = 0; i < count; i++) {
    const p = block[i]!;
    const s = state.slotOf[p]!;
    fixed[s] = fixed[s]! - unitsIn(state, p, s);
    role[i] = columns.role[p]!;
    const m = columns.manager[p]!;
    const ties: number[] = [];
    let sum = 0;
    const tie = (a: number, points: number): void => {
      ties.push(a);
      pull[a] = pull[a]! + points;
      sum += points;
    };
    if (m >= 0) tie(unitOf[m]!, columns.managerChangeCost[p]!);
    for (let e = forest.reportStart[p]!; e < forest.reportStart[p + 1]!; e++) {
      const q = forest.reports[e]!;
      tie(unitOf[q]!, columns.managerChangeCost[q]!);
    }
    const list = (a: number, own: number, asOwner: number): void => {
      isListed[a] = 1;
      const points = sum - pull[a]!;
      unit[entries] = a;
      roleCost[entries] = own >= FORBIDDEN ? FORBIDDEN : own + points;
      ownerCost[entries] = asOwner >= FORBIDDEN ? FORBIDDEN : asOwner + points;
      entries += 1;
    };
    for (let e = columns.start[p]!; e < columns.start[p + 1]!; e++)
      list(columns.unit[e]!, columns.roleCost[e]!, columns.ownerCost[e]!);
    ties.push(unitOf[p]!);
    for (const a of ties) {
      if (isListed[a] === 1) continue;
      const own = columnCost(columns, p, role[i]! * u + a);
      const asOwner = columnCost(columns, p, state.ownerBase + a);
      if (own < FORBIDDEN || asOwner < FORBIDDEN) list(a, own, asOwner);
    }
    start[i + 1] = entries;
    for (const a of ties) pull[a] = 0;
    for (let e = start[i]!; e < entries; e++) isListed[unit[e]!] = 0;
  }
  const isExact = count <= EXACT_PEOPLE_MAX;
  const flow = (isExact ? solveFlow : auctionSeats)({
    heads,
    count,
    units: count === 0 ? 1 : columns.weight[block[0]!]!,
    role,
    start,
    unit,
    roleCost,
    ownerCost,
    fixed,
  });
  const before = state.cost;
  const left = block.map((p) => state.slotOf[p]!);
  for (let i = 0; i < count; i++) move(state, block[i]!, flow.slot[i]!);
  if (state.cost > before) for (let i = 0; i < count; i++) move(state, block[i]!, left[i]!);
  return flow.work + entries;
}

/** The most entries a block can have: columns, own place, manager and reports of everybody in it. */
function roomFor({ columns, forest }: State, block: Int32Array): number {
  let room = 0;
  for (const p of block) {
    const reports = forest.reportStart[p + 1]! - forest.reportStart[p]!;
    room += columns.start[p + 1]! - columns.start[p]! + reports + 2;
  }
  return room;
}

/**
 * Blocks without a manager and their report in one: people without reports, managers at even and at odd depth, whole
 * heads and halves apart. Source: the reporting forest is bipartite by depth.
 */
export function blocksOf(state: State): readonly Int32Array[] {
  const { managerRow, depth } = state.forest;
  const { people, weight } = state.columns;
  const pick = (units: number, keep: (p: number) => boolean): Int32Array =>
    Int32Array.from({ length: people }, (_, p) => p).filter((p) => weight[p] === units && keep(p));
  const blocks = [2, 1].flatMap((units) => [
    pick(units, (p) => managerRow[p]! < 0),
    pick(units, (p) => managerRow[p]! >= 0 && depth[p]! % 2 === 0),
    pick(units, (p) => managerRow[p]! >= 0 && depth[p]! % 2 === 1),
  ]);
  return blocks.filter((block) => block.length > 0);
}
