import { mention, say, type PersonMention, type Sentence } from "../../org/index.ts";
import type { Difference, PersonDifference, SeatDifference, Terms } from "../whatIf/difference.ts";
import { COST_TERMS, type CostTerm } from "../instance.ts";
import type { Question } from "../question/question.ts";

/** People and seats named one by one; the rest are counted. */
const NAMED_MAX = 3;

/** Why a person's own points are more, and less. */
const OWN_WORDS: Readonly<Partial<Record<CostTerm, readonly [string, string]>>> = {
  areaChange: ["for an area they know less", "for an area they know better"],
  timeZone: ["for a longer way to its site", "for a shorter way to its site"],
  siteChange: ["for another workplace", "for the workplace of today"],
  skillMismatch: ["for a skill to learn", "for no skill to learn"],
  managerChange: ["for another manager", "for keeping today's manager"],
  ownerFit: ["for the fit as owner", "for the fit as owner"],
  stayWithPlan: ["for another area than in the published plan", "for the area of the published plan"],
};

/** @example pointsMore(-3) // "3 points less" */
export function pointsMore(points: number): string {
  return `${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"} ${points < 0 ? "less" : "more"}`;
}

const bracket = (points: number): string =>
  points === 0 ? "(no points)" : `(${Math.abs(points)} ${points < 0 ? "less" : "more"})`;

/**
 * Another placement in clauses: what it means to this person, who takes which seat instead, which seats gain or lack
 * somebody. The points of all clauses add up to the difference.
 */
export function differenceClauses(question: Question, difference: Difference, person: number): Sentence[] {
  const own = difference.people.find((one) => one.person === person);
  const placed = chainFrom(
    difference.people.filter((one) => one.person !== person && isPlacedElsewhere(one)),
    own,
  );
  const tied = difference.people.filter((one) => one.person !== person && !isPlacedElsewhere(one));
  return [
    ...(own === undefined ? [] : ownClauses(own.terms)),
    ...placed.slice(0, NAMED_MAX).map((one) => placedClause(question, one)),
    ...countedClause(placed.slice(NAMED_MAX), "would change place"),
    ...countedClause(
      tied.filter((one) => one.points > 0),
      "would part from today's manager",
    ),
    ...countedClause(
      tied.filter((one) => one.points < 0),
      "would keep today's manager",
    ),
    ...seatClauses(question, difference.seats),
  ];
}

/** Clauses as one text: "a, b and c". */
export function joined(clauses: readonly Sentence[]): Sentence {
  return clauses.reduce((all, one, k) =>
    k === clauses.length - 1
      ? say([...all.restsOn])`${all} and ${one}`
      : say([...all.restsOn])`${all}, ${one}`,
  );
}

function isPlacedElsewhere({ from, to }: PersonDifference): boolean {
  return from.unit !== to.unit || from.isOwner !== to.isOwner;
}

/** In the order in which one takes the other's place, from where the first person goes; then as they come. */
function chainFrom(
  people: readonly PersonDifference[],
  first: PersonDifference | undefined,
): PersonDifference[] {
  const left = [...people];
  const chain: PersonDifference[] = [];
  let at = first?.to.unit;
  while (left.length > 0) {
    const next = left.findIndex((one) => one.from.unit === at);
    const [one] = left.splice(Math.max(0, next), 1);
    chain.push(one!);
    at = one!.to.unit;
  }
  return chain;
}

function ownClauses(terms: Terms): Sentence[] {
  return COST_TERMS.flatMap((term) => {
    const points = terms[term];
    const words = OWN_WORDS[term];
    return points === undefined || words === undefined
      ? []
      : [say([])`${pointsMore(points)} ${words[points < 0 ? 1 : 0]}`];
  });
}

function placedClause(question: Question, { person, from, to, points }: PersonDifference): Sentence {
  const { org, members } = question;
  const who = mention(org.people[members.people[person]!]!);
  const there = unitName(question, to.unit);
  const home = members.home[person] === to.unit;
  const goes = home ? `stay in ${there}` : `go to ${there}`;
  const verb =
    to.isOwner && from.isOwner
      ? `own ${there} instead of ${unitName(question, from.unit)}`
      : to.isOwner
        ? `own ${there}`
        : from.isOwner && from.unit === to.unit
          ? `work in ${there} without owning it`
          : from.isOwner
            ? `${goes} and own nothing`
            : goes;
  return say(["assignment.areaId"])`${who} would ${verb} ${bracket(points)}`;
}

function countedClause(people: readonly PersonDifference[], verb: string): Sentence[] {
  if (people.length === 0) return [];
  const points = people.reduce((sum, one) => sum + one.points, 0);
  // Of a chain told before, they are others; a report alone is one person.
  const who = people.length === 1 ? "1 other person" : `${people.length} other people`;
  return [say(["person.managerId"])`${who} ${verb} ${bracket(points)}`];
}

function seatClauses(question: Question, seats: readonly SeatDifference[]): Sentence[] {
  const list = [...seats].sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || a.kind - b.kind);
  const rest = list.slice(NAMED_MAX);
  const sum = rest.reduce((total, one) => total + one.points, 0);
  return [
    ...list.slice(0, NAMED_MAX).map((seat) => seatClause(question, seat)),
    ...(rest.length === 0
      ? []
      : [say([])`${rest.length === 1 ? "1 other seat" : `${rest.length} other seats`} ${bracket(sum)}`]),
  ];
}

function seatClause(question: Question, { kind, unit, after, wanted, points }: SeatDifference): Sentence {
  const { instance } = question;
  const name = unitName(question, unit);
  if (kind > instance.disciplines.length)
    return say([
      "area.owners",
    ])`${name} would have ${after === 0 ? "no owner" : "an owner"} ${bracket(points)}`;
  const what = instance.disciplines[kind];
  const heads = (units: number): string => headsText(units / instance.headUnit, what);
  const state =
    after < wanted
      ? after === 0
        ? what === undefined
          ? "have no manager"
          : `have nobody of ${what}`
        : `be ${heads(wanted - after)} short`
      : after > wanted
        ? `have ${heads(after - wanted)} too many`
        : `have the ${what === undefined ? "managers" : `heads of ${what}`} it needs`;
  return say(["assignment.share"])`${name} would ${state} ${bracket(points)}`;
}

/** A number of heads of a discipline, or of managers: "half a head of design", "2 managers". */
function headsText(heads: number, discipline: string | undefined): string {
  const one = discipline === undefined ? "manager" : "head";
  const of = discipline === undefined ? "" : ` of ${discipline}`;
  if (heads === 0.5) return `half a ${one}${of}`;
  return `${heads} ${one}${heads === 1 ? "" : "s"}${of}`;
}

export function unitName({ org, members }: Question, unit: number): string {
  return org.areas[members.units[unit]!]!.name;
}

/** Up to three people by name; more are counted behind them. */
export function someOf(mentions: readonly PersonMention[]): Sentence {
  const named = mentions.slice(0, NAMED_MAX);
  const rest = mentions.length - named.length;
  return rest === 0 ? say([])`${named}` : say([])`${named} and ${rest} more`;
}
