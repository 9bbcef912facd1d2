import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { availableParallelism, freemem, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import type { CliDeps } from "./deps.ts";
import { EXAMPLES, EXAMPLES_ROOT } from "./commands/examples.ts";

/** One thing this machine has or lacks. */
export interface MachinePart {
  readonly name: string;
  /** `old`: there, but too old for its purpose. */
  readonly state: "has" | "lacks" | "old";
  /** Version or size as found. */
  readonly found: string | null;
  readonly purpose: string;
  readonly wayOut: string;
  /** Without it the program itself does not work; else only the part named in `purpose` does not. */
  readonly isNeeded: boolean;
}

/** A program asked for its version, under the first of its names that answers. */
interface Program {
  readonly name: string;
  readonly commands: readonly string[];
  readonly purpose: string;
  readonly wayOut: string;
}

type StoreOpening = Pick<CliDeps, "openStore" | "closeStore">;

const NODE_MIN = [20, 19] as const;

const PROGRAMS: readonly Program[] = [
  {
    name: "git",
    commands: ["git"],
    purpose: "keeping the YAML folder of an organisation under version control",
    wayOut: "Debian: apt-get install git.",
  },
  {
    name: "Chromium",
    commands: ["chromium", "chromium-browser", "google-chrome"],
    purpose: "the browser tests of npm test; the report opens in any browser",
    wayOut: "Debian: apt-get install chromium.",
  },
  {
    name: "PostgreSQL",
    commands: ["postgres", ...debianServers(), "psql"],
    purpose: "the tests of stores on a server; a store on a server elsewhere needs nothing here",
    wayOut: "Debian: apt-get install postgresql. Without it those tests are skipped, and say so.",
  },
  {
    name: "LibreOffice",
    commands: ["soffice", "libreoffice"],
    purpose: "a second opinion on written XLSX files in npm test",
    wayOut: "Debian: apt-get install libreoffice-calc. Without it that test is skipped, and says so.",
  },
  {
    name: "Gnumeric",
    commands: ["ssconvert"],
    purpose: "another opinion on written XLSX files in npm test",
    wayOut: "Debian: apt-get install gnumeric. Without it that test is skipped, and says so.",
  },
];

/**
 * Looks at Node, memory, disk, the sample organisations, the drivers of stores and programs that some parts use. Changes
 * nothing but a temporary file.
 * @param server the address of a database server that is to be tried, where one is set.
 */
export async function inspectMachine(
  { openStore, closeStore }: StoreOpening,
  server?: string,
): Promise<readonly MachinePart[]> {
  const programs = await Promise.all(PROGRAMS.map(inspectProgram));
  return [
    inspectNode(),
    inspectMemory(),
    inspectFolder("temporary folder", tmpdir()),
    inspectExamples(),
    await inspectSqlite({ openStore, closeStore }),
    ...(server === undefined ? [] : [await inspectServer({ openStore, closeStore }, server)]),
    ...programs,
  ];
}

function inspectNode(): MachinePart {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNew = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
  return {
    name: "Node",
    state: isNew ? "has" : "old",
    found: `${process.versions.node}, ${process.platform} ${process.arch}`,
    purpose: "running Onethread",
    wayOut: `Version ${NODE_MIN.join(".")} or newer is needed: nodejs.org or your package manager.`,
    isNeeded: true,
  };
}

/** Measured at a million people: bench/README.md. */
const BYTES_PER_PERSON = 1000;
/** A list of more is longer than may be read: docs/guides/formats.md#limits. */
const PEOPLE_MAX = 2_000_000;

function inspectMemory(): MachinePart {
  const people = Math.min(PEOPLE_MAX, Math.floor(freemem() / BYTES_PER_PERSON / 1000) * 1000);
  return {
    name: "memory and processors",
    state: "has",
    found: `${gb(freemem())} of ${gb(totalmem())} free, ${availableParallelism()} processors`,
    purpose: `organisations of up to ${people.toLocaleString("en")} people`,
    wayOut: "",
    isNeeded: false,
  };
}

function inspectFolder(name: string, folder: string): MachinePart {
  const part = {
    name,
    purpose: "files that are being written",
    wayOut: `Make ${folder} writable.`,
    isNeeded: false,
  };
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return { ...part, state: "has", found: `${folder}, ${gb(bavail * bsize)} free` };
  } catch {
    return { ...part, state: "lacks", found: folder };
  }
}

function inspectExamples(): MachinePart {
  const missing = EXAMPLES.filter((one) => !existsSync(join(EXAMPLES_ROOT, one.name)));
  return {
    name: "sample organisations",
    state: missing.length === 0 ? "has" : "lacks",
    found: `${EXAMPLES.length - missing.length} of ${EXAMPLES.length}`,
    purpose: "onethread start without a path, and onethread examples",
    wayOut:
      missing.length === 0
        ? ""
        : `Missing: ${missing.map((one) => one.name).join(", ")}. Install Onethread again.`,
    isNeeded: false,
  };
}

/** Makes a store in the temporary folder, opens it and takes it away: whether the driver loads is told by nothing less. */
async function inspectSqlite({ openStore, closeStore }: StoreOpening): Promise<MachinePart> {
  const folder = mkdtempSync(join(tmpdir(), "onethread-doctor-"));
  try {
    const opened = await openStore(join(folder, "trial.db"));
    if (opened.ok) await closeStore(opened.value);
    return {
      name: "SQLite",
      state: opened.ok ? "has" : "lacks",
      found: opened.ok ? "a store was made and opened" : null,
      purpose: "keeping organisations in a file: onethread init",
      wayOut: opened.ok
        ? ""
        : "It is compiled where no binary is offered. Debian: apt-get install g++ make python3, then npm rebuild better-sqlite3.",
      isNeeded: false,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inspectServer({ openStore, closeStore }: StoreOpening, address: string): Promise<MachinePart> {
  const opened = await openStore(address);
  if (opened.ok) await closeStore(opened.value);
  return {
    name: "the server of ONETHREAD_STORE",
    state: opened.ok ? "has" : "lacks",
    found: opened.ok ? opened.value.address : null,
    purpose: "organisations kept there",
    wayOut: opened.ok ? "" : opened.refusal.message,
    isNeeded: false,
  };
}

async function inspectProgram({ name, commands, purpose, wayOut }: Program): Promise<MachinePart> {
  for (const command of commands) {
    const found = await versionOf(command);
    if (found !== undefined) return { name, state: "has", found, purpose, wayOut, isNeeded: false };
  }
  return { name, state: "lacks", found: null, purpose, wayOut, isNeeded: false };
}

function versionOf(command: string): Promise<string | undefined> {
  return new Promise((done) => {
    execFile(command, ["--version"], { timeout: 5000, encoding: "utf8" }, (error, stdout, stderr) => {
      const [line = ""] = `${stdout}\n${stderr}`.trim().split("\n");
      done(error === null ? versionIn(line) : undefined);
    });
  });
}

/** "Chromium 156.0 built on Debian" → "Chromium 156.0": what comes after the number is the packager's. */
const versionIn = (line: string): string =>
  /^.*?\d[\w.+~-]*/.exec(line.trim())?.[0].slice(0, 60) ?? line.slice(0, 60);

const gb = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GB`;

/** Debian keeps the programs of a server out of PATH, one folder a version. */
function debianServers(): string[] {
  const root = "/usr/lib/postgresql";
  return existsSync(root) ? readdirSync(root).map((version) => join(root, version, "bin", "postgres")) : [];
}
