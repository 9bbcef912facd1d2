import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { ask, POSTGRES_FOLDER, type PostgresServer, startPostgres } from "../../../test/postgres.ts";
import { nodeTools } from "../node/nodeTools.ts";
import { openStore } from "../openStore.ts";
import type { OrgStore } from "../store.ts";
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
  const open: { readonly store: OrgStore; readonly url: string }[] = [];
  /** Emptied, for the next test: ten times as fast as a new one. */
  const spare: string[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterEach(async () => {
    for (const { store, url } of open.splice(0)) {
      await store.close();
      await ask(url, `${EMPTIED.map((table) => `DELETE FROM onethread.${table}`).join(";")}`);
      spare.push(url);
    }
  });
  afterAll(() => server.close());

  describeStore("postgres", {
    newStore: async () => {
      const url = spare.pop() ?? (await server.newDatabase());
      const store = openStore(valueOf(await openPostgresRows({ url, connections: 4 })), nodeTools);
      open.push({ store, url });
      return store;
    },
  });
});
