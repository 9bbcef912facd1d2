import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { ask, POSTGRES_FOLDER, type PostgresServer, startPostgres } from "../../../test/postgres.ts";
import type { Rows } from "../rows.ts";
import { describeStore, valueOf } from "../store.case.ts";
import { openPostgresRows } from "./open.ts";

const EMPTIED = [
  "snapshots",
  "scenarios",
  "area_owners",
  "documents",
  "personal_texts",
  "payloads",
  "revisions",
  "orgs",
];

describe.skipIf(POSTGRES_FOLDER === null)("storage/postgres (SKIPPED where it is not installed)", () => {
  let server: PostgresServer;
  const open: { readonly rows: Rows; readonly url: string }[] = [];
  /** Emptied, for the next test: ten times as fast as a new one. */
  const spare: string[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterEach(async () => {
    for (const { rows, url } of open.splice(0)) {
      await rows.close();
      await ask(url, `${EMPTIED.map((table) => `DELETE FROM onethread.${table}`).join(";")}`);
      spare.push(url);
    }
  });
  afterAll(() => server.close());

  describeStore("postgres", {
    newRows: async () => {
      const url = spare.pop() ?? (await server.newDatabase());
      const rows = valueOf(await openPostgresRows({ url, connections: 4 }));
      open.push({ rows, url });
      return rows;
    },
  });
});
