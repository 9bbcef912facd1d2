import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

export const ROOT = resolve(import.meta.dirname, "../..");
export const BIN = join(ROOT, "bin", "onethread.js");
export const SG22 = join(ROOT, "examples", "sourcegraph-2022-05-15");
export const GOVUK = join(ROOT, "examples", "govuk");

/** A folder that goes when the test file ends. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "onethread-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the built command line as a process of its own. */
export function onethread(cwd: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: "utf8" });
  return { stdout, stderr, status };
}

/** The same with `--json`, parsed. */
export function onethreadJson(cwd: string, ...args: string[]) {
  const { stdout, stderr } = onethread(cwd, ...args, "--json");
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`no JSON from ${args.join(" ")}: ${stdout.slice(0, 300)} ${stderr.slice(0, 300)}`);
  }
}
