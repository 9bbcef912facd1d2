import { group, mention, NONE, say, type Org, type PersonMention, type Sentence } from "../../org/index.ts";
import type { Offer, ReachLost } from "../plan/plan.ts";
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

/** Managers of a level of whom some lead few or nobody in the plan: the surplus stands alone, never in an average. */
export function managerSurplus({ todo }: Told): Sentence[] {
  return todo.managers
    .filter(({ leadFew, leadNobody }) => leadFew + leadNobody > 0)
    .map(({ level, today, own, lead, leadFew, leadNobody }) => {
      const parts = [
        [own, `${own === 1 ? "owns" : "own"} an area`],
        [lead, `${lead === 1 ? "leads" : "lead"} three people or as many as today`],
        [leadFew, `${leadFew === 1 ? "is" : "are"} left one or two`],
        [leadNobody, `${leadNobody === 1 ? "leads" : "lead"} nobody`],
      ] as const;
      const told = parts
        .filter(([count]) => count > 0)
        .map(([count, words]) => say([])`${group(count)} ${words}`)
        .reduce((all, one) => say([])`${all}, ${one}`);
      return say([
        "person.level",
        "person.managerId",
      ])`Level ${level}: of ${group(today)} ${today === 1 ? "person who leads" : "people who lead"} others today, in the plan ${told}.`;
    });
}

const ROLES = {
  owner: "an area without an owner",
  manager: "a team without a manager",
  "craft-lead": "the lead of their craft",
  "player-coach": "a seat in their own discipline as player-coach",
} as const;

/** Everybody who leads others today and nobody in the plan: by the role that is open to them, then who has none yet. */
export function formerHeads({ question, todo }: Told): Sentence[] {
  const { org } = question;
  const of = (role: Offer["role"]): PersonMention[] =>
    todo.offers
      .filter((one) => one.role === role)
      .map((one) => mention(org.people[org.personIndexById.get(one.personId)!]!));
  const start = (count: number): string =>
    `${count} ${count === 1 ? "person who leads" : "people who lead"} others today`;
  const offered = (Object.keys(ROLES) as (keyof typeof ROLES)[]).flatMap((role): Sentence[] => {
    const people = of(role);
    if (people.length === 0) return [];
    return [
      say([
        "person.managerId",
        "person.level",
        "person.discipline",
      ])`${start(people.length)} and nobody in the plan could take ${ROLES[role]}, if asked and willing: ${named(people)}.`,
      ...(role === "player-coach" ? coachPrices(org, todo.offers) : []),
    ];
  });
  const none = of(null);
  if (none.length === 0) return offered;
  return [
    ...offered,
    say([
      "person.managerId",
    ])`${start(none.length)} ${none.length === 1 ? "has" : "have"} no reports in the plan and no role yet: ${named(none)}.`,
  ];
}

/** What the plan would cost with each player-coach in that seat, by area. */
function coachPrices(org: Org, offers: readonly Offer[]): Sentence[] {
  return offers.flatMap(({ personId, areaIds: [areaId], points, discipline }): Sentence[] => {
    const person = org.people[org.personIndexById.get(personId) ?? NONE];
    if (points === undefined || areaId === undefined || person === undefined) return [];
    const area = org.areas[org.areaIndexById.get(areaId) ?? NONE]?.name ?? areaId;
    const change =
      points === 0 ? "as many points" : `${Math.abs(points)} points ${points < 0 ? "less" : "more"}`;
    return [
      say([
        "plan.costs",
        "person.discipline",
      ])`With ${mention(person)} as player-coach of ${discipline ?? "their craft"} in ${area} the plan would cost ${change}.`,
    ];
  });
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
