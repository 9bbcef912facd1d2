import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const BIN = join(ROOT, "bin", "onethread.js");
const SG22 = join(ROOT, "examples", "sourcegraph-2022-05-15");
const SG22_DAY = ["--today", "2022-05-15"];
const WORK = mkdtempSync(join(tmpdir(), "onethread-cli-"));
afterAll(() => rmSync(WORK, { recursive: true, force: true }));

function onethread(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: WORK,
    encoding: "utf8",
  });
  return { stdout, stderr, status };
}

function json(...args: string[]) {
  const { stdout, stderr } = onethread(...args, "--json");
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`no JSON from ${args.join(" ")}: ${stdout.slice(0, 300)} ${stderr.slice(0, 300)}`);
  }
}

function file(name: string, text: string): string {
  const path = join(WORK, name);
  writeFileSync(path, text);
  return path;
}

describe("every verb", () => {
  const VERBS = [
    "start",
    "serve",
    "check",
    "map",
    "plan",
    "what-if",
    "weights",
    "compare",
    "who",
    "explain",
    "report",
    "convert",
    "mapping",
    "init",
    "import",
    "status",
    "log",
    "show",
    "as-of",
    "diff",
    "scenario",
    "rebase",
    "merge",
    "revert",
    "audit",
    "erase",
    "backup",
    "verify",
    "restore",
    "examples",
    "doctor",
    "completion",
    "yardstick",
  ];
  test("is listed in the help, and nothing else is", () => {
    const commands = /Commands:\n([\s\S]*?)\n\n/.exec(onethread("--help").stdout)?.[1] ?? "";
    const listed = [...commands.matchAll(/^ {2}([\w-]+) .*$/gm)].map((m) => m[1]).filter((v) => v !== "help");
    expect(listed).toEqual(VERBS);
  });
  test.each(VERBS)(
    "%s --help opens with an example, fits one screen of 80 columns and ends with 0",
    (verb) => {
      const { stdout, status } = onethread(verb, "--help");
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Example: onethread /);
      expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
      expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    },
  );
  test.each([
    ["start", [SG22, ...SG22_DAY]],
    ["check", [SG22]],
    ["map", [SG22]],
    ["plan", [SG22, ...SG22_DAY]],
    ["compare", [SG22, ...SG22_DAY]],
    ["who", ["growth", SG22]],
    ["explain", ["growth", SG22]],
    ["report", [SG22, ...SG22_DAY, "--out", join(WORK, "r.html")]],
  ])("%s --json is one document with a schema version", (verb, args) => {
    expect(json(verb, ...args)).toMatchObject({ schemaVersion: 1 });
  });
});

describe("exit codes", () => {
  const sound = file("sound.csv", "id,name,manager_id\na,Ada,\nb,Bob,a\n");
  // Sound as declared; judged as single-threaded, Cyd works on Pay and reports past its owner.
  const functional = join(WORK, "functional");
  mkdirSync(functional, { recursive: true });
  file("functional/people.csv", "id,name,manager_id\na,Ada,\nb,Bob,a\nc,Cyd,a\n");
  file("functional/areas.csv", "id,name,kind,mode,owner_id\npay,Pay,product,functional,b\n");
  file("functional/assignments.csv", "person_id,area_id,share\nb,pay,1\nc,pay,1\n");
  test.each([
    ["0 when nothing is at or above the tier", 0, ["check", sound]],
    ["0 with --help", 0, ["--help"]],
    [
      "1 when an invariant is broken",
      1,
      ["check", file("loop.csv", "id,name,manager_id\na,Ada,b\nb,Bob,a\nc,Cyd,\n")],
    ],
    ["0 for as-if findings alone", 0, ["check", functional, "--as", "sto"]],
    [
      "1 for as-if findings when a tier is asked for",
      1,
      ["check", functional, "--as", "sto", "--fail-on", "invariant"],
    ],
    ["1 when nobody owns it", 1, ["who", "nothing-like-this", SG22]],
    ["1 when no plan can be made", 1, ["plan", join(ROOT, "examples", "cloudfoundry")]],
    ["2 for an unknown verb", 2, ["frobnicate"]],
    ["2 for an unknown option", 2, ["check", SG22, "--nope"]],
    ["2 for a missing file", 2, ["check", join(WORK, "missing.csv")]],
    ["2 for a day that does not exist", 2, ["check", sound, "--today", "2026-02-30"]],
    ["2 for a file that is no yardstick", 2, ["yardstick", sound]],
  ])("%s", (_, code, args) => {
    expect(onethread(...args).status).toBe(code);
  });
  test("an input error names the file and the way out, without a stack", () => {
    const { stdout, stderr } = onethread("check", join(WORK, "missing.csv"));
    expect(stdout).toBe("");
    expect(stderr).toContain(
      "missing.csv: there is no such file. Name a people file (CSV, XLSX, YAML), or a folder with people.csv or people.yaml.",
    );
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe("Sourcegraph 2022-05", () => {
  test("says through whom the CEO is the shared boss, and what holds without it", () => {
    const text = onethread("check", SG22, ...SG22_DAY).stdout.replace(/\s+/g, " ");
    expect(text).toContain(
      "Val Thornlow (CEO, Cofounder, Board of Directors) is the first manager that all people share in 9 of 16 areas with at least 3 people, in all of them through product marketing",
    );
    expect(text).toContain(
      "Without product marketing it would be Cameron Sandgate (VP Product) in 8 of them and Hollis Caldfield",
    );
  });
  test("says that the owners are read from leads", () => {
    const codes = json("check", SG22).problems.map((p: { code: string }) => p.code);
    expect(codes).toContain("owner-from-lead");
  });
  test("check --json keeps the shape of its contract", () => {
    const result = json("check", SG22);
    expect(result.org).toEqual({
      people: 275,
      roots: 1,
      loops: 0,
      missingManagers: 0,
      managers: 55,
      maxSpan: 17,
      layers: 6,
    });
    expect(Object.keys(result.areas[0])).toEqual(
      expect.arrayContaining([
        "id",
        "name",
        "people",
        "owners",
        "directManagers",
        "legs",
        "sharedBoss",
        "sharedBossDepth",
        "sharedBossThrough",
        "levelsUp",
        "lineIntegrity",
        "singleThreaded",
        "coverage",
        "reasons",
      ]),
    );
    expect(Object.keys(result.findings[0])).toEqual(
      expect.arrayContaining(["check", "tier", "subjects", "message", "fixes"]),
    );
    expect(Object.keys(result.problems[0])).toEqual(expect.arrayContaining(["code", "rows", "message"]));
    for (const metric of Object.values(result.metrics))
      expect(metric).toEqual(expect.objectContaining({ unit: expect.any(String) }));
  });
  test("the same seed gives the same plan, byte for byte, and the plan is taken up again", () => {
    const [a, b] = [join(WORK, "a.json"), join(WORK, "b.json")];
    onethread("plan", SG22, ...SG22_DAY, "--out", a);
    onethread("plan", SG22, ...SG22_DAY, "--out", b);
    expect(readFileSync(a, "utf8")).toBe(readFileSync(b, "utf8"));
    expect(json("compare", SG22, ...SG22_DAY, "--plan", a)).toEqual(json("compare", SG22, ...SG22_DAY));
    const forged = readFileSync(a, "utf8").replace(/"cost": ?\d+/, '"cost": 1');
    expect(onethread("compare", SG22, ...SG22_DAY, "--plan", file("forged.json", forged)).status).toBe(2);
  });
  test("a plan that a deadline ended is made again from its file, byte for byte", () => {
    const [cut, again] = [join(WORK, "cut.json"), join(WORK, "again.json")];
    expect(onethread("plan", SG22, ...SG22_DAY, "--deadline", "1", "--out", cut).status).toBe(0);
    expect(JSON.parse(readFileSync(cut, "utf8")).effort.searches.length).toBeGreaterThan(0);
    expect(onethread("plan", SG22, ...SG22_DAY, "--work", cut, "--out", again).status).toBe(0);
    expect(readFileSync(again, "utf8")).toBe(readFileSync(cut, "utf8"));
  });
  test("cost rows are never fewer than gain rows, and owner named only changes no manager", () => {
    const { gains, costs, columns, openQuestions } = json("compare", SG22, ...SG22_DAY, "--no-prove");
    expect(columns).toEqual(["today", "owner named only", "STL", "STO"]);
    expect(costs.length).toBeGreaterThanOrEqual(gains.length);
    expect(costs.find((row: { id: string }) => row.id === "manager-changes").values.slice(0, 3)).toEqual([
      0, 0, 0,
    ]);
    expect(openQuestions).toHaveLength(10);
  });
});

describe("an HR export without areas", () => {
  const people = readFileSync(join(SG22, "people.csv"), "utf8");
  const hr = file("hr.csv", people);
  test("gets a sheet instead of a verdict", () => {
    const out = join(WORK, "sheet.csv");
    const { stdout } = onethread("map", hr, "--out", out);
    expect(stdout).toContain("0 of 275 people have a product: cannot say.");
    expect(readFileSync(out, "utf8").split("\n").length).toBeGreaterThan(20);
    const { stdout: started, status } = onethread("start", hr, "--no-serve");
    expect(status).toBe(0);
    expect(started).toContain("cannot say");
    expect(readFileSync(join(WORK, "out", "sheet.csv"), "utf8")).toBe(readFileSync(out, "utf8"));
  });
  test("a confirmed sheet gives areas, coverage and verdicts", () => {
    const sheet = json("map", hr);
    expect(sheet.asked).toBe(275);
    const filled = readFileSync(join(WORK, "sheet.csv"), "utf8")
      .split("\r\n")
      .map((line, i) => (i === 0 || line === "" ? line : line.replace(/,[^,]*$/, ",yes")));
    const path = file("filled.csv", filled.join("\r\n"));
    const result = json("check", hr, "--sheet", path, "--as", "sto");
    expect(result.coverage.confirmed).toBeGreaterThan(40);
    expect(result.areas.some((area: { people: number }) => area.people > 2)).toBe(true);
  });
  test("gets the same sheet as XLSX, which is read back", () => {
    const out = join(WORK, "sheet.xlsx");
    onethread("map", hr, "--out", out);
    const said = (sheet: string) => json("check", hr, "--sheet", sheet, "--as", "sto").coverage;
    expect(said(out)).toEqual(said(join(WORK, "sheet.csv")));
  });
});

describe("the report", () => {
  const plan = join(WORK, "reported.json");
  beforeAll(() => {
    onethread("plan", SG22, ...SG22_DAY, "--no-prove", "--out", plan);
  });
  const make = (audience: string): string => {
    const out = join(WORK, `${audience}.html`);
    onethread("report", SG22, ...SG22_DAY, "--plan", plan, "--audience", audience, "--out", out);
    return readFileSync(out, "utf8");
  };
  const names = [
    ...readFileSync(join(SG22, "people.csv"), "utf8").matchAll(/^(p[0-9a-f]{9}),([^,]+),/gm),
  ].map((m) => ({ id: m[1] ?? "", name: m[2] ?? "" }));
  const titles = [
    "VP Product",
    "VP Engineering",
    "Director of Product Marketing",
    "Engineering Manager, Growth",
  ];
  test("asks nobody for anything: no script, no address outside", () => {
    const html = make("deciders");
    expect(html).not.toMatch(/<script|<link|<iframe|url\(|src=/i);
    expect(
      [...html.matchAll(/https?:\/\/[^"'\s<]+/g)]
        .map((m) => m[0])
        .filter((url) => url !== "http://www.w3.org/2000/svg"),
    ).toEqual([]);
  });
  test("names movers, and draws, for deciders", () => {
    const html = make("deciders");
    expect(html).toContain("Cameron Dornfield");
    expect(titles.filter((title) => !html.includes(title))).toEqual([]);
    expect(html).toContain("<svg");
  });
  test.each(["council", "all-hands"])("for %s holds no name and no id of any person", (audience) => {
    const html = make(audience);
    expect(names.length).toBe(275);
    expect(names.filter(({ id, name }) => html.includes(id) || html.includes(name))).toEqual([]);
    // A title held by one person names that person, and a drawing shows every person as a mark.
    expect(titles.filter((title) => html.includes(title))).toEqual([]);
    expect(html).not.toContain("<svg");
    expect(html.match(/(?<!at least |fewer than )\b[1-4] (?:people|person)\b/g) ?? []).toEqual([]);
  });
  test("for managers names only today's owners, leads and managers, and no move", () => {
    const html = make("managers");
    const leads = new Set(
      [
        ...readFileSync(join(SG22, "assignments.csv"), "utf8").matchAll(/^(p[0-9a-f]{9}),[^,]*,[^,]*,1,/gm),
      ].map((m) => m[1]),
    );
    const managers = new Set(
      [...readFileSync(join(SG22, "people.csv"), "utf8").matchAll(/,(p[0-9a-f]{9}),/g)].map((m) => m[1]),
    );
    const others = names.filter(({ id }) => !leads.has(id) && !managers.has(id));
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter(({ name }) => html.includes(name))).toEqual([]);
    expect(html).not.toContain("Who else could be");
    expect(html).not.toContain("everything else as planned");
  });
});

describe("serving", () => {
  test("npm start's report is served on loopback only, at an address nobody can guess", async () => {
    const child = spawn(process.execPath, [BIN, "start"], { cwd: WORK });
    try {
      const url = await new Promise<string>((done, failed) => {
        let text = "";
        child.stdout.on("data", (piece) => {
          text += String(piece);
          const match = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\//.exec(text);
          if (match !== null) done(match[0]);
        });
        child.on("exit", (code) => failed(new Error(`ended with ${code}: ${text}`)));
      });
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(await page.text()).toContain("What it costs");
      expect((await fetch(new URL("/", url))).status).toBe(404);
      expect((await fetch(url, { method: "POST" })).status).toBe(404);
    } finally {
      child.kill("SIGINT");
    }
    const code = await new Promise((done) => child.on("exit", done));
    expect(code).toBe(130);
  });
});

describe("yardstick --json", () => {
  test("prints one document with a placement of everybody", () => {
    const result = json("yardstick", join(ROOT, "examples", "yardsticks", "n80s1.json"), "--deadline", "5");
    expect(Object.keys(result)).toEqual([
      "instance",
      "cost",
      "lowerBound",
      "gap",
      "cpuSeconds",
      "rssMb",
      "firstPlanSeconds",
      "proof",
      "assignment",
    ]);
    expect(result.assignment).toHaveLength(80);
    expect([result.cost, result.lowerBound, result.gap]).toEqual([3843, 3843, 0]);
    expect(result.proof).toMatchObject({ kind: "optimal", ended: "done" });
  });
  test("says in words whether the plan is proved optimal", () => {
    const path = join(ROOT, "examples", "yardsticks", "n80s1.json");
    expect(onethread("yardstick", path).stdout).toContain(
      "n80s1: cost 3843, proved optimal, no plan costs less than 3843, gap 0.00 %",
    );
    expect(onethread("yardstick", path, "--no-prove", "--work", "0").stdout).toMatch(
      /^n80s1: cost \d+, no plan costs less than \d+, gap [1-9]/,
    );
    expect(json("yardstick", path, "--no-prove", "--work", "0")).not.toHaveProperty("proof");
  });
  test("reads loads and capacities", () => {
    const result = json("yardstick", join(ROOT, "examples", "yardsticks", "gap", "gap1-0"));
    expect([result.cost, result.lowerBound, result.proof.kind]).toEqual([261, 261, "optimal"]);
  });
});

describe("plan --prove", () => {
  const options = [SG22, ...SG22_DAY, "--work", "5000000"];
  test("proves what the bound alone does not", () => {
    expect(onethread("plan", ...options, "--no-prove").stdout).toMatch(
      /disruption points; no plan costs less than [\d]+ \(gap [\d.]+ %\)/,
    );
    expect(onethread("plan", ...options).stdout).toContain("proved optimal: no plan costs less.");
  });
  test("gives a plan file that is taken up again, with its proof", () => {
    const path = join(WORK, "proved.json");
    expect(onethread("plan", ...options, "--prove", "--out", path).status).toBe(0);
    const { plan } = json("plan", ...options, "--plan", path);
    expect(plan.proof).toMatchObject({ kind: "optimal" });
    writeFileSync(path, readFileSync(path, "utf8").replace('"kind": "optimal"', '"kind": "gap"'));
    const refused = onethread("plan", ...options, "--plan", path);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("proof says gap");
  });
});
