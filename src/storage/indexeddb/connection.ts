import { openDB, type IDBPDatabase } from "idb";
import type { Outcome } from "../refusal.ts";
import { StorageFault } from "../rows.ts";
import { faultOf } from "./faults.ts";
import { ALL_STORES, type Form, type Reading, type StoreName, type Writing } from "./form.ts";

/** Of the form of the database; a change of the form is a next number with its step in `upgrade`. */
const VERSION = 1;

/** An open database of the browser, shared by all its tabs. What the browser closed is opened anew. */
export class Connection {
  readonly name: string;
  #db: Promise<IDBPDatabase<Form>> | null = null;

  constructor(name: string) {
    this.name = name;
  }

  /** Runs reads on one state. A transaction ends when anything but its own requests is awaited. */
  async read<T>(stores: readonly StoreName[], run: (tx: Reading) => Promise<T>): Promise<T> {
    return this.#guarded(async (db) => run(db.transaction([...stores], "readonly")));
  }

  /** Runs writes as one, all or nothing, and resolves when the disk has them. */
  async write<T>(stores: readonly StoreName[], run: (tx: Writing) => Promise<T>): Promise<T> {
    return this.#guarded(async (db) => {
      const tx = db.transaction([...stores], "readwrite", { durability: "strict" });
      // Heard below; a transaction that fails before must not be a rejection that nobody hears.
      tx.done.catch(() => {});
      try {
        const value = await run(tx);
        await tx.done;
        return value;
      } catch (error) {
        throw endOf(tx) ?? error;
      }
    });
  }

  /** As `write`; faults come back as refusals. */
  async tryWrite<T>(
    stores: readonly StoreName[],
    run: (tx: Writing) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    try {
      return await this.write(stores, run);
    } catch (error) {
      if (error instanceof StorageFault) return { ok: false, refusal: error.refusal };
      throw error;
    }
  }

  async close(): Promise<void> {
    const db = this.#db;
    this.#db = null;
    (await db?.catch(() => null))?.close();
  }

  async #guarded<T>(run: (db: IDBPDatabase<Form>) => Promise<T>): Promise<T> {
    try {
      this.#db ??= this.#open();
      return await run(await this.#db);
    } catch (error) {
      const fault = faultOf(error);
      // What is wrong with the connection is looked at anew by the next use.
      if (fault instanceof StorageFault && fault.refusal.code !== "storage-full") this.#db = null;
      throw fault;
    }
  }

  #open(): Promise<IDBPDatabase<Form>> {
    return openDB<Form>(this.name, VERSION, {
      upgrade: (db) => {
        for (const store of ALL_STORES)
          if (store === "orgs") db.createObjectStore(store, { keyPath: "id" });
          else if (store === "revisions")
            db.createObjectStore(store).createIndex("changeSet", ["orgId", "changeSetId"], { unique: true });
          else db.createObjectStore(store);
      },
      // A newer page in another tab waits for this one to let go.
      blocking: () => void this.close(),
      terminated: () => (this.#db = null),
    });
  }
}

/** Why a transaction ended, where it knows; one that has not ended is taken back. */
function endOf(tx: Writing): unknown {
  const error = tx.error;
  try {
    tx.abort();
  } catch {
    // It had ended.
  }
  return error;
}
