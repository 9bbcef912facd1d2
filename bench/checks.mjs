/**
 * All checks at 100k people: on a company with mostly sound areas, where judging is the work; on the same with 100k
 * assets, 20k agreements and 20k decisions; and on a functional one judged as if single-threaded, where writing 150k
 * findings is.
 */
import { companyOf } from "./lib/companies.mjs";
import { cpuMs, goal, interleaved, printTable, record } from "./lib/harness.mjs";
import { withThings } from "./lib/things.mjs";
import { CHECKS, runChecks } from "../dist/checks/index.js";
import { DEFAULT_CONFIG, indexOrg } from "../dist/org/index.js";

const PEOPLE = 100_000;
const TODAY = "2026-06-01";
const ROUNDS = 9;
const THINGS = { assets: 100_000, dependencies: 20_000, decisions: 20_000 };
const sto = asRead(companyOf(PEOPLE, "sto"));
const companies = {
  sto,
  "sto with things": asRead(withThings(sto, THINGS)),
  functional: asRead(companyOf(PEOPLE, "functional")),
};
const SHAPES = Object.keys(companies);
/** The goal: everything at 100k people within a second. */
const LIMIT_MS = { sto: 500, "sto with things": 1000, functional: 500 };
// A fresh Org each time: what a check remembers about an org does not help the next round.
const input = (shape, config = DEFAULT_CONFIG) => ({
  org: indexOrg(companies[shape], [], TODAY),
  config,
  asMode: "sto",
});

/**
 * People built alike, as the readers of files build them: spreads of two objects gave each person of `sto` a hidden
 * class of its own, and every look at one cost ten times as much.
 */
function asRead(records) {
  const alike = ["people", "areas", "assets", "dependencies", "decisions"].map((list) => [
    list,
    JSON.parse(JSON.stringify(records[list])),
  ]);
  return { ...records, ...Object.fromEntries(alike) };
}

const first = {};
const counts = {};
for (const shape of SHAPES) {
  const cold = input(shape);
  first[shape] = await cpuMs(() => (counts[shape] = runChecks(cold).length));
}
const all = await interleaved(
  Object.fromEntries(SHAPES.map((shape) => [shape, { prepare: () => input(shape), work: runChecks }])),
  { rounds: ROUNDS, warmups: 3 },
);
const rows = SHAPES.map((shape) => ({
  company: shape,
  people: PEOPLE,
  findings: counts[shape],
  "CPU ms": all[shape],
  "first run, CPU ms": first[shape],
}));
printTable("All checks", rows);
// Both judge the same number of people; what the functional one takes longer, it takes for its findings.
const perFindingUs = ((all.functional - all.sto) * 1000) / (counts.functional - counts.sto);
process.stdout.write(`each finding more: ${perFindingUs.toPrecision(3)} µs CPU\n`);

const only = (id) => ({
  ...DEFAULT_CONFIG,
  off: CHECKS.map((check) => check.id).filter((other) => other !== id),
});
async function eachAlone(shape) {
  const single = await interleaved(
    Object.fromEntries(
      CHECKS.map((check) => [check.id, { prepare: () => input(shape, only(check.id)), work: runChecks }]),
    ),
    { rounds: 3 },
  );
  return Object.entries(single)
    .map(([check, ms]) => ({ check, "CPU ms": ms }))
    .sort((a, b) => b["CPU ms"] - a["CPU ms"]);
}
const byCheck = await eachAlone("functional");
printTable("Each check alone, functional company, the slowest", byCheck.slice(0, 10));
const byCheckWithThings = await eachAlone("sto with things");
printTable("Each check alone, sto company with things, the slowest", byCheckWithThings.slice(0, 15));

const goals = rows.map((row) =>
  goal(`all checks, ${row.company} company of 100k`, row["CPU ms"], LIMIT_MS[row.company], "ms CPU"),
);
record("checks", { rows, perFindingUs, byCheck, byCheckWithThings, goals });
