import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, type ChangeSet } from "../../changes/index.ts";
import { applicable, randomChange, randomOrg } from "../../changes/random.case.ts";
import type { Org } from "../../org/index.ts";
import {
  liveChangeSets,
  rebaseScenario,
  restoreChange,
  splitScenario,
  stateOn,
  strikeOut,
  touchedBy,
  walkScenario,
  type ChangeRef,
  type Scenario,
} from "../index.ts";
import { by, done, scenarioOf, set } from "./scenario.case.ts";
import { sameRecords } from "./settleSet.ts";

const CASES = Math.ceil(Number(process.env["PROPERTY_CASES"] ?? 200) / 2);

const waves = fc.tuple(fc.array(randomChange, { maxLength: 6 }), fc.array(randomChange, { maxLength: 6 }));

/** A scenario of two waves, the second a month later, of changes that apply; and the org after them. */
function planOn(org: Org, [now, later]: readonly [ChangeSet["changes"], ChangeSet["changes"]]): Scenario {
  const first = applicable(org, now);
  const second = applicable(stateOn(baseOf(first.org), "2026-07-01"), later);
  return scenarioOf(set("now", first.changes), set("then", second.changes, { effectiveOn: "2026-07-01" }));
}

const baseOf = (org: Org) => ({ org, scheduled: [] });
const target = (org: Org, revision = 2) => ({ ...baseOf(org), revision, hash: "bb" });

describe("on random orgs and changes", () => {
  test("a scenario applies to the org it was made for, wave by wave", () => {
    fc.assert(
      fc.property(randomOrg, waves, (org, lists) => {
        expect(walkScenario(planOn(org, lists), baseOf(org)).held).toEqual([]);
      }),
      { numRuns: CASES },
    );
  });

  test("rebased onto the state it stands on, it says the same, without conflict, and keeps its approvals", () => {
    fc.assert(
      fc.property(randomOrg, waves, (org, lists) => {
        const plan: Scenario = { ...planOn(org, lists), approvals: [{ user: "ada", at: by("ada").at }] };
        const rebased = done(rebaseScenario(plan, { from: baseOf(org), to: target(org) }, by("ada", 1)));
        expect(rebased.conflicts).toEqual([]);
        expect(rebased.scenario.changeSets).toEqual(plan.changeSets);
        expect(rebased.scenario.approvals).toEqual(plan.approvals);
        expect(rebased.scenario.baseRevision).toBe(2);
      }),
      { numRuns: CASES },
    );
  });

  test("rebased onto any other state it applies there whatever was chosen, or the choice is refused; days are kept", () => {
    let choices = 0;
    fc.assert(
      fc.property(
        randomOrg,
        waves,
        fc.array(randomChange, { maxLength: 6 }),
        fc.constantFrom("mine" as const, "theirs" as const, "base" as const),
        (org, lists, meanwhile, choice) => {
          const plan = planOn(org, lists);
          const head = applicable(org, meanwhile).org;
          const input = { from: baseOf(org), to: target(head) };
          const asked = done(rebaseScenario(plan, input, by("ada", 1)));
          const chosen = asked.conflicts.map(({ subject, field, changeSetId }) => ({
            subject,
            field,
            changeSetId,
            choice,
          }));
          const rebased = rebaseScenario(plan, { ...input, choices: chosen }, by("ada", 1));
          if (!rebased.ok) {
            expect(rebased.refusal.code).toBe("resolution-impossible");
            expect(choice).not.toBe("theirs");
            return;
          }
          choices += chosen.length;
          // A choice in one wave may settle what the next was asked for.
          expect(rebased.scenario.resolutions.length).toBeLessThanOrEqual(chosen.length);
          if (rebased.conflicts.length === 0) expect(rebased.scenario.baseRevision).toBe(2);
          expect(rebased.scenario.changeSets.map(({ effectiveOn }) => effectiveOn)).toEqual([
            "2026-06-01",
            "2026-07-01",
          ]);
          expect(walkScenario(rebased.scenario, baseOf(head)).held).toEqual([]);
        },
      ),
      { numRuns: CASES },
    );
    expect(choices).toBeGreaterThan(0);
  });

  test("struck through and taken up again it says the same; struck, its changes are all still there", () => {
    fc.assert(
      fc.property(randomOrg, waves, fc.nat(5), (org, lists, place) => {
        const plan = planOn(org, lists);
        const ref: ChangeRef = { changeSetId: "now", place };
        const struck = strikeOut(plan, ref, by("ada", 1));
        if (!struck.ok) return;
        expect(struck.scenario.changeSets).toEqual(plan.changeSets);
        const walked = walkScenario(struck.scenario, baseOf(org));
        const applied = walked.steps.reduce((sum, step) => sum + step.applied.length, 0);
        const all = plan.changeSets.reduce((sum, { changes }) => sum + changes.length, 0);
        expect(applied + walked.held.length).toBe(all - 1);
        const back = done(restoreChange(struck.scenario, ref, by("ada", 2))).scenario;
        expect(liveChangeSets(back)).toEqual(liveChangeSets(plan));
      }),
      { numRuns: CASES },
    );
  });

  test("split in two, both parts apply alone and lead together where the whole does; else it is refused and says why", () => {
    let splits = 0;
    fc.assert(
      fc.property(randomOrg, waves, fc.array(fc.nat(11), { maxLength: 6 }), (org, lists, places) => {
        const plan = planOn(org, lists);
        const refs = plan.changeSets.flatMap(({ id, changes }) =>
          changes.map((_, place) => ({ changeSetId: id, place })),
        );
        const picked = refs.filter((_, i) => places.includes(i));
        let ids = 0;
        const input = { picked, base: baseOf(org), id: "t", name: "t", newId: () => `new-${++ids}` };
        const split = splitScenario(plan, input, by("ada", 1));
        if (!split.ok) {
          expect(split.refusal.code).toBe("cannot-split");
          return;
        }
        splits++;
        const { kept, taken } = split;
        for (const part of [kept, taken]) expect(walkScenario(part, baseOf(org)).held).toEqual([]);
        const texts = (...of: readonly Scenario[]) =>
          of
            .flatMap(({ changeSets }) =>
              changeSets.flatMap(({ changes }) => changes.map((one) => canonicalText(one))),
            )
            .sort();
        expect(texts(kept, taken)).toEqual(texts(plan));
        // One after the other, wave by wave: the second part on an org that has the first.
        const both = { ...kept, changeSets: [...kept.changeSets, ...taken.changeSets] };
        expect(sameRecords(walkScenario(both, baseOf(org)).org, walkScenario(plan, baseOf(org)).org)).toBe(
          true,
        );
      }),
      { numRuns: CASES },
    );
    expect(splits).toBeGreaterThan(0);
  });

  test("whoever is touched is in the areas touched, or nowhere; what is the same touches nobody", () => {
    fc.assert(
      fc.property(randomOrg, waves, (org, lists) => {
        const { org: end } = walkScenario(planOn(org, lists), baseOf(org));
        const { people, areas } = touchedBy(org, end);
        for (const { personId, areaId } of end.records.assignments)
          if (people.has(personId)) expect(areas.has(areaId)).toBe(true);
        expect(people.size + areas.size === 0).toBe(sameRecords(org, end));
      }),
      { numRuns: CASES },
    );
  });
});
