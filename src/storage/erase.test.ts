import { expect, test } from "vitest";
import type { OrgChange } from "../changes/index.ts";
import { areaId, personId, type Person } from "../org/index.ts";
import { openMemoryRows, openStore, type OrgStore } from "./index.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { scenarioOf } from "./store.case.ts";

const hire = (id: string, name: string, more: Partial<Person> = {}): OrgChange => ({
  kind: "add-person",
  person: { id: personId(id), name, managerId: null, status: "active", fte: 1, vacant: false, ...more },
});
const area = (id: string, name: string): OrgChange => ({
  kind: "add-area",
  area: { id: areaId(id), name, parentId: null, kind: "product", mode: "sto", status: "active", owners: [] },
});

async function filled(changes: readonly OrgChange[], reason: string, settings?: string): Promise<OrgStore> {
  const store = openStore(openMemoryRows(), nodeTools);
  await store.createOrg({ id: "acme", name: "Acme" });
  const changeSet = { id: "c1", author: "me", reason, effectiveOn: "2026-01-01", changes };
  const documents = settings === undefined ? {} : { documents: { settings } };
  expect((await store.commit({ orgId: "acme", base: 0, owners: [], changeSet, ...documents })).ok).toBe(true);
  return store;
}

async function erased(
  store: OrgStore,
  id: string,
): Promise<{ readonly remains: string; readonly first: string }> {
  const report = await store.erase("acme", id);
  if (!report.ok) throw new Error(report.refusal.message);
  expect((await store.verify()).damages).toEqual([]);
  return {
    remains: report.value.remains.join("\n"),
    first: JSON.stringify((await store.revisionOf("acme", "c1"))?.changeSet),
  };
}

const ZOE = {
  email: "zq@acme.example",
  employeeNumber: "E77123",
  sourceId: "zquackenbush",
} as const;

test("codes and logins go from every text; codes that may be words or figures stay there", async () => {
  const store = await filled(
    [hire("p1", "Zoë Quackenbush", ZOE), hire("p2", "Bo", { employeeNumber: "77", sourceId: "team" })],
    "E77123 and zquackenbush of team 77, zq",
  );
  expect((await erased(store, "p1")).first).toContain("[erased] and [erased] of team 77, zq");
  expect((await erased(store, "p2")).first).toContain("of team 77, zq");
});

test("an empty seat's name is searched for nowhere, a name of one word only where an address has it", async () => {
  const reason = "Product and Cher and Moby sing";
  const settings = "words:\n  area: Product\n  x: Cher\n";
  const store = await filled(
    [
      hire("v1", "Product", { vacant: true }),
      hire("p1", "Cher", { extra: { buddy: "Cher" } }),
      hire("p2", "Moby", { email: "moby@acme.example", extra: { buddy: "Cher", city: "Cherbourg" } }),
      area("pr", "Product"),
      area("ch", "Cher"),
    ],
    reason,
    settings,
  );
  const seat = await erased(store, "v1");
  expect(seat.first).toContain(`"reason":"${reason}"`);
  expect(seat.first).toContain('"name":"Product"');
  const cher = await erased(store, "p1");
  expect(cher.first).toContain(`"reason":"${reason}"`);
  expect(cher.first).toContain('"name":"Cher"');
  expect(cher.first).toContain('{"buddy":"[erased]","city":"Cherbourg"}');
  expect(await store.document("acme", "settings")).toBe(settings);
  expect((await erased(store, "p2")).first).toContain("Product and Cher and [erased] sing");
});

test("a name that only a scenario knows, and the logins there, are found", async () => {
  const store = await filled([hire("p1", "Z. Q.", { email: "zq@acme.example" })], "Zoë Quackenbush comes");
  const at = "2026-01-01T00:00:00.000Z";
  const set = { id: "w1", author: "ZQ", reason: "zoe quackenbush", effectiveOn: "2026-01-01" };
  const scenario = scenarioOf({
    changeSets: [{ ...set, changes: [hire("p1", "Zoë Quackenbush")] }],
    approvals: [{ user: "zq", at }],
    comments: [{ id: "k", user: "zq", at, text: "Quackenbush, Zoë" }],
    participants: [{ user: "zq", from: at }],
    events: [{ kind: "invited", user: "bo", whom: "zq", at }],
  });
  expect((await store.saveScenario(scenario, 0)).ok).toBe(true);
  expect((await erased(store, "p1")).first).toContain("[erased] comes");
  const text = JSON.stringify((await store.scenario("acme", scenario.id))?.scenario);
  expect(text).not.toMatch(/quackenbush|zq/i);
  expect(text).toContain('"user":"bo"');
});

test("every id in which the name stands is told, and the organisation's own name", async () => {
  const store = openStore(openMemoryRows(), nodeTools);
  await store.createOrg({ id: "acme", name: "Zoë Quackenbush Ltd" });
  const changes = [hire("p1", "Zoë Quackenbush"), area("zoe-quackenbush-s-team", "x"), area("pay", "Pay")];
  const changeSet = { id: "c1", author: "me", reason: "r", effectiveOn: "2026-01-01", changes };
  await store.commit({ orgId: "acme", base: 0, owners: [], changeSet });
  const { remains } = await erased(store, "p1");
  expect(remains).toContain("The id zoe-quackenbush-s-team holds the words");
  expect(remains).not.toContain("The id pay");
  expect(remains).toContain("organisation itself");
});
