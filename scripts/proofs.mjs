/**
 * `npm run proofs [-- COUNT]`: the long form of the tests of the planner's proofs: 500 random problems against all
 * their placements instead of 50, 50 against the model with nothing left out, every file of the yardsticks' gap/, and
 * the gaps of 20,000 and of 200,000 people at a fixed work, which takes some ten minutes and 600 MB.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { yardstickOf } from "../bench/lib/yardsticks.mjs";
import { build, install, requireNode, ROOT, say } from "./setup.mjs";

requireNode();
await install();
await build();

const [count = "500"] = process.argv.slice(2);
const run = spawnSync("npx", ["vitest", "run", "src/planner/exact/exact.test.ts", "src/workers"], {
  stdio: "inherit",
  env: { ...process.env, PROOF_CASES: count },
});

const made = mkdtempSync(join(tmpdir(), "onethread-proofs-"));
process.once("exit", () => rmSync(made, { recursive: true, force: true }));
const invented = join(made, "n200000g1.json");
writeFileSync(invented, JSON.stringify(yardstickOf(200_000, 1)));

/** Work, not time: the same on every machine. */
const GAPS = [
  { path: join(ROOT, "examples/yardsticks/n20000s1.json.gz"), work: 800_000_000, gapMax: 0.01 },
  { path: invented, work: 8_320_000_000, gapMax: 0.02 },
];
const missed = GAPS.filter(({ path, work, gapMax }) => {
  const args = ["bin/onethread.js", "yardstick", path, "--work", String(work), "--no-prove", "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (status !== 0) {
    say(stderr.trim());
    return true;
  }
  const { instance, gap, cpuSeconds, rssMb } = JSON.parse(stdout);
  const isMet = gap <= gapMax;
  say(
    `${isMet ? "ok  " : "FAIL"} ${instance}: gap ${(100 * gap).toFixed(2)} % at work ${work}, at most ${100 * gapMax} % (${cpuSeconds} s CPU, ${rssMb} MB)`,
  );
  return !isMet;
});
process.exit(run.status !== 0 || missed.length > 0 ? 1 : 0);
