import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { onethread, workFolder } from "./onethread.ts";

const WORK = workFolder();
const TEXT = "* @acme/pay @alice\n/docs/ docs@example.invalid\n/opt.md @acme/opt\n";
const REPO = join(WORK, "in", "acme", "pay");
mkdirSync(REPO, { recursive: true });
writeFileSync(join(REPO, "CODEOWNERS"), TEXT);

describe("CODEOWNERS alone", () => {
  test("is read, and what is written from it is read back the same", () => {
    let from = join(WORK, "in");
    for (const round of ["once", "twice"]) {
      const out = join(WORK, round);
      const { status, stderr } = onethread(WORK, "convert", from, "--to", "codeowners", "--out", out);
      expect([status, stderr.includes("could be read")]).toEqual([0, false]);
      expect(readFileSync(join(out, "repos", "acme", "pay", "CODEOWNERS"), "utf8")).toBe(TEXT);
      from = out;
    }
  });

  test.each(["https://github.com/acme/pay", "git@github.com:acme/pay.git", "github:acme/pay", "acme/pay"])(
    "%s is answered by the line for everything",
    (address) => {
      const { stdout } = onethread(WORK, "who", address, join(WORK, "in"), "--json");
      expect(stdout).toContain("@acme/pay");
      expect(stdout).not.toContain("@acme/opt");
    },
  );

  test("a file that says nothing is still refused", () => {
    const empty = join(WORK, "empty");
    mkdirSync(empty);
    writeFileSync(join(empty, "CODEOWNERS"), "# nobody yet\n");
    expect(onethread(WORK, "check", empty).status).toBe(2);
  });
});
