import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFiles } from "./writeFiles.ts";

let root = "";
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "onethread-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

test("files and their folders appear, and nothing else stays", () => {
  const result = writeFiles(root, [file("a/b.yaml", "1"), file("c.csv", "2")], { replace: false });
  expect(result).toEqual({ ok: true, written: [join(root, "a/b.yaml"), join(root, "c.csv")] });
  expect(readdirSync(root, { recursive: true }).sort()).toEqual(["a", "a/b.yaml", "c.csv"]);
});

test("other content is replaced only when asked, and the same content is no conflict", () => {
  writeFileSync(join(root, "c.csv"), "old");
  const files = [file("b.csv", "new"), file("c.csv", "new")];
  const first = writeFiles(root, files, { replace: false });
  expect(first.ok ? "" : first.refusal).toContain(`${join(root, "c.csv")} is there already`);
  expect(readdirSync(root)).toEqual(["c.csv"]);
  expect(readFileSync(join(root, "c.csv"), "utf8")).toBe("old");
  expect(writeFiles(root, files, { replace: true }).ok).toBe(true);
  expect(writeFiles(root, files, { replace: false }).ok).toBe(true);
});

test.each(["../out.csv", "/etc/x", "a/../../x", "", "a//b", "a\\b"])("%j is refused", (name) => {
  expect(writeFiles(root, [file(name, "x")], { replace: true }).ok).toBe(false);
  expect(readdirSync(root)).toEqual([]);
});

test("no file goes through a link, and a folder where a file must go stays", () => {
  mkdirSync(join(root, "real"));
  symlinkSync(join(root, "real"), join(root, "link"));
  mkdirSync(join(root, "people.csv"));
  for (const name of ["link/x.csv", "people.csv"])
    expect(writeFiles(root, [file("first.csv", "x"), file(name, "x")], { replace: true }).ok).toBe(false);
  expect(readdirSync(root, { recursive: true }).sort()).toEqual(["link", "people.csv", "real"]);
});

test("files to remove go once the others stand, never outside the folder", () => {
  writeFileSync(join(root, "old.yaml"), "x");
  expect(writeFiles(root, [file("new.yaml", "y")], { replace: true, removed: ["../x"] }).ok).toBe(false);
  expect(readdirSync(root)).toEqual(["old.yaml"]);
  expect(writeFiles(root, [file("new.yaml", "y")], { replace: true, removed: ["old.yaml"] }).ok).toBe(true);
  expect(readdirSync(root)).toEqual(["new.yaml"]);
});
