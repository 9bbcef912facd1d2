import { describe, expect, test } from "vitest";
import { evaluate } from "../verify/evaluate.ts";
import { leastCost, randomInstance, tinyInstance } from "../instances.case.ts";
import type { Instance } from "../instance.ts";
import { randomStream } from "../solver/random.ts";
import { solve } from "../solver/solve.ts";
import { movesOf } from "../solver/solveCapped.ts";
import { solvePinned } from "../solver/solvePinned.ts";
import { adoptWarm, askWarm, openWarm, placementWith, type Warm, type Wish } from "./whatIf.ts";
import { withWishes } from "./wishes.ts";

const OPTIONS = { seed: 1, work: 300_000 };
const PEOPLE = 24;
const UNITS = 4;

const solved = (instance: Instance): Warm => openWarm(instance, solve(instance, OPTIONS).placement);

/** Everything the next answer depends on, as text. */
function bytesOf({ base, search, instance }: Warm): string {
  const { state, moved } = search.chains;
  const { columns } = state;
  return JSON.stringify([
    base,
    { ...state, columns: null, heads: null, forest: null },
    [columns.unit, columns.roleCost, columns.ownerCost, columns.places.isFree, columns.places.mustOwn],
    [moved, search.queueHead, search.queueLength, search.queued, search.chains.pull, search.chains.isListed],
    [instance.pinnedUnit, instance.pinnedOwner, instance.ownerClass, instance.forbidUnit],
  ]);
}

function wishFrom(below: (limit: number) => number): Wish {
  const person = below(PEOPLE);
  const unit = below(UNITS);
  const kind = (["place", "seat", "keep-out", "own", "keep-manager", "together"] as const)[below(6)]!;
  if (kind === "keep-manager") return { kind, person };
  if (kind === "together") return { kind, people: [person, (person + 1 + below(PEOPLE - 1)) % PEOPLE] };
  return { kind, person, unit };
}

function askFree(warm: Warm) {
  const answer = askWarm(warm, []);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer;
}

describe("a what-if", () => {
  test("prices the difference of two evaluated placements, keeps the wishes and leaves the state to the byte", () => {
    let answered = 0;
    const refused = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      const instance = randomInstance(seed, {
        people: PEOPLE,
        units: UNITS,
        pins: seed % 2 === 0,
        partTime: seed % 3 === 0,
      });
      const warm = solved(instance);
      const before = bytesOf(warm);
      const { below } = randomStream(seed);
      for (let k = 0; k < 40; k++) {
        const wishes = Array.from({ length: 1 + below(2) }, () => wishFrom(below));
        const answer = askWarm(warm, wishes);
        expect(bytesOf(warm)).toBe(before);
        const wished = withWishes(instance, wishes);
        if (!answer.ok) {
          refused.add(answer.refusal.code);
          continue;
        }
        answered += 1;
        if (!wished.ok) throw new Error(wished.refusal.message);
        const judged = evaluate(wished.instance, placementWith(warm, answer));
        expect(judged, `seed ${seed}: ${JSON.stringify(wishes)}`).toMatchObject({
          ok: true,
          cost: answer.cost,
        });
        expect(answer.price).toBe(answer.cost - warm.base.cost);
        expect(askWarm(warm, wishes)).toEqual(answer);
      }
    }
    expect(answered).toBeGreaterThan(200);
    expect([...refused].sort()).toEqual(
      expect.arrayContaining(["fixed-elsewhere", "kept-out", "may-not-own", "no-manager"]),
    );
  });

  test("under a cap costs what is evaluated, below the cap too, and is seldom refused where it could be", () => {
    const seen = { below: 0, answered: 0, refused: 0 };
    for (let seed = 1; seed <= 60; seed++) {
      const base = randomInstance(seed, { people: 5, units: 3, ties: 80 });
      const forced = base.role.filter((_, p) => base.listStart[p] === base.listStart[p + 1]).length;
      const instance = { ...base, movesMax: forced + (seed % 3) };
      const warm = openWarm(instance, solvePinned(instance, { seed: 1, work: 20_000 }).placement);
      const { below } = randomStream(seed);
      for (let k = 0; k < 4; k++) {
        const wish: Wish = { kind: k === 3 ? "keep-out" : "place", person: below(5), unit: below(3) };
        const wished = withWishes(instance, [wish]);
        if (!wished.ok) continue;
        const answer = askWarm(warm, [wish]);
        if (!answer.ok) {
          if (leastCost(wished.instance) < Infinity) seen.refused += 1;
          continue;
        }
        seen.answered += 1;
        const placement = placementWith(warm, answer);
        expect(evaluate(wished.instance, placement), `seed ${seed}`).toMatchObject({
          ok: true,
          cost: answer.cost,
        });
        if (movesOf(instance, placement) < instance.movesMax) seen.below += 1;
      }
    }
    expect(seen.refused).toBe(0);
    expect(seen.below).toBeGreaterThan(5);
    expect(seen.answered).toBeGreaterThan(100);
  });

  test("a cap below the moves of the state is kept, and nothing stays behind", () => {
    const seen = { kept: 0, refused: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const instance = randomInstance(seed, { people: 5, units: 2, ties: 40 });
      const { placement } = solve(instance, { seed: 1, work: 20_000 });
      const moves = movesOf(instance, placement);
      const open = openWarm(instance, placement);
      for (let movesMax = moves - 1; movesMax >= 0; movesMax--) {
        const capped = { ...instance, movesMax };
        const answer = askWarm({ ...open, instance: capped }, []);
        if (!answer.ok) {
          if (leastCost(capped) < Infinity) seen.refused += 1;
          continue;
        }
        seen.kept += 1;
        const found = evaluate(capped, placementWith(open, answer));
        expect(found, `seed ${seed}`).toMatchObject({ ok: true, cost: answer.cost });
        expect(answer.cost).toBeGreaterThanOrEqual(leastCost(capped));
      }
      expect(placementWith(open, askFree(open))).toEqual(placement);
    }
    expect(seen.kept).toBeGreaterThan(15);
    expect(seen.refused).toBe(0);
  });

  test("keeps people together who are pinned so: a wish for one moves all", () => {
    const base = randomInstance(2, { people: PEOPLE, units: UNITS });
    const { placement } = solve(base, OPTIONS);
    const mates = [...placement.unit.keys()].filter((p) => placement.unit[p] === placement.unit[0]);
    const group = mates.slice(0, 3);
    const instance = { ...base, together: [group] };
    const warm = openWarm(instance, placement);
    const unit = (placement.unit[0]! + 1) % UNITS;
    const answer = askWarm(warm, [{ kind: "place", person: group[1]!, unit }]);
    if (!answer.ok) throw new Error(answer.refusal.message);
    const after = placementWith(warm, answer);
    expect(group.map((p) => after.unit[p])).toEqual([unit, unit, unit]);
    expect(evaluate(instance, after)).toMatchObject({ ok: true, cost: answer.cost });
  });

  test("of a placement that is not the best finds a better one, which can be taken over", () => {
    const instance = tinyInstance();
    const placement = { unit: Int32Array.of(1, 1, 0), isOwner: Uint8Array.of(0, 0, 0) };
    const warm = openWarm(instance, placement);
    const answer = askWarm(warm, [{ kind: "own", person: 0, unit: 0 }]);
    if (!answer.ok) throw new Error(answer.refusal.message);
    expect(answer.price).toBeLessThan(0);
    adoptWarm(warm, answer);
    expect(warm.base.cost).toBe(answer.cost);
    expect(askWarm(warm, [{ kind: "own", person: 0, unit: 0 }])).toMatchObject({
      price: 0,
      moved: new Int32Array(0),
    });
  });

  test.each<[string, readonly Wish[], string]>([
    [
      "two units for one person",
      [
        { kind: "place", person: 1, unit: 0 },
        { kind: "place", person: 1, unit: 1 },
      ],
      "fixed-elsewhere",
    ],
    [
      "two owners of one unit",
      [
        { kind: "own", person: 0, unit: 0 },
        { kind: "own", person: 1, unit: 0 },
      ],
      "seat-taken",
    ],
    [
      "in and out",
      [
        { kind: "keep-out", person: 1, unit: 0 },
        { kind: "place", person: 1, unit: 0 },
      ],
      "kept-out",
    ],
    [
      "nowhere",
      [
        { kind: "keep-out", person: 1, unit: 0 },
        { kind: "keep-out", person: 1, unit: 1 },
      ],
      "nowhere-to-go",
    ],
    ["an owner who may not own", [{ kind: "own", person: 2, unit: 0 }], "may-not-own"],
  ])("refuses %s", (_, wishes, code) => {
    const instance = tinyInstance({ ownerClass: Int32Array.of(0, 0, -1), ownerCost: Int32Array.of(5, 5) });
    expect(askWarm(solved(instance), wishes)).toMatchObject({ ok: false, refusal: { code } });
  });
});
