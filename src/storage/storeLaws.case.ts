import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges, canonicalText, type ChangeSet } from "../changes/index.ts";
import { applicable, randomChange, randomOrg } from "../changes/random.case.ts";
import type { Scenario } from "../history/index.ts";
import type { Org } from "../org/index.ts";
import { openMemoryRows } from "./memory/open.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { openStore, stateHash, type Committed, type OrgStore, type Outcome } from "./index.ts";
import { all, changeSet, codeOf, scenarioOf, valueOf } from "./store.case.ts";

/** Laws over random orgs, lists of changes and writers; a long run asks for more cases. */
const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);
const TIMEOUT_MS = 60_000 + CASES * 200;
let orgs = 0;

/** An org of its own in one store: opening a store for each case would cost more than the case. */
async function newOrg(store: OrgStore): Promise<string> {
  const id = `org-${orgs++}`;
  valueOf(await store.createOrg({ id, name: id }));
  return id;
}

export function describeLaws(name: string, newStore: () => Promise<OrgStore>): void {
  describe(`${name}: laws`, () => {
    test(
      "the state after replay is the state that was, in this store as in memory",
      async () => {
        let [store, memory, met] = [await newStore(), openStore(openMemoryRows(), nodeTools), 0];
        const cases = fc.asyncProperty(
          randomOrg,
          fc.array(fc.array(randomChange, { maxLength: 4 }), { maxLength: 4 }),
          async (org, lists) => {
            if (++met % 500 === 0)
              [store, memory] = [await newStore(), openStore(openMemoryRows(), nodeTools)];
            let state = org;
            const sets: ChangeSet[] = lists.map((list, i) => {
              const { changes, org: next } = applicable(state, list);
              state = next;
              return changeSet(`c${i}`, changes);
            });
            const hash = stateHash(state.records, nodeTools);
            for (const one of [store, memory]) {
              const orgId = await newOrg(one);
              for (const [base, set] of sets.entries())
                valueOf(await one.commit({ orgId, base, changeSet: set, owners: [] }));
              const read = (await all(one, orgId)).map((revision) => revision.changeSet);
              // What is a set comes back sorted.
              expect(read.map(canonicalText)).toEqual(sets.map(canonicalText));
              expect(stateHash((await replayed(one, orgId, org)).records, nodeTools)).toBe(hash);
            }
          },
        );
        await fc.assert(cases, { numRuns: Math.ceil(CASES / 5) });
      },
      TIMEOUT_MS,
    );

    test(
      "two writers on one org and one scenario: no update is lost, whoever comes when",
      async () => {
        let store = await newStore();
        let met = 0;
        const step = fc.record({
          writer: fc.constantFrom(0, 1),
          does: fc.constantFrom("read", "commit", "save", "both"),
        });
        const cases = fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
          // A store of thousands of organisations is another question.
          if (++met % 500 === 0) store = await newStore();
          await expectNothingLost(store, await newOrg(store), steps);
        });
        await fc.assert(cases, { numRuns: CASES });
      },
      TIMEOUT_MS,
    );

    test("twenty retries of one commit at once act once", async () => {
      const store = await newStore();
      const orgId = await newOrg(store);
      const tries = Array.from({ length: 20 }, () =>
        store.commit({ orgId, base: 0, changeSet: changeSet("c1"), owners: [] }),
      );
      const answers = (await Promise.all(tries)).map(valueOf);
      expect(answers.filter((one) => !one.isRepeat).length).toBe(1);
      expect(new Set(answers.map((one) => JSON.stringify(one.head))).size).toBe(1);
      expect((await all(store, orgId)).length).toBe(1);
    });
  });
}

async function replayed(store: OrgStore, orgId: string, org: Org): Promise<Org> {
  let state = org;
  for (const { changeSet: set } of await all(store, orgId)) {
    const applied = applyChanges(state, set.changes);
    if (!applied.ok) throw new Error(`revision of ${set.id} does not apply again`);
    state = applied.org;
  }
  return state;
}

interface Step {
  readonly writer: number;
  readonly does: string;
}

/** Each writer knows what it read last; the model knows what stands. */
async function expectNothingLost(store: OrgStore, orgId: string, steps: readonly Step[]): Promise<void> {
  const scenario = scenarioOf({ orgId });
  valueOf(await store.saveScenario(scenario, 0));
  const seen = [0, 1].map(() => ({ base: 0, version: 1, scenario }));
  const committed: string[] = [];
  const saved: string[] = [];
  let tag = 0;
  const commitBy = (writer: number): Promise<Outcome<Committed>> =>
    store.commit({
      orgId,
      base: seen[writer]?.base ?? 0,
      changeSet: changeSet(`w${writer}-${tag++}`),
      owners: [],
    });
  for (const { writer, does } of steps) {
    const mine = seen[writer];
    if (mine === undefined) continue;
    if (does === "read") {
      mine.base = valueOf(await store.head(orgId)).revision;
      const stored = await store.scenario(orgId, scenario.id);
      if (stored !== null) [mine.version, mine.scenario] = [stored.version, stored.scenario];
    } else if (does === "save") {
      const text = `note ${tag++}`;
      const next: Scenario = {
        ...mine.scenario,
        events: [...mine.scenario.events, { kind: "commented", user: String(writer), at: "", text }],
      };
      const isNewest = mine.version === saved.length + 1;
      const answer = await store.saveScenario(next, mine.version);
      expect(codeOf(answer)).toBe(isNewest ? "ok" : "scenario-stale");
      if (isNewest) saved.push(text);
    } else {
      // "both": the other writer commits at the same moment on what it knows.
      const writers = does === "both" ? [writer, 1 - writer] : [writer];
      const could = writers.filter((one) => seen[one]?.base === committed.length);
      const answers = await Promise.all(writers.map(commitBy));
      const won = answers.flatMap((answer) => (answer.ok ? [answer.value.revision.changeSet.id] : []));
      expect(won.length).toBe(Math.min(1, could.length));
      for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe("stale-revision");
      committed.push(...won);
    }
  }
  expect((await all(store, orgId)).map((one) => one.changeSet.id)).toEqual(committed);
  const stored = await store.scenario(orgId, scenario.id);
  expect(stored?.scenario.events.map((event) => event.text)).toEqual(saved);
}
