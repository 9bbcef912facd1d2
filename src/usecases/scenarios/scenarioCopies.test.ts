import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { addChanges, comment, invite, publish } from "../../history/index.ts";
import type { OrgChange } from "../../changes/index.ts";
import { wording } from "../../org/index.ts";
import { unsealScenario } from "../scenarioFile.ts";
import { approveScenario } from "./approveScenario.ts";
import type { ScenarioDeps } from "./deps.ts";
import { editScenario } from "./editScenario.ts";
import { mergeScenario } from "./mergeScenario.ts";
import { openScenario } from "./openScenario.ts";
import { rebaseOnHead } from "./rebaseOnHead.ts";
import { prepareCopy, putInFile, takeCopy, takeFromFile } from "./scenarioCopies.ts";
import {
  answers,
  codeOf,
  commit,
  obstacleCodes,
  planned,
  set,
  storeOf,
  title,
  valueOf,
} from "./scenarios.case.ts";
import { listScenarios, loadScenario, save } from "./stored.ts";
import { undoMerge } from "./undoMerge.ts";

const PASSPHRASE = "six people, no server";
const company = () => orgOf("ceo > a, b, c, d; pay: a*, b; shop: c*, d");
/** The copy that a file would carry, without the second that sealing takes. */
const file = async (deps: ScenarioDeps) => {
  const { content, stepped, version } = valueOf(await prepareCopy(deps, "s", false));
  valueOf(await save(deps, stepped, version));
  return content.scenario;
};
const take = takeCopy;
const retitle = async (deps: ScenarioDeps, person: string, text: string) =>
  valueOf(
    await editScenario(deps, "s", (scenario, by) =>
      addChanges(scenario, "now", [title(person, text) as OrgChange], by),
    ),
  );
const titleIn = async (deps: ScenarioDeps, id: string) => {
  const { org } = valueOf(await openScenario(deps, "s")).walked;
  return org.people[org.personIndexById.get(id) ?? -1]?.title;
};

describe("a scenario that travels as a file", () => {
  test("each edits on a machine of their own; both have all of both in the end", async () => {
    // Two stores with the same history: as after a restore of one backup.
    const [ada, bob] = [(await storeOf(company())).as("ada"), (await storeOf(company())).as("bob")];
    await planned(ada, "s", set("now", [title("a", "Owner")]));
    const taken = valueOf(await take(bob, await file(ada)));
    expect(taken).toMatchObject({ how: "new", isSaved: true });
    expect(taken.scenario.participants.map(({ user }) => user)).toEqual(["ada", "bob"]);
    await retitle(bob, "b", "Maker");
    valueOf(await editScenario(bob, "s", (one, by) => comment(one, { id: "c1", text: "fine" }, by)));
    await retitle(ada, "c", "Seller");
    const merged = valueOf(await take(ada, await file(bob)));
    expect(merged).toMatchObject({ how: "merged", isSaved: true, conflicts: [] });
    expect(merged.scenario.comments.map(({ text }) => text)).toEqual(["fine"]);
    valueOf(await take(bob, await file(ada)));
    for (const deps of [ada, bob])
      expect(await Promise.all(["a", "b", "c"].map((id) => titleIn(deps, id)))).toEqual([
        "Owner",
        "Maker",
        "Seller",
      ]);
    expect(valueOf(await take(ada, await file(bob))).conflicts).toEqual([]);
  });

  test("what both changed is asked, nothing is written, and the answer is kept with its author", async () => {
    const [ada, bob] = [(await storeOf(company())).as("ada"), (await storeOf(company())).as("bob")];
    await planned(ada, "s", set("now", [title("a", "Owner")]));
    valueOf(await take(bob, await file(ada)));
    await retitle(bob, "a", "Lead");
    await retitle(ada, "a", "Head");
    const before = valueOf(await loadScenario(ada, "s"));
    const sent = await file(bob);
    const asked = valueOf(await take(ada, sent));
    expect(asked).toMatchObject({
      isSaved: false,
      conflicts: [{ field: "title", base: "Owner", mine: "Lead", theirs: "Head", changeSetId: "now" }],
    });
    expect(valueOf(await loadScenario(ada, "s"))).toEqual(before);
    const [conflict] = asked.conflicts;
    const choices = [{ subject: conflict!.subject, field: "title", choice: "mine" as const }];
    const merged = valueOf(await take(ada, sent, choices));
    expect(merged.isSaved).toBe(true);
    expect(merged.scenario.resolutions).toMatchObject([{ choice: "mine", user: "ada" }]);
    expect(await titleIn(ada, "a")).toBe("Lead");
  });

  test("a base this store does not know is refused, with the way out", async () => {
    const { as } = await storeOf(company());
    const elsewhere = (await storeOf(orgOf("ceo > a; pay: a*"))).as("bob");
    await planned(as("ada"), "s", set("now", []));
    const sent = await file(as("ada"));
    const refused = await take(elsewhere, sent);
    expect(codeOf(refused)).toBe("base-unknown");
    expect(refused.ok ? "" : wording(refused.refusal.message)).toContain("reads otherwise in this store");
    const ahead = await storeOf(company());
    await commit(ahead.store, set("hr", [title("d", "x")]));
    await planned(ahead.as("cyd"), "s", set("now", []));
    expect(codeOf(await take(as("ada"), await file(ahead.as("cyd"))))).toBe("base-unknown");
  });

  test("a copy that stands on a newer revision than the scenario here waits until that is rebased", async () => {
    const { store, as } = await storeOf(company());
    await planned(as("ada"), "s", set("now", [title("a", "Owner")]));
    const other = await storeOf(company());
    valueOf(await take(other.as("bob"), await file(as("ada"))));
    for (const one of [store, other.store]) await commit(one, set("hr", [title("d", "x")]));
    valueOf(await rebaseOnHead(other.as("bob"), "s"));
    const sent = await file(other.as("bob"));
    expect(codeOf(await take(as("ada"), sent))).toBe("copy-ahead");
    valueOf(await rebaseOnHead(as("ada"), "s"));
    expect(codeOf(await take(as("ada"), sent))).toBe("ok");
  });

  test("whoever does not take part in a scenario of this store does not get in by a file", async () => {
    const { as } = await storeOf(company());
    await planned(as("ada"), "s", set("now", []));
    const sent = await file(as("ada"));
    expect(codeOf(await take(as("eve"), sent))).toBe("not-a-participant");
    expect(await listScenarios(as("eve"))).toEqual([]);
    valueOf(await editScenario(as("ada"), "s", (one, by) => invite(one, "bob", by)));
    expect(codeOf(await take(as("bob"), sent))).toBe("ok");
    valueOf(await editScenario(as("ada"), "s", publish));
    expect(codeOf(await take(as("eve"), sent))).toBe("ok");
  });

  test("approvals that this store did not record are left out, and told; those it did stay", async () => {
    const { as } = await storeOf(company());
    const [ada, bob] = [as("ada"), (await storeOf(company())).as("bob")];
    await planned(ada, "s", set("now", [answers(), title("a", "Owner")]));
    valueOf(await approveScenario(ada, "s"));
    const sent = await file(ada);
    const taken = valueOf(await take(bob, sent));
    expect(taken.scenario).toMatchObject({ status: "open", approvals: [] });
    expect(taken.notices.map((one) => wording(one))).toEqual([
      "The copy carries approvals that this store did not record: ada (the whole). They were left out; whoever gave them approves here again.",
    ]);
    expect(obstacleCodes(await mergeScenario(bob, "s"))).toContain("not-approved");
    valueOf(await approveScenario(bob, "s"));
    const back = valueOf(await take(ada, await file(bob)));
    expect(back.scenario.approvals.map(({ user }) => user)).toEqual(["ada"]);
    expect(back.scenario.status).toBe("approved");
    expect(back.notices.map((one) => wording(one)).join()).toContain("bob (the whole)");
    const at = "2020-01-01T00:00:00.000Z";
    const forged = { ...sent, id: "forged", name: "forged", approvals: [{ user: "ceo", at }] };
    valueOf(await take(as("mallory"), forged));
    expect(obstacleCodes(await mergeScenario(as("mallory"), "forged"))).toContain("not-approved");
  });

  test.each([
    ["no change set", [2], undefined],
    ["another number", [3], ["hr"]],
    ["a change set it does not have", [2], ["hr"]],
    ["a change set of the same id", [2], ["now"]],
  ])("revisions of others are no merge of a copy: %s", async (_, mergedAs, mergedSets) => {
    const { store, as } = await storeOf(company());
    await planned(as("ada"), "s", set("now", [answers(), title("a", "Owner")]));
    const sent = await file(as("ada"));
    await commit(store, set(mergedSets?.[0] ?? "hr", [title("d", "x")]));
    const claims = { mergedAs, ...(mergedSets === undefined ? {} : { mergedSets }) };
    const forged = { ...sent, ...claims, id: "forged", name: "forged", status: "merged" as const };
    const taken = valueOf(await take(as("mallory"), forged));
    expect(taken.scenario).toMatchObject({ status: "open" });
    expect(taken.scenario.mergedAs).toBeUndefined();
    expect(codeOf(await undoMerge(as("mallory"), "forged"))).toBe("not-merged");
  });

  test("a merged copy is merged in a store that has its revisions, and open in one that has not", async () => {
    const here = await storeOf(company());
    await planned(here.as("ada"), "s", set("now", [answers(), title("a", "Owner")]));
    valueOf(await approveScenario(here.as("ada"), "s"));
    valueOf(await mergeScenario(here.as("ada"), "s"));
    const { scenario } = valueOf(await loadScenario(here.as("ada"), "s"));
    const other = await storeOf(company());
    expect(valueOf(await take(other.as("bob"), scenario)).scenario.status).toBe("open");
    const same = await storeOf(company());
    for await (const { changeSet } of here.store.revisions("acme", { after: 1 }))
      await commit(same.store, changeSet);
    expect(valueOf(await take(same.as("bob"), scenario)).scenario).toMatchObject({
      status: "merged",
      mergedAs: [2],
      mergedSets: ["now"],
    });
  });

  test("everybody who takes part reads that a copy left; a file with the org can be looked at without the store", async () => {
    const { as } = await storeOf(company());
    await planned(as("ada"), "s", set("now", []));
    const put = valueOf(await putInFile(as("ada"), "s", { passphrase: PASSPHRASE, hasOrg: true }));
    const read = valueOf(await unsealScenario(put.bytes, PASSPHRASE));
    expect(read.records?.people.map(({ id }) => id)).toEqual(["ceo", "a", "b", "c", "d"]);
    const elsewhere = (await storeOf(company())).as("bob");
    expect(valueOf(await takeFromFile(elsewhere, put.bytes, { passphrase: PASSPHRASE }))).toMatchObject({
      how: "new",
    });
    expect(put.scenario.events.at(-1)).toMatchObject({ kind: "put-in-file", user: "ada" });
    expect(codeOf(await putInFile(as("eve"), "s", { passphrase: PASSPHRASE }))).toBe("scenario-unknown");
    expect(codeOf(await putInFile(as("ada"), "s", { passphrase: "short" }))).toBe("passphrase-short");
  });
});
