import { mention, NONE, say, type PersonMention, type Sentence } from "../../org/index.ts";
import { nodeId } from "../plan/changeSets.ts";
import {
  differenceOf,
  openLedger,
  type Difference,
  type Ledger,
  type Shift,
  type Terms,
} from "../whatIf/difference.ts";
import { toldShifts } from "./explainOwners.ts";
import { differenceClauses, joined, pointsMore, someOf, unitName } from "./explainWords.ts";
import type { CostTerm, Placement } from "../instance.ts";
import { interchangeable } from "./interchangeable.ts";
import { againstOf, type Against, type Otherwise } from "./otherwise.ts";
import type { Reason } from "../plan/plan.ts";
import { calledFirst } from "../pins/pinWords.ts";
import type { Question } from "../question/question.ts";
import { layersMax, SPAN_MAX, type TargetLines } from "../lines/trees.ts";

/** Up to so many points apart, another plan is as good as this one for all the data can say: a sixth of a move. */
export const NEAR_TIE_POINTS = 10;

/** A reason for everybody whose unit or manager changes, in the order of the org. */
export function explainChanges(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  otherwise: Otherwise,
): Reason[] {
  const ledger = openLedger(question.instance, placement);
  const alike = alikeOf(question.instance, placement);
  const drawn = drawnLines(question, placement, lines);
  return Array.from(question.members.people.keys()).flatMap((i): Reason[] => {
    const against = againstOf(question, placement, lines, i);
    if (against === null) return [];
    const settled = otherwise.people.get(i);
    return [explainOne(question, ledger, drawn, { i, against, settled, alike: alike.get(i) })];
  });
}

/** One change to explain: who, against what, and with everybody around placed anew or not. */
export interface Changed {
  readonly i: number;
  readonly against: Against;
  readonly settled: readonly Shift[] | undefined;
  readonly alike: readonly number[] | undefined;
}

/** The lines of a plan with what they add up to. */
export interface DrawnLines extends TargetLines {
  /** Reports of each node. */
  readonly spans: Int32Array;
  /** People in each unit. */
  readonly people: Int32Array;
}

export function drawnLines(question: Question, placement: Placement, lines: TargetLines): DrawnLines {
  const spans = new Int32Array(lines.manager.length);
  for (const boss of lines.manager) if (boss !== NONE) spans[boss]!++;
  const people = new Int32Array(question.members.units.length);
  for (const unit of placement.unit) people[unit]!++;
  return { ...lines, spans, people };
}

/** The reason of one person. */
export function explainOne(question: Question, ledger: Ledger, lines: DrawnLines, changed: Changed): Reason {
  const { org, members } = question;
  const { i, against, settled } = changed;
  const difference =
    against.kind === "none"
      ? null
      : differenceOf(ledger, settled ?? [{ person: i, unit: against.unit, isOwner: false }]);
  const sentence = sentenceOf(question, ledger, lines, {
    i,
    against,
    difference,
    isSettled: settled !== undefined,
  });
  return {
    personId: org.people[members.people[i]!]!.id,
    against: against.kind,
    alternativeUnitId: against.unit === NONE ? null : org.areas[members.units[against.unit]!]!.id,
    terms: difference === null ? {} : negated(difference.terms),
    difference: difference === null ? 0 : 0 - difference.points,
    ...(settled === undefined ? {} : { otherwise: toldShifts(question, settled) }),
    sentence: withAlike(question, ledger.placement, i, changed.alike, sentence),
  };
}

/** Everybody of a group of interchangeable people with the whole group. */
export function alikeOf(
  instance: Question["instance"],
  placement: Placement,
): ReadonlyMap<number, readonly number[]> {
  return new Map(
    interchangeable(instance, placement).flatMap((group) => group.map((i) => [i, group] as const)),
  );
}

/** Of the plan minus the alternative, as a plan's file has it. */
function negated(terms: Terms): Terms {
  return Object.fromEntries(
    Object.entries(terms).map(([term, points]) => [term as CostTerm, -points] as const),
  );
}

interface Told {
  readonly i: number;
  readonly against: Against;
  readonly difference: Difference | null;
  readonly isSettled: boolean;
}

function sentenceOf(question: Question, ledger: Ledger, lines: DrawnLines, told: Told): Sentence {
  const { org, members, instance } = question;
  const { i } = told;
  const p = members.people[i]!;
  const start = startOf(question, ledger.placement, lines, i);
  if (told.difference !== null)
    return say([...start.restsOn, "plan.costs"])`${start} ${ifNot(question, told, told.difference)}`;
  if (instance.pinnedUnit[i] !== NONE) return say([...start.restsOn])`${start} ${fixedBecause(question, i)}`;
  const before = org.lines.parent[p]!;
  const boss = lines.manager[p]!;
  if (ledger.placement.isOwner[i] === 1)
    return boss === before
      ? start
      : say([...start.restsOn, "area.parentId"])`${start} ${ownerLine(question, ledger.placement.unit[i]!)}`;
  if (before === NONE || boss === before) return start;
  if (instance.manager[i] !== NONE)
    return say(start.restsOn)`${start} ${drawnAnew(question, ledger, lines, i)}`;
  return say([
    ...start.restsOn,
  ])`${start} Today's manager, ${mention(org.people[before]!)}, works in no planned area.`;
}

/** Why somebody whose manager of today works in the same area has another one: spans and layers. */
function drawnAnew(question: Question, { placement }: Ledger, lines: DrawnLines, i: number): Sentence {
  const { org, members } = question;
  const unit = placement.unit[i]!;
  const before = org.lines.parent[members.people[i]!]!;
  const who = mention(org.people[before]!);
  const restsOn = ["person.managerId"];
  if (placement.unit[members.at[before]!] !== unit) return say(restsOn)`Today's manager is ${who}.`;
  const reports = lines.spans[before]!;
  if (reports >= SPAN_MAX)
    return say(
      restsOn,
    )`Today's manager, ${who}, leads ${reports} people there already; nobody is given more.`;
  let depth = 0;
  for (let p = before; p !== lines.owner[unit] && p !== NONE; p = lines.manager[p]!) depth++;
  const most = layersMax(lines.people[unit]!);
  return depth >= most
    ? say(
        restsOn,
      )`Today's manager, ${who}, stands ${depth} ${depth === 1 ? "layer" : "layers"} below the owner: under them there would be more than the ${most} that an area of its size has.`
    : say(restsOn)`Today's manager, ${who}, works there too: lines in the area were drawn anew.`;
}

/** To whom owners report, by rule. */
function ownerLine(question: Question, unit: number): Sentence {
  const above = question.members.parentUnit[unit]!;
  return above === NONE
    ? say([])`No planned area lies above it.`
    : say([])`Its owner reports to that of ${unitName(question, above)}, the next planned area above.`;
}

/** Where the person goes, and to whom they report. */
function startOf(question: Question, placement: Placement, lines: TargetLines, i: number): Sentence {
  const { org, members } = question;
  const p = members.people[i]!;
  const unit = placement.unit[i]!;
  const who = mention(org.people[p]!);
  const area = unitName(question, unit);
  const boss = lines.manager[p]!;
  const to = (): PersonMention => mentionNode(question, lines, boss);
  if (placement.isOwner[i] === 1)
    return boss === NONE
      ? say(["area.owners"])`${who} owns ${area}.`
      : say(["area.owners", "person.managerId"])`${who} owns ${area} and reports to ${to()}.`;
  const restsOn = ["assignment.areaId", "person.managerId"];
  if (org.people[p]!.vacant && members.home[i] !== unit)
    return say([...restsOn, "person.vacant"])`The empty seat ${who} opens in ${area}, below ${to()}.`;
  if (members.home[i] !== unit) return say(restsOn)`${who} works in ${area} alone and reports to ${to()}.`;
  if (boss === lines.owner[unit] && boss >= org.people.length)
    return say(restsOn)`${who} stays in ${area} and reports to its owner, who is to be hired.`;
  return boss === lines.owner[unit]
    ? say(restsOn)`${who} stays in ${area} and reports to its owner, ${to()}.`
    : say(restsOn)`${who} stays in ${area} and reports to ${to()}, whose line leads to its owner.`;
}

/** What would be, were the person where they are today, or beside today's manager. */
function ifNot(question: Question, { i, against, isSettled }: Told, difference: Difference): Sentence {
  const { org, members } = question;
  const p = members.people[i]!;
  const who = mention(org.people[p]!);
  const area = unitName(question, against.unit);
  const way =
    against.kind === "stay"
      ? say([])`If ${who} stayed in ${area}`
      : say([])`If ${who} followed ${mention(org.people[org.lines.parent[p]!]!)} to ${area}`;
  const rest = isSettled ? "" : ", everything else as planned";
  return say(way.restsOn)`${way}${rest}: ${summed(question, difference, i)}`;
}

/** The clauses of a difference and their sum, to the end of a sentence. */
export function summed(question: Question, difference: Difference, person: number): Sentence {
  const clauses = differenceClauses(question, difference, person);
  if (clauses.length === 0) return say([])`no difference in points.`;
  const { points } = difference;
  const sum =
    points === 0
      ? "as many points as this plan, a tie"
      : `${pointsMore(points)}${points > 0 && points <= NEAR_TIE_POINTS ? ", a near-tie" : ""}`;
  const all = joined(clauses);
  return clauses.length === 1 && points !== 0 && difference.people.length + difference.seats.length === 1
    ? say(all.restsOn)`${all}${points > 0 && points <= NEAR_TIE_POINTS ? ", a near-tie" : ""}.`
    : say(all.restsOn)`${all}; in all ${sum}.`;
}

/** Instead of an invented reason: who else could be where this person is. */
function withAlike(
  question: Question,
  placement: Placement,
  i: number,
  group: readonly number[] | undefined,
  sentence: Sentence,
): Sentence {
  const others = group?.filter((q) => placement.unit[q] !== placement.unit[i]) ?? [];
  return others.length === 0
    ? sentence
    : say(sentence.restsOn)`${sentence} ${alikeSentence(question, i, others)}`;
}

/** That nothing in the data tells these people apart from one placed elsewhere. */
export function alikeSentence({ org, members }: Question, i: number, others: readonly number[]): Sentence {
  const name = (q: number): PersonMention => mention(org.people[members.people[q]!]!);
  return say([
    "assignment.areaId",
    "person.managerId",
  ])`Nothing in the data tells ${name(i)} apart from ${someOf(others.map(name))}, placed elsewhere: they could change places.`;
}

function fixedBecause({ org, members, instance, shared, pins }: Question, i: number): Sentence {
  const person = org.people[members.people[i]!]!;
  const pin = pins.find(
    (one) =>
      (one.kind === "place" || one.kind === "seat" || one.kind === "own") && one.personId === person.id,
  );
  if (pin !== undefined) return say(["pins"])`${calledFirst(org, [pin])} says so.`;
  if (person.vacant) return say(["person.vacant"])`An empty seat stays in its area.`;
  if (person.status === "on-leave") return say(["person.status"])`People on leave are not moved.`;
  const discipline = instance.disciplines[instance.role[i]!] ?? "";
  if (shared.has(discipline))
    return say([
      "person.discipline",
    ])`There are fewer people of ${discipline} than half the planned areas: each stays where they work most.`;
  return say(["pins"])`Their area was kept as it is.`;
}

export function mentionNode(question: Question, lines: TargetLines, node: number): PersonMention {
  const { org, members } = question;
  const person = org.people[node];
  if (person !== undefined) return mention(person);
  const area = org.areas[members.units[lines.vacancyUnit[node - org.people.length]!]!]!;
  return {
    person: nodeId(question, lines, node),
    name: `Owner of ${area.name} (to hire)`,
    role: "an owner to hire",
  };
}
