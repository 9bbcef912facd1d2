import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges, movePeople } from "../src/changes/index.ts";
import {
  linesOf,
  METRICS,
  shiftedLines,
  tryMove,
  type AreaFigures,
  type AreaMetric,
} from "../src/metrics/index.ts";
import {
  areaId,
  areaIndex,
  DEFAULT_CONFIG,
  disciplineId,
  indexOrg,
  personId,
  personIndex,
  readMove,
  type Area,
  type Assignment,
  type Org,
  type PeopleMove,
  type Person,
} from "../src/org/index.ts";
import { orgOf, TODAY } from "./orgOf.ts";

const METRIC_OF = {
  coreFte: "core-fte",
  lineIntegrity: "line-integrity",
  legs: "legs",
  levelsUp: "levels-up",
} as const satisfies Partial<Record<keyof AreaFigures, string>>;

/** The metrics themselves, on an org built anew. */
function measured(org: Org, area: number, of: keyof typeof METRIC_OF): number | null {
  const metric = METRICS.find((one): one is AreaMetric => one.id === METRIC_OF[of])!;
  const { value } = metric.measure({ org, config: DEFAULT_CONFIG }, area);
  return typeof value === "number" ? Math.round(value * 1e6) / 1e6 : null;
}

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;

const CRAFTS = ["engineering", "product", "design"] as const;

/** Twenty people in trees, five nested areas, rows of every kind: what real lists hold, small. */
const companies: fc.Arbitrary<Org> = fc
  .record({
    parents: fc.array(fc.tuple(fc.nat(), fc.nat(19)), { minLength: 20, maxLength: 20 }),
    crafts: fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }),
    rows: fc.array(
      fc.record({
        person: fc.nat(19),
        area: fc.nat(4),
        share: fc.constantFrom(undefined, 0.25, 0.5, 1),
        type: fc.constantFrom("core", "core", "core", "loan", "advisory"),
        isLead: fc.boolean(),
        isGuess: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
    owners: fc.array(fc.tuple(fc.nat(4), fc.nat(19)), { maxLength: 6 }),
    modes: fc.array(fc.constantFrom("sto", "functional"), { minLength: 5, maxLength: 5 }),
  })
  .map(({ parents, crafts, rows, owners, modes }) => {
    const people = parents.map(
      ([pick, root], k): Person =>
        ({
          id: personId(`p${k}`),
          name: `P${k}`,
          managerId: k === 0 || root === 0 ? null : personId(`p${pick % k}`),
          status: "active",
          fte: k % 7 === 0 ? 0.5 : 1,
          vacant: k % 11 === 10,
          level: k % 4,
          ...(crafts[k] === 3 ? {} : { discipline: disciplineId(CRAFTS[crafts[k]!]!) }),
        }) as Person,
    );
    const areas = Array.from({ length: 5 }, (_, k): Area => {
      const owned = owners.filter(([area]) => area === k).map(([, person]) => personId(`p${person}`));
      return {
        id: areaId(`a${k}`),
        name: `A${k}`,
        parentId: k === 0 ? null : areaId(k === 4 ? "a3" : "a0"),
        kind: "product",
        mode: modes[k]!,
        status: "active",
        owners: [...new Set(owned)].map((id) => ({ personId: id })),
      } as unknown as Area;
    });
    const assignments = new Map<string, Assignment>();
    for (const { person, area, share, type, isLead, isGuess } of rows)
      assignments.set(`${person} ${area} ${type}`, {
        personId: personId(`p${person}`),
        areaId: areaId(`a${area}`),
        ...(share === undefined ? {} : { share }),
        type,
        isLead,
        ...(isGuess ? { guess: "by name" } : {}),
      } as Assignment);
    const { records } = orgOf("ada");
    return indexOrg(
      {
        ...records,
        people,
        areas,
        rootAreaId: areaId("a0"),
        assignments: [...assignments.values()],
        disciplines: CRAFTS.map((id) => ({
          id: disciplineId(id),
          name: id,
        })) as unknown as typeof records.disciplines,
      },
      [],
      TODAY,
    );
  });

const moves = fc.record({
  picks: fc.array(fc.nat(19), { minLength: 1, maxLength: 3 }),
  withReports: fc.boolean(),
  toManager: fc.boolean(),
  pick: fc.nat(),
});

function moveOf(
  org: Org,
  {
    picks,
    withReports,
    toManager,
    pick,
  }: { picks: number[]; withReports: boolean; toManager: boolean; pick: number },
): PeopleMove {
  return {
    people: picks.map((k) => org.people[k]!.id),
    withReports,
    target: toManager ? { manager: org.people[pick % 20]!.id } : { area: org.areas[pick % 5]!.id },
  };
}

test("figures before and after any move are those of the metrics on the org built anew", () => {
  let tried = 0;
  fc.assert(
    fc.property(companies, moves, (org, picked) => {
      const move = moveOf(org, picked);
      const read = readMove(org, move);
      const moved = movePeople(org, move);
      expect(moved.ok).toBe(read.ok);
      if (!read.ok || !moved.ok) return;
      const applied = applyChanges(org, moved.changes);
      if (!applied.ok) throw new Error("The changes of a move apply.");
      const after = applied.org;
      const trial = tryMove(org, read.value);
      tried++;
      for (let area = 0; area < org.areas.length; area++) {
        const there = areaIndex(after, org.areas[area]!.id);
        const [now, then] = [trial.areaNow(area), trial.areaAfter(area)];
        for (const figure of Object.keys(METRIC_OF) as (keyof typeof METRIC_OF)[]) {
          expect([figure, "now", rounded(now[figure])]).toEqual([figure, "now", measured(org, area, figure)]);
          expect([figure, "after", rounded(then[figure])]).toEqual([
            figure,
            "after",
            measured(after, there, figure),
          ]);
        }
        // Areas not named are those that stay.
        if (area > 0 && !trial.areas.includes(area)) expect(then).toEqual(now);
      }
      for (let person = 0; person < org.people.length; person++) {
        const reports = after.lines.childCount[personIndex(after, org.people[person]!.id)];
        expect(trial.reportsAfter(person)).toBe(reports);
        if (!trial.managers.includes(person)) expect(trial.reportsNow(person)).toBe(reports);
      }
    }),
    { numRuns: 400 },
  );
  expect(tried).toBeGreaterThan(100);
});

test("shifted lines answer as the lines of the org built anew", () => {
  fc.assert(
    fc.property(
      companies,
      moves,
      fc.array(fc.nat(19), { minLength: 1, maxLength: 4 }),
      (org, picked, some) => {
        const read = readMove(org, moveOf(org, { ...picked, toManager: true }));
        if (!read.ok) return;
        const moved = movePeople(org, read.value.move);
        const applied = moved.ok ? applyChanges(org, moved.changes) : undefined;
        if (applied?.ok !== true) throw new Error("The changes of a move apply.");
        const after = applied.org;
        const id = (from: Org, index: number): string | null => from.people[index]?.id ?? null;
        const there = (index: number): number => personIndex(after, org.people[index]!.id);
        const [shifted, built] = [shiftedLines(org, read.value.lines), linesOf(after)];
        for (const person of some) {
          expect(id(org, shifted.parent(person))).toBe(id(after, built.parent(there(person))));
          expect(shifted.depth(person)).toBe(built.depth(there(person)));
          expect(
            shifted
              .reports(person)
              .map((one) => id(org, one))
              .sort(),
          ).toEqual(
            built
              .reports(there(person))
              .map((one) => id(after, one))
              .sort(),
          );
          expect(shifted.reportCount(person)).toBe(built.reportCount(there(person)));
          for (const other of some)
            expect(shifted.isUnder(person, other)).toBe(built.isUnder(there(person), there(other)));
        }
        expect(id(org, shifted.sharedBoss(some))).toBe(id(after, built.sharedBoss(some.map(there))));
      },
    ),
    { numRuns: 400 },
  );
});

describe("worked out by hand", () => {
  const org = orgOf(
    `ceo > vp/engineering, po/product; vp > em/engineering; em > d1/engineering, d2/engineering; po > pm/product
     shop: po*, d1, d2, em; pay: pm*`,
  );
  test("a team under the owner: one leg, all work under them, nobody higher needed", () => {
    const read = readMove(org, { people: ["em"], withReports: true, target: { manager: "po" } });
    if (!read.ok) throw new Error("It can be moved.");
    const trial = tryMove(org, read.value);
    const shop = areaIndex(org, "shop");
    expect(trial.areaNow(shop)).toEqual({ people: 4, coreFte: 4, lineIntegrity: 0.25, legs: 2, levelsUp: 2 });
    expect(trial.areaAfter(shop)).toEqual({ people: 4, coreFte: 4, lineIntegrity: 1, legs: 1, levelsUp: 1 });
    expect(trial.managers.map((one) => org.people[one]!.id)).toEqual(["po", "vp"]);
    expect([trial.reportsNow(personIndex(org, "po")), trial.reportsAfter(personIndex(org, "po"))]).toEqual([
      1, 2,
    ]);
  });
});
