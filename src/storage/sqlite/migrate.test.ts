import Database from "better-sqlite3";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { readMigrations } from "../node/migrations.ts";
import { StorageFault } from "../rows.ts";
import { codeOf, tempFolder, valueOf } from "../store.case.ts";
import { migrate, MIGRATIONS } from "./migrate.ts";
import { openSqliteRows } from "./open.ts";

const folder = tempFolder();

/** SHA-256 of every file that was released: such a file is never edited; what changes is a new file. */
const RELEASED: readonly string[] = ["5fa8a641d1186e1dce4ecb6a9dc5634f14fcd6bc55f08e059458dd5c65390a32"];

function filesAt(name: string, files: Readonly<Record<string, string>>): URL {
  const path = join(folder.path, name);
  mkdirSync(path);
  for (const [file, sql] of Object.entries(files)) writeFileSync(join(path, file), sql);
  return pathToFileURL(`${path}/`);
}

describe("migrations", () => {
  test("are numbered without a gap, and none that was released was edited", () => {
    const shas = readMigrations(MIGRATIONS).map((one) => one.sha);
    expect(shas.slice(0, RELEASED.length)).toEqual(RELEASED);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ["a gap", { "0001-a.sql": "", "0003-b.sql": "" }],
    ["two of one number", { "0001-a.sql": "", "0001-b.sql": "" }],
    ["a beginning at nought", { "0000-a.sql": "" }],
  ])("%s is refused", (name, files) => {
    expect(() => readMigrations(filesAt(name.replaceAll(" ", "-"), files))).toThrow("stands at place");
  });

  test("each runs once, in a transaction of its own: what fails leaves the steps before it", () => {
    const two = { "0001-a.sql": "CREATE TABLE a (id);", "0002-b.sql": "CREATE TABLE b (id);" };
    const db = new Database(join(folder.path, "steps.db"));
    migrate(db, "steps", readMigrations(filesAt("one", { "0001-a.sql": two["0001-a.sql"] })));
    migrate(db, "steps", readMigrations(filesAt("two", two)));
    const bad = { ...two, "0003-c.sql": "CREATE TABLE c (id); CREATE TABLE a (id);" };
    expect(() => migrate(db, "steps", readMigrations(filesAt("bad", bad)))).toThrow("already exists");
    expect(db.prepare("SELECT max(number) FROM migrations").pluck().get()).toBe(2);
    expect(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'c'").pluck().get()).toBe(0);
    const edited = readMigrations(filesAt("edited", { ...two, "0001-a.sql": "CREATE TABLE a (id, name);" }));
    expect(() => migrate(db, "steps", edited)).toThrow("made from another file");
    db.close();
  });

  test("a file of a newer Onethread is refused, naming both formats, and left as it is", async () => {
    const path = join(folder.path, "newer.db");
    await valueOf(await openSqliteRows({ path })).close();
    const db = new Database(path);
    db.exec("INSERT INTO migrations VALUES (99, 'later', 'x')");
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.close();
    const before = readFileSync(path);
    const refused = await openSqliteRows({ path });
    expect(codeOf(refused)).toBe("storage-newer");
    expect(refused.ok ? "" : refused.refusal.message).toMatch(/format 99; .* format 2\b/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(new StorageFault({ code: "storage-newer", message: "m" }).message).toBe("m");
  });
});
