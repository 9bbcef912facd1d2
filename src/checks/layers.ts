import { layersOf, say } from "../org/index.ts";
import { among } from "./among.ts";
import { defineCheck } from "./define.ts";

/**
 * Levels beyond what the headcount needs: ⌈log₇ headcount⌉ + 1. Source: docs/guides/checks.md#layers.
 * @source our proposal
 * @example check(orgOf("a > b; b > c; c > d; d > e"))
 *   // "5 levels for 5 people; with 7 reports a manager, 2 are usual at most."
 */
export const layers = defineCheck({
  id: "layers",
  group: 8,
  tier: "norm",
  title: "No more levels than the headcount needs",
  applies: "organisations with reporting lines",
  thresholds: { span: { value: 7, unit: "reports per manager", source: "our proposal" } },
  needs: ["lines"],
  each: "org",
  check: ({ org, limit }) => {
    const people = among.everybody(org).length;
    if (people === 0) return [];
    const levels = layersOf(org);
    const most = levelsNeeded(people, limit("span")) + 1;
    if (levels <= most) return [];
    return [
      {
        subjects: [org.records.rootAreaId],
        value: levels,
        message: say([
          "person.managerId",
        ])`${levels} levels for ${people} people; with ${limit("span")} reports a manager, ${most} are usual at most.`,
      },
    ];
  },
});

/** Smallest k with span^k ≥ people; whole numbers, because logarithms miss exact powers. */
function levelsNeeded(people: number, span: number): number {
  let levels = 0;
  for (let reach = 1; reach < people; reach *= Math.max(2, span)) levels++;
  return levels;
}
