import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkInstance } from "./checkInstance.ts";
import { evaluate } from "./verify/evaluate.ts";
import { parseYardstick, yardstickResult } from "./yardstick.ts";

const TEXT = readFileSync("examples/yardsticks/n80s1.json", "utf8");
type File = Record<string, unknown> & { people: Record<string, unknown[]>; areas: Record<string, unknown> };
const changed = (change: (file: File) => void): string => {
  const file = JSON.parse(TEXT) as File;
  change(file);
  return JSON.stringify(file);
};
const instanceOf = (text: string) => {
  const parsed = parseYardstick(text);
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.instance;
};

describe("yardstick files become sound instances", () => {
  test.each(["n80s1", "n200s1", "n200s2", "n500s1", "n2000s1"])("%s", (name) => {
    const instance = instanceOf(readFileSync(`examples/yardsticks/${name}.json`, "utf8"));
    expect(instance.name).toBe(name);
    expect(checkInstance(instance)).toEqual([]);
  });

  test("the naive plan of the README costs what the README says", () => {
    // Everybody to their largest listed area; then the cheapest qualified member owns it, lowest number first.
    for (const [name, naive] of [
      ["n80s1", 4660],
      ["n200s1", 9990],
      ["n200s2", 9351],
      ["n500s1", 22920],
      ["n2000s1", 107891],
    ] as const) {
      const text = readFileSync(`examples/yardsticks/${name}.json`, "utf8");
      const instance = instanceOf(text);
      const share = (JSON.parse(text) as { people: { shareTwentieths: number[] } }).people.shareTwentieths;
      const unit = Int32Array.from({ length: instance.people }, (_, p) => {
        let best = instance.listStart[p]!;
        for (let e = best; e < instance.listStart[p + 1]!; e++) if (share[e]! > share[best]!) best = e;
        return instance.listUnit[best]!;
      });
      const isOwner = new Uint8Array(instance.people);
      for (let a = 0; a < instance.units; a++) {
        let best = -1;
        const fit = (p: number): number => instance.ownerCost[instance.ownerClass[p]! * instance.units + a]!;
        for (let p = 0; p < instance.people; p++) {
          if (unit[p] === a && fit(p) >= 0 && (best < 0 || fit(p) < fit(best))) best = p;
        }
        if (best >= 0) isOwner[best] = 1;
      }
      expect(evaluate(instance, { unit, isOwner })).toMatchObject({ ok: true, cost: naive });
    }
  });

  test("what is known of the answer is never read", () => {
    const lies = changed((file) => (file["known"] = { optimum: 1, lowerBound: 1e9 }));
    const none = changed((file) => delete file["known"]);
    expect(instanceOf(lies)).toEqual(instanceOf(TEXT));
    expect(instanceOf(none)).toEqual(instanceOf(TEXT));
  });
});

describe("a generalised assignment problem", () => {
  // Two agents, three items; costs, loads, capacities.
  const text = "2 3  1 2 3  4 5 6   7 8 9  10 11 12   20 30";
  const instance = instanceOf(text);

  test("has items as people, agents as units, and loads and costs agent by agent", () => {
    expect(instance).toMatchObject({ name: "gap2x3", people: 3, units: 2, disciplines: ["item"] });
    expect([...instance.listCost]).toEqual([1, 4, 2, 5, 3, 6]);
    expect([...instance.room!.load]).toEqual([7, 10, 8, 11, 9, 12]);
    expect([...instance.room!.capacity]).toEqual([20, 30]);
    expect(checkInstance(instance)).toEqual([]);
  });
  test.each([
    ["fits where the loads add up to the room", [0, 1, 1], { ok: true, cost: 12 }],
    [
      "is refused one beyond",
      [0, 0, 0],
      { ok: false, refusals: ["Unit 0 has room for 20 and is given 24."] },
    ],
  ])("a placement %s", (_, unit, judged) => {
    const placement = { unit: Int32Array.from(unit), isOwner: new Uint8Array(3) };
    expect(evaluate(instance, placement)).toMatchObject(judged);
  });
  test("has a fault where loads or capacities are missing", () => {
    const room = { load: new Int32Array(5), capacity: Int32Array.of(-1, 3) };
    expect(checkInstance({ ...instance, room })).toEqual([
      "Column room.load has 5 entries, not 6.",
      "Entry 0 of column room.capacity is -1, outside 0 to 100000000.",
    ]);
  });
});

describe("other texts are refused in words", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["nothing", "", "The file is empty."],
    ["prose", "hello", 'Word 1 of the file, "hello", is not a whole number'],
    ["broken JSON", TEXT.slice(0, 500), "The file is not JSON"],
    ["another format", changed((f) => (f["format"] = "other/2")), 'The file\'s format is "other/2"'],
    ["a column too short", changed((f) => f.people["site"]!.pop()), "people.site has 79 entries, not 80."],
    [
      "a half level",
      changed((f) => (f.people["level"]![3] = 2.5)),
      "people.level[3] is 2.5, not a whole number.",
    ],
    [
      "an unknown discipline",
      changed((f) => (f.people["discipline"]![0] = 9)),
      "people.discipline[0] is 9, outside 0 to 6.",
    ],
    [
      "managers in a loop",
      changed((f) => (f.people["manager"]![0] = 1)),
      "44 people stand on a loop of managers or below one",
    ],
    [
      "an entry of a list twice",
      changed((f) => (f.people["shareArea"]![1] = 1)),
      "The units of person 0 behind",
    ],
    ["no costs", changed((f) => delete f["costs"]), "costs is not an object."],
    [
      "a missing price",
      changed((f) => delete (f["costs"] as Record<string, number>)["short"]),
      "costs.short is null",
    ],
    [
      "an assignment file cut short",
      "3 1 2 3 4",
      "The file says 3 people, so 9 costs should follow; it has 4.",
    ],
    ["an assignment too dear to add up", "2 90000000 1 1 1", "above what the planner can add up"],
    [
      "a file with loads and capacities cut short",
      readFileSync("examples/yardsticks/gap/gap1-0", "utf8").slice(0, -4),
      "The file says 5 people, so 25 costs should follow",
    ],
  ];
  test.each(cases)("%s", (_, text, words) => {
    const parsed = parseYardstick(text);
    expect(parsed.ok ? "accepted" : parsed.refusal).toContain(words);
  });
});

test("a result has the gap to its bound and each person's slot by name", () => {
  const instance = instanceOf("2 1 5 5 1");
  const terms = Object.fromEntries([]) as never;
  const placement = { unit: Int32Array.of(0, 1), isOwner: Uint8Array.of(0, 1) };
  const solution = { placement, cost: 11, lowerBound: 10, terms, work: 5, seed: 1 };
  expect(yardstickResult(instance, solution, { cpuSeconds: 0.5, rssMb: 64 })).toEqual({
    instance: "assign2",
    cost: 11,
    lowerBound: 10,
    gap: 0.1,
    cpuSeconds: 0.5,
    rssMb: 64,
    assignment: [
      [0, 0, "person"],
      [1, 1, "owner"],
    ],
  });
});
