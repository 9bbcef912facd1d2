import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { docstringOf } from "./docstring.ts";
import type { Check } from "../src/checks/index.ts";
import type { Metric } from "../src/metrics/index.ts";
import { checkEntries, metricEntries, type Entry } from "./entries.ts";
import type { ExampleRun } from "./runExample.ts";

const ROOT = resolve(import.meta.dirname, "..");

function expectHolds({ value, claimed }: ExampleRun): void {
  if (typeof value === "number" && typeof claimed === "number") expect(value).toBeCloseTo(claimed, 9);
  else expect(value).toEqual(claimed);
}

const works = new Set(
  [...readFileSync(join(ROOT, "docs", "literature.md"), "utf8").matchAll(/id="([\w-]+)"/g)].map((m) => m[1]),
);

const LISTS: readonly { folder: string; entries: readonly Omit<Entry<Check | Metric>, "of">[] }[] = [
  { folder: "checks", entries: checkEntries() },
  { folder: "metrics", entries: metricEntries() },
];
describe.each(LISTS)("$folder", ({ entries }) => {
  test.each(entries)(
    "$id: the example of its docstring holds, and its sources are listed",
    ({ doc, run }) => {
      expect(doc?.prose, "a docstring above the definition").toBeTruthy();
      expect(doc?.examples, "an @example in it").not.toEqual([]);
      expect(doc?.sources, "a @source in it").not.toEqual([]);
      expect(doc!.sources.filter((one) => one !== "our proposal" && !works.has(one))).toEqual([]);
      for (const example of doc!.examples) expectHolds(run(example));
    },
  );
});

describe("an example that does not hold is found", () => {
  const span = metricEntries().find((entry) => entry.id === "span")!;
  test.each([
    ["measure(orgOf('a > b, c')) // 2", true],
    ["measure(orgOf('a > b, c')) // 3", false],
    ["measure(orgOf('a > b, c')) // '2'", false],
  ])("%s", (text, holds) => {
    const doc = docstringOf(`/** A.\n * @example ${text}\n */\nexport const a = 1;`, "a");
    const { value, claimed } = span.run(doc!.examples[0]!);
    expect(value === claimed).toBe(holds);
  });
  test("a docstring belongs to what stands directly below it", () => {
    expect(docstringOf("/** A. */\nconst b = 1;\nexport const a = 1;", "a")).toBeNull();
  });
});
