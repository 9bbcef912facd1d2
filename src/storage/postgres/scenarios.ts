import type { Outcome } from "../refusal.ts";
import { scenarioStale } from "../refusals.ts";
import type { ScenarioRow } from "../rows.ts";
import type { Database } from "./database.ts";

export function scenarioRows(database: Database, orgId: string): Promise<readonly ScenarioRow[]> {
  return database.read((session) =>
    session.query<ScenarioRow>(
      "SELECT id, version, body FROM onethread.scenarios WHERE org_id = $1 ORDER BY id",
      [orgId],
    ),
  );
}

export function scenarioRow(database: Database, orgId: string, id: string): Promise<ScenarioRow | null> {
  return database.read(async (session) => {
    const [row] = await session.query<ScenarioRow>(
      "SELECT id, version, body FROM onethread.scenarios WHERE org_id = $1 AND id = $2",
      [orgId, id],
    );
    return row ?? null;
  });
}

export function putScenario(database: Database, orgId: string, row: ScenarioRow): Promise<Outcome<null>> {
  return database.write({
    what: `scenario ${row.id}`,
    settle: async (session) => {
      const [found] = await session.query<ScenarioRow>(
        "SELECT id, version, body FROM onethread.scenarios WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE",
        [orgId, row.id],
      );
      return found?.version === row.version && found.body === row.body
        ? { ok: true, value: null }
        : undefined;
    },
    run: async (session) => {
      const values = [orgId, row.id, row.version, row.body];
      const written =
        row.version === 1
          ? await session.query(
              `INSERT INTO onethread.scenarios (org_id, id, version, body) VALUES ($1, $2, $3, $4)
               ON CONFLICT (org_id, id) DO NOTHING RETURNING version`,
              values,
            )
          : await session.query(
              `UPDATE onethread.scenarios SET version = $3, body = $4
               WHERE org_id = $1 AND id = $2 AND version = $3 - 1 RETURNING version`,
              values,
            );
      if (written.length > 0) return { ok: true, value: null };
      const [found] = await session.query<{ version: number }>(
        "SELECT version FROM onethread.scenarios WHERE org_id = $1 AND id = $2",
        [orgId, row.id],
      );
      return scenarioStale(row.id, found?.version ?? 0);
    },
  });
}
