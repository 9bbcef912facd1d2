import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { onethread, workFolder } from "./onethread.ts";

const WORK = workFolder();
writeFileSync(join(WORK, "people.csv"), "id\n");

const has = (shell: string): boolean => spawnSync(shell, ["-c", "exit 0"]).status === 0;

/** What bash offers for a line that ends at the cursor. */
function offered(...words: string[]): string[] {
  const script = onethread(WORK, "completion", "bash").stdout;
  const { stdout, stderr } = spawnSync(
    "bash",
    [
      "-c",
      `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _onethread; printf '%s\\n' "\${COMPREPLY[@]}"`,
      "-",
      ...words,
    ],
    { cwd: WORK, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

describe("bash", () => {
  test.each([
    ["verbs", ["onethread", "co"], ["compare", "convert", "completion"]],
    ["options of the verb", ["onethread", "convert", "--fo"], ["--force"]],
    ["values of an option", ["onethread", "convert", "--to", "cs"], ["csv"]],
    ["values of an argument", ["onethread", "completion", ""], ["bash", "zsh", "fish"]],
    ["files elsewhere", ["onethread", "check", "peo"], ["people.csv"]],
    ["files after an option that takes one", ["onethread", "check", "--config", "peo"], ["people.csv"]],
    ["verbs below a verb", ["onethread", "scenario", "st"], ["strike"]],
    ["options of verbs below a verb", ["onethread", "scenario", "add", "--eff"], ["--effective"]],
    ["files below a verb", ["onethread", "scenario", "import", "peo"], ["people.csv"]],
    ["nothing that is not there", ["onethread", "check", "--nope"], []],
  ])("offers %s", (_, words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

describe.each([
  ["zsh", ["-n"]],
  ["fish", ["--no-execute"]],
])("%s", (shell, flags) => {
  test.skipIf(!has(shell))("accepts its script", () => {
    const script = onethread(WORK, "completion", shell).stdout;
    expect(script).toContain("onethread");
    const file = join(WORK, `completion.${shell}`);
    writeFileSync(file, script);
    const { status, stderr } = spawnSync(shell, [...flags, file], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

test("another shell is refused with those there are", () => {
  const { status, stderr } = onethread(WORK, "completion", "tcsh");
  expect(status).toBe(2);
  expect(stderr).toContain("bash, zsh, fish");
});
