import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
// @ts-expect-error the scripts are plain modules without declarations
import { checksPage, metricsPage } from "../scripts/pages.mjs";
import { CHECKS } from "../src/checks/index.ts";
import { METRICS } from "../src/metrics/index.ts";
import { PROBLEM_CODES } from "../src/org/index.ts";

const ROOT = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const filesUnder = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((f) => ending.test(f))
    .map((f) => join(folder, f));

test("the pages of checks and metrics say what the lists say; otherwise: npm run docs", () => {
  expect(read("docs/guides/checks.md")).toBe(checksPage(CHECKS));
  expect(read("docs/guides/metrics.md")).toBe(metricsPage(METRICS));
});

test("every problem code stands in the table of dirty data", () => {
  const page = read("docs/guides/formats.md");
  expect(PROBLEM_CODES.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

test("every document a source names exists, with its anchor", () => {
  const named = filesUnder("src", /\.ts$/).flatMap((file) =>
    [...read(file).matchAll(/docs\/[\w/-]+\.md(?:#[\w-]+)?/g)].map((m) => ({ file, target: m[0] })),
  );
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter(({ target }) => {
    const [path = "", anchor] = target.split("#");
    try {
      return anchor !== undefined && !read(path).includes(`id="${anchor}"`);
    } catch {
      return true;
    }
  });
  expect(missing).toEqual([]);
});

test("every relative link of a document leads somewhere", () => {
  const pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ...filesUnder("docs", /\.md$/)];
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#([\w-]+))?\)/g)]
      .map((m) => join(page, "..", m[1] ?? ""))
      .filter((target) => {
        try {
          readdirSync(join(ROOT, target, ".."));
          return target.endsWith("/") ? false : read(target) === undefined;
        } catch (error) {
          return !(error instanceof Error && "code" in error && error.code === "EISDIR");
        }
      })
      .map((target) => `${page} → ${target}`),
  );
  expect(broken).toEqual([]);
});
