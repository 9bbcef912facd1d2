/**
 * All metrics of 100k people with 100k things, 20k dependencies and 10k decisions: of the company alone, as `check` asks
 * them, and with those of every area, all rows kept; on a company with single-threaded areas and on a functional one.
 * Beside them the indexing of the same records, as a measure of the machine's mood.
 */
import { companyOf } from "./lib/companies.mjs";
import { cpuMs, goal, interleaved, printTable, record } from "./lib/harness.mjs";
import { withThings } from "./lib/things.mjs";
import { METRICS, measureAll, measureCompany } from "../dist/metrics/index.js";
import { DEFAULT_CONFIG, indexOrg } from "../dist/org/index.js";

const PEOPLE = 100_000;
const COUNTS = { assets: 100_000, dependencies: 20_000, decisions: 10_000 };
const TODAY = "2026-06-01";
const SHAPES = ["sto", "functional"];
const records = Object.fromEntries(SHAPES.map((shape) => [shape, thingsOf(companyOf(PEOPLE, shape))]));
// A fresh Org each time: what a metric remembers about an org does not help the next round.
const input = (shape) => ({
  org: indexOrg(records[shape], [], TODAY),
  base: indexOrg(records[shape], [], "2026-03-01"),
  config: DEFAULT_CONFIG,
  findings: [],
});

/** Repos and services have contributors, so that knowledge is measured too; all built alike, as readers build it. */
function thingsOf(company) {
  const { people, assets, ...rest } = withThings(company, COUNTS);
  const by = (i) =>
    [0, 1, 2].map((k) => ({ personId: people[(i * 3 + k) % PEOPLE].id, lastOn: "2026-02-01" }));
  const known = assets.map((asset, i) =>
    asset.kind === "repo" || asset.kind === "service" ? { ...asset, contributors: by(i) } : asset,
  );
  return { ...rest, people: JSON.parse(JSON.stringify(people)), assets: JSON.parse(JSON.stringify(known)) };
}

const first = {};
for (const shape of SHAPES) {
  const cold = input(shape);
  first[shape] = await cpuMs(() => measureAll(cold));
}
const all = await interleaved(
  Object.fromEntries(
    SHAPES.flatMap((shape) => [
      [shape, { prepare: () => input(shape), work: measureAll }],
      [`${shape} company`, { prepare: () => input(shape), work: measureCompany }],
      [`${shape} index`, { work: () => indexOrg(records[shape], [], TODAY) }],
    ]),
  ),
  { rounds: 9, warmups: 3 },
);
const rows = SHAPES.map((shape) => ({
  company: shape,
  people: PEOPLE,
  areas: records[shape].areas.length - 1,
  metrics: METRICS.length,
  "company, CPU ms": all[`${shape} company`],
  "and every area, CPU ms": all[shape],
  "× indexing": all[shape] / all[`${shape} index`],
  "first run, CPU ms": first[shape],
}));
printTable("All metrics", rows);

const measured = (metric) => (ctx) => {
  if (metric.scope === "company") metric.measure(ctx);
  else for (let area = 1; area < ctx.org.areas.length; area++) metric.measure(ctx, area);
};
const single = await interleaved(
  Object.fromEntries(
    METRICS.map((metric) => [metric.id, { prepare: () => input("sto"), work: measured(metric) }]),
  ),
  { rounds: 3 },
);
const byMetric = Object.entries(single)
  .map(([metric, ms]) => ({ metric, "CPU ms": ms }))
  .sort((a, b) => b["CPU ms"] - a["CPU ms"]);
printTable("Each metric alone, single-threaded company, the slowest", byMetric.slice(0, 12));

const goals = rows.flatMap((row) => [
  goal(`metrics of the ${row.company} company of 100k`, row["company, CPU ms"], 300, "ms CPU"),
  goal(`with those of every area, ${row.company}`, row["and every area, CPU ms"], 300, "ms CPU"),
]);
record("metrics", { rows, byMetric, goals });
