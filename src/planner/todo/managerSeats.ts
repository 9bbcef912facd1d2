import { NONE } from "../../org/index.ts";
import type { ManagerLevel } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";
import type { TargetLines } from "../lines/trees.ts";

/** Fewer reports than this are no full seat of a manager. Source: docs/guides/metrics.md#span. */
export const SPAN_MIN = 3;

/** Reports of each node in the target. */
export function reportsIn(lines: TargetLines): Int32Array {
  const reports = new Int32Array(lines.manager.length);
  for (const boss of lines.manager) if (boss !== NONE) reports[boss]!++;
  return reports;
}

/** People who lead others today, the head of the company and empty seats left out; ascending. */
export function leadersToday({ org, members }: Question): number[] {
  return Array.from(org.people.keys()).filter((p) => {
    const { vacant, placeholder } = org.people[p]!;
    return org.lines.childCount[p]! > 0 && !vacant && placeholder !== true && p !== members.top;
  });
}

/**
 * Who leads others today, by level, and what the plan leaves them: an area; three reports or as many as today; fewer
 * than both; nobody. The last two are its surplus.
 */
export function managersByLevel(question: Question, lines: TargetLines): ManagerLevel[] {
  const reports = reportsIn(lines);
  const owners = new Set(lines.owner);
  const byLevel = new Map<number, { own: number; lead: number; leadFew: number; leadNobody: number }>();
  for (const p of leadersToday(question)) {
    const level = question.levels.level[p]!;
    const sum = byLevel.get(level) ?? { own: 0, lead: 0, leadFew: 0, leadNobody: 0 };
    byLevel.set(level, sum);
    if (owners.has(p)) sum.own++;
    else if (reports[p]! >= Math.min(SPAN_MIN, question.org.lines.childCount[p]!)) sum.lead++;
    else if (reports[p]! > 0) sum.leadFew++;
    else sum.leadNobody++;
  }
  return [...byLevel]
    .sort(([a], [b]) => b - a)
    .map(([level, sum]) => ({
      level,
      today: sum.own + sum.lead + sum.leadFew + sum.leadNobody,
      ...sum,
    }));
}
