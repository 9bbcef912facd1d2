/**
 * Writes the pages that the lists of checks and metrics speak for themselves into docs/: `npm run docs`. A test
 * compares them with the lists, so they cannot go stale.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, install, requireNode, ROOT } from "./setup.mjs";
import { checksPage, metricsPage } from "./pages.mjs";

requireNode();
await install();
await build();
const { CHECKS } = await import(join(ROOT, "dist", "checks", "index.js"));
const { METRICS } = await import(join(ROOT, "dist", "metrics", "index.js"));
writeFileSync(join(ROOT, "docs", "guides", "checks.md"), checksPage(CHECKS));
writeFileSync(join(ROOT, "docs", "guides", "metrics.md"), metricsPage(METRICS));
console.log("docs/guides/checks.md\ndocs/guides/metrics.md");
