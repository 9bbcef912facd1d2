/**
 * Draws the pictures of the README from the sample organisation into docs/pictures/, so that they are never older than
 * the code: `npm run pictures`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, install, requireNode, ROOT } from "./setup.mjs";

requireNode();
await install();
await build();
const load = (file) => import(join(ROOT, "dist", file));
const { readFiles } = await load("sources/readFiles.js");
const { importOrg } = await load("usecases/importOrg.js");
const { draftPlan } = await load("usecases/draftPlan.js");
const { captioned, drawFlow, drawIcicle, drawStool, formatSvg } = await load("draw/index.js");

const read = readFiles(join(ROOT, "examples", "sourcegraph-2022-05-15"));
if (!read.ok) throw new Error(read.refusal);
const { org, config } = importOrg({ ...read.value, today: "2022-05-15" });
const planned = draftPlan(org, config);
if (!planned.ok) throw new Error("The sample organisation has no plan.");
const folder = join(ROOT, "docs", "pictures");
mkdirSync(folder, { recursive: true });
const pictures = {
  stool: drawStool(org, "team-code_intelligence"),
  icicle: drawIcicle(org),
  flow: drawFlow(planned.drafted.alternatives.today, planned.drafted.alternatives.sto),
};
for (const [name, drawing] of Object.entries(pictures)) {
  const file = join(folder, `${name}.svg`);
  writeFileSync(file, formatSvg(captioned(drawing), { colors: "fixed" }));
  console.log(`docs/pictures/${name}.svg`);
}
