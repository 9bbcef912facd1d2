import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { onethread, onethreadJson, workFolder } from "./onethread.ts";

const WORK = workFolder();
const DAY = ["--today", "2026-06-01"];
const QUICK = ["--work", "1000000", "--no-prove"];
const SET = join(WORK, "plans.json");
const ORG = join(WORK, "org");

/** Two areas; two engineers work on both, so that a head is bought with more or fewer changed lines. */
const FILES = {
  "people.csv": `id,name,title,function,manager_id
ceo,Ceo,CEO,executive,
vpe,Vpe,VP Engineering,engineering,ceo
pa,Pa,Product Manager,product,ceo
pb,Pb,Product Manager,product,ceo
ma,Ma,Engineering Manager,engineering,vpe
mb,Mb,Engineering Manager,engineering,vpe
a1,A1,Engineer,engineering,ma
a2,A2,Engineer,engineering,ma
a3,A3,Engineer,engineering,ma
a4,A4,Engineer,engineering,ma
b1,B1,Engineer,engineering,mb
b2,B2,Engineer,engineering,mb
`,
  "areas.csv": "id,name,kind,parent_id\na,Area A,product,\nb,Area B,product,\n",
  "assignments.csv":
    "person_id,area_id,share\npa,a,1\nma,a,1\na1,a,1\na2,a,1\na3,a,0.6\na4,a,0.6\npb,b,1\nmb,b,1\nb1,b,1\nb2,b,0.5\na3,b,0.4\na4,b,0.4\n",
};

interface Told {
  readonly base: number;
  readonly columns: readonly string[];
  readonly costs: readonly { readonly id: string; readonly values: readonly (number | string)[] }[];
  readonly alternatives: readonly {
    readonly figures: { readonly points: number; readonly managerChanged: number };
    readonly text: string;
  }[];
  readonly burden: { readonly findings: readonly { readonly check: string }[] };
}

let told: Told;
beforeAll(() => {
  mkdirSync(ORG);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(ORG, name), text);
  told = onethreadJson(WORK, "plan", ORG, "--alternatives", "4", "--out", SET, ...DAY, ...QUICK) as Told;
}, 60_000);

describe("plan --alternatives", () => {
  test("tells the same rows of today, owner named only, STL and each plan", () => {
    expect(told.alternatives.map((one) => one.figures.points)).toEqual([78, 115]);
    expect(told.base).toBe(2);
    expect(told.columns.slice(0, 3)).toEqual(["today", "owner named only", "STL"]);
    expect(told.columns).toHaveLength(3 + told.alternatives.length);
    for (const row of told.costs) expect(row.values).toHaveLength(told.columns.length);
    const lines = told.costs.find((row) => row.id === "manager-changes")!.values;
    expect(lines.slice(3)).toEqual(told.alternatives.map((one) => one.figures.managerChanged));
  });
  test("who bears it stands in the answer, and not in the file", () => {
    expect(told.burden.findings.every((one) => one.check === "uneven-burden")).toBe(true);
    expect(readFileSync(SET, "utf8")).not.toContain("uneven-burden");
  });
  test("explain says in how many of the plans beside this one a decision stands", () => {
    const { stdout } = onethread(WORK, "explain", "a1", ORG, "--plan", SET, ...DAY);
    expect(stdout).toMatch(/^Stands in this plan and in [01] of the 1 kept beside it/m);
  });
  test("compare shows the set in its table, and as columns of CSV", () => {
    const { stdout } = onethread(WORK, "compare", ORG, "--plan", SET, ...DAY);
    expect(stdout).toContain(`${told.alternatives.length} plans, from least disruption for people`);
    expect(stdout).toContain(`the plan (${told.base})`);
    const csv = onethread(WORK, "compare", ORG, "--plan", SET, "--csv", ...DAY).stdout;
    expect(csv.split("\n")[0]).toBe(`side,id,title,unit,${told.columns.join(",")}`);
  });
  test.each([
    ["council", true, true],
    ["all-hands", true, false],
  ])("the report for %s shows the alternatives: %s, who bears it: %s", (audience, set, burden) => {
    const file = join(WORK, `${audience}.html`);
    onethread(WORK, "report", ORG, "--plan", SET, "--audience", audience, "--out", file, ...DAY);
    const html = readFileSync(file, "utf8");
    expect(html.includes('id="alternatives"')).toBe(set);
    expect(html.includes('id="burden"')).toBe(burden);
  });
  test("an edited set is refused", () => {
    const edited = join(WORK, "edited.json");
    writeFileSync(edited, readFileSync(SET, "utf8").replace(/"plans": \d+\n/, '"plans": 99\n'));
    const { status, stderr } = onethread(WORK, "compare", ORG, "--plan", edited, ...DAY);
    expect(status).toBe(2);
    expect(stderr).toContain("does not fit this organisation");
  });
  test("a folder gets each plan on its own", () => {
    const folder = join(WORK, "set");
    onethread(WORK, "plan", ORG, "--plan", SET, "--out", folder, ...DAY);
    expect(existsSync(join(folder, "plan-1.json"))).toBe(true);
    const one = JSON.parse(readFileSync(join(folder, "plan-1.json"), "utf8")) as { format: string };
    expect(one.format).toBe("onethread-plan/1");
  });
});

describe("weights", () => {
  const CONFIG = join(ORG, "onethread.yaml");
  const weights = (...more: string[]) => onethread(WORK, "weights", ORG, "--plan", SET, ...DAY, ...more);
  interface Weighed {
    readonly next: { readonly a: number; readonly b: number; readonly differs: readonly unknown[] } | null;
    readonly answered: readonly { readonly isKept: boolean }[];
    readonly costs: Readonly<Record<string, number>>;
  }

  test("ask about two plans of the set by what sets them apart", () => {
    const { next } = onethreadJson(WORK, "weights", ORG, "--plan", SET, ...DAY) as Weighed;
    expect(next).toMatchObject({ a: 1, b: 2 });
    expect(next?.differs).toContainEqual({ what: "Heads missing", a: 1, b: 0 });
    const typed = weights();
    expect(typed.stdout).toMatch(/^People with another manager +4 +5$/m);
    expect(typed.stderr).toContain("Nobody can be asked here");
  });
  test("that decide as somebody does are written where plan finds them, and lead to the plan chosen", () => {
    writeFileSync(CONFIG, "# ours\nplan:\n  costs:\n    timeZone: 7 # far apart\n");
    // The first plan of the set is not the one of today's prices.
    const { stdout, stderr, status } = weights("--answers", "A", "--write");
    expect([status, stderr]).toEqual([0, expect.stringContaining(`Written: ${CONFIG}`)]);
    const written = readFileSync(CONFIG, "utf8");
    expect(written).toMatch(/^# ours\n/);
    expect(written).toContain("timeZone: 7 # far apart");
    const price = /managerChange: (\d+)/.exec(stdout)?.[1];
    expect(Number(price)).toBeGreaterThan(25);
    expect(written).toContain(`managerChange: ${price}`);
    const { plan } = onethreadJson(WORK, "plan", ORG, ...DAY, ...QUICK) as {
      plan: { counts: { managerChanged: number } };
    };
    writeFileSync(CONFIG, "");
    expect(plan.counts.managerChanged).toBe(told.alternatives[0]!.figures.managerChanged);
    expect(told.alternatives[told.base - 1]!.figures.managerChanged).toBeGreaterThan(
      plan.counts.managerChanged,
    );
  });
  test("stay as they are where they decide so already", () => {
    expect(weights("--answers", "b").stdout).toContain("Your prices stay as they are");
  });
  test.each([
    [["--answers", "A,C"], '--answers takes one to 5 of A, B and ? joined by ",", not "A,C".'],
    [["--answers", "A,B,A"], "3 answers for 1 question: the plans here leave no more to ask."],
  ])("%j is refused", (args, words) => {
    const { status, stderr } = weights(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

test.each([
  ["plan", ["--out", "out.json"]],
  ["compare", ["--plan", "plans.json"]],
])("hints of %s fit 80 columns", (verb, more) => {
  const { stderr } = onethread(WORK, verb, "org", ...more, ...DAY, ...(verb === "plan" ? QUICK : []));
  expect(stderr).not.toBe("");
  expect(stderr.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("a number that is none is refused with the way out", () => {
  const { status, stderr } = onethread(WORK, "plan", ORG, "--alternatives", "8", ...DAY);
  expect(status).toBe(2);
  expect(stderr).toContain('--alternatives takes a whole number from 2 to 7, the plan among them, not "8"');
});

test("what a point is stands beside the plan as the company prices it", () => {
  const config = join(ORG, "onethread.yaml");
  writeFileSync(config, "plan:\n  costs:\n    areaChange: 35\n");
  const { stdout } = onethread(WORK, "plan", ORG, ...DAY, ...QUICK);
  writeFileSync(config, "");
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("35 = one person to a new area.");
});
