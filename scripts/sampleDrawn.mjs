/**
 * Draws the sample organisation for the first page of the web app, with what a plan makes of it:
 * `node scripts/sampleDrawn.mjs` writes src/web/screens/start/sampleDrawn.ts from what is built in dist/, and
 * `--print` prints the same as JSON, which a test compares.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const FILE = join(ROOT, "src/web/screens/start/sampleDrawn.ts");
const load = (file) => import(join(ROOT, "dist", file));

async function sampleDrawn() {
  const { readFiles } = await load("sources/readFiles.js");
  const { importOrg } = await load("usecases/importOrg.js");
  const { draftPlan } = await load("usecases/draftPlan.js");
  const { drawIcicle, formatSvg, themeCss } = await load("draw/index.js");
  const read = readFiles(join(ROOT, "examples", "sourcegraph-2022-05-15"));
  if (!read.ok) throw new Error(read.refusal);
  const { org, config } = importOrg({ ...read.value, today: "2022-05-15" });
  const planned = draftPlan(org, config);
  if (!planned.ok) throw new Error("The sample organisation has no plan.");
  const { comparison } = planned.drafted;
  const { areas, gains, costs } = comparison;
  const rowOf = (id) => {
    const row = [...gains, ...costs].find((one) => one.id === id);
    if (row === undefined) throw new Error(`The comparison has no row ${id}.`);
    return row.values;
  };
  const picture = drawIcicle(org, { width: 500, height: 200, names: "hidden" });
  return {
    people: org.people.filter(({ placeholder }) => placeholder !== true).length,
    areas,
    single: rowOf("single-threaded")[0],
    singlePlanned: rowOf("single-threaded").at(-1),
    levelsUp: rowOf("levels-up")[0],
    managerChanges: rowOf("manager-changes").at(-1),
    title: picture.title,
    css: themeCss(),
    svg: formatSvg(picture),
  };
}

const drawn = await sampleDrawn();
if (process.argv.includes("--print")) process.stdout.write(JSON.stringify(drawn));
else {
  const fields = Object.entries(drawn).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`);
  writeFileSync(
    FILE,
    `/** The sample organisation as it is drawn and planned: made by scripts/sampleDrawn.mjs. */\nexport const SAMPLE_DRAWN = {\n${fields.join("")}} as const;\n`,
  );
  execFileSync(join(ROOT, "node_modules/.bin/oxfmt"), [FILE]);
}
