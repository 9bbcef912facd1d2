import { disciplineNamed, group, OTHER_DISCIPLINE, say, type Sentence } from "../../org/index.ts";
import type { Told } from "./told.ts";
import { areas, headOf, ofKind } from "./words.ts";

export function shortages({ todo }: Told): Sentence[] {
  return todo.shortages.map(
    ({ discipline, missing }) =>
      say([
        "assignment",
        "person.discipline",
      ])`${missing} ${missing === 1 ? "head" : "heads"} ${ofKind(discipline)} ${missing === 1 ? "is" : "are"} missing over all areas together: no placement can fill ${missing === 1 ? "it" : "them"}.`,
  );
}

/** What the three dearest missing heads, or heads that let somebody stay, would save. */
const WORTH_NAMED = 3;

export function worth({ todo, units }: Told): Sentence[] {
  if (todo.worth.length === 0) return [];
  const name = new Map(units.map((unit) => [unit.areaId as string, unit.name]));
  const told = todo.worth
    .slice(0, WORTH_NAMED)
    .map((one) => `1 ${headOf(one.kind)} in ${name.get(one.areaId) ?? one.areaId} at least ${one.points}`);
  const rest = todo.worth.length - told.length;
  return [
    say([
      "assignment",
      "plan.costs",
    ])`What hiring would buy, in disruption points: ${told.join(", ")}${rest > 0 ? `, and ${rest} more seats that save less` : ""}.`,
  ];
}

/**
 * Required disciplines that areas without areas below them have nobody of, owner and managers included. Where nobody
 * has a discipline in the data nothing is known, and nothing is said; people without one are counted beside it.
 */
export function uncovered({ question, units, placement }: Told): Sentence[] {
  const { org, members } = question;
  const present = Array.from(units, () => new Set<string>());
  const unknown = new Int32Array(units.length);
  members.people.forEach((p, i) => {
    const { discipline, vacant, placeholder } = org.people[p]!;
    const unit = placement.unit[i]!;
    if (vacant || placeholder === true) return;
    if (discipline === undefined || discipline === OTHER_DISCIPLINE) unknown[unit]!++;
    else present[unit]!.add(discipline);
  });
  const isInner = new Set(members.parentUnit);
  const leaves = Array.from(units.keys()).filter((u) => !isInner.has(u));
  if (present.every((disciplines) => disciplines.size === 0)) return [];
  return question.settings.requiredDisciplines.flatMap((word) => {
    const discipline = org.disciplines[disciplineNamed(org, word)]?.id ?? word;
    const without = leaves.filter(
      (u) => !present[u]!.has(discipline) && (present[u]!.size > 0 || unknown[u] === 0),
    );
    if (without.length === 0) return [];
    const blank = without.reduce((sum, u) => sum + unknown[u]!, 0);
    const beside =
      blank === 0
        ? say([])``
        : say(
            [],
          )` ${group(blank)} ${blank === 1 ? "person there has" : "people there have"} no known discipline in the data.`;
    return [
      say([
        "assignment",
        "person.discipline",
      ])`${without.length} of ${leaves.length} ${leaves.length === 1 ? "area with no area below it" : "areas with no area below them"} ${without.length === 1 ? "has" : "have"} nobody of ${word} in the plan: ${areas(without.map((u) => units[u]!.name))}.${beside}`,
    ];
  });
}
