/**
 * Writes the pages that checks, metrics and verbs speak for themselves into docs/: `npm run docs`. A test compares them with
 * the lists, so they cannot go stale. Reads the sources as they are, through the loader of the tests: examples run on the
 * companies that tests build.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pagesOf } from "./pages.mjs";
import { verbsPage } from "./verbsPage.mjs";
import { install, requireNode, ROOT } from "./setup.mjs";

requireNode();
await install();
const { createViteServer } = await import("vitest/node");
const loader = await createViteServer({
  root: ROOT,
  configFile: false,
  logLevel: "error",
  appType: "custom",
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, ws: false },
});
const { checkEntries, metricEntries } = await loader.ssrLoadModule("/test/entries.ts");
const { UNMEASURED } = await loader.ssrLoadModule("/src/metrics/index.ts");
const pages = pagesOf({ checks: checkEntries(), metrics: metricEntries(), unmeasured: UNMEASURED });
const { buildProgram } = await loader.ssrLoadModule("/src/cli/main.ts");
pages.set("docs/guides/verbs.md", verbsPage(buildProgram({})));
await loader.close();

for (const [path, text] of pages) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}
for (const folder of ["docs/checks", "docs/metrics"])
  for (const file of readdirSync(join(ROOT, folder)))
    if (!pages.has(`${folder}/${file}`)) rmSync(join(ROOT, folder, file));
console.log(
  `${pages.size} pages: docs/guides/checks.md, docs/guides/metrics.md, docs/guides/verbs.md, docs/checks/, docs/metrics/`,
);
