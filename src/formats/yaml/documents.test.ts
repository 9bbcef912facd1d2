import { expect, test } from "vitest";
import { documentsOf } from "./documents.ts";

test("documents are cut at the marks of YAML, with the line they begin on", () => {
  const text = "# top\n---\na: 1\n--- # two\nb: |\n  --- text\n...\n\n---\n---x\n--- c: 2\n";
  expect(documentsOf(text).map(({ body, line }) => [body.trimEnd(), line])).toEqual([
    ["a: 1", 3],
    ["b: |\n  --- text", 5],
    ["---x", 10],
    [" c: 2", 11],
  ]);
});
