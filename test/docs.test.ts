import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
// @ts-expect-error the scripts are plain modules without declarations
import { pagesOf } from "../scripts/pages.mjs";
// @ts-expect-error the scripts are plain modules without declarations
import { verbsPage } from "../scripts/verbsPage.mjs";
import { buildProgram } from "../src/cli/main.ts";
import type { CliDeps } from "../src/cli/deps.ts";
import { UNMEASURED } from "../src/metrics/index.ts";
import { PROBLEM_CODES } from "../src/org/index.ts";
import { checkEntries, metricEntries } from "./entries.ts";

const ROOT = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const filesUnder = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((f) => ending.test(f))
    .map((f) => join(folder, f));

const pages = (): Map<string, string> =>
  pagesOf({ checks: checkEntries(), metrics: metricEntries(), unmeasured: UNMEASURED });

test("the pages of checks and metrics say what their files say; otherwise: npm run docs", () => {
  const made = pages();
  expect([...made].filter(([path, text]) => !existsSync(join(ROOT, path)) || read(path) !== text)).toEqual(
    [],
  );
  const committed = [...filesUnder("docs/checks", /\.md$/), ...filesUnder("docs/metrics", /\.md$/)];
  expect(committed.filter((path) => !made.has(path))).toEqual([]);
});

test("a page shows the formula, thresholds, literature, and an example with its result and its fixes", () => {
  const made = pages();
  const has = (path: string, ...texts: readonly string[]): void => {
    for (const text of texts) expect(made.get(path)).toContain(text);
  };
  has(
    "docs/metrics/override-rate.md",
    "| formula | reversed from above ÷ decided",
    "| `override-rate.warn` | 0.1 | 0–1 | our proposal |",
    "[rubick](../literature.md#rubick); our proposal",
    "// 1 / 2",
  );
  has(
    "docs/checks/line-to-owner.md",
    "| tier | invariant: blocks a commit that brings it |",
    "| rests on | lines, assignments, owners |",
    'check(orgOf("ceo > o, p; x(sto): o*, p"))\n// "p works on x and reports to ceo, not to o."',
    "- `set-manager`: p reports to o.",
  );
});

test("the page of verbs says what their help says; otherwise: npm run docs", () => {
  // No verb runs here, so nothing is asked of the outside.
  expect(read("docs/guides/verbs.md")).toBe(verbsPage(buildProgram({} as CliDeps)));
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
