import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { onethread, onethreadJson, workFolder } from "./onethread.ts";

const WORK = workFolder();
const ORG = join(WORK, "org");
const PLAN = join(WORK, "plan.json");
const DAY = ["--today", "2026-06-01"];

const PEOPLE = `id,name,manager,title,discipline
ceo,Cleo,,CEO,executive
vpe,Vera,ceo,VP Engineering,engineering
vpp,Pavel,ceo,VP Product,product
em1,Emil,vpe,Engineering Manager,engineering
em2,Enid,vpe,Engineering Manager,engineering
e1,Ada,em1,Engineer,engineering
e2,Ben,em1,Engineer,engineering
e3,Cyd,em2,Engineer,engineering
e4,Dan,em2,Engineer,engineering
p1,Pia,vpp,Product Manager,product
p2,Per,vpp,Product Manager,product
`;
const AREAS = "id,name,kind\npay,Payments,product\nsearch,Search,product\n";
const WORKS = [
  "em1 pay 1",
  "e1 pay 1",
  "e2 pay 0.5",
  "e2 search 0.5",
  "em2 search 1",
  "e3 search 1",
  "e4 search 1",
  "p1 pay 1",
  "p2 search 1",
];

/** Two of the four contradict. */
const CONTRADICTION = ["--pin=e3=pay", "--forbid=e1=search", "--keep-together=e1,e3", "--pin=e1=search"];

interface PlanFile {
  readonly cost: number;
  readonly lowerBound: number;
  readonly counts: { readonly moved: number };
  readonly placements: readonly {
    readonly personId: string;
    readonly unitId: string;
    readonly slot: string;
  }[];
  readonly pins: readonly { readonly id: string; readonly author: string }[];
  readonly pinPrices?: readonly { readonly pinId: string; readonly least: number; readonly most: number }[];
}

const planWith = (...pins: string[]): PlanFile =>
  onethreadJson(WORK, "plan", ORG, ...DAY, ...pins).plan as PlanFile;

let plan: PlanFile;
beforeAll(() => {
  mkdirSync(ORG);
  writeFileSync(join(ORG, "people.csv"), PEOPLE);
  writeFileSync(join(ORG, "areas.csv"), AREAS);
  const rows = WORKS.map((row) => {
    const [person, area, share] = row.split(" ");
    return `${person},${area},core,${share}`;
  });
  writeFileSync(join(ORG, "assignments.csv"), `person_id,area_id,type,share\n${rows.join("\n")}\n`);
  plan = planWith("--out", PLAN);
});

describe("what-if", () => {
  test("prices a wish as a plan made with it does, and leaves the plan alone", () => {
    const before = readFileSync(PLAN, "utf8");
    const asked = onethreadJson(WORK, "what-if", PLAN, ORG, ...DAY, "--pin", "Ada=Search");
    const made = planWith("--pin", "e1=search");
    expect(asked).toMatchObject({ better: false, plan: { cost: plan.cost, lowerBound: plan.lowerBound } });
    expect(asked.price).toEqual({ least: made.cost - plan.cost, most: made.cost - plan.cost });
    expect(Object.values(asked.terms as Record<string, number>).reduce((sum, one) => sum + one, 0)).toBe(
      asked.price.most,
    );
    expect(asked.moves[0]).toMatchObject({ personId: "e1", fromUnitId: "pay", toUnitId: "search" });
    expect(made.pinPrices).toEqual([
      expect.objectContaining({ pinId: "place-1", least: asked.price.most, most: asked.price.most }),
    ]);
    expect(readFileSync(PLAN, "utf8")).toBe(before);
  });

  test("of wishes that cannot all hold names the smallest set and a way out for each", () => {
    const { status, stdout } = onethread(WORK, "what-if", PLAN, ORG, ...DAY, ...CONTRADICTION);
    expect(status).toBe(1);
    expect(stdout).toContain("send Ada to Search and keep them out of it.");
    expect(stdout).toContain('--pin "Ada=Search" and --forbid "Ada=Search" send Ada to Search');
    expect(stdout.match(/Drop --(pin|forbid) "Ada=Search": /g)).toHaveLength(2);
  });
});

describe("what-if --replan", () => {
  interface Again {
    readonly replanned: {
      readonly before: { readonly cost: number; readonly moved: number };
      readonly after: { readonly cost: number; readonly lowerBound: number; readonly moved: number };
      readonly elsewhere: readonly { readonly personId: string; readonly toUnitId: string | null }[];
    };
  }

  test("makes the plan that the same pin on plan makes, beside the one asked", () => {
    const out = join(WORK, "again.json");
    const args = ["--pin=Ada=Search", "--replan", "--out", out];
    const { replanned } = onethreadJson(WORK, "what-if", PLAN, ORG, ...DAY, ...args) as Again;
    const made = planWith("--pin", "Ada=Search");
    expect(replanned.before).toMatchObject({ cost: plan.cost, moved: plan.counts.moved });
    expect(replanned.after).toMatchObject({ cost: made.cost, lowerBound: made.lowerBound });
    const unitOf = new Map(plan.placements.map((one) => [one.personId, one.unitId]));
    const elsewhere = made.placements.filter((one) => unitOf.get(one.personId) !== one.unitId);
    expect(replanned.elsewhere.map((one) => one.personId)).toEqual(
      expect.arrayContaining(elsewhere.map((one) => one.personId)),
    );
    expect(onethreadJson(WORK, "verify", out, "--against", ORG)).toMatchObject({ ok: true });
  });

  test("brings in who is outside the plan, which without it is left to a new plan", () => {
    const asked = onethread(WORK, "what-if", PLAN, ORG, ...DAY, "--pin=Vera=Search");
    expect(asked.status).toBe(1);
    expect(asked.stdout).toMatch(/^Vera is outside this plan\. A plan made again with this pin brings them/m);
    expect(asked.stdout).not.toContain("Not possible");
    const again = onethread(WORK, "what-if", PLAN, ORG, ...DAY, "--pin=Vera=Search", "--replan");
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/^A new plan with it costs \d+ points/m);
    expect(again.stdout).toMatch(/^Vera +outside the plan +Search/m);
  });

  test("a cap on moves is asked like a pin", () => {
    const capped = planWith("--pin=Ada=Search", "--out", join(WORK, "moved.json"));
    expect(capped.counts.moved).toBe(2);
    const file = join(WORK, "moved.json");
    const none = onethread(WORK, "what-if", file, ORG, ...DAY, "--max-moves=0");
    expect(none.status).toBe(1);
    expect(none.stdout.replaceAll(/\s+/g, " ")).toContain(
      '--pin "Ada=Search" and --max-moves 0 move at least 1 person, and at most 0 may move.',
    );
    const one = onethreadJson(WORK, "what-if", file, ORG, ...DAY, "--max-moves=1");
    const made = planWith("--pin=Ada=Search", "--max-moves=1");
    expect(made.counts.moved).toBe(1);
    expect(one.price).toEqual({ least: made.cost - capped.cost, most: made.cost - capped.cost });
    const free = onethreadJson(WORK, "what-if", PLAN, ORG, ...DAY, "--max-moves=0");
    expect(free).toMatchObject({ price: { least: 0, most: 0 }, moves: [] });
  });

  test("--out without it is refused", () => {
    const { status, stderr } = onethread(WORK, "what-if", PLAN, ORG, "--pin=Ada=Search", "--out=x.json");
    expect([status, stderr]).toEqual([2, expect.stringContaining("without --replan there is none")]);
  });
});

describe("plan with pins", () => {
  test("keeps those of onethread.yaml, of a file and of options; verify reads the plan from scratch", () => {
    const file = join(WORK, "pins.yaml");
    const kept = join(WORK, "kept.json");
    writeFileSync(
      file,
      "pins:\n  - {id: dan, kind: seat, person: e4, area: pay, author: Enid, reason: wants to}\n",
    );
    writeFileSync(
      join(ORG, "onethread.yaml"),
      "plan:\n  pins:\n    - {id: cap, kind: max-moves, moves: 1, author: council, reason: agreed}\n",
    );
    const made = planWith("--pins", file, "--keep-manager", "Cyd", "--out", kept);
    writeFileSync(join(ORG, "onethread.yaml"), "");
    expect(made.pins.map((pin) => `${pin.id} ${pin.author}`)).toEqual([
      "cap council",
      "dan Enid",
      "keep-manager-1 command line",
    ]);
    const at = new Map(made.placements.map((one) => [one.personId, one]));
    expect(at.get("e4")).toMatchObject({ unitId: "pay", slot: "engineering" });
    expect(at.get("e3")?.unitId).toBe(at.get("em2")?.unitId);
    expect(made.counts.moved).toBe(1);
    expect(onethreadJson(WORK, "verify", kept, "--against", ORG)).toMatchObject({ ok: true, faults: [] });
    const broken = readFileSync(kept, "utf8").replace('"moves": 1', '"moves": 0');
    writeFileSync(kept, broken);
    const found = onethread(WORK, "verify", kept, "--against", ORG);
    expect(found.status).toBe(1);
    expect(found.stdout).toContain("does not hold");
  });

  test("calls pins as they were typed, where they contradict and where they are listed", () => {
    const { status, stdout } = onethread(WORK, "plan", ORG, ...DAY, "--pin=e1=search", "--pin=e1=pay");
    expect(status).toBe(1);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      'No plan: --pin "Ada=Search" and --pin "Ada=Payments" place Ada in Search and in Payments.',
    );
    const listed = onethread(WORK, "plan", ORG, ...DAY, "--forbid=e1=search").stdout;
    expect(listed).toContain('- --forbid "Ada=Search": Ada does not go to Search (command line).');
    expect(listed).not.toContain("keep-out-1");
  });

  test.each([
    [["--pin", "Ada=Nowhere"], 'There is no area "Nowhere" in this organisation'],
    [["--pin", "Ada"], '--pin takes a person and an area joined by "="'],
    [["--max-moves", "some"], '--max-moves takes a whole number from 0 on, not "some".'],
    [["--keep-together", "Ada"], "--keep-together takes at least two people"],
  ])("refuses %j", (args, message) => {
    const { status, stderr } = onethread(WORK, "plan", ORG, ...DAY, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
