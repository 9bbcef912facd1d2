import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXAMPLES } from "../../src/cli/commands/examples.ts";
import { onethread, onethreadJson, ROOT, workFolder } from "./onethread.ts";

const WORK = workFolder();

describe("examples", () => {
  test("lists every sample organisation that is there", () => {
    const folders = readdirSync(join(ROOT, "examples")).filter((name) => name !== "yardsticks");
    expect(EXAMPLES.map((one) => one.name).sort()).toEqual(folders.sort());
  });
  test.each(EXAMPLES)("what it says to try on $name works", ({ tries }) => {
    for (const [command] of tries) {
      const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? "");
      const name = EXAMPLES.find((one) => one.tries.some(([other]) => other === command))?.name ?? "";
      const at = args.map((arg) => arg.replace("PATH", join(ROOT, "examples", name)));
      const { status, stderr } = onethread(WORK, ...at);
      expect([0, 1], `${at.join(" ")}: ${stderr}`).toContain(status);
    }
  });
  test("--copy makes a copy once, and never over something", () => {
    const copy = join(WORK, "copy");
    expect(onethread(WORK, "examples", "govuk", "--copy", copy).status).toBe(0);
    expect(existsSync(join(copy, "assets.csv")) && existsSync(join(copy, "LICENSE.source"))).toBe(true);
    const again = onethread(WORK, "examples", "govuk", "--copy", copy);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("nothing was copied");
    expect(onethread(WORK, "examples", "--copy", join(WORK, "all")).status).toBe(2);
  });
  test("an unknown name is answered with the names", () => {
    const { status, stderr } = onethread(WORK, "examples", "acme");
    expect(status).toBe(2);
    expect(stderr).toContain("govuk");
  });
});

describe("doctor", () => {
  test("names what is needed, what is there and what to do about the rest", () => {
    const { ok, parts } = onethreadJson(WORK, "doctor");
    expect(ok).toBe(true);
    expect(parts.find((part: { name: string }) => part.name === "Node")).toMatchObject({
      state: "has",
      isNeeded: true,
      found: expect.stringContaining(process.versions.node),
    });
    for (const part of parts) if (part.state !== "has") expect(part.wayOut).not.toBe("");
  });
});
