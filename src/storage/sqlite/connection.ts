import Database from "better-sqlite3";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Outcome } from "../refusal.ts";
import { StorageFault } from "../rows.ts";
import { faultOf, isDistrusted } from "./faults.ts";
import { migrate } from "./migrate.ts";

export type Db = Database.Database;

/** Another process may write for so long before this one gives up. */
const BUSY_MS = 5_000;

/** "OneT", in the header of the file: whose database it is. */
const APPLICATION_ID = 0x4f6e6554;

export interface SqliteOptions {
  /** The file; it is made where there is none, with a folder that only its user may enter. */
  readonly path: string;
  /** False: a file that is not there is refused instead of made. */
  readonly create?: boolean;
  /** Longer or shorter waiting for other writers, in milliseconds. */
  readonly busyMs?: number;
}

/** An open database file. After a failed write or sync it is opened anew before it is trusted again. */
export class Connection {
  readonly address: string;
  readonly path: string;
  readonly #options: SqliteOptions;
  #db: Db | null;
  #isHeld = false;

  constructor(options: SqliteOptions) {
    this.#options = options;
    this.path = options.path;
    this.address = basename(options.path);
    this.#db = this.#guarded(() => openDb(options));
  }

  /** Runs reads. */
  read<T>(run: (db: Db) => T): T {
    return this.#guarded(() => run(this.#open()));
  }

  /** Runs writes as one transaction that has the right to write from its start: reading first and writing then would
   * fail at once, whatever the patience, when another process wrote in between. */
  write<T>(run: (db: Db) => T): T {
    return this.#guarded(() => {
      const db = this.#open();
      return this.#isHeld ? run(db) : db.transaction(run).immediate(db);
    });
  }

  /** As `write`; faults come back as refusals. */
  tryWrite<T>(run: (db: Db) => Outcome<T>): Outcome<T> {
    try {
      return this.write(run);
    } catch (error) {
      if (error instanceof StorageFault) return { ok: false, refusal: error.refusal };
      throw error;
    }
  }

  /** A second connection that sees one state, or writes all or nothing, until it is closed. */
  async during<T>(kind: "reading" | "writing", run: (connection: Connection) => Promise<T>): Promise<T> {
    const other = new Connection({ ...this.#options, create: false });
    try {
      other.read((db) => {
        db.exec(kind === "writing" ? "BEGIN IMMEDIATE" : "BEGIN");
        // A transaction begins to see with its first read.
        db.prepare("SELECT count(*) FROM orgs").get();
      });
      other.#isHeld = true;
      const value = await run(other);
      other.read((db) => db.exec("COMMIT"));
      return value;
    } finally {
      other.close();
    }
  }

  close(): void {
    this.#db?.close();
    this.#db = null;
  }

  #open(): Db {
    this.#db ??= openDb({ ...this.#options, create: false });
    return this.#db;
  }

  #guarded<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isDistrusted(error) && !this.#isHeld) this.#drop();
      throw faultOf(error, basename(this.path)) ?? error;
    }
  }

  #drop(): void {
    try {
      this.#db?.close();
    } catch {
      // It was broken; the next use opens the file anew and says what is wrong with it.
    }
    this.#db = null;
  }
}

function openDb({ path, create = true, busyMs = BUSY_MS }: SqliteOptions): Db {
  const isNew = !existsSync(path);
  if (isNew && !create)
    throw new StorageFault({
      code: "storage-unreachable",
      message: `There is no store ${basename(path)} here. Nothing was written. Create one, or name the file where it is.`,
    });
  if (isNew) makeFolder(path);
  const db = new Database(path, { timeout: busyMs });
  try {
    requireOurs(db, basename(path));
    if (isNew) chmodSync(path, 0o600);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    // What is deleted is overwritten: an erased name stays in no free page.
    db.pragma("secure_delete = ON");
    db.pragma("cache_size = -65536");
    db.pragma("journal_size_limit = 67108864");
    migrate(db, basename(path));
    keepStatements(db);
    if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID)
      db.pragma(`application_id = ${APPLICATION_ID}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const message = `The folder of ${basename(path)} cannot be made (${String(error.code)}). Nothing was written. Look whether a file stands in its place, and at who may write there.`;
    throw new StorageFault({ code: "storage-unreachable", message }, error);
  }
}

/** Each statement is compiled once: a commit has some ten, and compiling them took as long as running them (seen). */
function keepStatements(db: Db): void {
  const compile = db.prepare.bind(db) as (sql: string) => Database.Statement;
  const known = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const statement = known.get(sql) ?? compile(sql);
    known.set(sql, statement);
    return statement;
  };
  db.prepare = prepare as Db["prepare"];
}

/** Our tables are not put into a database of another program. */
function requireOurs(db: Db, name: string): void {
  if (db.pragma("application_id", { simple: true }) === APPLICATION_ID) return;
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  if (tables.length === 0 || tables.includes("migrations")) return;
  throw new StorageFault({
    code: "storage-unreachable",
    message: `${name} is a database of another program: it holds the table ${tables[0]}. Nothing was written. Name another file.`,
  });
}
