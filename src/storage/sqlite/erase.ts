import type { Outcome } from "../refusal.ts";
import { StorageFault, type Erasure } from "../rows.ts";
import type { Connection, Db } from "./connection.ts";

/** Texts deleted, redactions written, and what the file and its log keep of old pages overwritten. */
export function eraseRows(
  connection: Connection,
  erasure: Erasure,
): Outcome<{ readonly texts: number; readonly remains: readonly string[] }> {
  const written = connection.tryWrite((db) => ({ ok: true, value: writeErasure(db, erasure) }));
  if (!written.ok) return written;
  return { ok: true, value: { texts: written.value, remains: clean(connection) } };
}

function writeErasure(db: Db, { orgId, personIds, texts, scenarios, documents }: Erasure): number {
  db.prepare("UPDATE orgs SET erasures = erasures + 1 WHERE id = ?").run(orgId);
  const drop = db.prepare("DELETE FROM personal_texts WHERE org_id = ? AND person_id = ?");
  let count = 0;
  for (const personId of personIds) count += drop.run(orgId, personId).changes;
  // One walk over the texts for all redactions: an index by commitment would cost every import more.
  db.exec(
    "CREATE TEMP TABLE redacted (commitment TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID",
  );
  const redact = db.prepare("INSERT INTO redacted (commitment, text) VALUES (?, ?)");
  for (const { commitment, text } of texts) redact.run(commitment, text);
  db.prepare(
    `UPDATE personal_texts SET text = redacted.text, salt = NULL FROM redacted
     WHERE org_id = ? AND redacted.commitment = personal_texts.commitment`,
  ).run(orgId);
  db.exec("DROP TABLE redacted");
  const scenario = db.prepare(
    "UPDATE scenarios SET version = ?, body = ? WHERE org_id = ? AND id = ? AND version = ?",
  );
  for (const { id, version, body } of scenarios) scenario.run(version, body, orgId, id, version - 1);
  const document = db.prepare("UPDATE documents SET text = ? WHERE org_id = ? AND kind = ? AND revision = ?");
  for (const { kind, revision, text } of documents) document.run(text, orgId, kind, revision);
  db.prepare("DELETE FROM snapshots WHERE org_id = ?").run(orgId);
  return count;
}

/** Says what could not be cleaned: another process that reads keeps the log from being cut. */
function clean(connection: Connection): string[] {
  try {
    const isBusy = connection.read((db) => {
      db.exec("VACUUM");
      const [cut] = db.pragma("wal_checkpoint(TRUNCATE)") as { readonly busy: number }[];
      return cut === undefined || cut.busy !== 0;
    });
    if (!isBusy) return [];
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
  }
  return [
    `Old pages of ${connection.address} could not be overwritten: another process reads it, or the disk is full. End it and erase again.`,
  ];
}
