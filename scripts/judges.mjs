/**
 * Programs of others that tests ask for a second opinion. `npm test` installs them where it may (Debian, as root);
 * elsewhere one loud line says which tests are skipped and how to get them to run.
 */
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
];

/** Installs what is missing, or says what is skipped. Never ends the run. */
export async function installJudges() {
  const missing = JUDGES.filter(({ commands }) => !commands.some(isOnPath));
  if (missing.length === 0) return;
  const packages = missing.map((judge) => judge.package);
  if (process.getuid?.() === 0 && isOnPath("apt-get")) {
    say(`Installing ${packages.join(", ")} with apt-get: other programs judge what we write (first run) …`);
    const ticking = ticker("installing");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { capture: true, env });
    // One by one, so that one that cannot be had does not keep the others away.
    for (const one of packages)
      await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", one], { capture: true, env });
    ticking.stop();
  }
  for (const judge of missing.filter(({ commands }) => !commands.some(isOnPath)))
    say(
      `SKIPPED ${judge.tests}: ${judge.name} is not installed. To run them: apt-get install ${judge.package}`,
    );
}
