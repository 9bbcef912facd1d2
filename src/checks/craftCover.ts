import { daysBetween, NONE, say, type Discipline, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import {
  isFilled,
  isOutOfDiscipline,
  isSenior,
  keepsCraft,
  missingCraftCover,
  peopleColumns,
} from "../metrics/index.ts";
import { defineCheck, SOUND, type CheckContext } from "./define.ts";
import { listed, named, reportsToRow } from "./wording.ts";
import { areasAround, coreRowsOf } from "./work.ts";

const MODES = ["sto"] as const;

/**
 * Who is managed by another discipline keeps a ladder, a mentor and a calibrator of their own.
 * Source: docs/guides/checks.md#craft-cover.
 * @source rubick
 * @example check(orgOf("ceo/executive > hod/design, o/product; o > d/design; x(sto): o*, d", { disciplines: [{
 *   id: "design", name: "design", leadId: "hod", ladderUrl: "https://example.org" }] }))
 *   // "d (design) reports to o (product): no mentor of the discipline and calibrator of the discipline at the same
 *   level or above is named."
 */
export const craftCover = defineCheck({
  id: "craft-cover",
  group: 7,
  tier: "default",
  title: "People managed outside their discipline keep their craft",
  applies: "core people of areas with mode sto whose manager is of another, not executive, discipline",
  modes: MODES,
  thresholds: { days: { value: 90, unit: "days since the mode was turned on", source: "our proposal" } },
  needs: ["lines", "assignments", "disciplines", "craft"],
  each: "person",
  check: (ctx, person) => {
    const { org, lines, today, limit } = ctx;
    const manager = lines.parent(person);
    if (manager === NONE || !isFilled(org, person)) return SOUND;
    if (!isOutOfDiscipline(org, person, manager, ctx.config.executiveDisciplines)) return SOUND;
    if (keepsCraft(org, person)) return SOUND;
    const area = areasAround(org, coreRowsOf(org, person)).find((a) => ctx.isOfMode(a, MODES));
    if (area === undefined) return SOUND;
    const missing = missingCraftCover(org, person);
    const { activatedOn } = org.areas[area]!;
    return [
      {
        area,
        subjects: [org.people[person]!.id],
        severe: activatedOn !== undefined && daysBetween(activatedOn, today) > limit("days"),
        value: missing.length,
        message: say([
          "person.discipline",
          "person.managerId",
          "person.mentorId",
          "person.calibratorId",
          "discipline.ladderUrl",
        ])`${named(org, person)} (${org.people[person]!.discipline ?? ""}) reports to ${named(org, manager)} (${org.people[manager]!.discipline ?? ""}): no ${listed(missing)} is named.`,
        evidence: [reportsToRow(org, person, manager)],
        fixes: coverByLead(ctx, person, missing),
        assumed: calibratorLevelUnknown(org, person) ? ["level"] : [],
      },
    ];
  },
});

function disciplineOf(org: Org, person: number): Discipline | undefined {
  const index = peopleColumns(org).craft[person]!;
  return index === NONE ? undefined : org.disciplines[index];
}

function calibratorLevelUnknown(org: Org, person: number): boolean {
  const { calibratorId, level } = org.people[person]!;
  const other = calibratorId === undefined ? undefined : org.personIndexById.get(calibratorId);
  return other !== undefined && (level === undefined || org.people[other]!.level === undefined);
}

/** The craft lead as mentor and calibrator; offered only where that settles it. */
function coverByLead(
  { org }: CheckContext,
  person: number,
  missing: readonly string[],
): readonly OrgChange[] {
  const { craft } = peopleColumns(org);
  const { leadId } = disciplineOf(org, person) ?? {};
  const lead = leadId === undefined ? undefined : org.personIndexById.get(leadId);
  if (lead === undefined || lead === person || missing.includes("ladder")) return [];
  if (craft[lead] !== craft[person] || !isSenior(org, leadId, person)) return [];
  const { id } = org.people[lead]!;
  return [
    { kind: "update-person", personId: org.people[person]!.id, fields: { mentorId: id, calibratorId: id } },
  ];
}
