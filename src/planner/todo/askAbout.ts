import { levelOfTitle } from "../question/levels.ts";
import type { AskAbout } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";

/**
 * People whose title sounds like the level their area's owner needs, who lead nobody and of whom nobody said whether
 * they can own: a title alone makes no candidate, but somebody may ask. By unit, in the order of the tree.
 */
export function askAboutIn(question: Question, placement: Placement): AskAbout[] {
  const { org, members, seats } = question;
  const byUnit = seats.map((): AskAbout["personIds"][number][] => []);
  members.people.forEach((p, i) => {
    const { id, title, canOwn, vacant, status, endOn } = org.people[p]!;
    const unit = placement.unit[i]!;
    if (title === undefined || canOwn !== undefined || vacant || status !== "active") return;
    if (endOn !== undefined || org.lines.childCount[p]! > 0) return;
    if ((levelOfTitle(title) ?? 0) >= seats[unit]!.required) byUnit[unit]!.push(id);
  });
  return byUnit.flatMap((personIds, unit) =>
    personIds.length === 0 ? [] : [{ areaId: org.areas[members.units[unit]!]!.id, personIds }],
  );
}
