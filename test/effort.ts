import { expect } from "vitest";

/**
 * Work is judged by work: CPU time of a run as a multiple of that of a fixed piece of work on the same machine at the
 * same time. A second is about thirty pieces; what takes quadratic time takes thousands. A run that is over the
 * limit is tried again, since who else uses the machine is not its fault.
 */
const TRIES = 4;

let pieceMs: number | undefined;

/** Runs it and fails where it takes more pieces of work than `limit` in each of four tries. */
export function expectEffort<T>(limit: number, run: () => T): T {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) pieceMs = undefined;
    pieceMs ??= cpuMs(piece);
    let result: T | undefined;
    const spent = cpuMs(() => {
      result = run();
    });
    least = Math.min(least, spent / pieceMs);
    if (least < limit) return result as T;
  }
  expect(least, `pieces of work, at most ${limit}`).toBeLessThan(limit);
  throw new Error("unreachable");
}

function cpuMs(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Texts made, kept by key and sorted: what readers do. About 35 ms. */
function piece(): void {
  const kept = new Map<string, number>();
  for (let i = 0; i < 60_000; i++) kept.set(`key ${(i * 7919) % 60_013}`, i);
  if ([...kept.keys()].sort().length !== kept.size) throw new Error("keys were lost");
}
