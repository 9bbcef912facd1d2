/** All checks at 100k people, on a functional company judged as if single-threaded, and on a sound one. */
import { companyOf } from "./lib/companies.mjs";
import { goal, interleaved, printTable, record } from "./lib/harness.mjs";
import { CHECKS, runChecks } from "../dist/checks/index.js";
import { DEFAULT_CONFIG, indexOrg } from "../dist/org/index.js";

const PEOPLE = 100_000;
const TODAY = "2026-06-01";
const ROUNDS = 7;
const companies = { functional: companyOf(PEOPLE, "functional"), sto: companyOf(PEOPLE, "sto") };
// A fresh Org each time: what a check remembers about an org does not help the next round.
const input = (shape, config = DEFAULT_CONFIG) => ({
  org: indexOrg(companies[shape], [], TODAY),
  config,
  asMode: "sto",
});

const counts = Object.fromEntries(
  Object.keys(companies).map((shape) => [shape, runChecks(input(shape)).length]),
);
const all = await interleaved(
  Object.fromEntries(
    Object.keys(companies).map((shape) => [shape, { prepare: () => input(shape), work: runChecks }]),
  ),
  { rounds: ROUNDS, warmups: 2 },
);
const rows = Object.keys(companies).map((shape) => ({
  company: shape,
  people: PEOPLE,
  findings: counts[shape],
  "CPU ms": all[shape],
}));
printTable("All checks", rows);

const only = (id) => ({
  ...DEFAULT_CONFIG,
  off: CHECKS.map((check) => check.id).filter((other) => other !== id),
});
const single = await interleaved(
  Object.fromEntries(
    CHECKS.map((check) => [
      check.id,
      { prepare: () => input("functional", only(check.id)), work: runChecks },
    ]),
  ),
  { rounds: 3 },
);
const byCheck = Object.entries(single)
  .map(([check, ms]) => ({ check, "CPU ms": ms }))
  .sort((a, b) => b["CPU ms"] - a["CPU ms"]);
printTable("Each check alone, functional company, the slowest", byCheck.slice(0, 10));

const goals = rows.map((row) =>
  goal(`all checks, ${row.company} company of 100k`, row["CPU ms"], 500, "ms CPU"),
);
record("checks", { rows, byCheck, goals });
