import { group, mention, say, type Sentence } from "../../org/index.ts";
import type { Told } from "./told.ts";
import { named } from "./words.ts";

const NAMES_MAX = 8;

export function schedules(told: Told): Sentence[] {
  const { schedule } = told;
  const sentences: Sentence[] = [];
  if (schedule.pilotTooLarge)
    sentences.push(
      say([
        "assignment",
      ])`The pilot is larger than a pilot should be: its areas need each other's people and go live together.`,
    );
  for (const number of schedule.overCap)
    sentences.push(
      say([
        "assignment",
      ])`Wave ${number} changes more than a fifth of the people in the plan: its areas go live whole.`,
    );
  return [...sentences, ...ties(told), ...loans(told)];
}

/** Areas that cannot go live one after the other, each with what it would lack. */
function ties({ question, schedule }: Told): Sentence[] {
  const { org, members, instance } = question;
  return schedule.ties.map(({ unit, discipline, before, after, people }) => {
    const name = org.areas[members.units[unit]!]!.name;
    const who = people.slice(0, NAMES_MAX).map((i) => mention(org.people[members.people[i]!]!));
    const more = people.length > who.length ? ` and ${people.length - who.length} more` : "";
    return discipline < 0
      ? say([
          "area.owners",
        ])`${name} cannot wait for a later day than the areas it goes live with: its owner takes one of them: ${who}.`
      : say([
          "assignment",
          "person.discipline",
        ])`${name} cannot wait for a later day than the areas it goes live with: it would keep ${after} of ${before} ${before === 1 ? "head" : "heads"} of ${instance.disciplines[discipline]!}; to them ${people.length === 1 ? "goes" : "go"} ${who}${more}.`;
  });
}

/** People who keep half of their time where they leave, so that the area stays covered until its own day. */
function loans({ question, schedule, placement }: Told): Sentence[] {
  const { org, members } = question;
  const waveOf = new Map(
    schedule.waves.flatMap((groups, k) => groups.flat().map((unit) => [unit, k] as const)),
  );
  return schedule.loans.map(({ person, unit }) => {
    const areaOf = (u: number): string => org.areas[members.units[u]!]!.name;
    return say([
      "assignment",
    ])`${mention(org.people[members.people[person]!]!)} goes to ${areaOf(placement.unit[person]!)} and stays on loan in ${areaOf(unit)} with half of the time until ${schedule.days[waveOf.get(unit)!]!}: without that the area would have too few.`;
  });
}

export function papers({ todo, units }: Told): Sentence[] {
  const sentences: Sentence[] = [];
  if (todo.charters.length > 0)
    sentences.push(
      say([
        "area.charter",
      ])`${todo.charters.length} of ${units.length} ${units.length === 1 ? "area" : "areas"} ${todo.charters.length === 1 ? "has" : "have"} no signed charter.`,
    );
  const lost = todo.agreements.length;
  if (lost > 0)
    sentences.push(
      say([
        "assignment",
      ])`${lost === 1 ? "1 share of 1 person in an area they no longer work in ends" : `${lost} shares of people in areas they no longer work in end`}: the two areas agree on the help, or do without.`,
    );
  return sentences;
}

/** Craft leads to name, with today's heads of each craft; and craft under managers of another discipline. */
export function craftNet({ question, todo, units }: Told): Sentence[] {
  const { org } = question;
  const leads = todo.craftLeads.map(({ discipline, people, candidates }) => {
    const heads = candidates.map((id) => mention(org.people[org.personIndexById.get(id)!]!));
    return say([
      "person.discipline",
      "person.managerId",
    ])`${group(people)} people of ${discipline} have no lead of their craft named: ${heads.length === 0 ? say([])`none of its heads today gives up reports` : say([])`of its heads today, who give up reports and own nothing, it could be ${named(heads)}`}.`;
  });
  const { cover } = todo;
  if (cover.length === 0) return leads;
  const owners = new Set(units.map((unit) => unit.ownerId));
  const owning = cover.filter((one) => owners.has(one.personId)).length;
  const ofOwners =
    owning === 0
      ? say([])``
      : say(["area.owners"])`, ${group(owning)} of them ${owning === 1 ? "an owner" : "owners"},`;
  return [
    ...leads,
    say([
      "person.discipline",
      "person.mentorId",
      "person.calibratorId",
    ])`${group(cover.length)} ${cover.length === 1 ? "person" : "people"}${ofOwners} would report to a manager of another discipline without cover for their craft: ${toName(
      "mentors",
      cover.map((one) => one.mentor),
    )}, ${toName(
      "calibrators",
      cover.map((one) => one.calibrator),
    )}, ${group(cover.filter((one) => one.ladder).length)} ladders missing.`,
  ];
}

function toName(what: string, list: readonly ({ readonly proposed: unknown } | null)[]): Sentence {
  const missing = list.filter((one) => one !== null);
  const found = missing.filter((one) => one.proposed !== null).length;
  return found === missing.length
    ? say([])`${group(missing.length)} ${what} to name, all proposed`
    : say([])`${group(missing.length)} ${what} to name, ${group(found)} proposed`;
}
