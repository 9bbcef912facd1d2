import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges } from "../changes/index.ts";
import { areaRows, shiftedLines } from "../metrics/index.ts";
import { DEFAULT_CONFIG, personId, type Finding, type Org } from "../org/index.ts";
import { fixtureC } from "../../test/fixtures.ts";
import { orgOf } from "../../test/orgOf.ts";
import { prepareRecheck, recheckMove, tryFindings } from "./index.ts";
import { runMoveChecks } from "./recheckMove.ts";

const config = DEFAULT_CONFIG;
const DISCIPLINES = ["engineering", "product", "design", "executive"];

/** A random small company: a tree of people with disciplines, nested areas, owners and shares. */
const companies = fc
  .record({
    managers: fc.array(fc.nat({ max: 1000 }), { minLength: 3, maxLength: 24 }),
    disciplines: fc.array(fc.nat({ max: 3 }), { minLength: 24, maxLength: 24 }),
    areas: fc.array(
      fc.record({
        parent: fc.nat({ max: 1000 }),
        mode: fc.constantFrom("sto", "stl", "functional"),
        owner: fc.nat({ max: 1000 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    rows: fc.array(
      fc.record({
        person: fc.nat({ max: 1000 }),
        area: fc.nat({ max: 1000 }),
        share: fc.constantFrom("0.3", "0.5", "1", "0.2 loan"),
      }),
      { maxLength: 30 },
    ),
    move: fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })),
  })
  .map(({ managers, disciplines, areas, rows, move }) => {
    const size = managers.length + 1;
    const lines = managers.map((m, i) => `p${m % (i + 1)} > p${i + 1}/${DISCIPLINES[disciplines[i]! % 4]}`);
    const text = areas.map((area, i) => {
      const owner = area.owner % size;
      const seen = new Set([owner]);
      const words = rows
        .filter((row) => row.area % areas.length === i)
        .flatMap((row) => {
          const person = row.person % size;
          if (seen.has(person)) return [];
          seen.add(person);
          return [`p${person} ${row.share}`];
        });
      const place = i > 0 && area.parent % 2 === 0 ? `a${area.parent % i}/` : "";
      return `${place}a${i}(${area.mode}): ${[`p${owner}*`, ...words].join(", ")}`;
    });
    return {
      org: orgOf(["p0/executive", ...lines, ...text].join(";")),
      move: move.map((n) => `p${n % size}`),
    };
  });

const shape = (findings: readonly Finding[]): string[] =>
  findings.map((f) => `${f.key} | ${f.tier} | ${f.value ?? ""} | ${JSON.stringify(f.message.parts)}`).sort();

function moved(org: Org, who: string, to: string): Org | null {
  const applied = applyChanges(org, [
    { kind: "set-manager", personId: personId(who), managerId: personId(to) },
  ]);
  return applied.ok ? applied.org : null;
}

describe("a move re-judged", () => {
  test("equals judging the moved org whole, in findings and in rows of areas", () => {
    let judged = 0;
    fc.assert(
      fc.property(
        companies,
        fc.constantFrom(undefined, "sto" as const),
        ({ org, move: [who, to] }, asMode) => {
          const input = { org, config, ...(asMode === undefined ? {} : { asMode }) };
          const state = prepareRecheck(input);
          const recheck = recheckMove(state, { personId: who!, managerId: to! });
          const after = moved(org, who!, to!);
          expect(recheck.ok).toBe(after !== null);
          if (!recheck.ok || after === null) return;
          judged++;
          const gone = new Set(recheck.gone);
          expect(recheck.gone.filter((f) => !shape(runMoveChecks(input)).includes(shape([f])[0]!))).toEqual(
            [],
          );
          const before = runMoveChecks(input);
          const goneShapes = shape([...gone]);
          const kept = shape(before);
          for (const one of goneShapes) kept.splice(kept.indexOf(one), 1);
          expect([...kept, ...shape(recheck.come)].sort()).toEqual(
            shape(runMoveChecks({ ...input, org: after })),
          );
          const rows = new Map(areaRows(org).map((row) => [row.id, row]));
          for (const row of recheck.rows) rows.set(row.id, row);
          const sorted = [...rows.values()].map(plain);
          expect(sorted).toEqual(areaRows(after).map(plain));
        },
      ),
      { numRuns: 400, seed: 7 },
    );
    expect(judged).toBeGreaterThan(100);
  });

  test("a loop, a stranger and a strange manager are refused", () => {
    const state = prepareRecheck({ org: orgOf("a > b; b > c"), config });
    expect(recheckMove(state, { personId: "a", managerId: "c" })).toEqual({ ok: false, refusal: "loop" });
    expect(recheckMove(state, { personId: "z", managerId: "c" })).toEqual({
      ok: false,
      refusal: "unknown-person",
    });
    expect(recheckMove(state, { personId: "a", managerId: "z" })).toEqual({
      ok: false,
      refusal: "unknown-manager",
    });
  });

  test("moving the split designer under another owner ends one finding and brings another", () => {
    const state = prepareRecheck({ org: fixtureC(), config });
    const recheck = recheckMove(state, { personId: "d", managerId: "oy" });
    expect(recheck.ok && recheck.gone.map((f) => f.key)).toContain("line-to-owner d y");
    expect(recheck.ok && recheck.come.map((f) => f.key)).toContain("line-to-owner d x");
  });
});

/** Ids of people under the new numbering may come in another order; figures may not. */
function plain(row: ReturnType<typeof areaRows>[number]) {
  const through = row.sharedBossThrough;
  return {
    ...row,
    disciplines: [...row.disciplines],
    sharedBossThrough: through === null ? null : { ...through, people: [...through.people].sort() },
  };
}

test("asked of everybody and every area under other lines, the checks say what a move of the same does", () => {
  fc.assert(
    fc.property(companies, ({ org, move: [personId = "", managerId = ""] }) => {
      const input = { org, config };
      const rechecked = recheckMove(prepareRecheck(input), { personId, managerId });
      if (!rechecked.ok) return;
      const lines = shiftedLines(org, [
        { person: org.personIndexById.get(personId)!, manager: org.personIndexById.get(managerId)! },
      ]);
      const asked = { people: [...org.people.keys()], areas: [...org.areas.keys()] };
      const { gone, come } = tryFindings(input, lines, asked);
      expect(shape(gone).sort()).toEqual(shape(rechecked.gone).sort());
      expect(shape(come).sort()).toEqual(shape(rechecked.come).sort());
    }),
  );
});
