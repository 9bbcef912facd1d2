/**
 * `npm run bench`: compiles, then runs every bench in a process of its own. `npm run bench -- csv checks` runs only
 * those. Figures are printed and kept in `bench/results/<name>.json`; a missed goal is printed, not an error.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build, install, requireNode, ROOT, run, say, stop } from "./setup.mjs";

requireNode();
const names = readdirSync(join(ROOT, "bench"))
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.slice(0, -".mjs".length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) stop(`no bench is called ${unknown.join(" or ")}; there are ${names.join(", ")}.`);

await install();
await build();
let failed = 0;
for (const name of wanted.length > 0 ? wanted : names) {
  say(`\n── ${name}`);
  const { code } = await run(process.execPath, ["--expose-gc", join("bench", `${name}.mjs`)]);
  if (code !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
