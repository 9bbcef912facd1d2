import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  appendFileSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client, type QueryResultRow } from "pg";

/**
 * A real PostgreSQL of our own for tests: own data folder, own port, own password, no other process touched. It refuses
 * to run as root, so that as root it runs as `postgres`, else as `nobody`. Only processes started here are ended.
 */
export interface PostgresServer {
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
  /** With user and password; without a name the database `postgres`. */
  url(database?: string): string;
  /** The URL of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Runs a program of PostgreSQL, such as `pg_basebackup`, as the user of the server. */
  program(name: string, args: readonly string[]): Promise<string>;
  /** Adds lines to the server's settings; they hold from the next start or reload. */
  configure(settings: Settings): void;
  /** Another server's data folder may be handed in, such as a base backup. */
  start(): Promise<void>;
  /** `SIGINT`: in order. `SIGQUIT`: immediate, as after a crash. `SIGKILL`: no word said. Resolves when it is gone. */
  stop(signal?: "SIGINT" | "SIGQUIT" | "SIGKILL"): Promise<void>;
  /** All its processes at once, as when the machine is gone. */
  kill(): Promise<void>;
  /** Stops it and deletes its folder. */
  close(): Promise<void>;
}

export type Settings = Readonly<Record<string, string>>;

export interface PostgresOptions {
  readonly settings?: Settings;
  /** Writes reach the disk before they are acknowledged. Without it a test is some three times as fast. */
  readonly durable?: boolean;
}

/** Fast, and nothing that a test about meaning could notice: it matters only to a machine that loses power. */
const FAST: Settings = { fsync: "off", full_page_writes: "off", autovacuum: "off" };

/** Where the programs of PostgreSQL are: in PATH, else where Debian puts them, newest first. Null: not installed. */
export const POSTGRES_FOLDER: string | null = findPostgres();

function findPostgres(): string | null {
  const debian = "/usr/lib/postgresql";
  const folders = [
    ...(process.env["PATH"] ?? "").split(":"),
    ...entriesOf(debian)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, "bin")),
  ];
  const isWhole = (folder: string) =>
    ["initdb", "postgres"].every((name) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return folders.find((folder) => folder !== "" && isWhole(folder)) ?? null;
}

/** PATH may hold links to two programs only; the others are looked for beside Debian's. */
function programOf(name: string): string {
  const debian = entriesOf("/usr/lib/postgresql").map((version) => `/usr/lib/postgresql/${version}/bin`);
  const found = [POSTGRES_FOLDER ?? "", ...debian].find((folder) => entriesOf(folder).includes(name));
  return found === undefined ? name : join(found, name);
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whom the server runs as: ourselves, or, as root, somebody who is not. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const row = rows.find(([name]) => name === "postgres") ?? rows.find(([name]) => name === "nobody");
  if (row === undefined) throw new Error("PostgreSQL refuses to run as root, and no other user is known.");
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGQUIT");
});

export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const server = await preparePostgres();
  await server.program("initdb", [
    "--data-checksums",
    "--username=onethread",
    "--auth=scram-sha-256",
    `--pwfile=${join(server.dataFolder, "../password")}`,
    "--locale=C",
    "--encoding=UTF8",
    "--no-sync",
    `--pgdata=${server.dataFolder}`,
  ]);
  server.configure({ ...(options.durable === true ? {} : FAST), ...options.settings });
  await server.start();
  return server;
}

/** A server with a port and an empty folder: for `start` after the folder was filled, by a base backup of another one. */
export async function preparePostgres(password = randomBytes(12).toString("hex")): Promise<PostgresServer> {
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), "onethread-pg-"));
  const dataFolder = join(folder, "data");
  const sockets = join(folder, "s");
  const port = await freePort();
  const owned = (path: string) => {
    if (user !== undefined) chownSync(path, user.uid, user.gid);
  };
  owned(folder);
  for (const path of [dataFolder, sockets]) {
    mkdirSync(path, { mode: 0o700 });
    owned(path);
  }
  writeFileSync(join(folder, "password"), password, { mode: 0o600 });
  owned(join(folder, "password"));
  const log = join(folder, "log");
  const url = (database = "postgres") => `postgres://onethread:${password}@127.0.0.1:${port}/${database}`;
  const spawned = (name: string, args: readonly string[], output: "pipe" | number) =>
    spawn(programOf(name), [...args], {
      ...user,
      cwd: folder,
      stdio: ["ignore", output, output],
      // Nothing of the caller's settings for PostgreSQL may reach it.
      env: { PATH: process.env["PATH"], PGPASSWORD: password, LC_ALL: "C" },
    });

  let server: ChildProcess | undefined;
  let databases = 0;
  const self: PostgresServer = {
    dataFolder,
    port,
    password,
    url,
    newDatabase: async () => {
      const name = `test_${++databases}`;
      await ask(url(), `CREATE DATABASE ${name} TEMPLATE template0`);
      return url(name);
    },
    program: (name, args) =>
      new Promise((resolve, reject) => {
        const child = spawned(name, args, "pipe");
        let output = "";
        child.stdout?.on("data", (piece: Buffer) => (output += piece.toString()));
        child.stderr?.on("data", (piece: Buffer) => (output += piece.toString()));
        child.on("error", reject);
        child.on("close", (code) =>
          code === 0 ? resolve(output) : reject(new Error(`${name} ended with ${code}: ${output}`)),
        );
      }),
    configure: (settings) => {
      const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
      appendFileSync(join(dataFolder, "postgresql.conf"), lines.join(""));
    },
    start: async () => {
      // The children of a killed server hold its shared memory for a moment: it refuses to start until they are gone.
      for (const until = performance.now() + 30_000; ; await pause(20)) {
        const args = [
          "-D",
          dataFolder,
          "-p",
          String(port),
          "-k",
          sockets,
          "-c",
          "listen_addresses=127.0.0.1",
        ];
        const output = openSync(log, "a");
        const child = spawned("postgres", args, output);
        closeSync(output);
        running.add(child);
        child.once("exit", () => running.delete(child));
        server = child;
        if (await accepts(url(), child)) return;
        if (performance.now() > until)
          throw new Error(`PostgreSQL does not start: ${readFileSync(log, "utf8").slice(-2000)}`);
      }
    },
    stop: async (signal = "SIGINT") => {
      const child = server;
      server = undefined;
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill(signal);
      await gone;
    },
    kill: async () => {
      // Stopped first: it neither starts others nor is it missed by its children, who would say so in their last words.
      server?.kill("SIGSTOP");
      for (const pid of childrenOf(server?.pid)) killIfThere(pid);
      await self.stop("SIGKILL");
    },
    close: async () => {
      await self.stop("SIGQUIT");
      rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
    },
  };
  chmodSync(folder, 0o700);
  return self;
}

function childrenOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const list = `/proc/${pid}/task/${pid}/children`;
  // Elsewhere than on Linux they end by themselves, some milliseconds later.
  if (!existsSync(list)) return [];
  return readFileSync(list, "utf8")
    .split(" ")
    .filter((text) => text.trim() !== "")
    .map(Number);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended with its parent.
  }
}

/** Runs statements on a connection of its own. */
export async function ask<R extends QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  // A server that ends while the connection closes says so twice.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

/** True when it answers, false when it ended without. */
async function accepts(url: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      await ask(url, "SELECT 1");
      return true;
    } catch {
      await pause(20);
    }
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
