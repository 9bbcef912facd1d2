import Codeowners from "codeowners";
import * as utils from "codeowners-utils";
import * as fc from "fast-check";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  EMPTY_DRAFT,
  areaId,
  assetId,
  buildOrg,
  type Area,
  type Asset,
  type OrgLists,
} from "../../org/index.ts";
import type { OutputFile } from "../define.ts";
import { parseFiles } from "../parse.ts";
import { formatCodeowners } from "./format.ts";
import { lineFor, parseLines } from "./lines.ts";

const TODAY = "2026-06-01";
const EXAMPLES = resolve(import.meta.dirname, "../../../examples");
let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "codeowners-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What each of the three says of each path. The parsers of npm read the file from disk and as text. */
function answersOf(file: OutputFile, paths: readonly string[]): Record<string, readonly string[][]> {
  const text = new TextDecoder().decode(file.bytes);
  const at = join(folder, file.name);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
  const one = new Codeowners(dirname(at));
  const entries = utils.parse(text);
  const lines = parseLines(text);
  return Object.fromEntries(
    paths.map((path) => [
      path,
      [
        [...one.getOwner(path)].filter((owner) => owner !== ""),
        [...(utils.matchFile(path, entries)?.owners ?? [])],
        [...(lineFor(lines, path)?.owners ?? [])],
      ],
    ]),
  );
}

function disagreements(file: OutputFile, paths: readonly string[]): string[] {
  return Object.entries(answersOf(file, paths)).flatMap(([path, [a, b, ours]]) =>
    JSON.stringify(a) === JSON.stringify(b) && JSON.stringify(a) === JSON.stringify(ours)
      ? []
      : [`${file.name} ${path}: ${JSON.stringify([a, b, ours])}`],
  );
}

const step = fc.constantFrom(
  "a",
  "b",
  "docs",
  "src",
  "a.b",
  "a-b",
  "_x",
  ".github",
  "x.ts",
  "README.md",
  "A",
  "-",
);
const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join("/"));
const pattern = fc.oneof(
  { weight: 1, arbitrary: fc.constant("*") },
  { weight: 3, arbitrary: path.map((one) => `/${one}`) },
  { weight: 3, arbitrary: path.map((one) => `/${one}/`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "/a b/",
      "*.ts",
      "docs/",
      "/a/*",
      "/../x",
      "/a\n* @evil/all",
      "/#x",
      "!/a",
      "[a]",
    ),
  },
);
const areas = ["pay", "ship", "shop", "nameless"];
const thing = fc.record({
  repo: fc.constantFrom("acme/pay", "acme/pay", "acme/ship", "../up"),
  pattern,
  area: fc.constantFrom(...areas, undefined),
  claimedBy: fc.subarray(areas),
});

function listsOf(
  things: readonly { repo: string; pattern: string; area: string | undefined; claimedBy: string[] }[],
): OrgLists {
  return {
    ...EMPTY_DRAFT,
    areas: areas.map((id): Area => ({
      id: areaId(id),
      name: id,
      parentId: null,
      kind: "product",
      mode: "functional",
      status: "active",
      owners: [],
      ...(id === "nameless" ? {} : { aliases: [`@acme/${id}-team`] }),
    })),
    assets: things.map((one, i): Asset => ({
      id: assetId(String(i)),
      name: String(i),
      kind: "repo",
      tier: 3,
      externalIds: { repo: one.repo, ...(one.pattern === "*" ? {} : { path: one.pattern }) },
      ...(one.area === undefined ? {} : { areaId: areaId(one.area) }),
      ...(one.claimedBy.length === 0 ? {} : { claimedBy: one.claimedBy.map(areaId) }),
    })),
  };
}

describe("two parsers from npm and ours name the same owners for every path", () => {
  test("of random files, listed paths and random ones", () => {
    let lines = 0;
    fc.assert(
      fc.property(
        fc.array(thing, { minLength: 3, maxLength: 12 }),
        fc.array(path, { maxLength: 15 }),
        (things, random) => {
          for (const file of formatCodeowners(listsOf(things)).files) {
            const written = parseLines(new TextDecoder().decode(file.bytes));
            lines += written.length;
            // Where a random path differs from a written one by case only, both parsers take them for one; GitHub does not.
            const spelled = new Map<string, string>();
            for (const { pattern: one } of written)
              one.split("/").forEach((_, i, steps) => {
                const start = steps.slice(0, i + 1).join("/");
                spelled.set(start.toLowerCase(), start);
              });
            const isSpelled = (one: string): boolean =>
              `/${one}`.split("/").every((_, i, steps) => {
                const start = steps.slice(0, i + 1).join("/");
                return (spelled.get(start.toLowerCase()) ?? start) === start;
              });
            const listed = written.flatMap(({ pattern: one }) => {
              const bare = one === "*" ? "any" : one.replace(/^\/|\/$/g, "");
              return [bare, `${bare}/below`, `${bare}/be/low.ts`, `${bare}x`, `x${bare}`];
            });
            expect(disagreements(file, [...listed, ...random].filter(isSpelled))).toEqual([]);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(lines).toBeGreaterThan(400);
  });

  test.each(["govuk", "cloudfoundry"])(
    "%s: every repository has its file, and all teams of a path one line",
    (set) => {
      const names = readdirSync(join(EXAMPLES, set)).filter((name) => name.endsWith(".csv"));
      const files = names.map((name) => ({ name, bytes: readFileSync(join(EXAMPLES, set, name)) }));
      // GOV.UK calls a repository by what it is for; the company says so once.
      const draft = parseFiles(files, { today: TODAY });
      const assets = draft.assets.map((asset): Asset => ({ ...asset, kind: "repo" }));
      const { records } = buildOrg({ ...draft, assets }, { today: TODAY });
      const without = formatCodeowners(records);
      expect(without.files).toEqual([]);
      expect(without.problems.map(({ code }) => code)).toContain("handle-missing");
      const written = formatCodeowners(records, { organisation: "acme" });
      expect(written.files.length).toBe(records.assets.length);
      expect(written.problems.map(({ code }) => code)).not.toContain("handle-missing");
      const paths = ["README.md", "docs/a.md", "src/deep/er/x.ts"];
      expect(written.files.flatMap((file) => disagreements(file, paths))).toEqual([]);
      for (const file of written.files)
        for (const [owners] of Object.values(answersOf(file, paths)))
          expect(owners?.length).toBeGreaterThan(0);
    },
  );

  test("the judges are awake: they see no case, which is why paths that differ by it are never written", () => {
    const bytes = new TextEncoder().encode("* @acme/all\n/Docs/ @acme/pay\n");
    expect(disagreements({ name: "repos/x/CODEOWNERS", bytes }, ["docs/a", "Docs/a"]).length).toBe(1);
  });
});
