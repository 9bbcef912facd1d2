import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { ask, POSTGRES_FOLDER, type PostgresServer, startPostgres } from "../../../test/postgres.ts";
import type { Scenario } from "../../history/index.ts";
import { personId } from "../../org/index.ts";
import { nodeTools } from "../node/nodeTools.ts";
import { openStore } from "../openStore.ts";
import { changeSet, person, valueOf } from "../store.case.ts";
import type { OrgStore } from "../store.ts";
import { openPostgresRows } from "./open.ts";

const NAME = "Zebulon Quackenbush";
const MAIL = "zebulon.quackenbush@acme.example";

describe.skipIf(POSTGRES_FOLDER === null)("erasing on PostgreSQL (SKIPPED where it is not installed)", () => {
  let server: PostgresServer;
  let url: string;
  let store: OrgStore;
  beforeAll(async () => {
    // As few files of the log as can be, so that some are used up before the erasure.
    server = await startPostgres({
      settings: { wal_recycle: "off", min_wal_size: "32MB", max_wal_size: "32MB" },
    });
    url = await server.newDatabase();
    store = openStore(valueOf(await openPostgresRows({ url })), nodeTools);
    valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
    const others = Array.from({ length: 200 }, (_, i) =>
      person(`p${i}`, i % 2 === 0 ? `Somebody ${i}` : "Bo"),
    );
    const zeb = {
      ...person("zeb", NAME),
      person: { ...(person("zeb", NAME) as { person: object }).person, email: MAIL },
    };
    const changeSets = [
      { ...changeSet("c1", [...others, zeb as ReturnType<typeof person>]), reason: `${NAME} joins` },
      ...Array.from({ length: 5 }, (_, i) => ({ ...changeSet(`d${i}`), reason: `asked by ${MAIL}, ${i}` })),
    ];
    for (const [base, one] of changeSets.entries())
      valueOf(
        await store.commit({
          orgId: "acme",
          base,
          changeSet: one,
          owners: [],
          documents: { problems: `row ${base}: ${NAME} is listed twice` },
        }),
      );
    const scenario = {
      id: "s1",
      name: `Without ${NAME}`,
      orgId: "acme",
      baseRevision: 0,
      baseHash: "0".repeat(64),
      status: "open",
      changeSets: [changeSet("s", [zeb as ReturnType<typeof person>])],
      archivedChanges: [],
      pins: [],
      approvals: [],
      comments: [],
      participants: [],
      consultations: [],
      events: [],
    } as Partial<Scenario> as Scenario;
    valueOf(await store.saveScenario(scenario, 0));
    valueOf(await store.saveScenario({ ...scenario, name: `Never without ${NAME}` }, 1));
    const { records } = orgOf("ceo > zeb", { people: { zeb: { name: NAME } } });
    valueOf(await store.keepSnapshot("acme", { revision: 6, on: "2026-06-01", records, held: [] }));
    // What the planner samples, and what a checkpoint writes out.
    await ask(url, "ANALYZE");
    await ask(url, "CHECKPOINT");
  });
  afterAll(async () => {
    await store.close();
    await server.close();
  });

  test("statistics never sample texts", async () => {
    const sampled = await ask<{ attname: string }>(
      url,
      `SELECT attname FROM pg_stats WHERE schemaname = 'onethread' AND most_common_vals::text || coalesce(histogram_bounds::text, '') LIKE '%Bo%'`,
    );
    expect(sampled).toEqual([]);
  });

  test("a reader that began before is named, and ends with the next erasure", async () => {
    const reader = new Client({ connectionString: url });
    await reader.connect();
    await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
    const erased = await store.erase("acme", "p0");
    await reader.end();
    expect(valueOf(erased).remains.join(" ")).toContain("transactions that began before");
    expect(valueOf(await store.erase("acme", "p0")).remains.join(" ")).not.toContain("began before");
  });

  test("neither name nor e-mail is left in any file of the server; the history still verifies", async () => {
    expect(filesWith(server.dataFolder)).not.toEqual([]);
    const erased = valueOf(await store.erase("acme", personId("zeb")));
    expect(erased.texts).toBeGreaterThan(0);
    expect(erased.remains.filter((line) => !line.startsWith("Backups"))).toEqual([]);
    expect(filesWith(server.dataFolder)).toEqual([]);
    expect(await store.snapshotKeys("acme")).toEqual([]);
    const report = await store.verify();
    expect(report.damages).toEqual([]);
    const revisions = [];
    for await (const revision of store.revisions("acme")) revisions.push(revision);
    expect(revisions).toHaveLength(6);
    expect(JSON.stringify(revisions)).toContain("Somebody 2");
  });

  test("what the server keeps by its settings is said", async () => {
    await ask(url, "ALTER SYSTEM SET wal_recycle = on");
    await ask(url, "ALTER SYSTEM SET log_min_duration_statement = 1000");
    await ask(url, "SELECT pg_reload_conf()");
    const { remains } = valueOf(await store.erase("acme", personId("zeb")));
    expect(remains.join("\n")).toMatch(/wal_recycle = on[^]*log of the server/);
  });
});

/** Files below a folder that hold the name or the address. */
function filesWith(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return [NAME, MAIL, "Quackenbush", "quackenbush"].some((text) => bytes.includes(text));
    })
    .map((path) => relative(folder, path));
}
