/**
 * Everything that is said of 100k people, in one process and in the order of the command line: index, all checks, then
 * all metrics, of the company and of every area, all rows kept. On a company with mostly sound areas, where judging is
 * the work; on the same with 100k assets, 20k agreements and 20k decisions; and on a functional one judged as if
 * single-threaded, where writing 150k findings is. The company with things is judged once more against itself three
 * months before: what needs a base is silent without. Issue 3 asks for checks and metrics together within a second.
 *
 * `npm run bench -- judge` measures `dist/`. With another build named in ONETHREAD_BEFORE (a `dist` kept aside), both
 * run in turn, round by round, and the ratios are printed too.
 */
import { companyOf } from "./lib/companies.mjs";
import { goal, median, printTable, record } from "./lib/harness.mjs";
import { withThings } from "./lib/things.mjs";

const PEOPLE = 100_000;
const TODAY = "2026-06-01";
const ROUNDS = 9;
const WARMUPS = 2;
const LIMIT_MS = 1000;
const THINGS = { assets: 100_000, dependencies: 20_000, decisions: 20_000 };
const PARTS = ["index", "checks", "metrics", "both", "all"];

const sto = asRead(companyOf(PEOPLE, "sto"));
const things = asRead(withContributors(withThings(sto, THINGS)));
const AGAINST_BASE = "the same and a base";
const BASE_DAY = "2026-03-01";
const companies = {
  sto,
  "sto with things": things,
  [AGAINST_BASE]: things,
  functional: asRead(companyOf(PEOPLE, "functional")),
};
const before = process.env.ONETHREAD_BEFORE;
const builds = {
  ...(before === undefined ? {} : { before: await load(before) }),
  now: await load(new URL("../dist", import.meta.url).pathname),
};

/** Records built alike, as the readers of files build them: spreads gave each person a hidden class of its own. */
function asRead(records) {
  const alike = ["people", "areas", "assets", "dependencies", "decisions"].map((list) => [
    list,
    JSON.parse(JSON.stringify(records[list])),
  ]);
  return { ...records, ...Object.fromEntries(alike) };
}

/** Repos and services have contributors, so that knowledge is measured too. */
function withContributors(company) {
  const { people, assets } = company;
  const by = (i) =>
    [0, 1, 2].map((k) => ({ personId: people[(i * 3 + k) % PEOPLE].id, lastOn: "2026-02-01" }));
  const known = assets.map((asset, i) =>
    asset.kind === "repo" || asset.kind === "service" ? { ...asset, contributors: by(i) } : asset,
  );
  return { ...company, assets: known };
}

async function load(dist) {
  const [org, checks, metrics] = await Promise.all(
    ["org", "checks", "metrics"].map((folder) => import(`${dist}/${folder}/index.js`)),
  );
  return { ...org, ...checks, ...metrics };
}

function cpuNowMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** CPU ms of each part. A fresh Org each time: what is remembered about an org does not help the next round. */
function judge(build, company, records) {
  const base = company === AGAINST_BASE ? { base: build.indexOrg(records, [], BASE_DAY) } : {};
  globalThis.gc?.();
  const start = cpuNowMs();
  const org = build.indexOrg(records, [], TODAY);
  const indexed = cpuNowMs();
  const input = { org, config: build.DEFAULT_CONFIG, asMode: "sto", ...base };
  const findings = build.runChecks(input);
  const checked = cpuNowMs();
  const measured = build.measureAll({ ...input, findings });
  const end = cpuNowMs();
  return {
    index: indexed - start,
    checks: checked - indexed,
    metrics: end - checked,
    both: end - indexed,
    all: end - start,
    findings: findings.length,
    areas: Object.keys(measured.areas).length,
  };
}

const runs = {};
for (let round = -WARMUPS; round < ROUNDS; round++)
  for (const [company, records] of Object.entries(companies))
    for (const [name, build] of Object.entries(builds))
      (runs[`${company} ${name}`] ??= []).push(judge(build, company, records));

const rows = Object.keys(companies).flatMap((company) =>
  Object.keys(builds).map((name) => {
    const [first, ...rest] = runs[`${company} ${name}`];
    const warm = rest.slice(WARMUPS - 1);
    const medians = PARTS.map((part) => [`${part}, ms`, median(warm.map((run) => run[part]))]);
    return {
      company,
      ...(before === undefined ? {} : { build: name }),
      findings: first.findings,
      areas: first.areas,
      ...Object.fromEntries(medians),
      "both, best": Math.min(...warm.map((run) => run.both)),
      "both, first run": first.both,
    };
  }),
);
printTable(`Checks and metrics of ${PEOPLE.toLocaleString("en")} people, CPU`, rows);

const ratios =
  before === undefined
    ? []
    : Object.keys(companies).map((company) => ({
        company,
        "both, now ÷ before": median(
          runs[`${company} now`]
            .slice(WARMUPS)
            .map((run, i) => run.both / runs[`${company} before`][WARMUPS + i].both),
        ),
      }));
if (ratios.length > 0) printTable("Pairs of the same round, median", ratios);

const goals = rows
  .filter((row) => row.build !== "before")
  .map((row) => goal(`checks and metrics, ${row.company} company`, row["both, ms"], LIMIT_MS, "ms CPU"));
record("judge", { people: PEOPLE, rows, ratios, goals });
