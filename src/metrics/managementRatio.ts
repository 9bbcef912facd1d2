import { NONE, type Org } from "../org/index.ts";
import { defineMetric, noResult, ratioResult, type MetricRow } from "./define.ts";
import { peopleColumns, PERSON_PLACEHOLDER } from "./peopleColumns.ts";

/**
 * Part of the people who manage somebody. Source: docs/guides/metrics.md#management-ratio.
 * @source our proposal
 * @example measure(orgOf("a > b, c; b > d")) // 0.5
 */
export const managementRatio = defineMetric({
  id: "management-ratio",
  title: "Managers per head",
  scope: "company",
  unit: "0–1",
  formula: "managers ÷ headcount",
  source: "docs/guides/metrics.md#management-ratio",
  measure: ({ org }) => {
    if (!org.records.linesKnown) return noResult("0–1", "lines-unknown");
    const { flags } = peopleColumns(org);
    let headcount = 0;
    for (let person = 0; person < flags.length; person++)
      if ((flags[person]! & PERSON_PLACEHOLDER) === 0) headcount++;
    const rows = managerRows(org);
    return ratioResult("0–1", [rows.length, headcount], { rows });
  },
});

const reportsByOrg = new WeakMap<Org, Int32Array>();

/** By person, how many report to them; placeholders are no reports. Kept per org. */
export function reportCounts(org: Org): Int32Array {
  let counts = reportsByOrg.get(org);
  if (counts === undefined) reportsByOrg.set(org, (counts = countReports(org)));
  return counts;
}

function countReports(org: Org): Int32Array {
  const { flags } = peopleColumns(org);
  const { childCount, parent } = org.lines;
  let counts = childCount;
  for (let person = 0; person < flags.length; person++) {
    if ((flags[person]! & PERSON_PLACEHOLDER) === 0 || parent[person] === NONE) continue;
    // Reading makes few placeholders, and mostly none that report: the org's own column does for most.
    if (counts === childCount) counts = childCount.slice();
    counts[parent[person]!]!--;
  }
  return counts;
}

/** Everybody with a report, and how many; placeholders left out on both sides. */
export function managerRows(org: Org): MetricRow[] {
  const { flags, id } = peopleColumns(org);
  const childCount = reportCounts(org);
  const rows: MetricRow[] = [];
  for (let person = 0; person < flags.length; person++)
    if (childCount[person]! > 0 && (flags[person]! & PERSON_PLACEHOLDER) === 0)
      rows.push({ subject: id[person]!, value: childCount[person]! });
  return rows;
}
