/**
 * People taken up and held over one place after another, at 100k people: what each hover costs. Against it: building
 * the org again and measuring the same areas by their metrics.
 */
import { companyOf } from "./lib/companies.mjs";
import { goal, median, printTable, record } from "./lib/harness.mjs";
import { applyChanges, movePeople } from "../dist/changes/index.js";
import { METRICS, tryMove } from "../dist/metrics/index.js";
import { DEFAULT_CONFIG, indexOrg, managersOf, readMove } from "../dist/org/index.js";

const PEOPLE = 100_000;
const HOVERS = 400;
const SHOWN = 6;
const FIGURES = ["core-fte", "line-integrity", "legs", "levels-up"];
const rows = [];

function hover(org, move) {
  const read = readMove(org, move);
  if (!read.ok) return 0;
  const trial = tryMove(org, read.value);
  const areas = trial.areas.slice(0, SHOWN);
  for (const area of areas) {
    trial.areaNow(area);
    trial.areaAfter(area);
  }
  for (const manager of trial.managers) {
    trial.reportsNow(manager);
    trial.reportsAfter(manager);
  }
  return areas.length;
}

function again(org, move) {
  const moved = movePeople(org, move);
  if (!moved.ok) return;
  const after = applyChanges(org, moved.changes).org;
  const metrics = METRICS.filter(({ id }) => FIGURES.includes(id));
  for (let area = 1; area <= SHOWN; area++)
    for (const metric of metrics) metric.measure({ org: after, config: DEFAULT_CONFIG }, area);
}

const timed = (work) => {
  // One hover is shorter than a tick of the CPU clock.
  const start = process.hrtime.bigint();
  const answer = work();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, answer };
};

for (const shape of ["functional", "sto"]) {
  const made = companyOf(PEOPLE, shape);
  const org = indexOrg({ ...made, people: JSON.parse(JSON.stringify(made.people)) }, [], "2026-06-01");
  const managers = managersOf(org);
  const team =
    managers.find((manager) => org.lines.end[manager] - org.lines.enter[manager] === 8) ?? managers.at(-1);
  for (const [who, person] of [
    ["a team", team],
    ["the largest branch", 1],
  ])
    for (const target of ["manager", "area"]) {
      const moveTo = (i) => ({
        people: [org.people[person].id],
        withReports: true,
        target:
          target === "manager"
            ? { manager: org.people[managers[(i * 7_919) % managers.length]].id }
            : { area: org.areas[1 + ((i * 31) % (org.areas.length - 1))].id },
      });
      const first = timed(() => hover(org, moveTo(1)));
      const times = [];
      for (let i = 2; i < HOVERS; i++) {
        const { ms, answer } = timed(() => hover(org, moveTo(i)));
        if (answer > 0) times.push(ms);
      }
      times.sort((a, b) => a - b);
      const whole = timed(() => again(org, moveTo(3)));
      rows.push({
        company: shape,
        "taken up": `${who} (${org.lines.end[person] - org.lines.enter[person]})`,
        over: target,
        "first ms": first.ms,
        "median ms": median(times),
        "95 % ms": times[Math.floor(times.length * 0.95)],
        "slowest ms": times.at(-1),
        "built again ms": whole.ms,
      });
    }
}
printTable("Hovering at 100k people", rows);
const goals = rows.map((row) =>
  goal(
    `a hover, ${row.company} company of 100k, ${row["taken up"]} over a ${row.over}, median`,
    row["median ms"],
    16,
    "ms",
  ),
);
record("try-move", { people: PEOPLE, rows, goals });
