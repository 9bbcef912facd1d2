import type { OrgStore } from "../../src/storage/index.ts";
import type { Rows } from "../../src/storage/rows.ts";
import type { Acknowledged } from "./writers.ts";

const ORG = "acme";

/** What is wrong with a store after a fault; empty where nothing is. */
export async function faultsOf(
  store: OrgStore,
  rows: Rows,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  if ((await store.orgs()).length === 0) return acknowledged.length === 0 ? [] : ["lost: the organisation"];
  const faults: string[] = [];
  for (const { damages } of [await store.verify()])
    faults.push(...damages.map((damage) => `verify: ${damage.message}`));

  const numbers = new Map<string, number>();
  let last = "";
  for await (const { number, changeSet } of store.revisions(ORG)) {
    const { id, changes } = changeSet;
    if (numbers.has(id)) faults.push(`twice: ${id}`);
    numbers.set(id, number);
    last = id;
    const names = changes.filter(
      (change) => change.kind === "add-person" && change.person.name === `Name of ${change.person.id}`,
    );
    if (names.length !== Number(id.split(".").at(-1)) || changeSet.reason !== `Reason of ${id.split(".")[0]}`)
      faults.push(`half: ${id} has ${names.length} people`);
  }
  faults.push(...(await besideFaults(store, rows, last, numbers.size)));

  const versions = new Map((await store.scenarios(ORG)).map((one) => [one.scenario.id, one]));
  for (const { scenario } of versions.values())
    for (const number of scenario.mergedAs ?? [])
      if (![...numbers.values()].includes(number)) faults.push(`half: ${scenario.id} without ${number}`);
  for (const one of acknowledged) {
    if ("revision" in one && (await store.hashOf(ORG, one.revision)) !== one.hash)
      faults.push(`lost: revision ${one.revision} (${one.id})`);
    if ("scenario" in one && (versions.get(one.scenario)?.version ?? 0) < one.version)
      faults.push(`lost: scenario ${one.scenario}, version ${one.version}`);
  }
  return faults;
}

/** Rows of the newest revision that stand in other tables, and rows of revisions that are not there. */
async function besideFaults(store: OrgStore, rows: Rows, id: string, count: number): Promise<string[]> {
  if (count === 0) return [];
  const faults: string[] = [];
  const [pay] = (await rows.ownersOf(ORG)).filter((area) => area.areaId === "pay");
  const owner = `${id.split(".")[0]}-0`;
  if (pay?.owners[0]?.personId !== owner) faults.push(`half: ${id} without its owner`);
  if ((await store.document(ORG, "problems")) !== `Problems of ${id}`)
    faults.push(`half: ${id} without its document`);
  for await (const page of rows.payloads(ORG, { after: count, through: 1_000_000 }))
    faults.push(...page.map((part) => `half: a payload of revision ${part.revision}`));
  return faults;
}
