import { expect, test } from "vitest";
import { openMemoryRows, openStore } from "./index.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { changeSet, codeOf, commitOf, valueOf } from "./store.case.ts";

test("others who commit between the head that was read and the look at the newest revisions are no damage", async () => {
  const rows = openMemoryRows();
  const store = openStore(rows, nodeTools);
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  for (const [base, id] of ["a", "b", "c"].entries())
    valueOf(await commitOf(store, { base, changeSet: changeSet(id, []) }));
  const [first] = await rows.revisionRows("acme", 0, 1);
  let asked = 0;
  const slow = openStore(
    { ...rows, headRow: async (id) => (asked++ === 0 ? first! : rows.headRow(id)) },
    nodeTools,
  );
  expect(codeOf(await commitOf(slow, { base: 1, changeSet: changeSet("d", []) }))).toBe("stale-revision");
  expect(await slow.damage("acme")).toBeNull();
});
