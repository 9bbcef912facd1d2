import { spawn } from "node:child_process";
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
  test("its examples run", async () => {
    const cwd = copyOf(TEMPLATE, join(WORK, name.replaceAll(" ", "-")));
    if (BEFORE_A_STORE.includes(name)) rmSync(join(cwd, "onethread.db"));
    const outcomes: string[] = [];
    for (const command of examplesOf(help)) {
      const { status, stdout, stderr } = await ran(command, cwd, SERVES.includes(name));
      // 1 is an answer: findings, or nobody owns it.
      const isRunning = SERVES.includes(name) ? SERVED.test(stdout) : status === 0 || status === 1;
      outcomes.push(isRunning ? "runs" : `${command}: ${String(status)} ${stderr.slice(0, 400)}`);
    }
    expect(outcomes.filter((outcome) => outcome !== "runs")).toEqual([]);
  });
});

const SERVED = /http:\/\/127\.0\.0\.1:/;

/** The command in a shell of its own; one that serves is ended, with all it started, once it says where. */
function ran(command: string, cwd: string, isServing: boolean) {
  const env = { ...process.env, PATH: `${join(WORK, "bin")}:${process.env["PATH"] ?? ""}`, HOME: WORK };
  const child = spawn("sh", ["-c", command], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  const end = (): boolean => process.kill(-child.pid!, "SIGKILL");
  child.stdout.on("data", (piece) => {
    said.stdout += String(piece);
    if (isServing && SERVED.test(said.stdout)) end();
  });
  child.stderr.on("data", (piece) => (said.stderr += String(piece)));
  const patience = setTimeout(end, 60_000);
  return new Promise<typeof said & { readonly status: number | null }>((done) =>
    child.on("close", (status) => {
      clearTimeout(patience);
      done({ ...said, status });
    }),
  );
}
