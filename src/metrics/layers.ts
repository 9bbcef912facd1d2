import { layersOf } from "../org/index.ts";
import { defineMetric, noResult, plainResult } from "./define.ts";

/**
 * Reporting levels, the root included. Source: docs/guides/metrics.md#layers.
 * @source our proposal
 * @example measure(orgOf("a > b; b > c")) // 3
 */
export const layers = defineMetric({
  id: "layers",
  title: "Levels",
  scope: "company",
  unit: "levels",
  formula: "max depth + 1",
  source: "docs/guides/metrics.md#layers",
  measure: ({ org }) => {
    if (!org.records.linesKnown) return noResult("levels", "lines-unknown");
    if (org.people.length === 0) return noResult("levels", "empty");
    return plainResult("levels", layersOf(org));
  },
});
