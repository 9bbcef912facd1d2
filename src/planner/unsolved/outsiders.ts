import { group, mention, NONE, say, type Sentence } from "../../org/index.ts";
import type { Told } from "./told.ts";
import { areas, peopleCount } from "./words.ts";

export function outsiders({ question, todo, counts }: Told): Sentence[] {
  const { org, members } = question;
  const sentences: Sentence[] = [];
  if (counts.outside > 0)
    sentences.push(
      say([
        "assignment",
      ])`${group(counts.outside)} of ${peopleCount(counts.people)} ${counts.outside === 1 ? "works" : "work"} in no planned area, as far as the data say: they stay where they are.${keptOut(question)}`,
    );
  for (const { managerId, areaId, reportIds } of todo.foreign) {
    const manager = org.people[org.personIndexById.get(managerId) ?? NONE];
    const area = org.areas[org.areaIndexById.get(areaId) ?? NONE];
    if (manager === undefined || area === undefined) continue;
    sentences.push(
      say([
        "person.managerId",
        "assignment",
      ])`${reportIds.length} ${reportIds.length === 1 ? "person who works" : "people who work"} in no planned area still ${reportIds.length === 1 ? "reports" : "report"} to ${mention(manager)}, who is placed in ${area.name}: say to whom they go.`,
    );
  }
  const small = members.tooSmall.filter((area) => members.unitOfArea[area] === NONE);
  if (small.length > 0)
    sentences.push(
      say([
        "assignment.share",
        "area.kind",
      ])`${areas(small.map((area) => org.areas[area]!.name))} ${small.length === 1 ? "has" : "have"} less than one full-time person and ${small.length === 1 ? "is" : "are"} not planned.`,
    );
  return sentences;
}

/** People outside whose area is not planned, because of its kind or by setting. */
function keptOut({ org, members }: Told["question"]): Sentence {
  const count = org.people.filter((person, p) => {
    const home = org.work.home[p]!;
    return (
      members.at[p] === NONE &&
      person.placeholder !== true &&
      home !== NONE &&
      members.modes[home] === "functional"
    );
  }).length;
  return count === 0
    ? say([])``
    : say([
        "area.kind",
        "plan.areas",
      ])` ${group(count)} of them ${count === 1 ? "is" : "are"} in areas that stay as they are, by kind or setting.`;
}
