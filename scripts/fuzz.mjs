/**
 * `npm run fuzz [-- COUNT [FROM]]`: the long form of the fuzz test, 100,000 mutated inputs over all formats. Ends
 * with a line of counts; any crash, any input over a second and any process over its heap is a fault.
 */
import { fuzz, RSS_MB_MAX } from "../test/fuzz/run.mjs";
import { build, install, requireNode, say } from "./setup.mjs";

requireNode();
await install();
await build();

const [count = 100_000, from = 0] = process.argv.slice(2).map(Number);
const half = from + Math.ceil(count / 2);
const started = performance.now();
const shown = [0, 0];
const show = (half) => (done) => {
  shown[half] = done;
  if (done % 5000 === 0)
    say(`${(shown[0] + shown[1]).toLocaleString("en")} of ${count.toLocaleString("en")} inputs`);
};
const outcomes = await Promise.all([fuzz(from, half, show(0)), fuzz(half, from + count, show(1))]);
const faults = outcomes.flatMap((outcome) => outcome.faults);
for (const fault of faults.slice(0, 50)) process.stdout.write(`${JSON.stringify(fault)}\n`);
const rssMb = Math.max(...outcomes.map((outcome) => outcome.rssMb));
const runs = outcomes.reduce((sum, outcome) => sum + outcome.runs, 0);
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(
  `${runs} of ${count} inputs in ${seconds} s: ${faults.filter((one) => one.fault === "crash").length} crashes, ${faults.filter((one) => one.fault === "slow").length} over 1 s, ${faults.filter((one) => one.fault === "hang").length} hangs, ${faults.filter((one) => one.fault === "died").length} over the heap; at most ${rssMb} MB of ${RSS_MB_MAX}\n`,
);
process.exit(faults.length === 0 && rssMb < RSS_MB_MAX ? 0 : 1);
