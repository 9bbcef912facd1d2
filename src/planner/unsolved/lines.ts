import { mention, NONE, say, type Sentence } from "../../org/index.ts";
import type { Told } from "./told.ts";
import { areas } from "./words.ts";

/** From so many direct reports on the head of the company is named in the list. */
const SPAN_TO_NAME = 10;

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
      ])`${mention(head, "The head of the company")} has ${reports} direct reports in the plan, ${owners} of them ${owners === 1 ? "an owner" : "owners"}: areas that belong together could get one above them.`,
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
