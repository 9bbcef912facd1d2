/**
 * `npm test`: installs, builds, then everything that must hold: types, lint, format, boundaries, units, properties.
 * Ends with the plain line "N passed, N failed". `npm test -- src/org` runs only the tests under a path.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installJudges } from "./judges.mjs";
import { build, buildWeb, install, requireNode, run, say } from "./setup.mjs";

requireNode();
await install();
await build();
await buildWeb();
await installJudges();

const GATES = [
  ["types of sources, tests and benches", "typescript/bin/tsc", ["-p", "tsconfig.test.json"]],
  ["types of the web app", "typescript/bin/tsc", ["-p", "tsconfig.app.json"]],
  ["lint", "oxlint/bin/oxlint", ["--deny-warnings"]],
  ["format", "oxfmt/bin/oxfmt", ["--check", "src", "test", "bench", "scripts", "bin"]],
];

let passed = 0;
let failed = 0;
for (const [name, script, args] of GATES) {
  const { code, output } = await run(process.execPath, [join("node_modules", script), ...args], {
    capture: true,
  });
  if (code === 0) passed++;
  else {
    failed++;
    say(output.trim());
  }
  say(`${code === 0 ? "ok  " : "FAIL"} ${name}`);
}

const results = mkdtempSync(join(tmpdir(), "onethread-test-"));
const resultFile = join(results, "vitest.json");
const { code } = await run(process.execPath, [
  join("node_modules", "vitest", "vitest.mjs"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${resultFile}`,
  ...process.argv.slice(2),
]);
let skipped = 0;
try {
  const report = JSON.parse(readFileSync(resultFile, "utf8"));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped = report.numPendingTests + report.numTodoTests;
  // A file that cannot even be loaded has no failed tests, only a failed suite.
  if (code !== 0 && report.numFailedTests === 0) failed += Math.max(1, report.numFailedTestSuites);
} catch (error) {
  failed++;
  say(`The test runner left no result: ${error instanceof Error ? error.message : String(error)}`);
}
rmSync(results, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(failed === 0 && code === 0 ? 0 : 1);
