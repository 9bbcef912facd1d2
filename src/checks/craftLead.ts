import { mention, NONE, say, type Discipline, type Org, type Sentence } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import {
  isExecutive,
  isFilled,
  isProductArea,
  ownedAreas,
  peopleColumns,
  PERSON_PLACEHOLDER,
  PERSON_VACANT,
} from "../metrics/index.ts";
import { defineCheck, type CheckContext, type Fault } from "./define.ts";
import { counted, named, reportsToRow } from "./wording.ts";
import { areasOfRows, coreRowsOf } from "./work.ts";

const MODES = ["sto"] as const;

/**
 * A discipline that is spread over areas needs somebody who keeps its standards and has no product people. Asked of
 * disciplines with people in areas of mode sto; of areas judged as if, only where the data name craft leads at all.
 * Source: docs/guides/checks.md#craft-lead.
 * @source rubick
 * @example check(orgOf("o/product > d1/design, d2/design, d3/design; x(sto): o*, d1"))
 *   // "design (3 people) has no craft lead."
 */
export const craftLead = defineCheck({
  id: "craft-lead",
  group: 7,
  tier: "default",
  title: "Each discipline has a craft lead",
  applies: "disciplines with people in areas of mode sto",
  modes: MODES,
  thresholds: { people: { value: 3, unit: "people", source: "our proposal, after Rubick 2021" } },
  needs: ["lines", "assignments", "disciplines", "craft"],
  each: "org",
  check: (ctx) => {
    const { org, config, limit } = ctx;
    const { headcount, areasOf } = countByDiscipline(ctx);
    const saysLeads = org.disciplines.some((discipline) => discipline.leadId !== undefined);
    return org.disciplines.flatMap((discipline, index): Fault[] => {
      const areas = areasOf.get(index);
      if (areas === undefined || isExecutive(org, index, config.executiveDisciplines)) return [];
      const lead = leadOf(org, discipline);
      if (lead !== null && !("says" in lead)) return leadFaults(ctx, index, { areas, lead: lead.index });
      if (headcount[index]! < limit("people") || (!saysLeads && areas.every(ctx.isAsIf))) return [];
      return [
        {
          areas,
          subjects: [discipline.id],
          value: headcount[index]!,
          message: say([
            "discipline.leadId",
            "person.discipline",
          ])`${discipline.name} (${counted(headcount[index]!, "person", "people")}) has no craft lead${lead === null ? "" : say([])`: ${lead.says}`}.`,
          fixes: candidate(org, index),
        },
      ];
    });
  },
});

/** Heads of each discipline; and of the areas of mode sto they are at home in, one declared and one judged as if. */
function countByDiscipline(ctx: CheckContext): { headcount: Int32Array; areasOf: Map<number, number[]> } {
  const { org } = ctx;
  const { flags, craft } = peopleColumns(org);
  const headcount = new Int32Array(org.disciplines.length);
  const areasOf = new Map<number, number[]>();
  for (let person = 0; person < org.people.length; person++) {
    const discipline = craft[person]!;
    if (discipline === NONE || (flags[person]! & PERSON_PLACEHOLDER) !== 0) continue;
    // A seat is nobody yet.
    if ((flags[person]! & PERSON_VACANT) === 0) headcount[discipline]!++;
    const home = org.work.home[person]!;
    if (home === NONE || !ctx.isOfMode(home, MODES)) continue;
    const areas = areasOf.get(discipline);
    if (areas === undefined) areasOf.set(discipline, [home]);
    else if (areas.length === 1 && ctx.isAsIf(areas[0]!) !== ctx.isAsIf(home)) areas.push(home);
  }
  return { headcount, areasOf };
}

/** Who leads the craft, or why the one who is named does not; null where nobody is named. */
function leadOf(
  org: Org,
  { leadId }: Discipline,
): { readonly index: number } | { readonly says: Sentence } | null {
  if (leadId === undefined) return null;
  const index = org.personIndexById.get(leadId);
  const person =
    index === undefined ? org.records.outside.find((one) => one.id === leadId) : org.people[index];
  // An id of nobody is for `reference-resolves` to say.
  if (person === undefined) return { index: NONE };
  if (person.vacant) return { says: say(["person.vacant"])`the seat ${mention(person)} is empty` };
  const hasLeft = person.status === "terminated" || (person.endOn !== undefined && person.endOn <= org.today);
  if (hasLeft) return { says: say(["person.status", "person.endOn"])`${mention(person)} has left` };
  return index === undefined
    ? { says: say(["person.startOn"])`${mention(person)} has not begun` }
    : { index };
}

function leadFaults(
  { org, lines }: CheckContext,
  index: number,
  { areas, lead }: { areas: readonly number[]; lead: number },
): Fault[] {
  if (lead === NONE) return [];
  const discipline = org.disciplines[index]!;
  const reports = lines.reports(lead).filter((report) => worksOnProduct(org, report));
  if (reports.length === 0) return [];
  return [
    {
      areas,
      subjects: [discipline.id, org.people[lead]!.id],
      value: reports.length,
      message: say([
        "discipline.leadId",
        "person.managerId",
        "assignment",
      ])`${named(org, lead)}, craft lead of ${discipline.name}, still manages ${counted(reports.length, "person", "people")} of product areas.`,
      evidence: reports.map((report) => reportsToRow(org, report, lead)),
      fixes: candidate(org, index),
    },
  ];
}

function worksOnProduct(org: Org, person: number): boolean {
  return areasOfRows(org, coreRowsOf(org, person)).some((area) => isProductArea(org, area));
}

/** A suggestion: highest level, then nearest to the top, then smallest id, of those without product people or an area. */
function candidate(org: Org, discipline: number): readonly OrgChange[] {
  let best = NONE;
  for (let p = 0; p < org.people.length; p++) {
    if (org.disciplineOf[p] !== discipline || !isFilled(org, p)) continue;
    if (org.people[p]!.status !== "active") continue;
    if (ownedAreas(org).has(p) || hasProductReports(org, p)) continue;
    if (best === NONE || isBefore(org, p, best)) best = p;
  }
  return best === NONE
    ? []
    : [
        {
          kind: "set-craft-lead",
          disciplineId: org.disciplines[discipline]!.id,
          personId: org.people[best]!.id,
        },
      ];
}

function hasProductReports(org: Org, person: number): boolean {
  const { childStart, childCount } = org.lines;
  for (let k = 0; k < childCount[person]!; k++) if (worksOnProduct(org, childStart[person]! + k)) return true;
  return false;
}

function isBefore(org: Org, a: number, b: number): boolean {
  const level = (org.people[b]!.level ?? -1) - (org.people[a]!.level ?? -1);
  if (level !== 0) return level < 0;
  const depth = org.lines.depth[a]! - org.lines.depth[b]!;
  return depth === 0 ? org.people[a]!.id < org.people[b]!.id : depth < 0;
}
