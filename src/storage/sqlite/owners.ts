import type { Ownership } from "../../org/index.ts";
import type { AreaOwners } from "../store.ts";
import type { Connection, Db } from "./connection.ts";

interface OwnerRow {
  readonly areaId: string;
  readonly personId: string;
  readonly role: "owner" | "acting" | "claimed";
  readonly isActing: number;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Each area's list takes the place of the one stored.
 * @throws the trigger's error where two people would own an area on one day; its `cause` is the area.
 */
export function writeOwners(db: Db, orgId: string, areas: readonly AreaOwners[]): void {
  const clear = db.prepare("DELETE FROM area_owners WHERE org_id = ? AND area_id = ?");
  const insert = db.prepare(
    `INSERT INTO area_owners (org_id, area_id, place, person_id, role, is_acting, from_on, to_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { areaId, owners } of areas) {
    clear.run(orgId, areaId);
    try {
      for (const [place, owner] of owners.entries())
        insert.run(orgId, areaId, place, owner.personId, ...columnsOf(owner));
    } catch (error) {
      if (error instanceof Error && error.message.includes("area-has-owner")) error.cause = areaId;
      throw error;
    }
  }
}

function columnsOf({ acting, claimed, from, to }: Ownership): readonly (string | number | null)[] {
  const isActing = acting === true ? 1 : 0;
  const role = claimed === true ? "claimed" : isActing === 1 ? "acting" : "owner";
  return [role, isActing, from ?? null, to ?? null];
}

export function ownersOf(connection: Connection, orgId: string): readonly AreaOwners[] {
  const rows = connection.read(
    (db) =>
      db
        .prepare(
          `SELECT area_id AS areaId, person_id AS personId, role, is_acting AS isActing, from_on AS "from",
             to_on AS "to" FROM area_owners WHERE org_id = ? ORDER BY area_id, place`,
        )
        .all(orgId) as OwnerRow[],
  );
  const byArea = new Map<string, Ownership[]>();
  for (const row of rows) {
    const owner = {
      personId: row.personId as Ownership["personId"],
      ...(row.isActing === 1 ? { acting: true } : {}),
      ...(row.from === null ? {} : { from: row.from }),
      ...(row.to === null ? {} : { to: row.to }),
      ...(row.role === "claimed" ? { claimed: true as const } : {}),
    };
    const known = byArea.get(row.areaId);
    if (known === undefined) byArea.set(row.areaId, [owner]);
    else known.push(owner);
  }
  return [...byArea].map(([areaId, owners]) => ({ areaId, owners }));
}
