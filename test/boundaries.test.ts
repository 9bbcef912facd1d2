import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * The import table of the way of the data, as data. A folder may import itself, the folders in `may`, and the
 * packages in `packages`. An exception is a row with a reason, never a disabled test.
 */
interface Rule {
  readonly from: string;
  readonly may: readonly string[];
  readonly packages?: readonly string[];
  readonly because: string;
}

const PURE = [
  "org",
  "formats",
  "changes",
  "history",
  "metrics",
  "checks",
  "worksheet",
  "planner",
  "announce",
  "draw",
  "report",
  "api",
];

const WEB_PACKAGES = [
  "react",
  "react-dom/client",
  "comlink",
  "@tanstack/react-query",
  "@tanstack/react-virtual",
  "radix-ui",
  "cmdk",
  "idb",
  "@noble/hashes/sha2.js",
  "fflate",
];

const RULES: readonly Rule[] = [
  {
    from: "org",
    may: [],
    because: "the words of the domain stand below everything; nothing may leak into them",
  },
  {
    from: "formats",
    may: ["org"],
    packages: ["yaml", "fflate", "saxes"],
    because: "a format turns text into a draft; what the draft means is judged elsewhere",
  },
  { from: "changes", may: ["org"], because: "what happens to an org is data about the org alone" },
  {
    from: "history",
    may: ["org", "changes"],
    because: "what happened, is dated ahead or may come is told by change sets alone",
  },
  {
    from: "metrics",
    may: ["org"],
    because: "a metric is a number about an org; it must not know which checks use it",
  },
  {
    from: "checks",
    may: ["org", "metrics", "changes"],
    because: "checks judge by metrics and offer changes; they know no planner",
  },
  { from: "worksheet", may: ["org"], because: "guesses about who works on what are made from the org alone" },
  {
    from: "planner",
    may: ["org", "metrics", "checks", "changes"],
    because: "a plan is change sets with reasons; how it is drawn or stored is not its concern",
  },
  {
    from: "announce",
    may: ["org", "changes"],
    because: "letters say what changes and what stays; they rest on two orgs, not on how the plan was found",
  },
  { from: "draw", may: ["org", "metrics", "changes"], because: "drawing shows an org; it decides nothing" },
  {
    from: "report",
    may: ["org", "metrics", "checks", "changes", "worksheet", "planner", "draw"],
    because: "the report words what others found",
  },
  {
    from: "api",
    may: ["org", "changes", "history", "metrics", "checks", "planner", "worksheet"],
    because: "wire shapes present what others computed; they compute nothing",
  },
  { from: "sources", may: [], because: "sources fetch raw bytes and understand none of them" },
  {
    from: "storage",
    may: ["org", "changes", "history"],
    packages: ["better-sqlite3", "pg", "idb", "yaml"],
    because: "a store keeps histories; what they mean for a company is judged elsewhere",
  },
  {
    from: "workers",
    may: ["planner"],
    packages: ["highs"],
    because: "a thread runs what would hold up the caller; what the answer is worth is judged elsewhere",
  },
  {
    from: "usecases",
    may: [...PURE, "storage"],
    because: "a use case strings pure steps together; clock, bytes and store are handed in",
  },
  {
    from: "server",
    may: ["storage"],
    because: "the server hands out the app and carries rows; what they mean is worked out in the page",
  },
  {
    from: "cli",
    may: [...PURE, "usecases", "sources", "storage", "workers", "server"],
    packages: ["commander", "picocolors"],
    because: "the command line translates between a terminal and the use cases",
  },
  {
    from: "web",
    may: [...PURE, "usecases", "storage", "workers"],
    packages: WEB_PACKAGES,
    because:
      "the app shows and asks; what is true of an organisation is worked out by the same code as everywhere",
  },
];

const SRC = resolve(import.meta.dirname, "../src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
  (f) => /\.tsx?$/.test(f) && !f.endsWith(".d.ts"),
);
const IMPORT = /(?:import|export)\s(?:[^"';]*?from\s*)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

const importsOf = (file: string): string[] =>
  [...readFileSync(join(SRC, file), "utf8").matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? "");

describe("every folder imports only what the way of the data allows", () => {
  test("every folder of src/ has a rule", () => {
    expect([...new Set(files.filter((f) => f.includes("/")).map((f) => f.split("/")[0]))].sort()).toEqual(
      RULES.map((r) => r.from)
        .filter((r) => files.some((f) => f.startsWith(`${r}/`)))
        .sort(),
    );
  });
  for (const rule of RULES) {
    test(`${rule.from}/ keeps to its row`, () => {
      const offences: string[] = [];
      for (const file of files.filter((f) => f.startsWith(`${rule.from}/`))) {
        const isTest = /\.(test|case)\.tsx?$/.test(file);
        for (const target of importsOf(file)) {
          if (isTest) continue;
          const folder = target.startsWith(".")
            ? relative(SRC, resolve(SRC, dirname(file), target)).split("/")[0]
            : undefined;
          const allowed =
            folder === undefined
              ? (rule.packages ?? []).includes(target) ||
                (target.startsWith("node:") && !PURE.includes(rule.from) && rule.from !== "usecases")
              : folder === rule.from || rule.may.includes(folder);
          if (!allowed) offences.push(`${file} imports ${target}: ${rule.because}`);
        }
      }
      expect(offences).toEqual([]);
    });
  }
});

describe("a folder is entered through its face", () => {
  test("imports from another pure folder name its index.ts", () => {
    const offences = files
      .filter((f) => !/\.(test|case)\.ts$/.test(f))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith("."))
          .map((target) => relative(SRC, resolve(SRC, dirname(file), target)))
          .filter((target) => target.split("/")[0] !== file.split("/")[0])
          .filter(
            (target) => PURE.includes(target.split("/")[0] ?? "") && !/^[a-z]+\/index\.ts$/.test(target),
          )
          .map((target) => `${file} imports ${target}: what a folder does not export may change any day`),
      );
    expect(offences).toEqual([]);
  });
});

describe("pure folders have no clock and no chance", () => {
  // Date.now, new Date() and Math.random would compile under ES2023; the rest of the platform would not.
  const FORBIDDEN =
    /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bperformance\b|\bglobalThis\b|\blocaleCompare\b/;
  test.each(PURE)("%s/", (folder) => {
    const offences = files
      .filter((f) => f.startsWith(`${folder}/`) && !/\.(test|case)\.ts$/.test(f))
      .flatMap((f) =>
        readFileSync(join(SRC, f), "utf8")
          .split("\n")
          .map((line, i) => ({ line, at: `${f}:${i + 1}` }))
          .filter(({ line }) => FORBIDDEN.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line)),
      )
      .map(({ at, line }) => `${at} ${line.trim()}`);
    expect(offences).toEqual([]);
  });
});

describe("the lint rules know the pure folders too", () => {
  test("tsconfig.pure.json lists exactly the pure folders", () => {
    const config = JSON.parse(readFileSync(resolve(SRC, "../tsconfig.pure.json"), "utf8")) as {
      include: string[];
    };
    expect(config.include.filter((p) => !p.endsWith(".d.ts")).sort()).toEqual(
      PURE.map((f) => `src/${f}`).sort(),
    );
  });
});

test("adapters of stores are opened in one place, which `main.ts` loads when a store is asked for", () => {
  const offences = files
    .filter((f) => f.startsWith("cli/") && f !== "cli/openStoreAt.ts" && !f.endsWith(".test.ts"))
    .flatMap((f) =>
      importsOf(f)
        .filter((target) => /storage\/(?:sqlite|postgres|memory|node)\/|server\/|openStoreAt/.test(target))
        .map((target) => `${f} imports ${target}`),
    );
  expect(offences).toEqual([
    "cli/main.ts imports ./openStoreAt.ts",
    "cli/main.ts imports ./openStoreAt.ts",
    "cli/main.ts imports ./openStoreAt.ts",
    "cli/main.ts imports ./openStoreAt.ts",
  ]);
  expect(readFileSync(join(SRC, "cli/main.ts"), "utf8")).not.toMatch(/from "\.\/openStoreAt/);
});
