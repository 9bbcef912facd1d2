import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { heapMbFor, type HeapAsked } from "./heapRoom.ts";

const MB = 2 ** 20;
const GB = 2 ** 30;
const nothing: HeapAsked = { limit: 2 * GB, memory: 8 * GB, listBytes: 0, storeBytes: 0, isServer: false };

test.each<[string, Partial<HeapAsked>, number | null]>([
  ["nothing is named", {}, null],
  ["a list of a few thousand people", { listBytes: MB }, null],
  ["a list of a million people", { listBytes: 160 * MB }, 3840],
  ["the same where Node gives enough by itself", { listBytes: 160 * MB, limit: 4 * GB }, null],
  ["the same where the machine has less", { listBytes: 160 * MB, memory: 4 * GB }, 3072],
  [
    "the same where the machine has no more than the process",
    { listBytes: 160 * MB, memory: 2.5 * GB },
    null,
  ],
  ["a store that is large", { storeBytes: 1200 * MB }, 4800],
  ["a large store and a large list", { storeBytes: 500 * MB, listBytes: 100 * MB }, 4400],
  ["a server, which says nothing before it is asked", { isServer: true }, 4000],
  ["a tenth more than there is", { storeBytes: 550 * MB }, null],
])("%s", (_, asked, mb) => {
  expect(heapMbFor({ ...nothing, ...asked })).toBe(mb);
});

const folder = mkdtempSync(join(tmpdir(), "onethread-heap-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file that says it is so large, and holds nothing. */
function sized(name: string, bytes: number): string {
  const path = join(folder, name);
  writeFileSync(path, "");
  truncateSync(path, bytes);
  return path;
}

/** Each process says with what it was started. */
function onethread(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const hook = join(folder, "hook.cjs");
  writeFileSync(hook, 'process.stderr.write(`started ${process.execArgv.join(" ")}\\n`);');
  const { status, signal, stderr } = spawnSync(process.execPath, ["bin/onethread.js", ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], NODE_OPTIONS: `--require ${hook}`, ...env },
  });
  const [first = "", ...others] = stderr.split("\n");
  return { status, signal, starts: [first, ...others.filter((line) => line.startsWith("started"))], stderr };
}

test("a command that names a large store runs with more heap, and ends as it would by itself", () => {
  const small = onethread(["status", "--store", sized("small.db", 10_000)]);
  const large = onethread(["status", "--store", sized("large.db", 64 * GB)]);
  expect(small.starts).toEqual(["started "]);
  expect(large.starts).toEqual(["started ", expect.stringMatching(/^started --max-old-space-size=\d+$/)]);
  expect(large.status).toBe(small.status);
  expect(large.status).toBe(2);
});

test("who gave the heap keeps it", () => {
  const hook = join(folder, "hook.cjs");
  const { starts } = onethread(["status", "--store", sized("other.db", 64 * GB)], {
    NODE_OPTIONS: `--require ${hook} --max-old-space-size=500`,
  });
  expect(starts).toEqual(["started "]);
});
