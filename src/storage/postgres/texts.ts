import type { RowRange, TextRow } from "../rows.ts";
import { byteaArray, textArray } from "./arrays.ts";
import { type Database, INT_MAX, type Session } from "./database.ts";

/** Per statement: larger batches are no faster, smaller ones wait for the network. */
const BATCH = 10_000;
const PAGE = 10_000;

export async function putTexts(
  session: Session,
  orgId: string,
  revision: number,
  texts: Iterable<TextRow>,
): Promise<void> {
  let place = 0;
  for (const batch of batchesOf(texts)) {
    await session.query(
      `INSERT INTO onethread.personal_texts (org_id, revision, place, commitment, person_id, field, text, salt)
       SELECT $1, $2, $3 + place, commitment, person_id, field, text, salt
       FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[])
         WITH ORDINALITY AS given (commitment, person_id, field, text, salt, place)`,
      [
        orgId,
        revision,
        place,
        textArray(batch.map((row) => row.commitment)),
        textArray(batch.map((row) => row.personId)),
        textArray(batch.map((row) => row.field)),
        textArray(batch.map((row) => row.text)),
        byteaArray(batch.map((row) => row.salt)),
      ],
    );
    place += batch.length;
  }
}

function* batchesOf(texts: Iterable<TextRow>): Generator<readonly TextRow[]> {
  let batch: TextRow[] = [];
  for (const row of texts) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export async function* texts(
  database: Database,
  orgId: string,
  range: RowRange,
): AsyncGenerator<readonly TextRow[]> {
  let { after } = range;
  let place = INT_MAX;
  for (;;) {
    const page = await database.read((session) =>
      session.query<{
        revision: number;
        place: number;
        commitment: string;
        person_id: string | null;
        field: string;
        text: string;
        salt: Buffer | null;
      }>(
        `SELECT revision, place, commitment, person_id, field, text, salt FROM onethread.personal_texts
         WHERE org_id = $1 AND (revision, place) > ($2, $3) AND revision <= $4
         ORDER BY revision, place LIMIT ${PAGE}`,
        [orgId, after, place, Math.min(range.through, INT_MAX)],
      ),
    );
    const last = page.at(-1);
    if (last === undefined) return;
    yield page.map((row) => ({
      commitment: row.commitment,
      revision: row.revision,
      personId: row.person_id,
      field: row.field,
      text: row.text,
      salt: row.salt,
    }));
    after = last.revision;
    place = last.place;
  }
}
