import { expect, test } from "vitest";
import { checkBackup, openMemoryRows, openStore } from "./index.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { onlyOrg } from "./onlyOrg.ts";
import { changeSet, valueOf } from "./store.case.ts";
import { bytesOf, sourceOf } from "./storeKeeping.case.ts";

test("a backup of one organisation holds nothing of the others", async () => {
  const rows = openMemoryRows();
  const store = openStore(rows, nodeTools);
  for (const id of ["acme", "beta"]) {
    valueOf(await store.createOrg({ id, name: `The ${id}` }));
    valueOf(await store.commit({ orgId: id, base: 0, changeSet: changeSet(`of-${id}`), owners: [] }));
  }
  const bytes = await bytesOf(openStore(onlyOrg(rows, "beta"), nodeTools));
  const { orgs } = valueOf(await checkBackup(sourceOf(bytes), nodeTools));
  expect(orgs.map(({ entry, head }) => [entry.id, head.revision])).toEqual([["beta", 1]]);
  expect(Buffer.from(bytes).toString("utf8")).not.toContain("acme");
});
