import { say } from "../org/index.ts";
import { ownerColumn, peopleColumns, PERSON_PLACEHOLDER } from "../metrics/index.ts";
import { among } from "./among.ts";
import { defineCheck, SOUND, type CheckContext } from "./define.ts";
import { counted, named, reportsToRow } from "./wording.ts";

const LARSON = "Larson, An Elegant Puzzle; McKinsey, spans of control";

/**
 * How many people one manager can hold, by what they manage. Source: docs/guides/checks.md#span.
 * @source mckinsey; larson
 * @example check(orgOf("a > b, c")) // "a has 2 reports; usual for a manager is 3 to 10."
 */
export const span = defineCheck({
  id: "span",
  group: 8,
  tier: "norm",
  title: "Managers have a workable number of reports",
  applies: "managers",
  thresholds: {
    ownerMin: { value: 3, unit: "reports", source: LARSON },
    ownerMax: { value: 8, unit: "reports", source: LARSON },
    middleMin: { value: 4, unit: "reports", source: LARSON },
    middleMax: { value: 6, unit: "reports", source: LARSON },
    otherMin: { value: 3, unit: "reports", source: LARSON },
    otherMax: { value: 10, unit: "reports", source: LARSON },
    hard: { value: 12, unit: "reports", source: "our proposal" },
  },
  needs: ["lines"],
  each: "person",
  among: ({ org }) => among.managers(org),
  check: (ctx, manager) => {
    const { org, lines, limit } = ctx;
    const { flags } = peopleColumns(org);
    const reports = lines.reports(manager).filter((report) => (flags[report]! & PERSON_PLACEHOLDER) === 0);
    const size = reports.length;
    if (size === 0) return SOUND;
    const kind = kindOf(ctx, manager, reports);
    const min = limit(LIMITS[kind].min);
    const max = limit(LIMITS[kind].max);
    if (size >= min && size <= max && size <= limit("hard")) return SOUND;
    return [
      {
        subjects: [org.people[manager]!.id],
        tier: size > limit("hard") ? "default" : "norm",
        value: size < min ? min - size : Math.max(size - max, size - limit("hard")),
        message: say([
          "person.managerId",
        ])`${named(org, manager)} has ${counted(size, "report", "reports")}; usual for ${WORDS[kind]} is ${min} to ${max}.`,
        evidence: reports.map((report) => reportsToRow(org, report, manager)),
      },
    ];
  },
});

const WORDS = { owner: "an owner", middle: "a manager of managers", other: "a manager" } as const;

// Written out: names put together anew for each manager cost as much as counting.
const LIMITS = {
  owner: { min: "ownerMin", max: "ownerMax" },
  middle: { min: "middleMin", max: "middleMax" },
  other: { min: "otherMin", max: "otherMax" },
} as const;

function kindOf(
  { org, lines }: CheckContext,
  manager: number,
  reports: readonly number[],
): keyof typeof WORDS {
  if (ownerColumn(org)[manager] === 2) return "owner";
  return reports.some((report) => lines.reportCount(report) > 0) ? "middle" : "other";
}
