import { afterAll, beforeAll, describe, test } from "vitest";
import { POSTGRES_FOLDER, type PostgresServer, startPostgres } from "../postgres.ts";
import { openPostgresRows } from "../../src/storage/postgres/open.ts";
import { dieAtStatements, killWriters } from "./kills.ts";
import { isLong, KILLS } from "./length.ts";

describe.skipIf(POSTGRES_FOLDER === null)("PostgreSQL (SKIPPED where it is not installed)", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
  });
  afterAll(() => server.close());

  const killed = {
    kind: "postgres",
    newPlace: () => server.newDatabase(),
    open: (url: string) => openPostgresRows({ url, connections: 2 }),
  } as const;

  test(`PostgreSQL: ${KILLS} writers killed at a random moment lose nothing acknowledged and leave nothing half done`, async () => {
    await killWriters(killed);
  }, 3_600_000);

  test("PostgreSQL: a writer that dies between two statements leaves nothing half done", async () => {
    const places = isLong ? Array.from({ length: 100 }, (_, i) => i + 1) : [14, 18];
    await dieAtStatements(killed, places);
  }, 600_000);
});
