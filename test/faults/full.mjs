/**
 * Writes to a SQLite store on a small disk until it is full, then says what still works; prints one line of JSON. With
 * `ballast` in the folder it makes room by deleting that, else (a limit of file sizes) nothing can be freed.
 */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nodeTools } from "../../dist/storage/node/nodeTools.js";
import { openStore } from "../../dist/storage/openStore.js";
import { openSqliteRows } from "../../dist/storage/sqlite/open.js";

const folder = process.argv[2] ?? "";
const ORG = "acme";
const value = (outcome) => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
};
const changeSet = (id, count) => ({
  id,
  author: "ada",
  reason: "r",
  effectiveOn: "2026-06-01",
  changes: Array.from({ length: count }, (_, i) => ({
    kind: "add-person",
    person: {
      id: `${id}-${i}`,
      name: `Somebody with a name of ${id}-${i}`,
      managerId: null,
      status: "active",
      fte: 1,
      vacant: false,
    },
  })),
});

const store = openStore(value(await openSqliteRows({ path: join(folder, "onethread.db") })), nodeTools);
value(await store.createOrg({ id: ORG, name: "Acme" }));
async function commit(id, count) {
  const { revision: base } = value(await store.head(ORG));
  return store.commit({ orgId: ORG, base, changeSet: changeSet(id, count), owners: [] });
}
async function readable() {
  let count = 0;
  for await (const revision of store.revisions(ORG)) if (revision.changeSet.changes.length > 0) count++;
  return count;
}
async function fill(name, count) {
  for (let i = 0; i < 2000; i++) {
    const done = await commit(`${name}${i}`, count);
    if (done.ok) acknowledged++;
    else return done.refusal;
  }
  throw new Error("The disk never filled.");
}

let acknowledged = 0;
const refusals = [await fill("large", 2000), await fill("small", 1)];
const head = value(await store.head(ORG)).revision;
const readWhileFull = await readable();
const again = await commit("again", 1);
refusals.push(...(again.ok ? [] : [again.refusal]));
const ballast = join(folder, "ballast");
let afterwards = null;
if (existsSync(ballast)) {
  rmSync(ballast);
  afterwards = [(await commit("freed", 2000)).ok, (await commit("freed2", 1)).ok].every(Boolean);
}
const { damages } = await store.verify();
await store.close();
process.stdout.write(
  `${JSON.stringify({ refusals, acknowledged, head, readWhileFull, afterwards, damages })}\n`,
);
