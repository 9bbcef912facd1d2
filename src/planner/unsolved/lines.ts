import { mention, NONE, say, type Sentence } from "../../org/index.ts";
import type { Told } from "./told.ts";
import { areas } from "./words.ts";

/** From so many direct reports on the head of the company is named in the list. */
const SPAN_TO_NAME = 10;

/** Owners below one person who is not the head of the company from which on they are named. */
const OWNERS_TO_NAME = 3;

/** The manager below the head under whom most of the owners stand today, and what keeping them would leave the head. */
function commonLead({ org, members }: Told["question"], lines: Told["lines"], reports: number): Sentence {
  const below = new Map<number, number>();
  for (const owner of lines.owner) {
    if (owner >= org.people.length || lines.manager[owner] !== members.top) continue;
    let p = org.lines.parent[owner]!;
    while (p !== NONE && org.lines.parent[p] !== members.top) p = org.lines.parent[p]!;
    if (p !== NONE) below.set(p, (below.get(p) ?? 0) + 1);
  }
  const [lead, count] = [...below].reduce((most, one) => (one[1] > most[1] ? one : most), [NONE, 0]);
  const person = org.people[lead];
  if (person === undefined || person.vacant || count < OWNERS_TO_NAME) return say([])``;
  const left = reports - count + (lines.manager[lead] === members.top ? 0 : 1);
  return say([
    "person.managerId",
  ])` Today ${count} of these owners stand below ${mention(person)}: one area above theirs, owned by one person, would leave ${left} direct reports.`;
}

export function shapes({ question, lines, units }: Told): Sentence[] {
  const { org, members } = question;
  const sentences: Sentence[] = [];
  const span = new Map<number, number>();
  for (const boss of lines.manager) span.set(boss, (span.get(boss) ?? 0) + 1);
  const head = org.people[members.top];
  const reports = span.get(members.top) ?? 0;
  const owners = Array.from(lines.owner).filter((node) => lines.manager[node] === members.top).length;
  if (head !== undefined && units.length > 0 && reports > SPAN_TO_NAME)
    sentences.push(
      say([
        "person.managerId",
        "area.parentId",
      ])`${mention(head, "The head of the company")} has ${reports} direct reports in the plan, ${owners} of them ${owners === 1 ? "an owner" : "owners"}: areas that belong together could get one above them.${commonLead(question, lines, reports)}`,
    );
  const wide = units.filter(
    (unit) => (span.get(org.personIndexById.get(unit.ownerId) ?? NONE - 1) ?? 0) > SPAN_TO_NAME,
  );
  if (wide.length > 0)
    sentences.push(
      say([
        "person.managerId",
      ])`In ${areas(wide.map((unit) => unit.name))} the owner has more than ten direct reports${wide.length === 1 ? "" : " each"}.`,
    );
  if (lines.promoted.length > 0)
    sentences.push(
      say([
        "person.managerId",
        "person.level",
      ])`${lines.promoted.map((p) => mention(org.people[p]!))} would lead people for the first time, because ${lines.promoted.length === 1 ? "their area has" : "their areas have"} too few managers.`,
    );
  if (lines.tooDeep.length > 0)
    sentences.push(
      say([
        "person.managerId",
      ])`${areas(lines.tooDeep.map((unit) => org.areas[members.units[unit]!]!.name))} ${lines.tooDeep.length === 1 ? "has" : "have"} more layers below the owner than the plan wants, because nobody higher up has room.`,
    );
  return sentences;
}
