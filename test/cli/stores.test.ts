import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
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
