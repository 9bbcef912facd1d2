/**
 * Stores: a company from CSV into SQLite and PostgreSQL as the command line imports it, one change committed as a verb
 * commits it, the org opened as of today and as of a day before that change. Beside them the floor: the rows that the
 * import wrote, read and inserted again into one table without keys, as durable. And 10,000 revisions of one change
 * each, opened from the first and from the kept state. Each reading is a process of its own, CPU with that of the
 * server, the clock beside it.
 *
 * `npm run bench -- stores`; ONETHREAD_PEOPLE=10000,100000 takes other sizes, ONETHREAD_STORES=SQLite or PostgreSQL one
 * store, ONETHREAD_REVISIONS=0 no history.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { companyOf } from "./lib/companies.mjs";
import { goal, median, printTable, record } from "./lib/harness.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { writeCompanyCsv } from "./lib/storeSteps.mjs";

const SIZES = (process.env.ONETHREAD_PEOPLE ?? "10000,100000,1000000").split(",").map(Number).filter(Boolean);
const REVISIONS = Number(process.env.ONETHREAD_REVISIONS ?? 10_000);
const REVISED_PEOPLE = 100_000;
/** What is compared runs in turn, so often; the median of the ratios counts. */
const ROUNDS = 3;
/** What the command line gives itself for a list of a million people. */
const HEAP_MB = 4000;
const STEPS_SCRIPT = new URL("lib/storeSteps.mjs", import.meta.url).pathname;

const folder = mkdtempSync(join(tmpdir(), "onethread-bench-stores-"));
const server = await startPostgres();
if (server === null) process.stdout.write("SKIPPED PostgreSQL: it is not installed\n");

/** One step in a process of its own: what it says of its parts, and its peak of memory. */
function step(name, input) {
  const args = ["--expose-gc", `--max-old-space-size=${HEAP_MB}`, STEPS_SCRIPT, name];
  const isServer = input.address.startsWith("postgres:");
  const given = JSON.stringify({ ...input, ...(isServer ? { serverPid: server.pid } : {}) });
  const output = execFileSync(process.execPath, [...args, given], { encoding: "utf8", maxBuffer: 1e8 });
  const said = JSON.parse(output.slice(output.lastIndexOf("\n{") + 1));
  process.stdout.write(`${name} ${input.address.split("/").at(-1)}: ${JSON.stringify(said)}\n`);
  return said;
}

async function addressesOf(size, name) {
  const sqlite = {
    store: "SQLite",
    address: join(folder, `${name}${size}.db`),
    bare: join(folder, `bare-${name}${size}.db`),
  };
  const wanted = process.env.ONETHREAD_STORES ?? "SQLite,PostgreSQL";
  const files = wanted.includes("SQLite") ? [sqlite] : [];
  if (server === null || !wanted.includes("PostgreSQL")) return files;
  const [address, bare] = [
    await server.newDatabase(`${name}${size}`),
    await server.newDatabase(`bare_${name}${size}`),
  ];
  return [...files, { store: "PostgreSQL", address, bare }];
}

process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const rows = [];
const goals = [];
for (const people of SIZES) {
  const paths = await writeCompanyCsv(companyOf(people), join(folder, String(people)));
  for (const { store, address, bare } of await addressesOf(people, "org")) {
    const imported = step("import", { address, paths });
    const floor = step("bare", { address, bare });
    const first = step("open", { address, on: "2026-06-01", keeps: true });
    const changed = step("change", { address });
    const open = step("open", { address, on: "2026-06-02", keeps: false });
    const past = step("open", { address, on: "2026-05-01", keeps: false });
    const whole = step("replay", { address, on: "2026-05-01" });
    const line = (what, { cpuMs, clockMs, rssMb }, floorOf) =>
      rows.push({
        people,
        store,
        what,
        "CPU ms": cpuMs,
        "clock ms": clockMs,
        "× bare, CPU": floorOf === undefined ? "" : cpuMs / floorOf.cpuMs,
        "× bare, clock": floorOf === undefined ? "" : clockMs / floorOf.clockMs,
        "peak MB": rssMb ?? "",
      });
    line(
      `bare insert, ${floor.rows.toLocaleString("en")} rows, ${Math.round(floor.bytes / 1e6)} MB`,
      floor.insert,
    );
    line("bare read of them", floor.read);
    line("import, whole", imported, floor.insert);
    for (const [part, one] of Object.entries(imported.parts))
      line(`… ${part}`, one, part === "the store's part" ? floor.insert : undefined);
    line("open the first time", first, floor.read);
    line("commit one change, opening included", changed, floor.read);
    line("open today", open, floor.read);
    line("open as of a past day", past, floor.read);
    line("the same without a kept state", whole, floor.read);
    printTable(
      `${people.toLocaleString("en")} people`,
      rows.filter((row) => row.people === people),
    );
    step("drop", { address, bare });
  }
}

const histories = [];
if (REVISIONS > 0) {
  const paths = await writeCompanyCsv(companyOf(REVISED_PEOPLE), join(folder, "revised"));
  for (const { store, address, bare } of await addressesOf(REVISED_PEOPLE, "history")) {
    step("import", { address, paths });
    const committed = step("revise", { address, revisions: REVISIONS });
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const replayed = step("replay", { address, on: "2026-06-01" });
      step("open", { address, on: "2026-06-01", keeps: true });
      const kept = step("open", { address, on: "2026-06-01", keeps: false });
      if (kept.state !== replayed.state) throw new Error(`${store}: the kept state is not the replayed one.`);
      rounds.push({ replayed, kept });
    }
    const middle = (of) => median(rounds.map(of));
    const ratio = middle(({ replayed, kept }) => replayed.cpuMs / kept.cpuMs);
    histories.push({
      store,
      revisions: REVISIONS + 1,
      "commits, CPU ms": committed.cpuMs,
      "commits, clock ms": committed.clockMs,
      "from revisions, CPU ms": middle(({ replayed }) => replayed.cpuMs),
      "from revisions, clock ms": middle(({ replayed }) => replayed.clockMs),
      "kept state, CPU ms": middle(({ kept }) => kept.cpuMs),
      "kept state, clock ms": middle(({ kept }) => kept.clockMs),
      "×, CPU": ratio,
      "×, clock": middle(({ replayed, kept }) => replayed.clockMs / kept.clockMs),
      "peak MB": middle(({ replayed }) => replayed.rssMb),
    });
    printTable("From the first revision and from the kept state", histories);
    goals.push(goal(`${store}: a kept state opens in this part of the CPU`, 1 / ratio, 0.2, "×"));
    step("drop", { address, bare });
  }
}
await server?.close();
record("stores", { rows, histories, goals });
