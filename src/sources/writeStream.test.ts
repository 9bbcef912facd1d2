import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeStream } from "./writeStream.ts";

const WORK = mkdtempSync(join(tmpdir(), "onethread-stream-"));
afterAll(() => rmSync(WORK, { recursive: true, force: true }));

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text === "!") throw new Error("the source failed");
    yield new TextEncoder().encode(text);
  }
}

describe("a file from pieces", () => {
  test("is written whole, for its owner alone", async () => {
    const path = join(WORK, "whole");
    expect(await writeStream(path, pieces("ab", "cd"), { replace: false })).toEqual({ ok: true, bytes: 4 });
    expect(readFileSync(path, "utf8")).toBe("abcd");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
  test("takes the place of another only when asked to", async () => {
    const path = join(WORK, "kept");
    writeFileSync(path, "mine");
    expect(await writeStream(path, pieces("new"), { replace: false })).toMatchObject({
      ok: false,
      refusal: expect.stringContaining("is there already"),
    });
    expect(readFileSync(path, "utf8")).toBe("mine");
    await writeStream(path, pieces("new"), { replace: true });
    expect(readFileSync(path, "utf8")).toBe("new");
  });
  test("leaves nothing where its source fails", async () => {
    const folder = join(WORK, "failed");
    mkdirSync(folder);
    await expect(writeStream(join(folder, "file"), pieces("ab", "!"), { replace: false })).rejects.toThrow(
      "the source failed",
    );
    expect(readdirSync(folder)).toEqual([]);
  });
  test.each([
    ["a folder that is not there", join("none", "file"), "there is no such file"],
    ["a folder in its place", ".", "is no file"],
  ])("is refused for %s", async (_, name, words) => {
    const result = await writeStream(join(WORK, name), pieces("ab"), { replace: true });
    expect(result).toMatchObject({ ok: false, refusal: expect.stringContaining(words) });
  });
});
