import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges, canonicalLists } from "../changes/index.ts";
import { randomOrg } from "../changes/random.case.ts";
import { indexOrg, type Org } from "../org/index.ts";
import {
  foldRevisions,
  nearestKept,
  placeOf,
  scheduledAfter,
  stepsFrom,
  type Moment,
  type Placed,
  type Revision,
} from "./index.ts";
import { DAYS, randomRevisions } from "./random.case.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);
const TIMEOUT_MS = 60_000 + CASES * 100;
const text = (org: Org): string => new TextDecoder().decode(canonicalLists(org.records));
const at = (number: number, effectiveOn: string): Placed => ({ number, effectiveOn });
const known = (revisions: readonly Revision[], { revision }: Moment): readonly Revision[] =>
  revisions.filter(({ number }) => number <= revision);

describe("what a kept state still serves for", () => {
  const places = [at(1, "2026-01-01"), at(2, "2026-07-01"), at(3, "2026-03-01"), at(4, "2026-02-01")];
  test.each<[string, Moment, Moment, readonly number[] | null]>([
    ["itself", { revision: 3, on: "2026-03-01" }, { revision: 3, on: "2026-03-01" }, []],
    [
      "a later day, by then effective revisions on top",
      { revision: 3, on: "2026-06-01" },
      { revision: 3, on: "2026-07-01" },
      [2],
    ],
    [
      "a later day on which nothing happens",
      { revision: 3, on: "2026-03-01" },
      { revision: 3, on: "2026-06-30" },
      [],
    ],
    ["a later revision", { revision: 1, on: "2026-03-01" }, { revision: 3, on: "2026-03-01" }, [3]],
    [
      "no revision dated back below what it holds",
      { revision: 3, on: "2026-03-01" },
      { revision: 4, on: "2026-03-01" },
      null,
    ],
    ["no earlier day", { revision: 3, on: "2026-03-01" }, { revision: 3, on: "2026-02-28" }, null],
    [
      "an earlier day on which it holds no more",
      { revision: 1, on: "2026-06-01" },
      { revision: 1, on: "2026-01-01" },
      [],
    ],
    [
      "no earlier revision that holds less",
      { revision: 3, on: "2026-03-01" },
      { revision: 2, on: "2026-03-01" },
      null,
    ],
    [
      "an earlier revision, where what lies between is scheduled",
      { revision: 2, on: "2026-02-01" },
      { revision: 1, on: "2026-02-01" },
      [],
    ],
    [
      "what stands before a place, where it holds no more",
      { revision: 1, on: "2026-02-15" },
      { revision: 4, on: "2026-03-01", before: at(3, "2026-03-01") },
      [4],
    ],
    [
      "not what stands before a place, where it holds that place",
      { revision: 3, on: "2026-03-01" },
      { revision: 3, on: "2026-03-01", before: at(3, "2026-03-01") },
      null,
    ],
    [
      "a back-dated revision above what it holds",
      { revision: 1, on: "2026-02-15" },
      { revision: 4, on: "2026-03-01" },
      [4, 3],
    ],
  ])("%s", (_, kept, wanted, steps) => {
    expect(stepsFrom(kept, wanted, places)?.map(({ number }) => number) ?? null).toEqual(steps);
  });

  test("the nearest one is taken", () => {
    const kept = [
      { revision: 1, on: "2026-01-01" },
      { revision: 3, on: "2026-02-28" },
      { revision: 3, on: "2026-03-01" },
    ];
    const nearest = (wanted: Moment) => {
      const { from, steps } = nearestKept(kept, wanted, places);
      return [from === null ? -1 : kept.indexOf(from), steps.map(({ number }) => number)];
    };
    expect(nearest({ revision: 3, on: "2026-08-01" })).toEqual([2, [2]]);
    expect(nearest({ revision: 4, on: "2026-08-01" })).toEqual([0, [4, 3, 2]]);
    expect(nearest({ revision: 4, on: "2025-12-31" })).toEqual([-1, []]);
  });

  test("scheduled is what is dated ahead, the earliest first", () => {
    expect(scheduledAfter(places, "2026-02-01").map(({ number }) => number)).toEqual([3, 2]);
  });
});

describe("laws over random histories", () => {
  test(
    "replay is the state: one by one with an index each, what is refused left out",
    () => {
      fc.assert(
        fc.property(randomOrg, randomRevisions(12), fc.constantFrom(...DAYS), (start, revisions, on) => {
          let now = start;
          const held: number[] = [];
          const due = revisions
            .filter(({ changeSet }) => changeSet.effectiveOn <= on)
            .sort((a, b) =>
              a.changeSet.effectiveOn < b.changeSet.effectiveOn
                ? -1
                : a.changeSet.effectiveOn > b.changeSet.effectiveOn
                  ? 1
                  : a.number - b.number,
            );
          for (const { number, changeSet } of due) {
            const applied = applyChanges(indexOrg(now.records, [], changeSet.effectiveOn), changeSet.changes);
            if (applied.ok) now = applied.org;
            else held.push(number);
          }
          const folded = foldRevisions(start, revisions, on);
          expect(folded.held.map(({ revision }) => revision)).toEqual(held);
          expect(folded.org.today).toBe(on);
          expect(text(folded.org) === text(now)).toBe(true);
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );

  test(
    "from every kept state that serves, the fold is that from scratch, order and held included",
    () => {
      let served = 0;
      const moment = (revisions: readonly Revision[]) =>
        fc.record({
          revision: fc.integer({ min: 1, max: Math.max(1, revisions.length) }),
          on: fc.constantFrom(...DAYS),
        });
      const history = randomRevisions(10).chain((revisions) =>
        fc.tuple(fc.constant(revisions), moment(revisions), moment(revisions)),
      );
      fc.assert(
        fc.property(randomOrg, history, (start, [revisions, kept, wanted]) => {
          const steps = stepsFrom(kept, wanted, revisions.map(placeOf));
          if (steps === null) return;
          served++;
          const before = foldRevisions(start, known(revisions, kept), kept.on);
          const numbers = new Set(steps.map(({ number }) => number));
          const next = foldRevisions(
            before.org,
            revisions.filter(({ number }) => numbers.has(number)),
            wanted.on,
          );
          const scratch = foldRevisions(start, known(revisions, wanted), wanted.on);
          expect(text(next.org) === text(scratch.org)).toBe(true);
          expect([...before.held, ...next.held]).toEqual(scratch.held);
        }),
        { numRuns: CASES },
      );
      expect(served).toBeGreaterThan(CASES / 4);
    },
    TIMEOUT_MS,
  );

  test(
    "a state that is said not to serve would give another org, or holds what is not wanted",
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 6 }),
          fc.record({ revision: fc.integer({ min: 1, max: 6 }), on: fc.constantFrom(...DAYS) }),
          fc.record({ revision: fc.integer({ min: 1, max: 6 }), on: fc.constantFrom(...DAYS) }),
          (days, kept, wanted) => {
            const places = days.map((effectiveOn, i) => at(i + 1, effectiveOn));
            const order = (m: Moment) =>
              places
                .filter(({ number, effectiveOn }) => number <= m.revision && effectiveOn <= m.on)
                .sort((a, b) =>
                  a.effectiveOn === b.effectiveOn
                    ? a.number - b.number
                    : a.effectiveOn < b.effectiveOn
                      ? -1
                      : 1,
                )
                .map(({ number }) => number);
            const [have, want] = [order(kept), order(wanted)];
            const isStart = have.every((number, i) => want[i] === number);
            expect(stepsFrom(kept, wanted, places)?.map(({ number }) => number) ?? null).toEqual(
              isStart ? want.slice(have.length) : null,
            );
          },
        ),
        { numRuns: CASES * 5 },
      );
    },
    TIMEOUT_MS,
  );
});
