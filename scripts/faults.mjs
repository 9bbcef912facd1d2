/**
 * `npm run faults [-- KILLS [FILE …]]`: the long form of the fault tests: 200 kills each on SQLite and PostgreSQL, restarts and
 * failovers under load, full disks, every damaged page. Ends with what was counted.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installJudges } from "./judges.mjs";
import { build, install, requireNode, run } from "./setup.mjs";

requireNode();
await install();
await build();
await installJudges();

const [kills = "200", ...files] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "onethread-faults-"));
const results = join(folder, "results");
const { code } = await run(
  process.execPath,
  [
    join("node_modules", "vitest", "vitest.mjs"),
    "run",
    ...(files.length > 0 ? files : ["test/faults"]),
    "--no-file-parallelism",
  ],
  { env: { FAULTS: "long", FAULT_KILLS: kills, FAULTS_REPORT: results } },
);
process.stdout.write(existsSync(results) ? readFileSync(results, "utf8") : "Nothing was counted.\n");
rmSync(folder, { recursive: true, force: true });
process.exit(code);
