import { orgOf } from "../../../test/orgOf.ts";
import { diff, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import { addChangeSet, startOfHistory, type Refused } from "../../history/index.ts";
import { CONTRAINDICATION_CODES, wording, type Org } from "../../org/index.ts";
import type { OrgStore } from "../../storage/index.ts";
import { openMemoryRows } from "../../storage/memory/open.ts";
import { nodeTools } from "../../storage/node/nodeTools.ts";
import { openStore } from "../../storage/openStore.ts";
import { openOrg } from "../openOrg.ts";
import { approveScenario } from "./approveScenario.ts";
import type { Blocked, Result, ScenarioDeps } from "./deps.ts";
import { editScenario } from "./editScenario.ts";
import { startScenario } from "./stored.ts";

/** A memory store with one org, and who works with it, for tests. Ids and moments are counted. */

export const TODAY = "2026-06-01";

/** The value of what went well; what did not fails the test with its words. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.refusal.code}: ${wording(result.refusal.message)}`);
}

export const codeOf = (result: { readonly ok: true } | Refused): string =>
  result.ok ? "ok" : result.refusal.code;

export const obstacleCodes = (result: { readonly ok: true } | Blocked): readonly string[] =>
  result.ok ? [] : (result.refusal.obstacles ?? []).map(({ code }) => code);

/** Who works with the store; each call is another session of that user on that day. */
export type Session = (user: string, today?: string) => ScenarioDeps;

export async function storeOf(org: Org): Promise<{ readonly store: OrgStore; readonly as: Session }> {
  let tick = 0;
  const moment = (): string => new Date(Date.UTC(2026, 5, 1, 9, 0, tick++)).toISOString();
  const store = openStore(openMemoryRows(), {
    ...nodeTools,
    // Two stores with the same commits have the same history, as after a restore of one backup.
    now: () => "2026-06-01T08:00:00.000Z",
    randomBytes: (n) => new Uint8Array(n).fill(7),
  });
  await store.createOrg({ id: "acme", name: "Acme" });
  const changes = diff(startOfHistory(TODAY), org);
  await commit(store, set("import", changes));
  let ids = 0;
  const as: Session = (user, today = TODAY) => ({
    store,
    orgId: "acme",
    user,
    today,
    now: moment,
    newId: () => `${user}-${++ids}`,
  });
  return { store, as };
}

export async function commit(store: OrgStore, changeSet: ChangeSet): Promise<number> {
  const head = await store.head("acme");
  if (!head.ok) throw new Error(head.refusal.message);
  const done = await store.commit({ orgId: "acme", base: head.value.revision, changeSet, owners: [] });
  if (!done.ok) throw new Error(done.refusal.message);
  return done.value.head.revision;
}

export function set(id: string, changes: readonly unknown[], fields: Partial<ChangeSet> = {}): ChangeSet {
  return {
    id,
    author: "ada",
    reason: id,
    effectiveOn: TODAY,
    ...fields,
    changes: changes as readonly OrgChange[],
  };
}

/** A scenario with these change sets. */
export async function planned(
  deps: ScenarioDeps,
  name: string,
  ...sets: readonly ChangeSet[]
): Promise<void> {
  valueOf(await startScenario(deps, name));
  for (const one of sets)
    valueOf(await editScenario(deps, name, (scenario, by) => addChangeSet(scenario, one, by)));
}

export const manager = (personId: string, managerId: string) => ({
  kind: "set-manager",
  personId,
  managerId,
});
export const owner = (areaId: string, personId: string) => ({ kind: "set-owner", areaId, personId });
export const title = (personId: string, text: string) => ({
  kind: "update-person",
  personId,
  fields: { title: text },
});

/** A change that answers all ten questions. */
export const answers = (id = "why") => ({
  kind: "add-decision",
  decision: {
    id,
    title: "Why",
    door: "one-way",
    deciderId: "ceo",
    raisedOn: TODAY,
    contraindications: CONTRAINDICATION_CODES.map((code) => ({ code, answer: "no" })),
  },
});

/** A change that says somebody wants to own the area. */
export const willing = (areaId: string, personId: string, state = "willing") => ({
  kind: "update-area",
  areaId,
  fields: { candidacies: [{ personId, state }] },
});

/** Payments and a shop, of two locations. */
export const company = () =>
  orgOf("ceo > vp, pm, hr; vp > dev, qa; pm > ux; pay: vp*, dev, ux; shop: pm*, qa", {
    people: { dev: { location: "Kiel" }, ux: { location: "Bonn", legalEntity: "GmbH" } },
  });
export const orgOn = async (store: Parameters<typeof openOrg>[0], on = TODAY) => {
  const opened = await openOrg(store, "acme", { on, today: TODAY, keeps: false });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value.org;
};
export const personIn = (org: Awaited<ReturnType<typeof orgOn>>, id: string) =>
  org.people[org.personIndexById.get(id) ?? -1];

/** Two waves of their own days. */
export const waves = [
  set("first", [answers(), manager("ux", "vp")]),
  set("second", [manager("qa", "pm")], { effectiveOn: "2026-09-01" }),
];
/** The company with a scenario of these waves, approved. */
export const approved = async (...sets: typeof waves) => {
  const { store, as } = await storeOf(company());
  const ada = as("ada");
  await planned(ada, "s", ...sets);
  valueOf(await approveScenario(ada, "s"));
  return { store, as, ada };
};
