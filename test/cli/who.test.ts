import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BIN, onethread, ROOT, SG22, workFolder } from "./onethread.ts";

const EXAMPLES = join(ROOT, "examples");
const DAY = ["--today", "2022-05-15"];
const WORK = workFolder();
const SHOP = join(WORK, "shop");
mkdirSync(SHOP);
const file = (name: string, lines: readonly string[]): void =>
  writeFileSync(join(SHOP, name), `${lines.join("\n")}\n`);
file("people.csv", [
  "id,name,manager_id,vacant",
  "ceo,Cleo,,",
  "ada,Ada,ceo,",
  "bo,Bo,ceo,",
  "seat,Head of Ads,ceo,true",
]);
file("areas.csv", [
  "id,name,owner_id,deputy_id,certified_on",
  "pay,Payments,ada,bo,2026-05-01",
  "ads,Ads,seat,bo,",
  "web,Web,ada;bo,,",
]);
file("assets.csv", [
  "id,name,kind,area_id,owner_ids,external_ids",
  "refunds,Refunds API,service,pay,,github:acme/refunds",
  "banner,Banner,service,ads,,",
  "site,Site,repo,web,,github:acme/site",
  "loose,Loose,repo,,bo,",
]);
file("dependencies.csv", ["id,consumer_id,provider_id", "d1,pay,web"]);
file("decisions.csv", ["id,area_id,title,door,decider_id", "q1,pay,Which bank,one-way,bo"]);
const SHOP_DAY = ["--today", "2026-06-01"];

/** The verb with lines on its standard input. */
function piped(lines: readonly string[], ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [BIN, "who", "--stdin", ...args, ...SHOP_DAY],
    { cwd: WORK, encoding: "utf8", input: lines.join("\n") },
  );
  return { stdout, stderr, status };
}

const who = (thing: string) => onethread(WORK, "who", thing, SHOP, ...SHOP_DAY);

describe("one thing", () => {
  test("is answered with path, confidence and deputy", () => {
    const { stdout, status } = who("github:acme/refunds");
    expect(status).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "Refunds API (asset refunds): Ada, through the area Payments.",
      "  path: Refunds API → Payments → Ada → Cleo",
      "  confidence: certified. Named as owner in the source. Confirmed on 2026-05-01.",
      "  deputy: Bo",
      "",
    ]);
  });
  test.each([
    ["banner", 1, "Banner (asset banner): the owner's seat is empty, through the area Ads."],
    ["site", 1, "Site (asset site): 2 people are named as owner; nobody is picked, through the area Web."],
    ["loose", 1, "Loose (asset loose): nobody is named as owner."],
    ["d1", 1, "Payments → Web (dependency d1):"],
    ["which bank", 0, "Which bank (decision q1):"],
    ["refunts", 1, 'Nothing here is called "refunts".'],
  ])("%s ends with %i: %s", (thing, code, first) => {
    const { stdout, status } = who(thing);
    expect([status, stdout.split("\n")[0]]).toEqual([code, first]);
  });
  test("what the source says without an area is told, not answered", () => {
    expect(who("loose").stdout).toContain("It belongs to no area.\n  The source names as owner of it: Bo.");
  });
  test("a near miss is suggested", () => {
    expect(who("refunts").stdout).toContain("Maybe: ");
    expect(who("refunts api").stdout).toContain("Refunds API (asset refunds)");
  });
});

describe("many things", () => {
  test("a line each, and 1 because of those without one person", () => {
    const { stdout, stderr, status } = piped(["refunds", "", "  site ", "banner", "nope", "d1", "q1"], SHOP);
    expect(stdout.trimEnd().split("\n")).toEqual([
      "refunds: Ada (Payments), certified",
      "site: several (Web): Ada, Bo",
      "banner: nobody (Ads), the seat is empty: Head of Ads",
      "nope: nothing is called so",
      "d1: consumer Ada (Payments), certified; provider several (Web): Ada, Bo",
      "q1: decider Bo, named; Ada (Payments), certified",
    ]);
    expect(stderr).toContain("6 things, 2 answered by exactly one person.");
    expect(status).toBe(1);
  });
  test("--json is one document in the order of the lines", () => {
    const { stdout, status } = piped(["acme/refunds", "Which bank"], SHOP, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      asOf: "2026-06-01",
      things: 2,
      answered: 2,
      results: [
        { query: "acme/refunds", answered: true, answers: [{ matchedBy: "external-id", answer: "one" }] },
        { query: "Which bank", answered: true },
      ],
    });
  });
  test("--jsonl is a document a line, each as one who --json", () => {
    const { stdout } = piped(["refunds", "nope"], SHOP, "--jsonl");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map((one) => [one.schemaVersion, one.query, one.answered])).toEqual([
      [1, "refunds", true],
      [1, "nope", false],
    ]);
    const single = JSON.parse(onethread(WORK, "who", "refunds", SHOP, ...SHOP_DAY, "--json").stdout);
    expect(lines[0]).toEqual(single);
  });
  test.each([
    ["0 when each has one person", 0, ["refunds", "q1"], []],
    ["1 when one has several", 1, ["refunds", "site"], []],
    ["0 with several, where only nobody fails", 0, ["refunds", "site"], ["--fail-on", "none"]],
    ["1 with nobody, all the same", 1, ["refunds", "banner"], ["--fail-on", "none"]],
    ["0 without a line: nothing was asked", 0, [], []],
    ["2 for another --fail-on", 2, ["refunds"], ["--fail-on", "all"]],
  ])("%s", (_, code, lines, flags) => {
    expect(piped(lines, SHOP, ...flags).status).toBe(code);
  });
  test("a word beside the path is refused by name", () => {
    const { status, stderr } = piped(["refunds"], "refunds", SHOP);
    expect(status).toBe(2);
    expect(stderr).toContain('"refunds" is one word too many');
  });
  test("without a line the document is empty", () => {
    const { stdout, stderr, status } = piped([], SHOP, "--json");
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      { schemaVersion: 1, asOf: "2026-06-01", things: 0, answered: 0, results: [] },
    ]);
    expect(stderr).toContain("0 things");
    expect(piped([], SHOP, "--jsonl").stdout).toBe("");
  });
  test("beyond a hundred unknown names no suggestions are looked for, and that is said", () => {
    const lines = Array.from({ length: 103 }, (_, i) => `refunts${i}`);
    const { stdout, stderr } = piped(["refunds", ...lines], SHOP, "--json");
    const near = JSON.parse(stdout).results.map((one: { near: unknown }) => one.near);
    expect(near.filter((one: unknown) => one === null)).toHaveLength(3);
    expect(stderr).toContain(
      "103 names are unknown; what is called like them was looked for of the first 100.",
    );
  });
  test.each([
    [["who", "", SHOP]],
    [["who", "  ", SHOP]],
    [["who", "refunds", SHOP, "--fail-on", "all"]],
    [["who", "refunds", "no-such-folder"]],
    [["who", "refunds", SHOP, "--no-such-option"]],
    [["check", "no-such-folder"]],
    [["explain", "legs", "Payments", SHOP, "more"]],
  ])("%j ends with 2, the reason on stderr, and with --json as a document", (args) => {
    const { stdout, stderr, status } = onethread(WORK, ...args, "--json");
    expect(status).toBe(2);
    const { schemaVersion, error } = JSON.parse(stdout);
    expect([schemaVersion, stderr.includes(error.message)]).toEqual([1, true]);
    expect(error.message.length).toBeGreaterThan(10);
    expect(onethread(WORK, ...args).stdout).toBe("");
  });
  test("an empty seat is not given as somebody to ask", () => {
    const { stdout } = who("ads");
    expect(stdout).toContain(
      "  Head of Ads (empty seat)\n  nobody sits there: Named as owner in the source. The seat is empty.",
    );
    expect(stdout).not.toContain("confidence");
  });
  test.each(["Payments → Web", "pay -> web", "Payments to WEB"])("%s is the dependency", (text) => {
    const { stdout } = who(text);
    expect(stdout).toContain(
      "Payments → Web (dependency d1):\n  consumer Payments: Ada.\n    path: Payments → Ada → Cleo\n",
    );
  });
  test("a file in a repository is answered by what lies above it, and that is said", () => {
    const { stdout, status } = who("https://github.com/acme/refunds/blob/main/src/a.ts");
    expect([status, stdout.split("\n")[0]]).toEqual([
      0,
      "Refunds API (asset refunds): Ada, through the area Payments.",
    ]);
    expect(stdout).toContain("  src/a.ts has no entry of its own; this is the longest listed path above it.");
  });
  test("without a thing and without --stdin it says how to name one", () => {
    const { status, stderr } = onethread(WORK, "who");
    expect([status, stderr.includes("--stdin")]).toEqual([2, true]);
  });
});

describe("real lists", () => {
  test.each([
    ["Growth", SG22, 0, "Growth (area team-growth): Hollis Caldfield"],
    ["Search Core", SG22, 1, "Search Core (area team-search_core): 3 people claim it; nobody is picked."],
    [
      "git@github.com:cloudfoundry/cf-deployment.git",
      join(EXAMPLES, "cloudfoundry"),
      1,
      "cloudfoundry/cf-deployment (asset): 9 people claim it; nobody is picked, through the area CF Deployment.",
    ],
    [
      "account-api",
      join(EXAMPLES, "govuk"),
      1,
      "account-api (asset): nobody is named as owner, through the area #govuk-patterns-and-pages-tech.",
    ],
  ])("%s", (thing, path, code, start) => {
    const { stdout, status } = onethread(WORK, "who", thing, path, ...DAY);
    expect(status).toBe(code);
    expect(stdout.startsWith(start)).toBe(true);
  });
});

describe("explain", () => {
  const explain = (...args: string[]) => onethread(WORK, "explain", ...args);
  test("of a metric needs no data, and shows only the letters its formula uses", () => {
    const { stdout, status } = explain("escalation-excess");
    expect(status).toBe(0);
    expect(stdout).toContain("Formula: depth(o) − depth(B)\n  o: its owner\n  B: ");
    expect(stdout).not.toContain("core(x):");
    expect(stdout).toMatch(/Example: measure\(.*\n.*gives /);
  });
  test("a mistyped metric is suggested without reading the folder", () => {
    const { stdout, stderr, status } = explain("legz");
    expect([status, stderr]).toEqual([1, "No organisation was read: name its path behind the word.\n"]);
    expect(stdout).toContain("Maybe: Legs (metric legs)");
  });
  test("in the folder of an organisation the word may be of it", () => {
    const { stdout, status } = onethread(SHOP, "explain", "Payments", ...SHOP_DAY);
    expect([status, stdout.startsWith("Payments (area pay)")]).toEqual([0, true]);
    expect(onethread(SHOP, "explain", "people", ...SHOP_DAY).stdout).toContain("Core FTE (metric core-fte)");
  });
  test("of a check without data shows thresholds, and no findings", () => {
    const { stdout } = explain("owner-dedicated");
    expect(stdout).toContain("Threshold owner-dedicated.share: 0.8");
    expect(stdout).not.toContain("finding");
  });
  test("the three ways to ask for a number of an area are one", () => {
    const asked = [
      explain("legs", "--area", "Growth", SG22, ...DAY),
      explain("Growth", "legs", SG22, ...DAY),
      explain("legs", "Growth", SG22, ...DAY),
    ].map((one) => one.stdout);
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).toContain("Legs of Growth: 2");
    expect(asked[0]).toMatch(/Cameron Sandgate +VP Product +product; reaches 7 of 8 +1/);
    expect(asked[0]).toContain("Assumed: share.");
    expect(asked[0]).toContain("In check: 2, over its 8 own members of any type, by heads.");
  });
  test("every figure in the table of check is explained by the same value", () => {
    const check = JSON.parse(onethread(WORK, "check", SG22, ...DAY, "--as", "sto", "--json").stdout);
    for (const [metric, field] of [
      ["legs", "legs"],
      ["levels-up", "levelsUp"],
    ] as const) {
      const { areas } = JSON.parse(explain(metric, SG22, ...DAY, "--json").stdout).explanations[0];
      const shown = Object.fromEntries(
        areas.map((area: { id: string; inCheck: string }) => [area.id, area.inCheck]),
      );
      expect(shown).toEqual(
        Object.fromEntries(
          check.areas.map((area: Record<string, unknown>) => [area["id"], String(area[field])]),
        ),
      );
    }
  });
  test("what the words cannot mean is refused with the word", () => {
    expect(explain("Growth", SG22, "more")).toMatchObject({ status: 2 });
    expect(explain("Growth", SG22, "more").stderr).toContain('"more" is one word too many');
    expect(explain("Growth", "--area", "Ads", SG22).stderr).toContain("--area goes with a check or metric");
  });
  test("of an asset tells what is on record", () => {
    expect(explain("refunds", SHOP, ...SHOP_DAY).stdout).toContain(
      "  area: Payments\n  elsewhere: github:acme/refunds\n",
    );
  });
});
