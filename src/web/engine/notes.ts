import { openDB, type DBSchema, type IDBPDatabase } from "idb";

/** What somebody wrote beside an organisation, kept in this browser alone: never in its history, never sent. */
interface Notes extends DBSchema {
  /** Answers on who works on what that are not committed yet, by the key of the row of the sheet. */
  answers: {
    key: [string, string];
    value: { readonly org: string; readonly key: string; readonly said: unknown };
  };
  /** "Wrong, because …", by the key of the finding. */
  wrong: { key: [string, string]; value: WrongNote };
}

/** Somebody says that a finding is wrong, and why. */
export interface WrongNote {
  readonly org: string;
  /** Of the finding: check and subjects. */
  readonly key: string;
  readonly check: string;
  /** What the finding said then. */
  readonly message: string;
  readonly because: string;
  readonly on: string;
}

/** Keys begin with the organisation, so that deleting it finds them: `forgetBeside`. */
export const NOTES_DATABASE = "onethread-notes";

let opened: Promise<IDBPDatabase<Notes> | null> | null = null;
/** Where the browser keeps nothing (private windows), notes last as long as the page. */
const held = { answers: new Map<string, Notes["answers"]["value"]>(), wrong: new Map<string, WrongNote>() };

function database(): Promise<IDBPDatabase<Notes> | null> {
  return (opened ??= openDB<Notes>(NOTES_DATABASE, 1, {
    upgrade: (db) => {
      db.createObjectStore("answers", { keyPath: ["org", "key"] });
      db.createObjectStore("wrong", { keyPath: ["org", "key"] });
    },
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
  }).catch(() => null));
}

/** Looking makes no database: a browser in which nobody wrote a note keeps none. */
async function known(): Promise<IDBPDatabase<Notes> | null> {
  if (opened === null) {
    // Some browsers do not list them.
    const listed = await Promise.resolve()
      .then(() => indexedDB.databases())
      .catch(() => null);
    if (listed !== null && !listed.some(({ name }) => name === NOTES_DATABASE)) return null;
  }
  return database();
}

type Kind = keyof typeof held;

export async function notesOf<K extends Kind>(kind: K, org: string): Promise<readonly Notes[K]["value"][]> {
  const db = await known();
  if (db === null) return ([...held[kind].values()] as Notes[K]["value"][]).filter((one) => one.org === org);
  return db.getAll(kind, IDBKeyRange.bound([org], [org, []]));
}

export async function keepNotes<K extends Kind>(kind: K, notes: readonly Notes[K]["value"][]): Promise<void> {
  const db = await database();
  if (db === null) {
    for (const note of notes) (held[kind] as Map<string, typeof note>).set(keyOf(note), note);
    return;
  }
  const writing = db.transaction(kind, "readwrite");
  await Promise.all([...notes.map((note) => writing.store.put(note)), writing.done]);
}

/** Those with these keys; without keys all of the organisation. */
export async function dropNotes(kind: Kind, org: string, keys?: readonly string[]): Promise<void> {
  const db = await known();
  const isMeant = (note: { readonly org: string; readonly key: string }): boolean =>
    note.org === org && (keys === undefined || keys.includes(note.key));
  for (const [at, note] of held[kind]) if (isMeant(note)) held[kind].delete(at);
  if (db === null) return;
  const writing = db.transaction(kind, "readwrite");
  const ranges =
    keys === undefined
      ? [IDBKeyRange.bound([org], [org, []])]
      : keys.map((key) => IDBKeyRange.only([org, key]));
  await Promise.all([...ranges.map((range) => writing.store.delete(range)), writing.done]);
}

const keyOf = ({ org, key }: { readonly org: string; readonly key: string }): string =>
  JSON.stringify([org, key]);

/** As after a start: nothing is held. */
export function dropHeld(): void {
  for (const notes of Object.values(held)) notes.clear();
}
