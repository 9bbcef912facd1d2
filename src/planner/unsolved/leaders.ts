import { group, mention, NONE, say, type Org, type Sentence } from "../../org/index.ts";
import type { ReachLost } from "../plan.ts";
import type { Told } from "./told.ts";
import { named, NAMES_MAX } from "./words.ts";

/** Who keeps under half of the people below them, named with both figures; owners apart, who get a role. */
export function lostReach({ question, todo, lines }: Told): Sentence[] {
  const owners = new Set<number>(lines.owner);
  const isOwner = ({ personId }: ReachLost): boolean =>
    owners.has(question.org.personIndexById.get(personId) ?? NONE - 1);
  const told = (list: readonly ReachLost[], end: (count: number) => string): Sentence[] =>
    list.length === 0
      ? []
      : [
          say([
            "person.managerId",
          ])`${list.length === 1 ? "1 person keeps" : `${list.length} people keep`} under half of the people below them, all levels counted, today → plan: ${figures(question.org, list)}; ${end(list.length)}.`,
        ];
  return [
    ...told(
      todo.reachLost.filter((one) => !isOwner(one)),
      () => "no new role is decided for them",
    ),
    ...told(todo.reachLost.filter(isOwner), (count) =>
      count === 1 ? "they own one area in the plan" : "each of them owns one area in the plan",
    ),
  ];
}

function figures(org: Org, list: readonly ReachLost[]): Sentence {
  const shown = list.slice(0, NAMES_MAX).map(({ personId, before, after }) => {
    const person = org.people[org.personIndexById.get(personId) ?? NONE];
    return say([])`${mention(person ?? { id: personId, name: personId })} ${group(before)} → ${group(after)}`;
  });
  const rest = list.length - shown.length;
  const joined = shown.reduce((all, one) => say([])`${all}, ${one}`);
  return rest > 0 ? say([])`${joined} and ${rest} more` : joined;
}

export function formerHeads({ question, todo }: Told): Sentence[] {
  const { org } = question;
  if (todo.withoutRole.length === 0) return [];
  const people = todo.withoutRole.flatMap((id) => {
    const person = org.people[org.personIndexById.get(id) ?? NONE];
    return person === undefined ? [] : [mention(person)];
  });
  return [
    say([
      "person.managerId",
    ])`${people.length} ${people.length === 1 ? "person who leads" : "people who lead"} others today ${people.length === 1 ? "has" : "have"} no reports in the plan and no role yet: ${named(people)}.`,
  ];
}

/** Managers who stand below an owner of a lower level, in their home unit or because nothing else was left. */
export function stepsDown({ question, lines, placement }: Told): Sentence[] {
  const { org, members, levels, instance } = question;
  return Array.from(members.people, (p, i): Sentence[] => {
    const owner = lines.owner[placement.unit[i]!]!;
    const isManager = instance.role[i] === instance.disciplines.length && placement.isOwner[i] === 0;
    if (!isManager || owner >= org.people.length || levels.level[p]! <= levels.level[owner]!) return [];
    return [
      say([
        "person.level",
        "person.managerId",
      ])`${mention(org.people[p]!)}, level ${levels.level[p]!}, would stand below ${mention(org.people[owner]!)}, level ${levels.level[owner]!}, who owns the area they work in.`,
    ];
  }).flat();
}
