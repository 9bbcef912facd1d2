import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import { openStore } from "../../src/storage/openStore.ts";
import { openPostgresRows } from "../../src/storage/postgres/open.ts";
import { ask, POSTGRES_FOLDER, preparePostgres, type PostgresServer, startPostgres } from "../postgres.ts";
import { isLong, report } from "./length.ts";
import { openLink, type Link } from "./link.ts";
import { auditLoad, startLoad, type Writer } from "./load.ts";

const WRITERS = isLong ? 20 : 5;
const FAILOVERS = isLong ? 10 : 1;

/**
 * What a primary needs so that another can take its place: names of standbys it waits for, and what `pg_rewind` reads
 * when the killed one comes back.
 */
const PRIMARY = {
  wal_log_hints: "on",
  wal_keep_size: "512MB",
  max_wal_senders: "5",
  hot_standby: "on",
  wal_sender_timeout: "5s",
};

interface Pair {
  readonly primary: PostgresServer;
  readonly standby: PostgresServer;
  /** Of a database `org`, through an address that stays. */
  readonly url: string;
  readonly link: Link;
}

const pairs: Pair[] = [];
afterEach(closePairs, 120_000);

async function closePairs(): Promise<void> {
  for (const { primary, standby, link } of pairs.splice(0)) {
    link.close();
    await standby.close();
    await primary.close();
  }
}

async function startPair(isSynchronous: boolean): Promise<Pair> {
  const primary = await startPostgres({ durable: true, settings: PRIMARY });
  const standby = await preparePostgres(primary.password);
  const link = await openLink(primary.port);
  const direct = await primary.newDatabase();
  const pair = { primary, standby, link, url: direct.replace(`:${primary.port}/`, `:${link.port}/`) };
  pairs.push(pair);
  await baseBackup(primary, standby);
  await standby.start();
  if (isSynchronous) {
    await ask(primary.url(), "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    await ask(primary.url(), "SELECT pg_reload_conf()");
  }
  await until(async () => {
    const [row] = await ask<{ sync_state: string }>(
      primary.url(),
      "SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'",
    );
    return row?.sync_state === (isSynchronous ? "sync" : "async");
  });
  return pair;
}

async function baseBackup(primary: PostgresServer, standby: PostgresServer): Promise<void> {
  await standby.program("pg_basebackup", [
    `--dbname=host=127.0.0.1 port=${primary.port} user=onethread application_name=standby`,
    `--pgdata=${standby.dataFolder}`,
    "--write-recovery-conf",
    "--wal-method=stream",
    "--checkpoint=fast",
    "--no-sync",
  ]);
  // Made of the primary's settings: once promoted it would wait for itself with every commit.
  standby.configure({ synchronous_standby_names: "" });
}

/** The standby takes over. A setting in `postgresql.auto.conf` came along in the backup and wins over the file. */
async function promote({ standby, link }: Pair): Promise<void> {
  await standby.program("pg_ctl", ["promote", "--wait", `--pgdata=${standby.dataFolder}`]);
  await ask(standby.url(), "ALTER SYSTEM SET synchronous_standby_names = ''");
  await ask(standby.url(), "SELECT pg_reload_conf()");
  link.leadTo(standby.port);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; !(await isSo()); await pause(20))
    if (performance.now() > end) throw new Error("It did not come about within a minute.");
}

async function audit(url: string, writers: readonly Writer[]): ReturnType<typeof auditLoad> {
  const rows = await openPostgresRows({ url });
  if (!rows.ok) throw new Error(rows.refusal.message);
  const store = openStore(rows.value, nodeTools);
  const found = await auditLoad(store, writers);
  await store.close();
  return found;
}

describe.skipIf(POSTGRES_FOLDER === null)("PostgreSQL (SKIPPED where it is not installed)", () => {
  test(`the primary is killed and the synchronous standby promoted, ${FAILOVERS} times: nothing acknowledged is lost`, async () => {
    let [acknowledged, lost, slowest] = [0, 0, 0];
    for (let failover = 0; failover < FAILOVERS; failover++) {
      const pair = await startPair(true);
      const load = await startLoad(pair.url, WRITERS);
      await pause(500 + Math.random() * 500);
      await pair.primary.kill();
      await promote(pair);
      const promoted = performance.now();
      await until(async () => load.writers.every((writer) => writer.lastAt > promoted));
      slowest = Math.max(slowest, performance.now() - promoted);
      await load.stop();
      const found = await audit(pair.url, load.writers);
      expect(found.faults).toEqual([]);
      acknowledged += found.acknowledged;
      lost += found.lost;
      if (failover === FAILOVERS - 1) await rejoin(pair);
      await closePairs();
    }
    report(
      `postgres: ${FAILOVERS} failovers to a synchronous standby under ${WRITERS} writers, ${acknowledged} commits acknowledged, ${lost} lost; all write again at most ${Math.round(slowest)} ms after promotion`,
    );
  }, 1_200_000);

  test("the harness is not blind: an asynchronous standby that receives nothing more does lose what was acknowledged", async () => {
    const pair = await startPair(false);
    const load = await startLoad(pair.url, WRITERS);
    await until(async () => load.writers.every((writer) => writer.acknowledged.length > 1));
    const receiver = await walReceiver(pair.standby);
    process.kill(receiver, "SIGSTOP");
    const frozen = performance.now();
    await until(async () => load.writers.every((writer) => writer.lastAt > frozen + 300));
    await pair.primary.kill();
    // What lies in the frozen receiver's socket must not arrive after all.
    await pair.standby.kill();
    await load.stop();
    await pair.standby.start();
    await promote(pair);
    const { acknowledged, lost } = await audit(pair.url, load.writers);
    expect(lost).toBeGreaterThan(0);
    report(
      `postgres, control: ${lost} of ${acknowledged} lost with an asynchronous standby that was frozen, as it must be`,
    );
  }, 300_000);
});

/** The killed server comes back as a standby: rewound first, never started before. */
async function rejoin({ primary, standby }: Pair): Promise<void> {
  // Before the first checkpoint after a promotion `pg_rewind` sees two servers of one history, and does nothing.
  await ask(standby.url(), "CHECKPOINT");
  await primary.program("pg_rewind", [
    `--target-pgdata=${primary.dataFolder}`,
    `--source-server=host=127.0.0.1 port=${standby.port} user=onethread dbname=postgres application_name=rewound`,
    "--write-recovery-conf",
    "--no-sync",
  ]);
  await primary.start();
  await until(async () => {
    const [row] = await ask<{ behind: string }>(
      standby.url(),
      "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) AS behind FROM pg_stat_replication WHERE state = 'streaming'",
    );
    return row?.behind === "0";
  });
}

async function walReceiver(standby: PostgresServer): Promise<number> {
  const [row] = await ask<{ pid: number }>(
    standby.url(),
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walreceiver'",
  );
  if (row === undefined) throw new Error("The standby receives nothing.");
  return row.pid;
}
