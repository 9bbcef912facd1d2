import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { StoreRefusal } from "../../src/storage/index.ts";
import { report } from "./length.ts";

interface Result {
  readonly refusals: readonly StoreRefusal[];
  readonly acknowledged: number;
  readonly head: number;
  readonly readWhileFull: number;
  /** Whether writes were taken again once there was room; null where none could be made. */
  readonly afterwards: boolean | null;
  readonly damages: readonly unknown[];
}

const FULL = fileURLToPath(new URL("full.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "onethread-full-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A mount namespace of its own, which goes with the process; who is not root needs a namespace of users too. */
const UNSHARE = ["-m", "-Urm"].find(
  (flags) => spawnSync("unshare", [flags, "mount", "-t", "tmpfs", "tmpfs", folder]).status === 0,
);
if (UNSHARE === undefined)
  process.stderr.write("SKIPPED faults/full on a disk: unshare may not mount one here\n");

function run(command: string, args: readonly string[]): Result {
  const { status, stdout, stderr } = spawnSync(command, [...args, "sh", folder, process.execPath, FULL], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`It ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Result;
}

function expectSound(result: Result): void {
  // The third is not refused where opening the file anew has shortened its log.
  expect([2, 3]).toContain(result.refusals.length);
  expect([...new Set(result.refusals.map((refusal) => refusal.code))]).toEqual(["storage-full"]);
  expect(result.refusals[0]?.message).toMatch(/no room left.*Nothing was written.*Make room/);
  expect(result.acknowledged).toBeGreaterThan(0);
  expect([result.head, result.readWhileFull]).toEqual([result.acknowledged, result.acknowledged]);
  expect(result.damages).toEqual([]);
}

describe("SQLite where there is no room: a clear refusal, reads go on, nothing is lost", () => {
  test.skipIf(UNSHARE === undefined)("a full disk of 24 MB; writes return without a restart", () => {
    const disk =
      'mount -t tmpfs -o size=24m tmpfs "$1" && head -c 4000000 /dev/zero > "$1/ballast" && exec "$2" "$3" "$1"';
    const result = run("unshare", [UNSHARE ?? "", "sh", "-c", disk]);
    expectSound(result);
    expect(result.afterwards).toBe(true);
    report(
      `sqlite: a full disk of 24 MB: ${result.acknowledged} commits acknowledged, all read while it was full, writes again once 4 MB were freed`,
    );
  });

  test("a limit of file sizes", () => {
    // Blocks of 512 bytes in some shells, of 1024 in others: 2 or 4 MB.
    const result = run("sh", ["-c", 'ulimit -f 4096; exec "$2" "$3" "$1"']);
    expectSound(result);
    report(`sqlite: a limit of file sizes: ${result.acknowledged} commits acknowledged, all read`);
  });
});
