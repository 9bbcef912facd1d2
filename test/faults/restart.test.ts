import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import { openStore } from "../../src/storage/openStore.ts";
import { openPostgresRows } from "../../src/storage/postgres/open.ts";
import { changeSet, commitOf, valueOf } from "../../src/storage/store.case.ts";
import { ask, POSTGRES_FOLDER, type PostgresServer, startPostgres } from "../postgres.ts";
import { isLong, report } from "./length.ts";
import { auditLoad, startLoad } from "./load.ts";

const WRITERS = isLong ? 50 : 10;
const RESTARTS = isLong ? 10 : 2;

const medianOf = (waits: readonly number[]): number =>
  waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0;

describe.skipIf(POSTGRES_FOLDER === null)("PostgreSQL (SKIPPED where it is not installed)", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
  });
  afterAll(() => server.close());

  test(`an immediate restart under ${WRITERS} writers, ${RESTARTS} times: nothing acknowledged is lost, nothing acts twice, all write again`, async () => {
    const url = await server.newDatabase();
    const load = await startLoad(url, WRITERS);
    const waits: number[] = [];
    for (let restart = 0; restart < RESTARTS; restart++) {
      await pause(300 + Math.random() * 400);
      await server.stop("SIGQUIT");
      await server.start();
      const accepting = performance.now();
      while (load.writers.some((writer) => writer.lastAt < accepting)) await pause(10);
      waits.push(Math.max(...load.writers.map((writer) => writer.lastAt)) - accepting);
    }
    await load.stop();
    const rows = await openPostgresRows({ url });
    if (!rows.ok) throw new Error(rows.refusal.message);
    const store = openStore(rows.value, nodeTools);
    const { acknowledged, lost, faults } = await auditLoad(store, load.writers);
    await store.close();
    expect(faults).toEqual([]);
    const codes = new Set(load.writers.flatMap((writer) => [...writer.refused.keys()]));
    expect([...codes].filter((code) => !["storage-unreachable", "storage-busy"].includes(code))).toEqual([]);
    report(
      `postgres: ${RESTARTS} immediate restarts under ${WRITERS} writers, ${acknowledged} commits acknowledged, ${lost} lost, 0 twice; all write again ${Math.round(medianOf(waits))} ms after the server accepts, at most ${Math.round(Math.max(...waits))} ms`,
    );
  }, 600_000);

  test("a byte flipped in a table's file is refused as damage, not read", async () => {
    const url = await server.newDatabase();
    const rows = valueOf(await openPostgresRows({ url }));
    const store = openStore(rows, nodeTools);
    valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
    valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1") }));
    const [{ path } = { path: "" }] = await ask<{ path: string }>(
      url,
      "SELECT pg_relation_filepath('onethread.payloads') AS path",
    );
    await server.stop("SIGINT");
    const file = join(server.dataFolder, path);
    const bytes = readFileSync(file);
    // The newest row stands at the end of its page of 8 kB.
    bytes[8100] = (bytes[8100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await server.start();
    await expect(store.verify()).rejects.toMatchObject({ refusal: { code: "storage-damaged" } });
    expect(valueOf(await store.head("acme")).revision).toBe(1);
    await store.close();
  });
});
