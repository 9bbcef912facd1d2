/**
 * One person moved under another manager, everything re-judged that this touches, at 100k people. Against it: building
 * the org again and running the same checks whole.
 */
import { companyOf } from "./lib/companies.mjs";
import { cpuMs, goal, interleaved, median, printTable, record } from "./lib/harness.mjs";
import { CHECKS, MOVE_CHECKS, prepareRecheck, recheckMove, runChecks } from "../dist/checks/index.js";
import { DEFAULT_CONFIG, indexOrg, managersOf } from "../dist/org/index.js";

const PEOPLE = 100_000;
const MOVES = 2_000;
const CONFIG = {
  ...DEFAULT_CONFIG,
  off: CHECKS.map((check) => check.id).filter((id) => !MOVE_CHECKS.includes(id)),
};
const rows = [];
for (const shape of ["functional", "sto"]) {
  const made = companyOf(PEOPLE, shape);
  // People built alike, as the readers of files build them; see checks.mjs.
  const records = { ...made, people: JSON.parse(JSON.stringify(made.people)) };
  const org = indexOrg(records, [], "2026-06-01");
  const input = { org, config: CONFIG, asMode: "sto" };
  const states = [];
  const prepareMs = await cpuMs(() => states.push(prepareRecheck(input)));
  const [state] = states;
  const managers = managersOf(org);
  // Anybody to anywhere: most moves cross areas, some take a whole branch along.
  const moveOf = (i) => ({
    personId: org.people[13 + ((i * 48_611) % (PEOPLE - 13))].id,
    managerId: org.people[managers[(i * 7_919) % managers.length]].id,
  });
  for (let i = 0; i < 200; i++) recheckMove(state, moveOf(MOVES + i));
  const times = [];
  let findings = 0;
  let refused = 0;
  for (let i = 0; i < MOVES; i++) {
    const move = moveOf(i);
    // The CPU clock ticks too coarsely for one move, so this is the wall clock.
    const start = process.hrtime.bigint();
    const result = recheckMove(state, move);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
    if (result.ok) findings += result.gone.length + result.come.length;
    else refused++;
  }
  // The largest branches: everybody below one head, under the next.
  const [, head, other] = org.people;
  const branch = { personId: head.id, managerId: other.id };
  const { large } = await interleaved({ large: { work: () => recheckMove(state, branch) } }, { rounds: 3 });
  const again = () => runChecks({ ...input, org: indexOrg(records, [], "2026-06-01") });
  const { whole } = await interleaved({ whole: { work: again } }, { rounds: 3 });
  times.sort((a, b) => a - b);
  rows.push({
    company: shape,
    moves: MOVES,
    "median ms": median(times),
    "95 % ms": times[Math.floor(MOVES * 0.95)],
    "slowest ms": times.at(-1),
    "all again, CPU ms": whole,
    "largest branch, people": org.lines.end[1] - org.lines.enter[1],
    "largest branch, CPU ms": large,
    "× median": whole / median(times),
    "findings that differ": findings,
    refused,
    "prepare once, CPU ms": prepareMs,
  });
}
printTable("One move", rows);
const goals = rows.map((row) =>
  goal(`one move re-judged, ${row.company} company of 100k, median`, row["median ms"], 1, "ms"),
);
record("move", { people: PEOPLE, rows, goals });
