import type { Database } from "better-sqlite3";
import { Bug } from "../../org/index.ts";
import { readMigrations, type Migration } from "../node/migrations.ts";
import { StorageFault } from "../rows.ts";

/** The files lie beside the sources, of which the built program is a sibling: `tsc` carries no SQL along. */
export const MIGRATIONS = new URL("../../../src/storage/sqlite/migrations/", import.meta.url);

/**
 * Brings a database to the newest form, one transaction a step. Several processes may try at once.
 * @throws StorageFault `storage-newer` where a newer Onethread made it.
 */
export function migrate(
  db: Database,
  address: string,
  migrations: readonly Migration[] = readMigrations(MIGRATIONS),
): void {
  if (appliedTo(db, migrations, address) === migrations.length) return;
  db.transaction(() =>
    db.exec(
      "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha TEXT NOT NULL) STRICT",
    ),
  ).immediate();
  for (const { number, name, sha, sql } of migrations)
    db.transaction(() => {
      if (appliedTo(db, migrations, address) >= number) return;
      db.exec(sql);
      db.prepare("INSERT INTO migrations (number, name, sha) VALUES (?, ?, ?)").run(number, name, sha);
    }).immediate();
}

/** The number of the last step the database has. */
function appliedTo(db: Database, migrations: readonly Migration[], address: string): number {
  const isThere = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").get() !== undefined;
  if (!isThere) return 0;
  const applied = db.prepare("SELECT number, name, sha FROM migrations ORDER BY number").all() as {
    readonly number: number;
    readonly name: string;
    readonly sha: string;
  }[];
  const last = applied.at(-1)?.number ?? 0;
  if (last > migrations.length)
    throw new StorageFault({
      code: "storage-newer",
      message: `${address} has format ${last}; this Onethread writes format ${migrations.length}. Nothing was read or written. Use the Onethread that made it, or a newer one.`,
    });
  for (const { number, name, sha } of applied)
    if (migrations[number - 1]?.sha !== sha)
      throw new Bug(
        `Step ${number} (${name}) of ${address} was made from another file than the one of this program.`,
        "A released migration was edited; add a new one instead.",
      );
  return last;
}
