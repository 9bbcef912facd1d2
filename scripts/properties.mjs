/**
 * `npm run properties [-- COUNT]`: the long form of the laws of changes, histories, scenarios and plans, 10,000 random
 * cases each instead of 200 (a case that is many merges, or a proof, counts for more). Any case that breaks a law ends
 * the run with its seed and its smallest form.
 */
import { spawnSync } from "node:child_process";
import { install, requireNode } from "./setup.mjs";

const LAWS = [
  "src/changes/properties.test.ts",
  "src/changes/rebase.test.ts",
  "src/changes/fold.test.ts",
  "src/changes/fromNothing.test.ts",
  "src/changes/waiverAgrees.test.ts",
  "src/history/timeline.test.ts",
  "src/history/scenario/laws.test.ts",
  "src/history/scenario/copies.test.ts",
  "src/usecases/refresh/properties.test.ts",
  "src/usecases/scenarios/writers.test.ts",
  "src/storage/memory/store.test.ts",
  "src/storage/sqlite/store.test.ts",
  "src/planner/exact/exact.test.ts",
  "src/planner/exact/prove.test.ts",
  "src/planner/permutedRows.test.ts",
  "src/planner/pinsRandom.test.ts",
];

/** Problems of up to seven people that are held against all their placements. */
const PROOF_CASES = "500";

requireNode();
await install();

const [count = "10000"] = process.argv.slice(2);
const run = spawnSync("npx", ["vitest", "run", "--testTimeout", String(4 * 60 * 60 * 1000), ...LAWS], {
  stdio: "inherit",
  env: { PROOF_CASES, ...process.env, PROPERTY_CASES: count },
});
process.exit(run.status ?? 1);
