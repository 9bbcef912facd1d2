/**
 * What both commands of the README need before they can do their work: a Node that is new enough, the packages of
 * the lockfile, the compiled project. Uses Node alone, because on a fresh clone nothing else is there.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { BUNDLE, isBundleFresh } from "../bin/bundle.js";

export const ROOT = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const NODE_MIN = [20, 19];

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the process with one clear line. */
export function stop(line) {
  say(`onethread: ${line}`);
  process.exit(2);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1])) {
    stop(
      `Node ${NODE_MIN.join(".")} or newer is needed; this is ${process.versions.node}. Get it from nodejs.org or your package manager.`,
    );
  }
}

/** Runs a command in the project's root. Resolves with its exit code and, when captured, what it printed. */
export function run(command, args, { capture = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", capture ? "pipe" : "inherit", capture ? "pipe" : "inherit"],
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout?.on("data", (piece) => (output += piece));
    child.stderr?.on("data", (piece) => (output += piece));
    child.on("error", (error) => done({ code: 127, output: `${output}${error.message}` }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

/**
 * Installs the lockfile's packages, once per lockfile: those that run the program, and for `withTests` the judges and
 * runners of tests too. Not `npm ci`: it refuses a lockfile without the optional binaries of other platforms, and not
 * every registry offers all of those.
 */
export async function install({ withTests = true } = {}) {
  const stampFile = join(ROOT, "node_modules", ".onethread-lock");
  const lock = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  const [stamped, extent] = existsSync(stampFile) ? readFileSync(stampFile, "utf8").split(" ") : [];
  if (stamped === lock && (extent === "tests" || !withTests)) return;
  say(`Installing packages from the npm registry (${withTests ? "with those of tests" : "first run"}) …`);
  const ticking = ticker(() => (isCompiling() ? COMPILING : "installing"));
  const { code, output } = await run(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", withTests ? "--include=dev" : "--omit=dev"],
    { capture: true },
  );
  ticking.stop();
  if (code !== 0) {
    say(output.trim());
    stop(
      "the packages could not be installed from the npm registry; the reason stands above. Nothing else was changed.",
    );
  }
  await requireSqlite();
  mkdirSync(join(ROOT, "node_modules"), { recursive: true });
  writeFileSync(stampFile, `${lock} ${withTests ? "tests" : "program"}`);
}

const SQLITE = join(ROOT, "node_modules", "better-sqlite3");
const COMPILING = "compiling SQLite, because no binary is offered for this machine (2 to 3 minutes, once)";

/** Whether npm is compiling the database driver just now: its makefile is there, and what comes of it is not. */
function isCompiling() {
  return (
    existsSync(join(SQLITE, "build", "Makefile")) &&
    !existsSync(join(SQLITE, "build", "Release", "better_sqlite3.node"))
  );
}

/** What compiling the driver takes, as commands and as packages of Debian. */
const COMPILERS = { commands: ["g++", "make", "python3"], packages: ["g++", "make", "python3"] };

/**
 * The driver of the embedded store, compiled where no binary is offered. Without it everything works but keeping an
 * organisation in a file, so that nothing ends here: one line says what is missing and how to get it.
 */
async function requireSqlite() {
  if (await loadsSqlite()) return;
  const missing = COMPILERS.commands.filter((command) => !isOnPath(command));
  if (missing.length > 0 && process.getuid?.() === 0 && isOnPath("apt-get")) {
    say(`Installing ${missing.join(", ")} with apt-get: SQLite has to be compiled here …`);
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const ticking = ticker("installing");
    await run("apt-get", ["update", "-q"], { capture: true, env });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...COMPILERS.packages], {
      capture: true,
      env,
    });
    ticking.stop();
  }
  if (COMPILERS.commands.every(isOnPath)) {
    say(`One moment: ${COMPILING} …`);
    const ticking = ticker("compiling SQLite");
    await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--include=optional"], {
      capture: true,
    });
    await run("npm", ["rebuild", "better-sqlite3"], { capture: true });
    ticking.stop();
    if (await loadsSqlite()) return;
  }
  say(
    `NOT THERE: SQLite, so that organisations cannot be kept in a file; everything else works. ${
      missing.length > 0
        ? `To get it: apt-get install ${missing.join(" ")}, then npm rebuild better-sqlite3.`
        : "It could not be compiled: npm rebuild better-sqlite3 --foreground-scripts says why."
    }`,
  );
}

async function loadsSqlite() {
  const { code } = await run(process.execPath, ["-e", 'new (require("better-sqlite3"))(":memory:")'], {
    capture: true,
  });
  return code === 0;
}

/** Whether a program of that name can be started. */
export function isOnPath(command) {
  return (process.env.PATH ?? "").split(":").some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Compiles what changed since the last time. */
export async function build() {
  if (!existsSync(join(ROOT, "dist", "cli"))) say("Compiling …");
  const { code, output } = await run(
    process.execPath,
    [join("node_modules", "typescript", "bin", "tsc"), "-b", "tsconfig.json"],
    { capture: true },
  );
  if (code !== 0) {
    say(output.trim());
    stop("the project does not compile; the compiler's words stand above.");
  }
  await bundleCli();
}

/** Bundles the command line where something was compiled since, or how it is bundled changed. */
async function bundleCli() {
  const config = "vite.cli.config.ts";
  if (
    isBundleFresh() &&
    statSync(BUNDLE).mtimeMs >= newestUnder("package-lock.json", config, "scripts/release.mjs")
  )
    return;
  const { code, output } = await run(
    process.execPath,
    [join("node_modules", "vite", "bin", "vite.js"), "build", "--config", config, "--logLevel", "warn"],
    { capture: true },
  );
  if (code !== 0) {
    say(output.trim());
    stop("the command line cannot be bundled; the bundler's words stand above.");
  }
}

const WEB = join(ROOT, "dist", "web", ".vite", "manifest.json");

/** Bundles the web app where a source is newer than the bundle. */
export async function buildWeb() {
  if (
    existsSync(WEB) &&
    statSync(WEB).mtimeMs >=
      newestUnder("src", "examples", "package-lock.json", "vite.config.ts", "scripts/release.mjs")
  )
    return;
  say("Bundling the web app …");
  const { code, output } = await run(
    process.execPath,
    [join("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"],
    { capture: true },
  );
  if (code !== 0) {
    say(output.trim());
    stop("the web app cannot be bundled; the bundler's words stand above.");
  }
}

/** When the newest of these files and folders was written, in ms. */
function newestUnder(...paths) {
  let newest = 0;
  for (const path of paths) {
    const at = join(ROOT, path);
    const files = statSync(at).isDirectory()
      ? readdirSync(at, { recursive: true }).map((one) => join(at, one))
      : [at];
    for (const file of files) newest = Math.max(newest, statSync(file).mtimeMs);
  }
  return newest;
}

/** Says every ten seconds that something still runs; `what` may be asked for it. */
export function ticker(what) {
  const start = process.hrtime.bigint();
  const timer = setInterval(
    () =>
      say(
        `  still ${typeof what === "function" ? what() : what}, ${Math.round(Number(process.hrtime.bigint() - start) / 1e9)} s`,
      ),
    10_000,
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
