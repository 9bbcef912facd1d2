/**
 * Programs of others that tests ask for a second opinion. `npm test` installs them where it may (Debian, as root);
 * elsewhere one loud line says which tests are skipped and how to get them to run.
 */
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { isOnPath, run, say, ticker } from "./setup.mjs";

const JUDGES = [
  {
    name: "a spreadsheet program",
    commands: ["ssconvert", "soffice"],
    package: "gnumeric",
    tests: "written XLSX files opened by another program",
  },
  { name: "zsh", commands: ["zsh"], package: "zsh", tests: "the completion script of zsh" },
  { name: "fish", commands: ["fish"], package: "fish", tests: "the completion script of fish" },
  {
    name: "Chromium",
    commands: ["chromium", "chromium-browser", "google-chrome"],
    package: "chromium",
    tests: "the web app in a real browser (test/web)",
  },
  {
    name: "PostgreSQL",
    commands: ["postgres"],
    // Debian keeps the programs of a server out of PATH.
    isFound: () => versionsIn("/usr/lib/postgresql").length > 0,
    package: "postgresql",
    before: keepServerAway,
    tests: "storage/postgres and faults/postgres",
  },
];

const isThere = ({ commands, isFound }) => commands.some(isOnPath) || isFound?.() === true;

/** Installs what is missing, or says what is skipped. Never ends the run. */
export async function installJudges() {
  const missing = JUDGES.filter((judge) => !isThere(judge));
  if (missing.length === 0) return;
  const packages = missing.map((judge) => judge.package);
  if (process.getuid?.() === 0 && isOnPath("apt-get")) {
    say(`Installing ${packages.join(", ")} with apt-get: other programs judge what we write (first run) …`);
    const ticking = ticker("installing");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { capture: true, env });
    // One by one, so that one that cannot be had does not keep the others away.
    const get = (one) =>
      run("apt-get", ["install", "-y", "-q", "--no-install-recommends", one], { capture: true, env });
    for (const judge of missing) {
      await judge.before?.(get);
      await get(judge.package);
    }
    ticking.stop();
  }
  for (const judge of missing.filter((judge) => !isThere(judge)))
    say(
      `SKIPPED ${judge.tests}: ${judge.name} is not installed. To run them: apt-get install ${judge.package}`,
    );
}

function versionsIn(folder) {
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/bin/initdb`))
    : [];
}

/** Tests start servers of their own: Debian need not make one that runs from then on. */
async function keepServerAway(get) {
  const settings = "/etc/postgresql-common/createcluster.conf";
  await get("postgresql-common");
  if (existsSync(settings) && !/^create_main_cluster/m.test(readFileSync(settings, "utf8")))
    appendFileSync(settings, "create_main_cluster = false\n");
}
