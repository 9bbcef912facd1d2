/**
 * `npm run properties [-- COUNT]`: the long form of the laws of changes, 10,000 random cases each instead of 200. Any
 * case that breaks a law ends the run with its seed and its smallest form.
 */
import { spawnSync } from "node:child_process";
import { install, requireNode } from "./setup.mjs";

requireNode();
await install();

const [count = "10000"] = process.argv.slice(2);
const run = spawnSync(
  "npx",
  ["vitest", "run", "src/changes/properties.test.ts", "src/changes/rebase.test.ts"],
  {
    stdio: "inherit",
    env: { ...process.env, PROPERTY_CASES: count },
  },
);
process.exit(run.status ?? 1);
