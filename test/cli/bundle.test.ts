import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, workFolder } from "./onethread.ts";

const WORK = workFolder();
cpSync(join(ROOT, "bin"), join(WORK, "bin"), { recursive: true });
cpSync(join(ROOT, "dist/cli/heapRoom.js"), join(WORK, "dist/cli/heapRoom.js"));
writeFileSync(join(WORK, "package.json"), '{"type":"module"}');

function written(name: string, text: string, second: number): void {
  const file = join(WORK, "dist", name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, second, second);
}
const says = (word: string): string => `export const main = () => console.log("${word}");`;
const COMPILED = ["pure.tsbuildinfo", "web.tsbuildinfo", "node.tsbuildinfo"];

test.each([
  ["bundled", "after everything was compiled", 50],
  ["bundled", "with the same time, as unpacked", 30],
  ["compiled", "before the last part was compiled", 20],
])("what runs is %s where it was bundled %s", (word, _, second) => {
  COMPILED.forEach((name, k) => written(name, "", 10 + 10 * k));
  written("cli/main.js", says("compiled"), 10);
  written("cli/bundle/main.js", says("bundled"), second);
  const { stdout } = spawnSync(process.execPath, [join(WORK, "bin/onethread.js")], { encoding: "utf8" });
  expect(stdout).toBe(`${word}\n`);
});
