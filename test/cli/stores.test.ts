import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { replaceChangeSet } from "../../src/history/index.ts";
import { openStore } from "../../src/storage/index.ts";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import { openSqliteRows } from "../../src/storage/sqlite/open.ts";
import { valueOf } from "../../src/storage/store.case.ts";
import { approveScenario } from "../../src/usecases/scenarios/approveScenario.ts";
import { editScenario } from "../../src/usecases/scenarios/editScenario.ts";
import { mergeScenario } from "../../src/usecases/scenarios/mergeScenario.ts";
import { answers, planned, set, title } from "../../src/usecases/scenarios/scenarios.case.ts";
import { orgOf } from "../orgOf.ts";
import { BIN, onethread, onethreadJson, workFolder } from "./onethread.ts";

const WORK = workFolder();
const LIST = ["id,name,manager_id,title", "a,Ada,,CEO", "b,Bob,a,Engineer", "c,Cyd,a,Engineer"];

function folder(name: string, lines: readonly string[] = LIST): string {
  const cwd = join(WORK, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, "people.csv"), `${lines.join("\n")}\n`);
  return cwd;
}

describe("which store and which organisation", () => {
  const cwd = folder("which");
  test("none, another file, and two organisations are each answered with the way out", () => {
    expect(onethread(cwd, "log")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("There is no store at onethread.db. Make one: onethread init"),
    });
    expect(onethread(cwd, "log", "--store", "people.csv")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("people.csv is no store"),
    });
    expect(onethread(cwd, "init", "--store", "people.csv")).toMatchObject({ status: 2 });
    expect(onethread(cwd, "init", "--org", "No Id").stderr).toContain("small letters");
    for (const org of ["one", "two"]) onethread(cwd, "init", "--org", org);
    expect(onethread(cwd, "check")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("name one of one, two with --org"),
    });
    expect(onethread(cwd, "check", "--org", "three").stderr).toContain("it holds one, two");
    expect(onethread(cwd, "check", "--org", "one").stderr).toContain("onethread import people.csv");
  });
  test("a store may be named as the first word, as of other verbs", () => {
    const { status, stdout } = onethread(cwd, "init", "named.db", "--org", "acme");
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("named.db keeps"),
    });
    expect(onethreadJson(cwd, "status", "--store", "named.db").org).toBe("acme");
    expect(onethread(cwd, "init", "one.db", "--store", "other.db")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("name two stores"),
    });
    expect(existsSync(join(cwd, "one.db"))).toBe(false);
  });
  test("an address that is mistyped makes no store", () => {
    const { status, stderr } = spawnSync(process.execPath, [BIN, "check"], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, ONETHREAD_STORE: "typo.db" },
    });
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("There is no store at typo.db"),
    });
    expect(existsSync(join(cwd, "typo.db"))).toBe(false);
  });
  test("a path of files is read as files, and has no history to ask", () => {
    expect(onethreadJson(cwd, "check", ".").org.people).toBe(3);
    expect(onethread(cwd, "check", ".", "--as-of", "2026-01-01")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--as-of asks a store"),
    });
    expect(onethread(cwd, "check", "onethread.db", "--sheet", "people.csv", "--org", "one").stderr).toContain(
      "give it to onethread import",
    );
  });
});

describe("start keeps what it reads", () => {
  const cwd = folder("started");
  const start = (env: Readonly<Record<string, string>>, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [BIN, "start", "people.csv", "--no-serve", ...args],
      { cwd, encoding: "utf8", env: { ...process.env, ...env } },
    );
    return { status, stdout, stderr };
  };
  test("once for a list, again only when it is another one and somebody says yes", () => {
    expect(start({})).toMatchObject({ status: 0, stdout: expect.stringContaining("started at revision 1.") });
    expect(start({}).stdout).toContain("started at revision 1 (unchanged).");
    writeFileSync(join(cwd, "people.csv"), `${[...LIST, "d,Dan,b,Engineer"].join("\n")}\n`);
    const unasked = start({});
    expect(unasked).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("1 person joins: Dan."),
      stderr: expect.stringContaining("to keep the newer list: onethread import people.csv"),
    });
    expect(start({}, "--yes").stdout).toContain("started at revision 2.");
    expect(onethreadJson(cwd, "status")).toMatchObject({ people: 4, head: { revision: 2 } });
  });
  test("where it may not write it says so, and goes on", () => {
    expect(start({ ONETHREAD_STORE: join(cwd, "people.csv", "x.db") })).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("Not kept in a store"),
    });
    expect(existsSync(join(cwd, "out", "report.html"))).toBe(true);
  });
});

test("a revision is told by the titles of its figures, with their units", () => {
  const cwd = folder("figures");
  writeFileSync(join(cwd, "areas.csv"), "id,name,owner_id\npay,Pay,b\n");
  writeFileSync(join(cwd, "assignments.csv"), "person_id,area_id\nb,pay\nc,pay\n");
  onethread(cwd, "init", "--org", "acme");
  onethread(cwd, "import", ".", "--yes", "--accept", "area-roots");
  writeFileSync(
    join(cwd, "people.csv"),
    `${["id,name,manager_id,title", "a,Ada,,CEO", "b,Bob,a,Engineer", "c,Cyd,b,Engineer"].join("\n")}\n`,
  );
  onethread(cwd, "import", ".", "--yes", "--accept", "area-roots");
  const { stdout } = onethread(cwd, "show", "2");
  expect(stdout).toMatch(/Reports per manager: [\d.]+ → [\d.]+/);
  expect(stdout).toMatch(/Managers per head: [\d.]+ % → [\d.]+ %/);
  expect(stdout).not.toContain("management-ratio");
});

test("states at a damage are said to be left unread", async () => {
  const cwd = folder("damaged");
  onethread(cwd, "init", "--org", "acme");
  onethread(cwd, "import", "people.csv", "--yes");
  const path = join(cwd, "onethread.db");
  const store = openStore(valueOf(await openSqliteRows({ path })), nodeTools);
  const { records } = orgOf("a > b, c");
  await store.keepSnapshot("acme", { revision: 1, on: "2026-06-01", records, held: [] });
  await store.close();
  const db = new Database(path);
  db.exec("UPDATE payloads SET bytes = zeroblob(length(bytes)) WHERE revision = 1");
  db.close();
  const { status, stdout } = onethread(cwd, "verify");
  expect(status).toBe(1);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(
    "1 kept state of damaged revisions and later was left unread",
  );
  expect(onethreadJson(cwd, "verify").snapshotsUnread).toBe(1);
});

test("a merge beside which somebody edited says that the scenario stays open", async () => {
  const cwd = folder("merged");
  onethread(cwd, "init", "--org", "acme");
  onethread(cwd, "import", "people.csv", "--yes");
  const store = openStore(valueOf(await openSqliteRows({ path: join(cwd, "onethread.db") })), nodeTools);
  let ids = 0;
  const today = new Date().toISOString().slice(0, 10);
  const now = (): string => new Date().toISOString();
  const ada = { store, orgId: "acme", user: "ada", today, now, newId: () => `x-${++ids}` };
  const wave = { ...set("w", [answersOf("a"), title("b", "Head")]), effectiveOn: today };
  await planned(ada, "s", wave);
  expect((await approveScenario(ada, "s")).ok).toBe(true);
  const dead = { ...store, saveScenario: () => Promise.reject(new Error("killed")) };
  await expect(mergeScenario({ ...ada, store: dead }, "s")).rejects.toThrow("killed");
  const edited = { ...wave, changes: [...wave.changes, ...set("x", [title("c", "Head")]).changes] };
  await editScenario(ada, "s", (one, by) => replaceChangeSet(one, edited, by));
  await approveScenario(ada, "s");
  await store.close();
  const { stdout } = onethread(cwd, "merge", "s", "--yes", "--user", "ada");
  const said = stdout.replaceAll(/\s+/g, " ");
  expect(said).toContain("1 change set of s is merged; the scenario itself stays open");
  expect(said).not.toContain("s is merged:");
});

/** The ten questions, answered by somebody of the list. */
function answersOf(decider: string) {
  const change = answers();
  return { ...change, decision: { ...change.decision, deciderId: decider } };
}

test("a history goes into files and comes back", () => {
  const cwd = folder("files");
  onethread(cwd, "init", "--org", "acme");
  onethread(cwd, "import", "people.csv", "--yes");
  writeFileSync(join(cwd, "people.csv"), `${LIST.slice(0, 3).join("\n")}\n`);
  onethread(cwd, "import", "people.csv", "--leavers", "accept", "--accept", "mass-removal", "--yes");
  onethread(cwd, "convert", "--to", "folder", "--out", "yaml", "--with-history");
  onethread(cwd, "init", "--store", "b.db", "--org", "acme");
  const back = onethreadJson(cwd, "import", "yaml", "--with-history", "--store", "b.db", "--yes");
  expect(back).toMatchObject({ first: false, changes: 0, committed: null });
  const sets = (store: string) =>
    onethreadJson(cwd, "log", "--store", store).revisions.map(
      (one: { changeSetId: string }) => one.changeSetId,
    );
  expect(sets("b.db")).toEqual(sets("onethread.db"));
  expect(sets("b.db")).toHaveLength(2);
});
