import { NONE, say, type Org } from "../org/index.ts";
import { areaCoreOf, isFilled, peopleColumns } from "../metrics/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { among } from "./among.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName, named } from "./wording.ts";
import { areasAround, coreRowsOf } from "./work.ts";

const MODES = ["sto"] as const;

/**
 * A seat is filled with the judgement of its craft and of somebody outside the area.
 * Source: docs/guides/checks.md#hiring-loop.
 * @source working-backwards
 * @example check(orgOf("o/product > s/design; x(sto): o*, s", { people: { s: { vacant: true } } }))
 *   // "The seat s has no interviewer of design and no interviewer from outside x."
 */
export const hiringLoop = defineCheck({
  id: "hiring-loop",
  group: 7,
  tier: "norm",
  title: "Interviewers know the craft and come from outside too",
  applies: "vacancies in areas with mode sto",
  modes: MODES,
  thresholds: {},
  needs: ["assignments", "disciplines", "craft"],
  each: "person",
  among: ({ org }) => among.vacancies(org),
  check: (ctx, seat) => {
    const { org } = ctx;
    const person = org.people[seat]!;
    if (!person.vacant) return SOUND;
    const area = areasAround(org, coreRowsOf(org, seat)).find((a) => ctx.isOfMode(a, MODES));
    if (area === undefined) return SOUND;
    const inside = new Set(areaCoreOf(org, area).people);
    const interviewers = (person.interviewerIds ?? [])
      .map((id) => org.personIndexById.get(id))
      .filter((p) => p !== undefined)
      .filter((p) => isHere(org, p));
    const discipline = peopleColumns(org).craft[seat]!;
    const knowsCraft = discipline === NONE || interviewers.some((p) => org.disciplineOf[p] === discipline);
    const fromOutside = interviewers.some((p) => !inside.has(p));
    if (knowsCraft && fromOutside) return SOUND;
    const missing = [
      ...(knowsCraft ? [] : [`interviewer of ${org.disciplines[discipline]!.name}`]),
      ...(fromOutside ? [] : [`interviewer from outside ${areaName(org, area)}`]),
    ];
    return [
      {
        area,
        subjects: [person.id],
        value: missing.length,
        message: say([
          "person.interviewerIds",
          "person.discipline",
        ])`The seat ${named(org, seat)} has no ${missing.join(" and no ")}.`,
        fixes: withCraftLead(org, seat, inside),
      },
    ];
  },
});

/** An empty seat interviews nobody, nor does who left. */
function isHere(org: Org, person: number): boolean {
  return isFilled(org, person) && org.people[person]!.status !== "terminated";
}

/** The craft lead joins the interviewers where that settles both. */
function withCraftLead(org: Org, seat: number, inside: ReadonlySet<number>): readonly OrgChange[] {
  const discipline = peopleColumns(org).craft[seat]!;
  const leadId = discipline === NONE ? undefined : org.disciplines[discipline]!.leadId;
  const lead = leadId === undefined ? undefined : org.personIndexById.get(leadId);
  if (leadId === undefined || lead === undefined || inside.has(lead) || !isHere(org, lead)) return [];
  if (org.disciplineOf[lead] !== discipline) return [];
  const { id, interviewerIds } = org.people[seat]!;
  return [
    { kind: "update-person", personId: id, fields: { interviewerIds: [...(interviewerIds ?? []), leadId] } },
  ];
}
