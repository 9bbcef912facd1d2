/**
 * A process that writes to a store until it is killed: commits, imports and merges in turn. It prints one line for each
 * write once the store has acknowledged it; what its parent read from the pipe must be there afterwards. Runs on the
 * built code. With `dieAt` it kills itself before that statement of the second round.
 */
import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { nodeTools } from "../../dist/storage/node/nodeTools.js";
import { openStore } from "../../dist/storage/openStore.js";

const { kind, at, run, dieAt } = JSON.parse(process.argv[2] ?? "{}");
const ORG = "acme";
const IMPORTED = 400;
const say = (line) => writeSync(1, `${JSON.stringify(line)}\n`);

let statements = dieAt === undefined ? Number.POSITIVE_INFINITY : dieAt;
let isArmed = false;
function step() {
  if (isArmed && --statements <= 0) process.kill(process.pid, "SIGKILL");
}

async function openRows() {
  if (kind === "sqlite") {
    const Database = createRequire(import.meta.url)("better-sqlite3");
    if (dieAt !== undefined) countSqlite(Database);
    const { openSqliteRows } = await import("../../dist/storage/sqlite/open.js");
    return openSqliteRows({ path: at });
  }
  const { Client } = await import("pg");
  if (dieAt !== undefined) {
    const { query } = Client.prototype;
    Client.prototype.query = function (...args) {
      step();
      return query.apply(this, args);
    };
  }
  const { openPostgresRows } = await import("../../dist/storage/postgres/open.js");
  return openPostgresRows({ url: at, connections: 2 });
}

function countSqlite(Database) {
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (...args) {
    const statement = prepare.apply(this, args);
    const { run } = statement;
    statement.run = (...values) => {
      step();
      return run.apply(statement, values);
    };
    return statement;
  };
}

const value = (outcome) => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
};

/** How many people a change set adds stands in its id, so that a half of it is told from the whole. */
function changeSet(id, count) {
  return {
    id: `${id}.${count}`,
    author: "ada",
    reason: `Reason of ${id}`,
    effectiveOn: "2026-06-01",
    changes: Array.from({ length: count }, (_, i) => ({
      kind: "add-person",
      person: {
        id: `${id}-${i}`,
        name: `Name of ${id}-${i}`,
        managerId: null,
        status: "active",
        fte: 1,
        vacant: false,
      },
    })),
  };
}

async function commit(store, id, count) {
  const { revision: base } = value(await store.head(ORG));
  const set = changeSet(id, count);
  const owners = [{ areaId: "pay", owners: [{ personId: `${id}-0` }] }];
  const documents = { problems: `Problems of ${set.id}` };
  const { revision, head } = value(
    await store.commit({ orgId: ORG, base, changeSet: set, owners, documents }),
  );
  say({ revision: revision.number, hash: head.hash, id: set.id });
  return revision.number;
}

async function merge(store, id) {
  const scenario = {
    id,
    name: `Scenario ${id}`,
    orgId: ORG,
    baseRevision: 0,
    baseHash: "0".repeat(64),
    status: "open",
    changeSets: [changeSet(`${id}-a`, 2), changeSet(`${id}-b`, 2)],
    archivedChanges: [],
    pins: [],
    approvals: [],
    comments: [],
    participants: [],
    consultations: [],
    events: [],
  };
  value(await store.saveScenario(scenario, 0));
  say({ scenario: id, version: 1 });
  const mergedAs = [await commit(store, `${id}-a`, 2), await commit(store, `${id}-b`, 2)];
  value(await store.saveScenario({ ...scenario, status: "merged", mergedAs }, 1));
  say({ scenario: id, version: 2 });
}

const store = openStore(value(await openRows()), nodeTools);
const created = await store.createOrg({ id: ORG, name: "Acme" });
if (!created.ok && created.refusal.code !== "org-known") value(created);
for (let round = 0; ; round++) {
  isArmed = round === 1;
  await commit(store, `${run}-${round}-c`, 1);
  await commit(store, `${run}-${round}-i`, IMPORTED);
  await merge(store, `${run}-${round}-m`);
  if (isArmed && dieAt !== undefined) {
    say({ survived: dieAt });
    process.exit(0);
  }
}
