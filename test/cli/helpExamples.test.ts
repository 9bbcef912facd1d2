import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { CliDeps } from "../../src/cli/deps.ts";
import { buildProgram } from "../../src/cli/main.ts";
import { verbsOf } from "../../src/cli/verbsOf.ts";
import { BIN, workFolder } from "./onethread.ts";
import { copyOf, storeTemplate } from "./storeTemplate.ts";

const WORK = workFolder();
const TEMPLATE = join(WORK, "template");
mkdirSync(join(WORK, "bin"));
writeFileSync(join(WORK, "bin", "onethread"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
chmodSync(join(WORK, "bin", "onethread"), 0o755);
beforeAll(() => {
  storeTemplate(TEMPLATE);
});

/** The commands that a help text opens with; what follows three blanks is a remark, and files of the user stay. */
function examplesOf(help: string): string[] {
  const head = help.slice(0, help.indexOf("Usage:")).replaceAll(/ \\\n\s+/g, " ");
  return head
    .split("\n")
    .map((line) => line.replace(/^(?:Examples?:)?\s+/, "").replace(/ {3,}.*$/, ""))
    .filter((line) => /\bonethread /.test(line))
    .map((line) => line.replace(/ >>? .*$/, " > /dev/null"));
}

/** No verb runs here, so nothing is asked of the outside. */
const VERBS = verbsOf(buildProgram({} as CliDeps)).map(({ name, command }) => {
  let help = "";
  command.configureOutput({ writeOut: (piece) => (help += piece), getOutHelpWidth: () => 80 });
  command.outputHelp();
  return { name, help };
});

/** Verbs that go on until they are ended. */
const SERVES = ["serve"];

/** Run where there is no store yet. */
const BEFORE_A_STORE = ["init"];

describe.each(VERBS)("$name --help", ({ name, help }) => {
  test("opens with an example and fits one screen of 80 columns", () => {
    expect(examplesOf(help)).not.toEqual([]);
    expect(help.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
    expect(help.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
  test("its examples run", () => {
    const cwd = copyOf(TEMPLATE, join(WORK, name.replaceAll(" ", "-")));
    if (BEFORE_A_STORE.includes(name)) rmSync(join(cwd, "onethread.db"));
    const outcomes = examplesOf(help).map((command) => {
      const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
        cwd,
        encoding: "utf8",
        env: { ...process.env, PATH: `${join(WORK, "bin")}:${process.env["PATH"] ?? ""}`, HOME: WORK },
        timeout: SERVES.includes(name) ? 8_000 : 60_000,
      });
      if (SERVES.includes(name))
        return stdout.includes("http://127.0.0.1:") ? "runs" : `${command}: ${stderr}`;
      // 1 is an answer: findings, or nobody owns it.
      return status === 0 || status === 1 ? "runs" : `${command}: ${String(status)} ${stderr.slice(0, 400)}`;
    });
    expect(outcomes.filter((outcome) => outcome !== "runs")).toEqual([]);
  });
});
