/** The steps of the bench of stores, each run as a process of its own: `node storeSteps.mjs NAME INPUT`. */
import { createWriteStream, mkdirSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { basename, join } from "node:path";
import { areasCsvLines, assignmentsCsvLines, peopleCsvLines } from "./companies.mjs";
import { serverCpuMs } from "./postgres.mjs";

const ORG = "bench";
const IMPORTED_ON = "2026-01-01";
const CHANGED_ON = "2026-06-01";
const STEPS = { import: importCsv, bare, open, replay, change, revise, drop };
const isServer = (address) => address.startsWith("postgres://");

/** Files of a company, as an HR export would give them. */
export async function writeCompanyCsv(records, folder) {
  mkdirSync(folder, { recursive: true });
  const files = {
    "people.csv": peopleCsvLines,
    "areas.csv": areasCsvLines,
    "assignments.csv": assignmentsCsvLines,
  };
  const paths = [];
  for (const [name, lines] of Object.entries(files)) {
    paths.push(join(folder, name));
    const stream = createWriteStream(paths.at(-1));
    let block = "";
    for (const line of lines(records)) {
      block += `${line}\r\n`;
      if (block.length < 1 << 20) continue;
      if (!stream.write(block)) await once(stream, "drain");
      block = "";
    }
    stream.end(block);
    await once(stream, "finish");
  }
  return paths;
}

/** CPU of this process and of the server, and the clock, from one call to the next. */
function meterOf(serverPid) {
  return () => {
    const cpu = () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000 + (serverPid === undefined ? 0 : serverCpuMs(serverPid));
    };
    const start = { cpu: cpu(), clock: performance.now() };
    return () => ({ cpuMs: cpu() - start.cpu, clockMs: performance.now() - start.clock });
  };
}

async function storeAt(address, load) {
  const { openStore } = await load("storage/index.js");
  const { nodeTools } = await load("storage/node/nodeTools.js");
  const rows = await rowsAt(address, load);
  return openStore(rows, nodeTools);
}

async function rowsAt(address, load) {
  const opened = isServer(address)
    ? await (await load("storage/postgres/open.js")).openPostgresRows({ url: address })
    : await (await load("storage/sqlite/open.js")).openSqliteRows({ path: address });
  return must(opened);
}

function must(outcome) {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
}

async function importCsv({ address, paths }, load, meter) {
  const { importOrg } = await load("usecases/importOrg.js");
  const { hidePersonalIds } = await load("usecases/hidePersonalIds.js");
  const { commitChanges } = await load("usecases/commitChanges.js");
  const { problemsText } = await load("usecases/openOrg.js");
  const { diff } = await load("changes/index.js");
  const { startOfHistory } = await load("history/index.js");
  const store = await storeAt(address, load);
  must(await store.createOrg({ id: ORG, name: "Bench" }));
  const whole = meter();
  const reading = meter();
  const files = paths.map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
  const imported = importOrg({ files, today: IMPORTED_ON });
  const blocking = imported.problems.find((one) => one.blocks);
  if (blocking !== undefined) throw new Error(`The company is not read: ${blocking.code}.`);
  let drawn = 0;
  const known = hidePersonalIds(imported.org, () => `p-${drawn++}`, imported.problems);
  const parts = { "CSV → org": reading() };
  const differing = meter();
  const changes = diff(startOfHistory(IMPORTED_ON), known.org);
  parts[`org → ${changes.length.toLocaleString("en")} changes`] = differing();
  const committing = meter();
  const storing = {};
  const changeSet = {
    id: "import",
    author: "bench",
    reason: "First list",
    effectiveOn: IMPORTED_ON,
    changes,
  };
  const committed = await commitChanges(
    { ...store, commit: timed(store.commit, meter, storing) },
    {
      orgId: ORG,
      base: 0,
      changeSet,
      today: IMPORTED_ON,
      documents: { problems: problemsText(known.problems) },
      invariants: "tell",
    },
  );
  must(committed);
  parts["changes judged and committed"] = committing();
  parts["the store's part"] = storing.took;
  const said = { ...whole(), parts, changes: changes.length };
  await store.close();
  return said;
}

const timed = (commit, meter, told) => async (input) => {
  const took = meter();
  const outcome = await commit(input);
  told.took = took();
  return outcome;
};

/** The rows of the import once more, a page at a time, into a table without keys in one transaction, and back. */
async function bare({ address, bare: to }, load, meter) {
  const from = await rowsAt(address, load);
  const into = isServer(to) ? await bareServer(to) : await bareFile(to);
  const sum = { cpuMs: 0, clockMs: 0 };
  const add = (took) => {
    sum.cpuMs += took.cpuMs;
    sum.clockMs += took.clockMs;
  };
  const counted = async (work) => {
    const took = meter();
    await work();
    add(took());
  };
  let rows = 0;
  let bytes = 0;
  await counted(() => into.begin());
  const range = { after: 0, through: 1 };
  for await (const page of from.payloads(ORG, range)) {
    await counted(() => into.parts(page));
    rows += page.length;
    bytes += page.reduce((all, part) => all + part.bytes.length, 0);
  }
  for await (const page of from.texts(ORG, range)) {
    await counted(() => into.texts(page));
    rows += page.length;
    bytes += page.reduce(
      (all, one) => all + one.text.length + one.field.length + (one.personId?.length ?? 0) + 38,
      0,
    );
  }
  await counted(() => into.commit());
  const reading = meter();
  await into.read();
  const read = reading();
  await into.close();
  await from.close();
  return { insert: { ...sum }, read, rows, bytes };
}

async function bareFile(path) {
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE bare (a TEXT, b TEXT, c TEXT, d TEXT, bytes BLOB)");
  const insert = db.prepare("INSERT INTO bare VALUES (?, ?, ?, ?, ?)");
  return {
    begin: () => db.exec("BEGIN IMMEDIATE"),
    parts: (page) => page.forEach(({ bytes }) => insert.run(null, null, null, null, bytes)),
    texts: (page) =>
      page.forEach((one) => insert.run(one.commitment, one.personId, one.field, one.text, one.salt)),
    commit: () => db.exec("COMMIT"),
    read: () => {
      let rows = 0;
      for (const _ of db.prepare("SELECT * FROM bare").iterate()) rows++;
      return rows;
    },
    close: () => db.close(),
  };
}

async function bareServer(url) {
  const { Client } = await import("pg");
  const { byteaArray, textArray } = await import(
    new URL("../../dist/storage/postgres/arrays.js", import.meta.url).href
  );
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("CREATE TABLE bare (a text, b text, c text, d text, bytes bytea)");
  const part = "INSERT INTO bare (bytes) VALUES ($1)";
  const texts =
    "INSERT INTO bare SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[])";
  return {
    begin: () => client.query("BEGIN"),
    parts: async (page) => {
      for (const { bytes } of page) await client.query({ name: "part", text: part, values: [bytes] });
    },
    texts: (page) =>
      client.query({
        name: "texts",
        text: texts,
        values: [
          textArray(page.map((one) => one.commitment)),
          textArray(page.map((one) => one.personId)),
          textArray(page.map((one) => one.field)),
          textArray(page.map((one) => one.text)),
          byteaArray(page.map((one) => one.salt)),
        ],
      }),
    commit: () => client.query("COMMIT"),
    read: async () => {
      await client.query("BEGIN");
      await client.query("DECLARE rows CURSOR FOR SELECT * FROM bare");
      while ((await client.query("FETCH 5000 FROM rows")).rows.length > 0);
      await client.query("COMMIT");
    },
    close: () => client.end(),
  };
}

/** Compiling and loading the code is no part of what is measured. */
async function loadAll(address, load) {
  await load("storage/index.js");
  await load("storage/node/nodeTools.js");
  await load(isServer(address) ? "storage/postgres/open.js" : "storage/sqlite/open.js");
}

async function open({ address, on, keeps }, load, meter) {
  await loadAll(address, load);
  const { openOrg } = await load("usecases/openOrg.js");
  const { stateHash } = await load("storage/index.js");
  const { nodeTools } = await load("storage/node/nodeTools.js");
  const whole = meter();
  const store = await storeAt(address, load);
  const { org } = must(await openOrg(store, ORG, { on, today: CHANGED_ON, keeps }));
  const said = { ...whole(), people: org.people.length };
  await store.close();
  return { ...said, state: said.people > 200_000 ? "" : stateHash(org.records, nodeTools) };
}

/** As if nothing had ever been kept. */
async function replay({ address, on }, load, meter) {
  const store = await storeAt(address, load);
  await store.dropSnapshots(ORG);
  await store.close();
  return open({ address, on, keeps: false }, load, meter);
}

async function change({ address }, load, meter) {
  const { commitChanges } = await load("usecases/commitChanges.js");
  await loadAll(address, load);
  const whole = meter();
  const store = await storeAt(address, load);
  const { revision } = must(await store.head(ORG));
  const changes = [{ kind: "update-person", personId: "p0000500", fields: { title: "Somebody else" } }];
  const changeSet = { id: "change", author: "bench", reason: "One change", effectiveOn: CHANGED_ON, changes };
  must(await commitChanges(store, { orgId: ORG, base: revision, changeSet, today: CHANGED_ON }));
  const said = whole();
  await store.close();
  return said;
}

/** So many revisions of one change each, over a year of days. */
async function revise({ address, revisions }, load, meter) {
  const store = await storeAt(address, load);
  const { revision } = must(await store.head(ORG));
  const whole = meter();
  for (let i = 0; i < revisions; i++) {
    const person = `p${String((i * 7919) % 100_000).padStart(7, "0")}`;
    const effectiveOn = new Date(Date.UTC(2026, 0, 2) + Math.floor((i * 140) / revisions) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const changes = [{ kind: "update-person", personId: person, fields: { title: `Title ${i}` } }];
    const changeSet = { id: `r${i}`, author: "bench", reason: "One more", effectiveOn, changes };
    must(await store.commit({ orgId: ORG, base: revision + i, changeSet, owners: [] }));
  }
  const said = whole();
  await store.close();
  return said;
}

async function drop({ address, bare: other }) {
  if (!isServer(address)) {
    for (const path of [address, other])
      for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
    return {};
  }
  const { Client } = await import("pg");
  for (const url of [address, other]) {
    const { pathname } = new URL(url);
    const client = new Client({ connectionString: url.replace(pathname, "/postgres") });
    await client.connect();
    await client.query(`DROP DATABASE IF EXISTS ${pathname.slice(1)}`);
    await client.end();
  }
  return {};
}

const [, script, name, given] = process.argv;
if (script === new URL(import.meta.url).pathname) {
  const input = JSON.parse(given);
  const dist = new URL("../../dist/", import.meta.url);
  const load = (path) => import(new URL(path, dist).href);
  const said = await STEPS[name](input, load, meterOf(input.serverPid));
  process.stdout.write(`\n${JSON.stringify({ ...said, rssMb: process.resourceUsage().maxRSS / 1024 })}\n`);
}
