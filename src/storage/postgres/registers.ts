import type { Day, Ownership, PersonId } from "../../org/index.ts";
import type { Outcome } from "../refusal.ts";
import { overlapIn } from "../ownerOverlap.ts";
import { areaHasOwner, orgKnown } from "../refusals.ts";
import type { AreaOwners, DocumentKind, OrgEntry } from "../store.ts";
import { textArray } from "./arrays.ts";
import { type Database, INT_MAX, type Session } from "./database.ts";
import { codeOf } from "./faults.ts";

interface StoredOrg {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
}

export function orgs(database: Database): Promise<readonly OrgEntry[]> {
  return database.read(async (session) => {
    const rows = await session.query<StoredOrg>(
      "SELECT id, name, created_at FROM onethread.orgs ORDER BY id",
    );
    return rows.map(({ id, name, created_at }) => ({ id, name, createdAt: created_at }));
  });
}

export function addOrg(database: Database, entry: OrgEntry): Promise<Outcome<null>> {
  const taken = orgKnown(entry.id);
  return database.write({
    what: `organisation ${entry.id}`,
    settle: async (session) => {
      const [found] = await session.query<StoredOrg>(
        "SELECT id, name, created_at FROM onethread.orgs WHERE id = $1 FOR NO KEY UPDATE",
        [entry.id],
      );
      if (found === undefined) return undefined;
      return found.name === entry.name && found.created_at === entry.createdAt
        ? { ok: true, value: null }
        : taken;
    },
    run: async (session) => {
      const added = await session.query(
        `INSERT INTO onethread.orgs (id, name, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        [entry.id, entry.name, entry.createdAt],
      );
      return added.length === 0 ? taken : { ok: true, value: null };
    },
  });
}

/** The constraint keeps an area to one owner at a time, whoever writes. */
export async function putOwners(
  session: Session,
  orgId: string,
  areas: readonly AreaOwners[],
): Promise<Outcome<null>> {
  if (areas.length === 0) return { ok: true, value: null };
  await session.query("DELETE FROM onethread.area_owners WHERE org_id = $1 AND area_id = ANY ($2::text[])", [
    orgId,
    textArray(areas.map((area) => area.areaId)),
  ]);
  const rows = areas.flatMap(({ areaId, owners }) =>
    owners.map((owner, place) => ({ areaId, place, ...owner })),
  );
  try {
    await session.query(
      `INSERT INTO onethread.area_owners (org_id, area_id, place, person_id, acting, from_on, to_on, claimed)
       SELECT $1, area_id, place, person_id, acting, from_on::date, to_on::date, claimed
       FROM unnest($2::text[], $3::int4[], $4::text[], $5::bool[], $6::text[], $7::text[], $8::bool[])
         AS given (area_id, place, person_id, acting, from_on, to_on, claimed)`,
      [
        orgId,
        textArray(rows.map((row) => row.areaId)),
        rows.map((row) => row.place),
        textArray(rows.map((row) => row.personId)),
        rows.map((row) => row.acting ?? null),
        textArray(rows.map((row) => row.from ?? null)),
        textArray(rows.map((row) => row.to ?? null)),
        rows.map((row) => row.claimed ?? null),
      ],
    );
    return { ok: true, value: null };
  } catch (error) {
    if (codeOf(error) !== "23P01") throw error;
    return areaHasOwner(overlapIn(areas)?.areaId ?? "");
  }
}

export function ownersOf(database: Database, orgId: string): Promise<readonly AreaOwners[]> {
  return database.read(async (session) => {
    const rows = await session.query<{
      area_id: string;
      person_id: string;
      acting: boolean | null;
      from_on: string | null;
      to_on: string | null;
      claimed: boolean | null;
    }>(
      `SELECT area_id, person_id, acting, to_char(from_on, 'YYYY-MM-DD') AS from_on,
         to_char(to_on, 'YYYY-MM-DD') AS to_on, claimed
       FROM onethread.area_owners WHERE org_id = $1 ORDER BY area_id, place`,
      [orgId],
    );
    const areas = new Map<string, Ownership[]>();
    for (const row of rows) {
      const owners = areas.get(row.area_id) ?? [];
      areas.set(row.area_id, owners);
      owners.push({
        personId: row.person_id as PersonId,
        ...(row.acting === null ? {} : { acting: row.acting }),
        ...(row.from_on === null ? {} : { from: row.from_on as Day }),
        ...(row.to_on === null ? {} : { to: row.to_on as Day }),
        ...(row.claimed === true ? { claimed: true } : {}),
      });
    }
    return [...areas].map(([areaId, owners]) => ({ areaId, owners }));
  });
}

interface DocumentRow {
  readonly kind: DocumentKind;
  readonly revision: number;
  readonly text: string;
}

export async function putDocument(session: Session, orgId: string, document: DocumentRow): Promise<void> {
  await session.query(
    "INSERT INTO onethread.documents (org_id, kind, revision, text) VALUES ($1, $2, $3, $4)",
    [orgId, document.kind, document.revision, document.text],
  );
}

export function document(
  database: Database,
  orgId: string,
  kind: DocumentKind,
  through: number,
): Promise<string | null> {
  return database.read(async (session) => {
    const [found] = await session.query<{ text: string }>(
      `SELECT text FROM onethread.documents WHERE org_id = $1 AND kind = $2 AND revision <= $3
       ORDER BY revision DESC LIMIT 1`,
      [orgId, kind, Math.min(through, INT_MAX)],
    );
    return found?.text ?? null;
  });
}

export function documents(database: Database, orgId: string): Promise<readonly DocumentRow[]> {
  return database.read((session) =>
    session.query<DocumentRow>(
      `SELECT kind, revision, text FROM onethread.documents WHERE org_id = $1 ORDER BY kind, revision`,
      [orgId],
    ),
  );
}
