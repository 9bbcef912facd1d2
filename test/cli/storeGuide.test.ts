import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BIN, ROOT, workFolder } from "./onethread.ts";

const WORK = workFolder();
symlinkSync(join(ROOT, "examples"), join(WORK, "examples"));
writeFileSync(join(WORK, "secret.txt"), "correct horse battery staple\n");
mkdirSync(join(WORK, "bin"));
writeFileSync(join(WORK, "bin", "onethread"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
chmodSync(join(WORK, "bin", "onethread"), 0o755);

/** The commands of the tour, in order. */
const COMMANDS = [
  ...readFileSync(join(ROOT, "docs", "guides", "store.md"), "utf8").matchAll(/```sh\n([\s\S]*?)```/g),
].flatMap(([, block = ""]) => block.trim().split("\n"));

/** "No" is what the tour shows here: areas that are not single-threaded, several who claim, a refusal, a conflict. */
const SAYS_NO = [/^onethread check /, /^onethread scenario approve /, /^onethread rebase /];

test("the tour of the guide runs as it stands there", () => {
  const outcomes = COMMANDS.map((command) => {
    const { status, stderr, stdout } = spawnSync("sh", ["-c", command], {
      cwd: WORK,
      encoding: "utf8",
      env: { ...process.env, PATH: `${join(WORK, "bin")}:${process.env["PATH"] ?? ""}` },
    });
    const isFine = status === 0 || (status === 1 && SAYS_NO.some((one) => one.test(command)));
    return isFine ? "" : `${command}: ${String(status)} ${stdout.slice(-300)} ${stderr.slice(-300)}`;
  });
  expect(COMMANDS.length).toBeGreaterThan(25);
  expect(outcomes.filter((outcome) => outcome !== "")).toEqual([]);
}, 600_000);
