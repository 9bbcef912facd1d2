import { NONE, type Org } from "../org/index.ts";
import { isExecutive } from "./craft.ts";
import { defineMetric, noResult, type MetricContext } from "./define.ts";
import { peopleColumns } from "./peopleColumns.ts";

/**
 * What a change does to people: parts `manager`, `homeArea` and `managerDiscipline`; the value is the first. Counted
 * over people of both orgs; a first assignment and a new executive manager count for nothing.
 * Source: docs/guides/metrics.md#impact.
 * @source our proposal
 * @example measure(orgOf("ceo > o; o > p, q"), { base: orgOf("ceo > o, p; o > q") }) // 1 / 4
 */
export const impact = defineMetric({
  id: "impact",
  title: "People affected",
  scope: "company",
  unit: "0–1",
  formula: "people who change manager / home area / manager's discipline from base to org ÷ headcount",
  source: "docs/guides/metrics.md#impact",
  measure: (ctx) => {
    const { org, base } = ctx;
    if (base === undefined) return noResult("0–1", "no base to compare with");
    const headcount = org.people.filter((person) => person.placeholder !== true).length;
    if (headcount === 0) return noResult("0–1", "empty");
    const counts = { manager: 0, homeArea: 0, managerDiscipline: 0 };
    const rows: { subject: string; value: number }[] = [];
    for (let now = 0; now < org.people.length; now++) {
      const { id, placeholder } = org.people[now]!;
      // Most stand where they stood: a look there costs less than finding the id.
      const before = base.people[now]?.id === id ? now : base.personIndexById.get(id);
      if (placeholder === true || before === undefined) continue;
      const isMoved = managerIdOf(org, now) !== managerIdOf(base, before);
      if (isMoved) rows.push({ subject: id, value: 1 });
      if (isMoved) counts.manager++;
      if (hasNewHome(base, before, org, now)) counts.homeArea++;
      if (hasNewCraft(ctx, base, before, now)) counts.managerDiscipline++;
    }
    return {
      value: counts.manager / headcount,
      unit: "0–1",
      numerator: counts.manager,
      denominator: headcount,
      rows,
      flags: [],
      parts: {
        manager: counts.manager / headcount,
        homeArea: counts.homeArea / headcount,
        managerDiscipline: counts.managerDiscipline / headcount,
      },
    };
  },
});

function managerIdOf(org: Org, person: number): string | null {
  const manager = org.lines.parent[person]!;
  return manager === NONE ? null : org.people[manager]!.id;
}

function hasNewHome(base: Org, before: number, org: Org, now: number): boolean {
  const old = base.work.home[before]!;
  if (old === NONE) return false;
  const home = org.work.home[now]!;
  return home === NONE || org.areas[home]!.id !== base.areas[old]!.id;
}

function hasNewCraft({ org, config }: MetricContext, base: Org, person: number, now: number): boolean {
  const manager = org.lines.parent[now]!;
  const old = base.lines.parent[person]!;
  if (manager === NONE || old === NONE) return false;
  const discipline = peopleColumns(org).craft[manager]!;
  if (discipline === NONE || isExecutive(org, discipline, config.executiveDisciplines)) return false;
  const before = peopleColumns(base).craft[old]!;
  return before === NONE || base.disciplines[before]!.id !== org.disciplines[discipline]!.id;
}
