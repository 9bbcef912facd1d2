import { mention, NONE, say, type Sentence } from "../../org/index.ts";
import { ownerSeats } from "../pins/feasible.ts";
import { hasDeclined, readinessOf } from "../question/owners.ts";
import { candidateOf, type Question } from "../question/question.ts";
import type { Told } from "./told.ts";
import { areas, named, peopleCount } from "./words.ts";

export function emptySeats({ question, units, counts }: Told): Sentence[] {
  const empty = units.filter((unit) => unit.readiness === "to-hire");
  if (empty.length === 0) return [];
  const { org, members, instance } = question;
  const sentences = [
    say([
      "area.owners",
    ])`${areas(empty.map((unit) => unit.name))} ${empty.length === 1 ? "has" : "have"} an owner to hire: until the seat is filled nobody is named to lead ${empty.length === 1 ? "it" : "them"}.`,
  ];
  for (const set of ownerSeats(instance).hall) {
    const names = set.units.map((unit) => org.areas[members.units[unit]!]!.name);
    const people = set.people.map((i) => mention(org.people[members.people[i]!]!));
    const fields = ["person.level", "person.managerId"];
    sentences.push(
      people.length === 0
        ? say(
            fields,
          )`Of the ${peopleCount(counts.inPlan)} in the plan, nobody may own ${areas(names)}: an owner leads people at the level needed or is marked as able to own, and did not decline.`
        : say(
            fields,
          )`${areas(names)} need ${names.length} owners; of the ${peopleCount(counts.inPlan)} in the plan, ${people.length} may own one of them: ${named(people)}.`,
    );
    const others = leadersOutside(question, set.units).map((p) => mention(org.people[p]!));
    if (others.length > 0)
      sentences.push(
        say(
          fields,
        )`Outside these areas ${others.length === 1 ? "1 person leads" : `${others.length} people lead`} others at the level needed; ask whether ${others.length === 1 ? "they" : "one of them"} would: ${named(others)}.`,
      );
  }
  return sentences;
}

/** People outside the plan who lead others today at the level one of the units needs, the head of the company left out. */
function leadersOutside({ org, members, levels, seats }: Question, units: readonly number[]): number[] {
  const list: number[] = [];
  for (let p = 0; p < org.people.length; p++) {
    if (members.at[p] !== NONE || p === members.top || org.lines.childCount[p] === 0) continue;
    const candidate = candidateOf(org, levels, p);
    const mayOwn = (unit: number): boolean =>
      readinessOf(candidate, seats[unit]!) === "ready" && !hasDeclined(org, p, members.units[unit]!);
    if (units.some(mayOwn)) list.push(p);
  }
  return list;
}

export function unasked({ todo, units }: Told): Sentence[] {
  const count = todo.ownersToAsk.length;
  if (count === 0) return [];
  return [
    say([
      "area.candidacies",
    ])`${count} of ${units.length} ${units.length === 1 ? "owner was" : "owners were"} not asked yet, or did not say yes.`,
  ];
}

/** What could be done about each empty seat, with the points that are known. */
export function waysOut({ question, todo, units }: Told): Sentence[] {
  const { org } = question;
  const unitOf = new Map(units.map((unit) => [unit.areaId as string, unit]));
  return todo.seatOptions.map(({ areaId, hire, promote, joinWith, acting }) => {
    const ways: Sentence[] = [
      say(
        [],
      )`hire an owner (${question.settings.inputs.ownersToHire ? "" : "allowed by a setting, "}${hire} points)`,
      ...promote.map(({ personId, points }) => {
        const person = org.people[org.personIndexById.get(personId)!]!;
        return say(["person.level"])`promote ${mention(person)} (${points} points)`;
      }),
      ...(joinWith === null
        ? []
        : [say([])`join it with ${unitOf.get(joinWith)?.name ?? joinWith} and plan again`]),
      ...actingClause(org, acting),
    ];
    const last = ways.length - 1;
    const text = ways.reduce((all, way, k) => say([])`${all}${k === last ? "; or " : "; "}${way}`);
    return say([
      "area.owners",
      "plan.costs",
    ])`${unitOf.get(areaId)?.name ?? areaId} has no owner in sight. Ways out: ${text}.`;
  });
}

function actingClause(org: Question["org"], id: string | null): Sentence[] {
  const person = id === null ? undefined : org.people[org.personIndexById.get(id) ?? NONE];
  if (person === undefined) return [];
  return [say([])`let ${mention(person)} act, under a waiver of at most 180 days`];
}

/** Titles that sound like the level an empty seat needs: a question to ask, no candidate. */
export function askAbout({ question, todo, units }: Told): Sentence[] {
  const { org } = question;
  const empty = new Set(units.filter((unit) => unit.readiness === "to-hire").map((unit) => unit.areaId));
  const asked = todo.askAbout.filter((one) => empty.has(one.areaId));
  if (asked.length === 0) return [];
  const names = units
    .filter((unit) => asked.some((one) => one.areaId === unit.areaId))
    .map((unit) => unit.name);
  const people = asked.flatMap((one) =>
    one.personIds.map((id) => mention(org.people[org.personIndexById.get(id)!]!)),
  );
  return [
    say([
      "person.title",
      "person.managerId",
    ])`In ${areas(names)} ${people.length === 1 ? "1 title sounds" : `${people.length} titles sound`} like the level an owner needs; a title makes no candidate, so ask about ${named(people)}.`,
  ];
}

/** Owners who would carry more than the limit, with what it is made of. */
export function ownerLoads({ question, units }: Told): Sentence[] {
  const max = question.settings.ownerLoadMax;
  return units
    .filter((unit) => unit.load.points > max)
    .map(
      ({ name, load }) =>
        say([
          "person.managerId",
          "asset.tier",
          "dependency",
        ])`The owner of ${name} would carry ${load.points} points of owner load, above ${max}: ${load.reports} reports, ${load.assets} tier-1 assets, ${load.agreements} agreements and ${load.decisions} reserved decisions at half a point.`,
    );
}
