import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { DEFAULT_CONFIG, wording, type Org, type Person } from "../../org/index.ts";
import { burdenAmong, burdenOf, type Bearer } from "./burden.ts";
import { DIMENSIONS, groupOf, type Dimension } from "./burdenGroups.ts";
import { draftInstance } from "../question/draftInstance.ts";
import { levelsOf } from "../question/levels.ts";
import type { Plan } from "../plan/plan.ts";
import { randomStream } from "../solver/random.ts";
import { planSto } from "../run.ts";

const bearer = (groups: Partial<Record<Dimension, string>>, moves: boolean): Bearer => ({
  could: { moves: true, managers: true, owners: false },
  does: { moves, managers: false, owners: false },
  groups: { ...(Object.fromEntries(DIMENSIONS.map((id) => [id, null])) as Bearer["groups"]), ...groups },
});
const some = (n: number, moved: number, groups: Partial<Record<Dimension, string>>): Bearer[] =>
  Array.from({ length: n }, (_, k) => bearer(groups, k < moved));

describe("who bears it", () => {
  test("a planted unfair case: ten of twelve part-timers move, four of forty-eight others", () => {
    const { findings, measures } = burdenAmong(
      [...some(12, 10, { "part-time": "part" }), ...some(48, 4, { "part-time": "full" })],
      "shown",
    );
    expect(findings.map((one) => one.subjects)).toEqual([["moves", "part-time", "part"]]);
    expect(measures[0]!.dimensions).toEqual([
      {
        id: "part-time",
        groups: [
          { who: "full", groups: 1, people: 48, hit: 4, expected: 11.2 },
          { who: "part", groups: 1, people: 12, hit: 10, expected: 2.8 },
        ],
      },
    ]);
  });
  test("a fair one raises nothing", () => {
    const fair = [...some(12, 3, { "part-time": "part" }), ...some(48, 11, { "part-time": "full" })];
    expect(burdenAmong(fair, "shown").findings).toEqual([]);
  });
  test("one site bears all moves", () => {
    const sites = [
      ...some(20, 9, { site: "at A" }),
      ...some(20, 0, { site: "at B" }),
      ...some(20, 0, { site: "at C" }),
    ];
    const { findings } = burdenAmong(sites, "shown");
    expect(findings.map((one) => one.subjects[2])).toEqual(["at A"]);
  });
  test("four on leave are shown nowhere, nor is how many are not", () => {
    const { measures, silent, findings } = burdenAmong(
      [...some(4, 4, { leave: "on leave" }), ...some(60, 0, { leave: "at work" })],
      "shown",
    );
    expect(measures.flatMap((measure) => measure.dimensions)).toEqual([]);
    expect(silent).toContainEqual({ id: "leave", because: "too-small" });
    expect(findings).toEqual([]);
  });
  test("three who cannot move, all at one site, are told by no difference of two tables", () => {
    const people: Bearer[] = [
      ...some(17, 8, { site: "at Rome" }),
      ...some(3, 0, { site: "at Rome" }).map((one) => ({ ...one, could: { ...one.could, moves: false } })),
      ...some(20, 9, { site: "at Oslo" }),
      ...some(20, 7, { site: "at Bern" }),
    ];
    for (const counts of ["shown", "small-hidden"] as const) {
      const { measures } = burdenAmong(people, counts);
      const sizes = measures.map(
        ({ dimensions }) =>
          new Map(dimensions.flatMap(({ groups }) => groups.map(({ who, people: n }) => [who, n] as const))),
      );
      for (const one of sizes)
        for (const [who, n] of one)
          for (const other of sizes) {
            const difference = Math.abs(n - (other.get(who) ?? n));
            expect(difference === 0 || difference >= 5).toBe(true);
          }
    }
  });
  test("an owner's seat is asked of those alone who may own one", () => {
    const org = orgOf(`ceo > em, fm, gm; em > a, b; fm > c, d; gm > e, f
      x: em, a, b; y: fm, c, d; z: gm, e, f`);
    const made = planSto(org, { today: org.today, seed: 1, work: 100_000, config: DEFAULT_CONFIG });
    if (!made.ok) throw new Error(wording(made.refusal.message));
    const { measures } = burdenOf(org, made.plan, "shown");
    expect(measures.map(({ id, people }) => [id, people])).toEqual([
      ["moves", 9],
      ["managers", 9],
      ["owners", 3],
    ]);
  });
  test("for readers without small groups no count of one to four stands alone, nor does a finding on one", () => {
    const people = [
      ...some(30, 3, { site: "at A" }),
      ...some(30, 9, { site: "at B" }),
      ...some(40, 30, { site: "at C" }),
    ];
    const { measures, findings } = burdenAmong(people, "small-hidden");
    const shown = measures[0]!.dimensions.find((one) => one.id === "site")!.groups;
    expect(shown.map((one) => [one.groups, one.people, one.hit])).toEqual([
      [1, 40, 30],
      [2, 60, 12],
    ]);
    expect(findings.map((one) => one.subjects[2])).toEqual(["at C"]);
  });
  test("what is not given, or the same for all, is said and not made up", () => {
    const { silent } = burdenAmong(some(20, 5, { site: "at A" }), "shown");
    expect(silent).toContainEqual({ id: "site", because: "alike" });
    expect(silent).toContainEqual({ id: "tenure", because: "not-given" });
  });
});

test("of plans that choose at random at most one in twenty raises the finding", () => {
  let alarms = 0;
  const runs = 400;
  for (let seed = 1; seed <= runs; seed++) {
    const random = randomStream(seed);
    const size = 60 + random.below(100);
    const rate = 1 + random.below(6);
    const people = Array.from({ length: size }, () =>
      bearer(
        {
          "part-time": random.below(4) === 0 ? "part" : "full",
          site: `site ${random.below(4)}`,
          discipline: `craft ${random.below(5)}`,
          level: `level ${random.below(6)}`,
          tenure: `years ${random.below(4)}`,
        },
        random.below(10) < rate,
      ),
    );
    if (burdenAmong(people, "shown").findings.length > 0) alarms++;
  }
  // 20 on average at the very level; exact tests of small counts keep well below it.
  expect(alarms).toBeLessThanOrEqual(runs / 20);
});

describe("groups of a person", () => {
  const org = orgOf("ceo > a, b, c", {
    people: {
      a: { startOn: "2025-06-02", fte: 0.6, location: "Lyon" },
      b: { startOn: "2025-06-01", status: "on-leave", level: 4 },
      c: { startOn: "2016-06-01" },
    },
  });
  const told = (id: string): (string | null)[] =>
    DIMENSIONS.map((dimension) =>
      groupOf(dimension, org, levelsOf(org), org.personIndexById.get(id)!, org.today),
    );
  test.each([
    ["a", ["who work part-time", "at work", "with under 1 year of service", "at Lyon", null, "of level 3"]],
    ["b", ["who work full-time", "on leave", "with 1 to 3 years of service", null, null, "of level 4"]],
    ["c", ["who work full-time", "at work", "with 10 years of service or more", null, null, "of level 3"]],
  ])("%s", (id, groups) => {
    expect(told(id)).toEqual(groups);
  });
});

/** Two areas of thirty; pins send every second person of a site, or people of all sites, to the other area. */
function planWith(isMoved: (k: number) => boolean): { org: Org; plan: Plan } {
  const names = Array.from({ length: 60 }, (_, k) => `p${k}`);
  const people = Object.fromEntries(
    names.map((id, k): [string, Partial<Person>] => [id, { location: k % 4 === 0 ? "Lyon" : "Turin" }]),
  );
  const org = orgOf(
    `ceo > ma, mb; ma > ${names.slice(0, 30).join(", ")}; mb > ${names.slice(30).join(", ")}
     a: ma*, ${names.slice(0, 30).join(", ")}; b: mb*, ${names.slice(30).join(", ")}`,
    {
      people: { ...people, ma: { canOwn: true, location: "Turin" }, mb: { canOwn: true, location: "Turin" } },
    },
  );
  const pins = names.flatMap((id, k) =>
    isMoved(k)
      ? [
          {
            id: `pin-${k}`,
            author: "test",
            reason: "test",
            kind: "place" as const,
            personId: org.people[org.personIndexById.get(id)!]!.id,
            areaId: org.areas[org.areaIndexById.get(k < 30 ? "b" : "a")!]!.id,
          },
        ]
      : [],
  );
  const planned = planSto(org, { today: org.today, seed: 1, work: 300_000, config: DEFAULT_CONFIG, pins });
  if (!planned.ok) throw new Error(wording(planned.refusal.message));
  return { org, plan: planned.plan };
}

describe("beside a plan", () => {
  test("one site that gets nearly all other managers is found; spread over both it is not", () => {
    const unfair = planWith((k) => k % 4 === 0);
    const found = burdenOf(unfair.org, unfair.plan, "shown").findings;
    expect(found.map((one) => one.subjects.slice(0, 2))).toContainEqual(["managers", "site"]);
    expect(wording(found[0]!.message)).toContain("people at Lyon get another manager");
    const fair = planWith((k) => k % 4 === Math.floor(k / 4) % 4);
    expect(burdenOf(fair.org, fair.plan, "shown").findings).toEqual([]);
  });
});

/** Companies of a few people at random, in two areas with rows shared between them. */
const company = fc
  .array(fc.record({ a: fc.nat(4), b: fc.nat(4), boss: fc.nat(2), years: fc.nat(30) }), {
    minLength: 6,
    maxLength: 12,
  })
  .map((people) => {
    const names = people.map((_, k) => `p${k}`);
    const rows = (area: "a" | "b"): string =>
      people.flatMap((one, k) => (one[area] === 0 ? [] : [`p${k} ${one[area] / 4}`])).join(", ");
    const below = (boss: number): string => names.filter((_, k) => people[k]!.boss === boss).join(", ");
    const lines = [0, 1, 2].map((boss) => (below(boss) === "" ? "" : `m${boss} > ${below(boss)};`)).join(" ");
    return {
      names,
      text: `ceo > m0, m1, m2; ${lines} a: m0*, ${rows("a")}; b: m1*, m2, ${rows("b")}`,
      years: people.map((one) => one.years),
    };
  });
const orgWith = (text: string, people: Readonly<Record<string, Partial<Person>>>): Org =>
  orgOf(text, { people });

describe("what people are never makes them cheaper to move", () => {
  test("swapping the years of service of two people changes no move, no owner and no line", () => {
    fc.assert(
      fc.property(company, fc.nat(11), fc.nat(11), ({ names, text, years }, x, y) => {
        const started = (order: readonly number[]): Record<string, Partial<Person>> =>
          Object.fromEntries(names.map((id, k) => [id, { startOn: `${2025 - order[k]!}-03-01` }]));
        const swapped = [...years];
        const i = x % names.length;
        const j = y % names.length;
        [swapped[i], swapped[j]] = [years[j]!, years[i]!];
        const decided = (order: readonly number[]): unknown => {
          const org = orgWith(text, started(order));
          const planned = planSto(org, { today: org.today, seed: 1, work: 50_000, config: DEFAULT_CONFIG });
          if (!planned.ok) throw new Error("no plan");
          const { cost, lowerBound, placements, units } = planned.plan;
          return { cost, lowerBound, placements, units };
        };
        expect(decided(swapped)).toEqual(decided(years));
      }),
      { numRuns: 25 },
    );
  });
  test.each([
    ["part-time", { fte: 0.5 }],
    ["on leave", { status: "on-leave" }],
  ] as const)("%s: no entry of the cost of going anywhere falls", (_, change) => {
    fc.assert(
      fc.property(company, fc.nat(11), ({ names, text }, x) => {
        const id = names[x % names.length]!;
        const costsOf = (people: Readonly<Record<string, Partial<Person>>>) => {
          const org = orgWith(text, people);
          const drafted = draftInstance(org, DEFAULT_CONFIG, []);
          if (!drafted.ok) throw new Error("pins");
          const { instance, members } = drafted.question;
          const i = members.at[org.personIndexById.get(id)!]!;
          const units = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
          const toUnit = [...units].map(([area, u]) => {
            for (let e = instance.listStart[i]!; e < instance.listStart[i + 1]!; e++)
              if (instance.listUnit[e] === u) return [area, instance.listCost[e]!] as const;
            return [area, instance.elsewhereCost[i]!] as const;
          });
          return i < 0
            ? null
            : {
                toUnit,
                line: instance.managerChangeCost[i]!,
                pinned: instance.pinnedUnit[i]! >= 0,
                home: members.home[i]!,
              };
        };
        const before = costsOf({});
        const after = costsOf({ [id]: change });
        // Less work may leave an area too small to be planned; then nothing is compared.
        if (before === null || after === null || before.toUnit.length !== after.toUnit.length) return;
        for (const [k, [, points]] of before.toUnit.entries())
          expect(after.toUnit[k]![1]).toBeGreaterThanOrEqual(points);
        expect(after.line).toBeGreaterThanOrEqual(before.line);
        if ("status" in change) expect(after.pinned).toBe(true);
      }),
    );
  });
});
