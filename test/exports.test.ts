import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { areaId, assetId, DEFAULT_CONFIG } from "../src/org/index.ts";
import * as orgFolder from "../src/org/index.ts";
import { createScenario } from "../src/history/index.ts";
import { docstringOf, type DocExample } from "./docstring.ts";
import { orgOf } from "./orgOf.ts";
import { evaluate } from "./runExample.ts";

/**
 * Examples in docstrings of exports: `EXPRESSION // RESULT` is run and must hold. One without a result, or with `…` in it,
 * is an illustration. In scope: what the file and its folder's index export, `org/`, `orgOf`, a `scenario` and who does it (`by`), and a company: `org`, its
 * `config`, and its people's indexes under their ids. Examples of checks and metrics have a test of their own.
 */
const ROOT = resolve(import.meta.dirname, "..");
const org = orgOf(
  `ceo/executive > manager/engineering, owner/product, hod/design; manager > dev/engineering
  owner > seat/engineering; hod > designer/design; pay(sto): owner*, dev, designer; shop: hod*`,
  {
    people: { seat: { vacant: true } },
    assets: [
      {
        id: assetId("pay-repo"),
        name: "pay",
        kind: "repo",
        tier: 1,
        areaId: areaId("pay"),
        externalIds: { github: "acme/pay" },
      },
    ],
  },
);
/** Everybody's index by id, so that an example may say `designer`. */
const people = Object.fromEntries(org.personIndexById);

/** Who does something, and a scenario of theirs without changes. */
const by = { user: "ada", at: "2026-06-01T09:30:00.000Z" };
const made = createScenario(
  { id: "s", name: "One owner", orgId: "acme", baseRevision: 1, baseHash: "00" },
  by,
);
const scenario = made.ok ? made.scenario : undefined;

/** Examples that claim a result and need more than this company: a change, a plan, an instance, files. It only shrinks. */
const PENDING: ReadonlySet<string> = new Set([
  "src/changes/apply.ts#applyChanges",
  "src/changes/describe.ts#describeChange",
  "src/cli/formatCompletion.ts#formatCompletion",
  "src/draw/drawFlow.ts#drawFlow",
  "src/formats/folder/edit.ts#editFolder",
  "src/org/settle/settle.ts#buildOrg",
  "src/planner/checkInstance.ts#checkInstance",
  "src/planner/pins/feasible.ts#ownerSeats",
  "src/planner/plan/planFile.ts#formatPlan",
  "src/planner/solver/solve.ts#solve",
  "src/planner/verify/verify.ts#verifyPlan",
  "src/planner/yardstick.ts#yardstickResult",
  "src/report/comparison/compareAlternatives.ts#compareAlternatives",
  "src/worksheet/guess.ts#guessWork",
]);

interface Claim {
  readonly name: string;
  readonly file: string;
  readonly example: DocExample;
}

function claimsOf(file: string): Claim[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const names = [...text.matchAll(/^export (?:const|function|class) (\w+)/gm)].map((match) => match[1]!);
  return names.flatMap((name) =>
    (docstringOf(text, name)?.examples ?? [])
      .filter(({ code, result }) => result !== "" && !`${code}${result}`.includes("…"))
      .filter(({ code }) => !/^(?:check|measure)\(/.test(code))
      .map((example) => ({ name: `${file}#${name}`, file, example })),
  );
}

const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => join("src", file).replaceAll("\\", "/"))
  .filter(
    (file) => file.endsWith(".ts") && !/\.(?:test|case|d)\.ts$/.test(file) && !file.endsWith("/main.ts"),
  );
const claims = files.flatMap(claimsOf);

async function scopeOf(file: string): Promise<Record<string, unknown>> {
  const face = join(file.split("/").slice(0, 2).join("/"), "index.ts");
  const load = (path: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(ROOT, path)).href) as Promise<Record<string, unknown>>;
  const shared = existsSync(join(ROOT, face)) ? await load(face) : {};
  return {
    ...orgFolder,
    ...shared,
    ...(await load(file)),
    ...people,
    org,
    config: DEFAULT_CONFIG,
    by,
    scenario,
  };
}

test.each(claims.filter(({ name }) => !PENDING.has(name)))("$name", async ({ file, example }) => {
  const { value, claimed } = evaluate(example, await scopeOf(file));
  if (typeof value === "number" && typeof claimed === "number") expect(value).toBeCloseTo(claimed, 9);
  else expect(value).toEqual(claimed);
});

test("what is pending still claims a result", () => {
  const known = new Set(claims.map(({ name }) => name));
  expect([...PENDING].filter((name) => !known.has(name))).toEqual([]);
});
