import type { Outcome } from "../refusal.ts";
import type { Erasure, TextRow } from "../rows.ts";
import type { Connection } from "./connection.ts";
import { ALL_STORES, keysOf, STORES_OF_ORG, type Writing } from "./form.ts";

const ERASED_IN = ["orgs", "texts", "documents", "snapshots", "states", "scenarios"] as const;

/** A page cannot overwrite what the browser still has of old rows on the disk; the browser does when it tidies up. */
const REMAINS = [
  "The browser overwrites old bytes on the disk of this computer when it next tidies its own files, which no page can hasten. Files that were exported before still hold them.",
];

/** Texts deleted, redactions written, kept states dropped: in one transaction. */
export function eraseRows(
  connection: Connection,
  erasure: Erasure,
): Promise<Outcome<{ readonly texts: number; readonly remains: readonly string[] }>> {
  return connection.tryWrite(ERASED_IN, async (tx) => {
    const org = await tx.objectStore("orgs").get(erasure.orgId);
    if (org === undefined) return { ok: true, value: { texts: 0, remains: [] } };
    await tx.objectStore("orgs").put({ ...org, erasures: org.erasures + 1 });
    const texts = await eraseTexts(tx, erasure);
    await redactBeside(tx, erasure);
    for (const store of ["snapshots", "states"] as const)
      await tx.objectStore(store).delete(keysOf(erasure.orgId));
    return { ok: true, value: { texts, remains: REMAINS } };
  });
}

async function eraseTexts(tx: Writing, { orgId, personIds, texts }: Erasure): Promise<number> {
  const gone = new Set(personIds);
  const redacted = new Map(texts.map(({ commitment, text }) => [commitment, text]));
  let count = 0;
  let cursor = await tx.objectStore("texts").openCursor(keysOf(orgId));
  while (cursor !== null) {
    const kept: TextRow[] = [];
    let isTouched = false;
    for (const row of cursor.value) {
      const text = redacted.get(row.commitment);
      if (row.personId !== null && gone.has(row.personId)) count++;
      else kept.push(text === undefined ? row : { ...row, text, salt: null });
      isTouched ||= kept.at(-1) !== row;
    }
    if (isTouched) await (kept.length === 0 ? cursor.delete() : cursor.update(kept));
    cursor = await cursor.continue();
  }
  return count;
}

async function redactBeside(tx: Writing, { orgId, scenarios, documents }: Erasure): Promise<void> {
  for (const row of scenarios) {
    const stands = await tx.objectStore("scenarios").get([orgId, row.id]);
    if (stands?.version === row.version - 1) await tx.objectStore("scenarios").put(row, [orgId, row.id]);
  }
  for (const { kind, revision, text } of documents)
    await tx.objectStore("documents").put({ kind, revision, text }, [orgId, revision, kind]);
}

/** Takes an organisation out with everything that belongs to it. */
export async function dropRows(tx: Writing, orgId: string): Promise<void> {
  await tx.objectStore("orgs").delete(orgId);
  for (const store of STORES_OF_ORG) await tx.objectStore(store).delete(keysOf(orgId));
}

export function dropOrg(connection: Connection, orgId: string): Promise<void> {
  return connection.write(ALL_STORES, (tx) => dropRows(tx, orgId));
}

/** Takes everything out; the empty database stays, as other tabs have it open. */
export function dropAll(connection: Connection): Promise<void> {
  return connection.write(ALL_STORES, async (tx) => {
    for (const store of ALL_STORES) await tx.objectStore(store).clear();
  });
}
