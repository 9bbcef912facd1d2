import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { DEFAULT_CONFIG, personId } from "../src/org/index.ts";
import { nodeTools } from "../src/storage/node/nodeTools.ts";
import { openMemoryRows, openStore } from "../src/storage/index.ts";
import { checkOrg } from "../src/usecases/checkOrg.ts";
import { commitChanges } from "../src/usecases/commitChanges.ts";
import { importOrg } from "../src/usecases/importOrg.ts";
import { importRevision } from "../src/usecases/importRevision.ts";
import { openOrg } from "../src/usecases/openOrg.ts";
import { valueOf } from "../src/storage/store.case.ts";

const TODAY = "2022-05-15";
const FILES = ["people.csv", "areas.csv", "assignments.csv", "assets.csv"];

/** What is counted of an org: rows of areas, verdicts, metrics, and findings by check. */
function figures(org: Parameters<typeof checkOrg>[0]): unknown {
  const { rows, verdicts, metrics, findings, questions } = checkOrg(org, DEFAULT_CONFIG);
  return {
    rows,
    verdicts: verdicts.map((one) => one.verdict),
    metrics,
    findings: findings.map((one) => [one.check, one.subjects, one.value]),
    questions,
  };
}

test("a real company's figures are the same after three of its people are erased, and so is its history", async () => {
  const store = openStore(openMemoryRows(), nodeTools);
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  const folder = resolve(import.meta.dirname, "../examples/sourcegraph-2022-05-15");
  const files = FILES.map((name) => ({ name, bytes: readFileSync(resolve(folder, name)) }));
  const imported = importOrg({ files, today: TODAY });
  let ids = 0;
  const { changes } = importRevision({ imported, newId: () => `n${ids++}` });
  const set = { id: "import", author: "ada", reason: "first list", effectiveOn: TODAY, changes };
  valueOf(await store.commit({ orgId: "acme", base: 0, changeSet: set, owners: [] }));
  const open = async () => valueOf(await openOrg(store, "acme", { today: TODAY, keeps: false })).org;
  const before = await open();
  const owner = before.areas.flatMap((area) => area.owners)[0]?.personId ?? before.people[1]?.id ?? "";
  const move = {
    kind: "set-manager",
    personId: before.people[40]!.id,
    managerId: before.people[1]!.id,
  } as const;
  const reason = `${before.people[5]!.name} asked`;
  const changeSet = { id: "move", author: "ada", reason, effectiveOn: TODAY, changes: [move] };
  expect((await commitChanges(store, { orgId: "acme", base: 1, today: TODAY, changeSet })).ok).toBe(true);
  const moved = await open();
  const gone = [owner, before.people[0]!.id, before.people[5]!.id].map(personId);
  for (const id of gone) expect(valueOf(await store.erase("acme", id)).texts).toBeGreaterThan(1);
  const after = await open();
  expect(figures(after)).toEqual(figures(moved));
  for (const id of gone) {
    const was = moved.records.people.find((one) => one.id === id)!;
    const is = after.records.people.find((one) => one.id === id)!;
    expect([is.name, is.email, is.title]).toEqual(["[erased]", undefined, undefined]);
    expect([is.managerId, is.startOn, is.location]).toEqual([was.managerId, was.startOn, was.location]);
  }
  expect((await store.verify()).damages).toEqual([]);
  const pieces: Uint8Array[] = [];
  for await (const piece of store.backup()) pieces.push(piece);
  const text = Buffer.concat(pieces).toString("utf8");
  for (const id of gone) expect(text).not.toContain(moved.records.people.find((one) => one.id === id)!.name);
});
