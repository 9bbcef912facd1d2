import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFiles } from "./readFiles.ts";

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "onethread-"));
  const put = (path: string, text = "x"): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const path of [
    "company/people.csv",
    "company/areas/pay.yaml",
    "company/.github/CODEOWNERS",
    "company/README.md",
    "company/services/shop/catalog-info.yaml",
    "company/old/people.csv",
    "company/.git/config.yaml",
    "company/node_modules/a/package.json",
    "company/other/mapping.yaml",
    "company/other/people.csv",
    "empty/notes.md",
  ])
    put(path);
  put("company/onethread.yaml", "format: 1");
  put("company/mapping.yaml", "people: {}");
  put("elsewhere/secret.csv");
  symlinkSync(join(root, "elsewhere"), join(root, "company", "link"));
  symlinkSync(join(root, "elsewhere", "secret.csv"), join(root, "company", "assets.csv"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a folder", () => {
  test("gives its data files by path, and settings apart; links, hidden folders and other organisations stay out", () => {
    const read = readFiles(join(root, "company"));
    expect(read).toMatchObject({ ok: true, value: { configText: "format: 1", mappingText: "people: {}" } });
    expect(read.ok && read.value.files.map((file) => file.name)).toEqual([
      ".github/CODEOWNERS",
      "areas/pay.yaml",
      "old/people.csv",
      "people.csv",
      "services/shop/catalog-info.yaml",
    ]);
  });

  test("without a mapping tables of folders below stay out: they are other organisations", () => {
    rmSync(join(root, "company", "mapping.yaml"));
    const read = readFiles(join(root, "company"));
    writeFileSync(join(root, "company", "mapping.yaml"), "people: {}");
    expect(read.ok && read.value.files.map((file) => file.name)).toEqual([
      ".github/CODEOWNERS",
      "areas/pay.yaml",
      "people.csv",
      "services/shop/catalog-info.yaml",
    ]);
  });

  test.each([
    ["empty", "no data file in this folder"],
    ["missing", "there is no such file"],
  ])("%s: %s", (folder, why) => {
    const read = readFiles(join(root, folder));
    expect(read.ok ? "" : read.refusal).toContain(`${join(root, folder)}: ${why}`);
  });
});

test("a lone file has its own name, whatever its ending", () => {
  const read = readFiles(join(root, "empty", "notes.md"));
  expect(read.ok && read.value.files.map((file) => file.name)).toEqual(["notes.md"]);
});

test("settings that are named must be there", () => {
  const read = readFiles(join(root, "company"), { configPath: join(root, "no.yaml") });
  expect(read.ok ? "" : read.refusal).toContain(`${join(root, "no.yaml")}: there is no such file`);
});
