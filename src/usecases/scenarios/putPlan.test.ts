import { expect, test } from "vitest";
import { isStruck, strikeOut, type Scenario } from "../../history/index.ts";
import { DEFAULT_CONFIG, type Org } from "../../org/index.ts";
import { planSto, verifyPlan, type Pin, type Plan } from "../../planner/index.ts";
import { orgOf } from "../../../test/orgOf.ts";
import { openOrg } from "../openOrg.ts";
import type { ScenarioDeps } from "./deps.ts";
import { editScenario } from "./editScenario.ts";
import { planOf, putPlan, stepPlan } from "./putPlan.ts";
import { storeOf, valueOf } from "./scenarios.case.ts";
import { loadScenario, startScenario } from "./stored.ts";

const STOOL = orgOf(
  `ceo > vpe/engineering, vpp/product
   vpe > em/engineering, et/engineering; em > e1/engineering, e2/engineering, e3/engineering
   et > e4/engineering, e5/engineering; vpp > pm/product, pn/product
   pay: em, e1, e2, e3, pm*; ads: et, e4, e5, pn`,
  { people: { e1: { name: "Morgan Iverstad" }, pm: { name: "Sam Dungate" } } },
);

async function headOf(deps: ScenarioDeps): Promise<Org> {
  const opened = await openOrg(deps.store, deps.orgId, { today: deps.today });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value.org;
}

function planFor(org: Org, pins: readonly Pin[] = []): Plan {
  const planned = planSto(org, { today: org.today, seed: 1, work: 200_000, config: DEFAULT_CONFIG, pins });
  if (!planned.ok) throw new Error("no plan");
  return planned.plan;
}

const AWAY = {
  id: "away",
  kind: "place",
  personId: "e1",
  areaId: "ads",
  author: "ada",
  reason: "asked",
} as unknown as Pin;

async function stored(deps: ScenarioDeps): Promise<Scenario> {
  return valueOf(await loadScenario(deps, "s")).scenario;
}

async function begun(deps: ScenarioDeps): Promise<{ readonly org: Org; readonly first: Plan }> {
  const org = await headOf(deps);
  const { scenario } = valueOf(await startScenario(deps, "s"));
  const first = planFor(org);
  valueOf(await putPlan(deps, "s", { plan: first, revision: scenario.baseRevision }));
  return { org, first };
}

function read(scenario: Scenario): Plan {
  const found = planOf(scenario);
  if (found?.ok !== true) throw new Error("no plan is kept");
  return found.plan;
}

test("a plan kept with its scenario is the plan that was made, and its waves are the change sets", async () => {
  const deps = (await storeOf(STOOL)).as("ada");
  const { org, first } = await begun(deps);
  const scenario = await stored(deps);
  expect(read(scenario)).toEqual(first);
  expect(verifyPlan(org, read(scenario)).ok).toBe(true);
  expect(scenario.changeSets.map(({ changes }) => changes)).toEqual(
    first.waves.map(({ changeSet }) => changeSet.changes).filter(({ length }) => length > 0),
  );
});

test("with another wish the waves are those of the new plan, back and forth; what was struck and is still there stays struck", async () => {
  const deps = (await storeOf(STOOL)).as("ada");
  const { org, first } = await begun(deps);
  const ref = { changeSetId: (await stored(deps)).changeSets[0]!.id, place: 0 };
  valueOf(await editScenario(deps, "s", (scenario, by) => strikeOut(scenario, ref, by)));
  const second = planFor(org, [AWAY]);
  const { baseRevision: revision } = await stored(deps);
  valueOf(await putPlan(deps, "s", { plan: second, revision }));
  const replanned = await stored(deps);
  expect(read(replanned)).toEqual(second);
  expect(replanned.pins).toEqual([{ ...AWAY }]);
  valueOf(await stepPlan(deps, "s", -1));
  const back = await stored(deps);
  expect(read(back)).toEqual(first);
  expect(back.pins).toEqual([]);
  const isSame =
    JSON.stringify(first.waves[0]?.changeSet.changes[0]) ===
    JSON.stringify(second.waves[0]?.changeSet.changes[0]);
  expect(isStruck(back, ref)).toBe(isSame);
  valueOf(await stepPlan(deps, "s", 1));
  expect(read(await stored(deps))).toEqual(second);
  const none = await stepPlan(deps, "s", 1);
  expect(none.ok ? "" : none.refusal.code).toBe("no-such-plan");
});

test("whoever is erased is in none of the kept files, and the plan still fits", async () => {
  const deps = (await storeOf(STOOL)).as("ada");
  await begun(deps);
  const { baseRevision: revision } = await stored(deps);
  valueOf(await putPlan(deps, "s", { plan: planFor(await headOf(deps), [AWAY]), revision }));
  expect(JSON.stringify(await stored(deps))).toContain("Morgan Iverstad");
  const erased = await deps.store.erase(deps.orgId, "e1");
  expect(erased.ok).toBe(true);
  const after = await stored(deps);
  expect(JSON.stringify(after)).not.toContain("Morgan Iverstad");
  const org = await headOf(deps);
  expect(verifyPlan(org, read(after))).toMatchObject({ ok: true });
});
