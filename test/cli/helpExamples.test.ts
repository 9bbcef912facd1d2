import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CliDeps } from "../../src/cli/deps.ts";
import { buildProgram } from "../../src/cli/main.ts";
import { verbsOf } from "../../src/cli/verbsOf.ts";
import { BIN, onethread, ROOT, SG22, workFolder } from "./onethread.ts";

const WORK = workFolder();
symlinkSync(join(ROOT, "examples"), join(WORK, "examples"));
cpSync(join(SG22, "people.csv"), join(WORK, "people.csv"));
mkdirSync(join(WORK, "bin"));
writeFileSync(join(WORK, "bin", "onethread"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
chmodSync(join(WORK, "bin", "onethread"), 0o755);

/** The commands that a help text opens with; what follows three blanks is a remark, and files of the user stay. */
function examplesOf(help: string): string[] {
  const head = help.slice(0, help.indexOf("Usage:"));
  return head
    .split("\n")
    .map((line) => line.replace(/^(?:Examples?:)?\s+/, "").replace(/ {3,}.*$/, ""))
    .filter((line) => /\bonethread /.test(line))
    .map((line) => line.replace(/ >>? .*$/, " > /dev/null"));
}

// No verb runs here, so nothing is asked of the outside.
const VERBS = verbsOf(buildProgram({} as CliDeps)).map(({ name }) => name);

describe.each(VERBS)("%s --help", (verb) => {
  const { stdout } = onethread(WORK, ...verb.split(" "), "--help");
  test("opens with an example", () => {
    expect(examplesOf(stdout)).not.toEqual([]);
  });
  test("its examples run", () => {
    const outcomes = examplesOf(stdout).map((command) => {
      const { status, stderr } = spawnSync("sh", ["-c", command], {
        cwd: WORK,
        encoding: "utf8",
        env: { ...process.env, PATH: `${join(WORK, "bin")}:${process.env["PATH"] ?? ""}`, HOME: WORK },
        timeout: 60_000,
      });
      // 1 is an answer: findings, or nobody owns it.
      return status === 0 || status === 1 ? "runs" : `${command}: ${String(status)} ${stderr.slice(0, 400)}`;
    });
    expect(outcomes.filter((outcome) => outcome !== "runs")).toEqual([]);
  });
});
