/**
 * `npm run proofs [-- COUNT]`: the long form of the tests of exact mode: 500 random problems against all their
 * placements instead of 50, 50 against the model with nothing left out, and every file of the yardsticks' gap/.
 */
import { spawnSync } from "node:child_process";
import { build, install, requireNode } from "./setup.mjs";

requireNode();
await install();
await build();

const [count = "500"] = process.argv.slice(2);
const run = spawnSync("npx", ["vitest", "run", "src/planner/exact/exact.test.ts", "src/workers"], {
  stdio: "inherit",
  env: { ...process.env, PROOF_CASES: count },
});
process.exit(run.status ?? 1);
