/** Records → Org (numbering, trees, work columns, indexes) from 1k to 1M people. */
import { companyOf } from "./lib/companies.mjs";
import { interleaved, printTable, record } from "./lib/harness.mjs";
import { indexOrg } from "../dist/org/index.js";

const TODAY = "2026-06-01";
const rows = [];
for (const people of [1_000, 10_000, 100_000, 1_000_000]) {
  const records = companyOf(people);
  const { index } = await interleaved(
    { index: { work: () => indexOrg(records, [], TODAY) } },
    { rounds: people < 1_000_000 ? 9 : 3 },
  );
  const org = indexOrg(records, [], TODAY);
  rows.push({
    people,
    areas: org.areas.length - 1,
    levels: org.lines.levelStart.length - 1,
    "index, CPU ms": index,
    "µs a person": (index * 1000) / people,
  });
}
printTable("Records → Org", rows);
record("orgs", { rows });
