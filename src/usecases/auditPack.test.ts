import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { Scenario } from "../history/index.ts";
import { areaId as a, personId as p, waiverId } from "../org/index.ts";
import type { OrgStore } from "../storage/index.ts";
import { auditPack, type AuditPackInput } from "./auditPack.ts";
import { ACME, commit, storeOf, TODAY } from "./history.case.ts";

const scenario = (id: string, user: string): Scenario => ({
  id,
  name: id,
  orgId: ACME,
  baseRevision: 1,
  baseHash: "",
  status: "open",
  changeSets: [],
  archivedChanges: [],
  pins: [],
  approvals: [],
  comments: [],
  participants: [{ user, from: "2026-05-01T08:00:00.000Z" }],
  consultations: [],
  events: [],
  resolutions: [],
});

async function busy(): Promise<OrgStore> {
  const store = await storeOf(
    orgOf("ceo > em, pm; em > dev; pay(sto): em*, dev; shop: pm*", {
      waivers: [
        {
          id: waiverId("held"),
          checkId: "span",
          subjectIds: ["em"],
          reason: "small",
          approverId: p("ceo"),
          standing: true,
        },
        {
          id: waiverId("over"),
          checkId: "span",
          subjectIds: ["pm"],
          reason: "x",
          approverId: p("ceo"),
          grantedOn: "2026-01-01",
          expiresOn: "2026-02-01",
          standing: false,
        },
      ],
    }),
  );
  await commit(
    store,
    {
      changes: [{ kind: "set-manager", personId: p("dev"), managerId: p("pm") }],
      reason: "=closer,\n# to the customer",
    },
    { invariants: "tell", documents: { settings: "thresholds:\n  span.max: 9\n" } },
  );
  await commit(
    store,
    { changes: [{ kind: "set-owner", areaId: a("pay"), personId: p("dev") }], effectiveOn: "2026-07-01" },
    { invariants: "tell" },
  );
  await store.saveScenario(scenario("mine", "ada"), 0);
  await store.saveScenario(scenario("secret", "zoe"), 0);
  return store;
}

async function pack(store: OrgStore, more: Partial<AuditPackInput> = {}): Promise<Map<string, string>> {
  const outcome = await auditPack(store, ACME, {
    on: TODAY,
    today: TODAY,
    user: "ada",
    readers: [{ who: "uid 1000", what: "the store", how: "mode 0600" }],
    ...more,
  });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return new Map(outcome.value.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
}

describe("an audit pack", () => {
  test("holds the state of the day, what was judged, what led there and who could read it", async () => {
    const store = await busy();
    const files = await pack(store);
    expect([...files.keys()]).toEqual([
      "README.md",
      "findings.csv",
      "findings.json",
      "metrics.json",
      "owners.csv",
      "problems.json",
      "readers.csv",
      "revisions.csv",
      "revisions.json",
      "scenarios.csv",
      "settings.yaml",
      "state/areas.csv",
      "state/assignments.csv",
      "state/people.csv",
      "state/waivers.csv",
      "waivers-in-force.csv",
    ]);
    expect(files.get("state/people.csv")).toMatch(/\ndev,.*pm/);
    expect(files.get("findings.csv")).toMatch(/line-to-owner,/);
    expect(files.get("settings.yaml")).toBe("thresholds:\n  span.max: 9\n");
    // The waiver that is over is not in force.
    expect(files.get("waivers-in-force.csv")).toBe(
      "id,check,subjects,reason,approver_id,granted_on,expires_on,standing\nheld,span,em,small,ceo,,,yes\n",
    );
    const hashes = await Promise.all([1, 2, 3].map((number) => store.hashOf(ACME, number)));
    const { revisions } = JSON.parse(files.get("revisions.json") ?? "") as { revisions: { hash: string }[] };
    expect(revisions.map(({ hash }) => hash)).toEqual(hashes);
    for (const hash of hashes) expect(files.get("revisions.csv")).toContain(hash);
    expect(files.get("readers.csv")).toBe(
      "what,who,from,to,how\nthe store,uid 1000,,,mode 0600\nscenario mine,ada,2026-05-01T08:00:00.000Z,,takes part\n",
    );
  });

  test("says of each owner where it is known from, and what is scheduled", async () => {
    const owners = (await pack(await busy())).get("owners.csv")?.trim().split("\n") ?? [];
    expect(owners.slice(1).map((row) => row.split(",").slice(0, 11).join(","))).toEqual([
      "pay,pay,now,em,em,,,,2026-07-01,1,2026-06-01",
      "pay,pay,scheduled,dev,dev,,,2026-07-01,,3,2026-07-01",
      "shop,shop,now,pm,pm,,,,,1,2026-06-01",
    ]);
  });

  test("by what was known at a revision: later ones are not in it", async () => {
    const files = await pack(await busy(), { revision: 1 });
    expect(files.get("state/people.csv")).toMatch(/\ndev,.*em/);
    expect(files.get("revisions.csv")?.trim().split("\n")).toHaveLength(2);
    expect(files.get("owners.csv")).not.toMatch(/scheduled/);
    expect(files.get("settings.yaml")).toMatch(/^# No settings were stored/);
  });

  test("reads like minutes; what somebody typed starts no line and no formula of its own", async () => {
    const files = await pack(await busy());
    expect(files.get("README.md")).toMatch(/^# Acme on 2026-06-01\n\nAs known by revision 3, committed /);
    expect(files.get("README.md")).toContain(
      "- Revision 2, effective 2026-06-01, by ada (=closer, # to the customer): dev reports to pm.\n- Revision 3, effective 2026-07-01, by ada (because): dev owns pay. [scheduled]\n",
    );
    expect(files.get("revisions.csv")).toContain(`"'=closer,\n# to the customer"`);
  });

  test("tells nobody of a scenario they may not know of", async () => {
    const files = await pack(await busy());
    expect([...files.values()].some((text) => text.includes("secret") || text.includes("zoe"))).toBe(false);
    expect((await pack(await busy(), { user: "zoe" })).get("scenarios.csv")).toMatch(/secret/);
  });

  test("of a revision that is not there is refused", async () => {
    const outcome = await auditPack(await busy(), ACME, {
      on: TODAY,
      today: TODAY,
      revision: 9,
      user: "ada",
      readers: [],
    });
    expect(!outcome.ok && outcome.refusal.code).toBe("revision-unknown");
  });
});
