import { managerRows } from "./managementRatio.ts";
import { defineMetric, noResult, ratioResult } from "./define.ts";

/**
 * Reports per manager: mean, and the nearest-rank 90th percentile as part `p90`. Source: docs/guides/metrics.md#span.
 * @source mckinsey; larson
 * @example measure(orgOf("a > b, c, d; b > e")) // 2
 */
export const span = defineMetric({
  id: "span",
  title: "Reports per manager",
  scope: "company",
  unit: "reports",
  formula: "mean of reports per manager; p90 by nearest rank",
  source: "docs/guides/metrics.md#span",
  measure: ({ org }) => {
    if (!org.records.linesKnown) return noResult("reports", "lines-unknown");
    const rows = managerRows(org);
    const sizes = Int32Array.from(rows, (row) => row.value).sort();
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const p90 = sizes[Math.ceil(0.9 * sizes.length) - 1];
    return ratioResult("reports", [total, sizes.length], {
      rows,
      ...(p90 === undefined ? {} : { parts: { p90 } }),
    });
  },
});
