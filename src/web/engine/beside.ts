import { deleteDB, openDB } from "idb";
import { dropHeld, dropNotes, NOTES_DATABASE } from "./notes.ts";

/** Whatever this browser keeps for the app is in databases of these names; the store of organisations is the first. */
const PREFIX = "onethread";
const STORE_DATABASE = "onethread";

/**
 * Takes what is kept of an organisation beside its store out of every database of the app: records whose key is the
 * organisation or begins with it, and records that name it in `org`.
 */
export async function forgetBeside(org: string): Promise<void> {
  await Promise.all([dropNotes("answers", org), dropNotes("wrong", org)]);
  for (const name of await databases()) {
    const db = await openDB(name);
    try {
      for (const store of db.objectStoreNames) {
        const writing = db.transaction(store, "readwrite");
        for (let at = await writing.store.openCursor(); at !== null; at = await at.continue())
          if (isOf(org, at.key, at.value)) await at.delete();
        await writing.done;
      }
    } finally {
      db.close();
    }
  }
}

/** Deletes every database of the app but the store's, which empties itself. */
export async function forgetAllBeside(): Promise<void> {
  dropHeld();
  await Promise.all((await databases()).map((name) => deleteDB(name)));
}

function isOf(org: string, key: IDBValidKey, value: unknown): boolean {
  const [first] = Array.isArray(key) ? (key as IDBValidKey[]) : [key];
  return (
    first === org || (typeof value === "object" && value !== null && "org" in value && value.org === org)
  );
}

/** Some browsers do not list their databases: then the known one. */
async function databases(): Promise<readonly string[]> {
  try {
    const listed = await indexedDB.databases();
    return listed.flatMap(({ name }) =>
      name !== undefined && name.startsWith(PREFIX) && name !== STORE_DATABASE ? [name] : [],
    );
  } catch {
    return [NOTES_DATABASE];
  }
}
