/**
 * A PostgreSQL of its own for benches, durable as it is by default: own folder, own port, no other process touched. As
 * root it runs as `postgres`, which it asks for.
 */
import { execFileSync, spawn } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";

const DEBIAN = "/usr/lib/postgresql";

/** `{url(database), cpuMs(), close()}`, or null where PostgreSQL is not installed. */
export async function startPostgres() {
  const programs = folderOfPrograms();
  if (programs === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "onethread-bench-pg-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const user = serverUser();
  if (user !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const env = { PATH: process.env.PATH, LC_ALL: "C" };
  const options = { ...user, cwd: folder, env, stdio: "ignore" };
  const init = ["--username=onethread", "--auth=trust", "--locale=C", "--encoding=UTF8", "-k", "-D", data];
  execFileSync(join(programs, "initdb"), init, options);
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", "max_wal_size=4GB", "shared_buffers=256MB"];
  const args = ["-D", data, "-p", String(port), "-k", folder, ...settings.flatMap((one) => ["-c", one])];
  const server = spawn(join(programs, "postgres"), args, options);
  process.once("exit", () => server.kill("SIGQUIT"));
  const url = (database = "postgres") => `postgres://onethread@127.0.0.1:${port}/${database}`;
  for (let tries = 0; !(await answers(url())); tries++) {
    if (tries > 300) throw new Error("PostgreSQL does not start.");
    await pause(100);
  }
  return {
    url,
    newDatabase: async (name) => {
      await ask(url(), `CREATE DATABASE ${name} TEMPLATE template0`);
      return url(name);
    },
    pid: server.pid,
    close: async () => {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGQUIT");
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

/** CPU milliseconds of a server and all its processes so far, those that ended included. Linux only. */
export function serverCpuMs(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return [String(pid), ...children].reduce((sum, one) => sum + processCpuMs(one, one === String(pid)), 0);
}

function processCpuMs(pid, withEnded) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, withEnded ? 15 : 13).reduce((sum, one) => sum + Number(one), 0);
    return ticks * 10;
  } catch {
    // It ended meanwhile: its parent counts it.
    return 0;
  }
}

function folderOfPrograms() {
  try {
    const [newest] = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
    return join(DEBIAN, newest, "bin");
  } catch {
    return null;
  }
}

function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const rows = readFileSync("/etc/passwd", "utf8").split("\n");
  const row =
    rows.find((line) => line.startsWith("postgres:")) ?? rows.find((line) => line.startsWith("nobody:"));
  const [, , uid, gid] = row.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

async function answers(url) {
  try {
    await ask(url, "SELECT 1");
    return true;
  } catch {
    return false;
  }
}

async function ask(url, text) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
