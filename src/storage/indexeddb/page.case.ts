import { answerRows } from "../http/answer.ts";
import { openIndexedDbRows, type IndexedDbRows } from "./open.ts";

/** What a page of tests offers: rows in the real database, asked from outside. Bytes cross as base64. */
export interface StorePage {
  readonly open: (name: string) => void;
  readonly ask: (name: string, call: string) => Promise<string>;
  readonly dropOrg: (name: string, orgId: string) => Promise<void>;
  /** Every value of every object store, as one text. */
  readonly dump: (name: string) => Promise<string>;
}

const opened = new Map<string, { rows: IndexedDbRows; answer: ReturnType<typeof answerRows> }>();

function of(name: string): { rows: IndexedDbRows; answer: ReturnType<typeof answerRows> } {
  const known = opened.get(name);
  if (known === undefined) throw new Error(`The page has not opened ${name}.`);
  return known;
}

const page: StorePage = {
  open: (name) => {
    const rows = openIndexedDbRows(name);
    opened.set(name, { rows, answer: answerRows(rows) });
  },
  ask: async (name, call) => {
    const answer = await of(name).answer(Uint8Array.from(atob(call), (letter) => letter.charCodeAt(0)));
    let text = "";
    for (let at = 0; at < answer.length; at += 8_192)
      text += String.fromCharCode(...answer.subarray(at, at + 8_192));
    return btoa(text);
  },
  dropOrg: (name, orgId) => of(name).rows.dropOrg(orgId),
  dump: (name) =>
    new Promise((done, failed) => {
      const request = indexedDB.open(name);
      request.addEventListener("error", () => failed(request.error ?? new Error("no database")));
      request.addEventListener("success", () => {
        const db = request.result;
        const tx = db.transaction([...db.objectStoreNames], "readonly");
        const found: unknown[] = [];
        for (const store of db.objectStoreNames) {
          const all = tx.objectStore(store).getAll();
          all.addEventListener("success", () => found.push(...all.result));
        }
        tx.addEventListener("complete", () => {
          db.close();
          done(JSON.stringify(found));
        });
      });
    }),
};

Object.assign(globalThis, { storePage: page });
