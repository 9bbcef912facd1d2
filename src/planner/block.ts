import { FORBIDDEN } from "./columns.ts";
import { solveFlow } from "./flow.ts";
import { move, tieCost, type State } from "./state.ts";

/**
 * Places a block of people exactly while all others stay: no two of the block may be manager and report, so their
 * manager points are constants and the rest is one flow. Never makes the state worse.
 * @returns the work done, in columns looked at.
 */
export function improveBlock(state: State, block: Int32Array): number {
  const { columns, heads } = state;
  const u = columns.units;
  const count = block.length;
  const fixed = state.have.slice();
  const role = new Int32Array(count);
  const roleCost = new Int32Array(count * u);
  const ownerRow = new Int32Array(count).fill(-1);
  const ownerCost = new Int32Array(count * u);
  let owners = 0;
  for (let i = 0; i < count; i++) {
    const p = block[i]!;
    const s = state.slotOf[p]!;
    fixed[s] = fixed[s]! - 1;
    role[i] = columns.role[p]!;
    const row = columns.ownerRow[p]!;
    if (row >= 0) ownerRow[i] = owners++;
    for (let a = 0; a < u; a++) {
      const tie = tieCost(state, p, a);
      const cost = columns.roleCost[p * u + a]!;
      roleCost[i * u + a] = cost >= FORBIDDEN ? FORBIDDEN : cost + tie;
      if (row < 0) continue;
      const asOwner = columns.ownerCost[row * u + a]!;
      ownerCost[ownerRow[i]! * u + a] = asOwner >= FORBIDDEN ? FORBIDDEN : asOwner + tie;
    }
  }
  const flow = solveFlow({ heads, count, role, roleCost, ownerRow, ownerCost, fixed });
  for (let i = 0; i < count; i++) move(state, block[i]!, flow.slot[i]!);
  return flow.work + count * u;
}

/**
 * Blocks without a manager and their report in one: people without reports, managers at even and at odd depth.
 * Source: the reporting forest is bipartite by depth.
 */
export function blocksOf(state: State): readonly Int32Array[] {
  const { managerRow, depth } = state.forest;
  const pick = (keep: (p: number) => boolean): Int32Array =>
    Int32Array.from({ length: state.columns.people }, (_, p) => p).filter((p) => keep(p));
  return [
    pick((p) => managerRow[p]! < 0),
    pick((p) => managerRow[p]! >= 0 && depth[p]! % 2 === 0),
    pick((p) => managerRow[p]! >= 0 && depth[p]! % 2 === 1),
  ];
}
