/**
 * Shared boss of an area's members at 100k people: our walk up the depth-sorted chain, the same by ids and sets, and a
 * sparse table over the Euler tour, which answers in constant time and must be built first.
 */
import { companyOf } from "./lib/companies.mjs";
import { interleaved, printTable, record } from "./lib/harness.mjs";
import { indexOrg, membersOf, sharedBoss } from "../dist/org/index.js";

const PEOPLE = 100_000;
const org = indexOrg(companyOf(PEOPLE), [], "2026-06-01");
const sets = org.areas.map((_, area) => membersOf(org, area)).filter((members) => members.length > 0);

const walk = () => sets.map((members) => sharedBoss(org, members));

/** The obvious way: chains of ids; the first id of the first chain that all others hold. */
function naive() {
  const byId = new Map(org.people.map((person) => [person.id, person]));
  const chain = (id) => {
    const ids = [];
    for (let p = byId.get(id); p !== undefined; p = p.managerId === null ? undefined : byId.get(p.managerId))
      ids.push(p.id);
    return ids;
  };
  return sets.map((members) => {
    const [first, ...rest] = members.map((member) => chain(org.people[member].id));
    const others = rest.map((ids) => new Set(ids));
    return org.personIndexById.get(first.find((id) => others.every((ids) => ids.has(id))));
  });
}

/** Lowest common ancestor by range minimum: Bender and Farach-Colton, "The LCA problem revisited", 2000. */
function buildEuler() {
  const { size, parent, depth, preorder, enter } = org.lines;
  // Between two people in pre-order, the shared boss is the parent of the shallowest one after the first.
  const levels = [Int32Array.from(preorder)];
  for (let width = 1; width * 2 <= size; width *= 2) {
    const below = levels.at(-1);
    const row = new Int32Array(size - width * 2 + 1);
    for (let i = 0; i < row.length; i++) {
      const [a, b] = [below[i], below[i + width]];
      row[i] = depth[a] <= depth[b] ? a : b;
    }
    levels.push(row);
  }
  return (a, b) => {
    if (a === b) return a;
    const from = Math.min(enter[a], enter[b]) + 1;
    const to = Math.max(enter[a], enter[b]);
    const level = 31 - Math.clz32(to - from + 1);
    const [x, y] = [levels[level][from], levels[level][to - (1 << level) + 1]];
    return parent[depth[x] <= depth[y] ? x : y];
  };
}
const euler = buildEuler();
const byEuler = () => sets.map((members) => members.reduce(euler));

const [a, b, c] = [walk(), naive(), byEuler()].map((bosses) => JSON.stringify(bosses));
if (a !== b || a !== c) throw new Error("The three ways disagree about a shared boss.");

const { rounds } = { rounds: 15 };
const ms = await interleaved(
  {
    walk: { work: walk },
    naive: { work: naive },
    euler: { work: byEuler },
    "build euler": { work: buildEuler },
  },
  { rounds, warmups: 3 },
);
const queries = sets.length;
const rows = ["walk", "euler", "naive"].map((way) => ({
  way,
  queries,
  "CPU ms": ms[way],
  "queries a second": (queries * 1000) / ms[way],
  "× walk": ms[way] / ms.walk,
}));
rows.push({
  way: "(build euler)",
  queries: "",
  "CPU ms": ms["build euler"],
  "queries a second": "",
  "× walk": ms["build euler"] / ms.walk,
});
printTable(`Shared boss of ${queries} areas of about 40 people, ${PEOPLE.toLocaleString("en")} people`, rows);
record("shared-boss", { people: PEOPLE, rows });
