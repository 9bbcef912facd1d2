import { expect, test } from "vitest";
import { isDataFile } from "./dataFiles.ts";

test.each([
  ["people.csv", true],
  ["Staff 2026.XLSX", true],
  ["areas/pay.yaml", true],
  ["repo/service/catalog-info.yaml", true],
  [".github/CODEOWNERS", true],
  ["old/people.csv", false],
  ["notes.docx", false],
  [".git/config.yaml", false],
  ["node_modules/x/people.csv", false],
])("%s of a folder is read: %s", (path, isRead) => {
  expect(isDataFile(path, false)).toBe(isRead);
});

test("a mapping may name any file below", () => {
  expect(isDataFile("groups/docs.yaml", true)).toBe(true);
  expect(isDataFile("node_modules/x/people.csv", true)).toBe(false);
});
