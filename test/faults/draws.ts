import { isLong } from "./length.ts";

/**
 * The everyday run spoils the same bytes each time, so that it says of a change what the change did; the long one draws
 * anew. A run that found something is run again by its seed: FAULT_SEED=… npm run faults -- 200 test/faults/damage.test.ts
 */
export const SEED = Number(
  process.env["FAULT_SEED"] ?? (isLong ? Math.floor(Math.random() * 2 ** 31) : 2026),
);

/** Whole numbers from 0 up to below `below`, the same ones for the same seed: xorshift of 32 bits. */
export function drawsOf(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
