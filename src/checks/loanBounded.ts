import { addDays, daysBetween, say, WORK_CORE, WORK_LOAN, type Day } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { areaCoreOf, coreFteOf, isFilled, isLiveArea } from "../metrics/index.ts";
import { defineCheck, type CheckContext, type Fault } from "./define.ts";
import { areaName, named, percent } from "./wording.ts";
import { assignmentOf, removeRow, rowsOf } from "./work.ts";

/**
 * A loan has an end, and an area keeps most of its people. Source: docs/guides/checks.md#loan-bounded.
 * @source our proposal
 * @example check(orgOf("a; x: a 0.9; y: a 0.1 loan")) // "a is on loan to y, without an end."
 */
export const loanBounded = defineCheck({
  id: "loan-bounded",
  group: 4,
  tier: "default",
  title: "Loans end",
  applies: "loans, and areas that lend",
  thresholds: {
    days: { value: 90, unit: "days", source: "our proposal" },
    lent: { value: 0.2, unit: "share of the area's FTE", source: "our proposal" },
  },
  needs: ["loans", "days"],
  each: "org",
  check: (ctx) => [...endlessLoans(ctx), ...lenders(ctx)],
});

function endlessLoans({ org, today, limit }: CheckContext): Fault[] {
  const faults: Fault[] = [];
  for (const row of loanRows(org.work)) {
    const { from, to, personId, areaId } = assignmentOf(org, row, {});
    const days = lengthOf({ from, to, today });
    if (to !== undefined && days !== null && days <= limit("days")) continue;
    const person = org.work.person[row]!;
    const area = org.work.area[row]!;
    const since = from === undefined ? "" : ` since ${from}`;
    faults.push({
      area,
      subjects: [personId, areaId],
      ...(days === null ? {} : { value: days }),
      message:
        to === undefined
          ? say([
              "assignment.type",
              "assignment.to",
            ])`${named(org, person)} is on loan to ${areaName(org, area)}${since}, without an end.`
          : say([
              "assignment.type",
              "assignment.to",
            ])`${named(org, person)} is on loan to ${areaName(org, area)} for ${days ?? 0} days${from === undefined ? " more" : ""}, until ${to}.`,
      fixes: boundedTo(org, row, { from, today, days: limit("days") }),
    });
  }
  return faults;
}

function loanRows(work: CheckContext["org"]["work"]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < work.size; row++) if ((work.flags[row]! & WORK_LOAN) !== 0) rows.push(row);
  return rows;
}

/** Days of the loan, up to today where it has no end, from today where it has no start; null without both. */
function lengthOf({
  from,
  to,
  today,
}: {
  from: Day | undefined;
  to: Day | undefined;
  today: Day;
}): number | null {
  return from === undefined && to === undefined ? null : daysBetween(from ?? today, to ?? today);
}

function boundedTo(
  org: CheckContext["org"],
  row: number,
  { from, today, days }: { from: Day | undefined; today: Day; days: number },
): readonly OrgChange[] {
  const to = addDays(from ?? today, days);
  return to <= today
    ? removeRow(org, row)
    : [{ kind: "set-assignment", assignment: assignmentOf(org, row, { to }) }];
}

/** Areas that lend more of their people than the limit: loans elsewhere of people at home there. */
function lenders({ org, limit }: CheckContext): Fault[] {
  const lent = new Map<number, number>();
  for (const row of loanRows(org.work)) {
    const person = org.work.person[row]!;
    const home = org.work.home[person]!;
    if (home < 0 || home === org.work.area[row] || !isFilled(org, person)) continue;
    lent.set(home, (lent.get(home) ?? 0) + org.people[person]!.fte * org.work.share[row]!);
  }
  return [...lent]
    .sort(([a], [b]) => a - b)
    .flatMap(([area, fte]): Fault[] => {
      if (!isLiveArea(org, area)) return [];
      const part = fte / (coreFteOf(org, areaCoreOf(org, area)).filled + fte);
      if (part <= limit("lent") + 1e-9) return [];
      const people = Array.from(areaCoreOf(org, area).people).filter((p) => org.work.home[p] === area);
      return [
        {
          area,
          subjects: [org.areas[area]!.id],
          value: part,
          message: say([
            "assignment.type",
            "assignment.share",
          ])`${areaName(org, area)} lends ${percent(part)} of its people's time to other areas.`,
          fixes: people.flatMap((p) =>
            rowsOf(org, p, WORK_LOAN)
              .filter((row) => (org.work.flags[row]! & WORK_CORE) === 0)
              .flatMap((row) => removeRow(org, row)),
          ),
        },
      ];
    });
}
