import {
  disciplineNamed,
  group,
  mention,
  NONE,
  OTHER_DISCIPLINE,
  say,
  type Org,
  type PersonMention,
  type Sentence,
} from "../org/index.ts";
import { coverageOf } from "../metrics/index.ts";
import { candidateOf, type Question } from "./draftInstance.ts";
import { ownerSeats } from "./feasible.ts";
import type { Placement } from "./instance.ts";
import { hasDeclined, readinessOf } from "./owners.ts";
import type { Plan, PlanUnit, ReachLost, WorkToDo } from "./plan.ts";
import type { TargetLines } from "./trees.ts";
import type { Schedule } from "./waves.ts";

/** From so many direct reports on the head of the company is named in the list. */
const SPAN_TO_NAME = 10;
const NAMES_MAX = 8;
/** From so many people on two units count as one team of today. */
const SHARED_TEAM_MIN = 3;

interface Told {
  readonly question: Question;
  readonly units: readonly PlanUnit[];
  readonly todo: WorkToDo;
  readonly counts: Plan["counts"];
  readonly lines: TargetLines;
  readonly placement: Placement;
  readonly schedule: Schedule;
}

/** What the plan leaves open, each as a sentence that rests on data; empty sentences are never made. */
export function listUnsolved(told: Told): Sentence[] {
  return [
    ...noUnits(told),
    ...thinUnits(told),
    ...shortages(told),
    ...emptySeats(told),
    ...unasked(told),
    ...uncovered(told),
    ...smallUnits(told),
    ...sharedTeams(told),
    ...outsiders(told),
    ...lostReach(told),
    ...formerHeads(told),
    ...stepsDown(told),
    ...shapes(told),
    ...schedules(told),
    ...papers(told),
  ];
}

function noUnits({ units }: Told): Sentence[] {
  return units.length > 0
    ? []
    : [
        say([
          "assignment",
          "area.kind",
        ])`No area of kind product or platform has one full-time person of its own: nothing changes.`,
      ];
}

/** Units too few of whose people are confirmed to judge: what the plan does there rests on part of the rows. */
function thinUnits({ question }: Told): Sentence[] {
  const { org, members, settings } = question;
  const thin = Array.from(members.units).filter((area) => {
    const coverage = coverageOf(org, area);
    return coverage !== null && coverage + 1e-9 < settings.coverageMin;
  });
  if (thin.length === 0) return [];
  return [
    say([
      "assignment",
    ])`In ${areas(thin.map((area) => org.areas[area]!.name))} under ${Math.round(settings.coverageMin * 100)} % of the people are confirmed: the plan there, and the comparison, rest on part of the rows.`,
  ];
}

function shortages({ todo }: Told): Sentence[] {
  return todo.shortages.map(
    ({ discipline, missing }) =>
      say([
        "assignment",
        "person.discipline",
      ])`${missing} ${missing === 1 ? "head" : "heads"} ${ofKind(discipline)} ${missing === 1 ? "is" : "are"} missing over all areas together: no placement can fill ${missing === 1 ? "it" : "them"}.`,
  );
}

function emptySeats({ question, units, counts }: Told): Sentence[] {
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

function unasked({ todo, units }: Told): Sentence[] {
  const count = todo.ownersToAsk.length;
  if (count === 0) return [];
  return [
    say([
      "area.candidacies",
    ])`${count} of ${units.length} ${units.length === 1 ? "owner was" : "owners were"} not asked yet, or did not say yes.`,
  ];
}

/**
 * Required disciplines that areas without areas below them have nobody of, owner and managers included. Where nobody
 * has a discipline in the data nothing is known, and nothing is said; people without one are counted beside it.
 */
function uncovered({ question, units, placement }: Told): Sentence[] {
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

/** Units without units below them that stay under the usual size: a separate owner for so few is a price. */
function smallUnits({ question, units }: Told): Sentence[] {
  const min = question.settings.smallUnit;
  const isInner = new Set(question.members.parentUnit);
  const small = units.filter((unit, u) => !isInner.has(u) && unit.people < min);
  if (small.length === 0) return [];
  return [
    say([
      "assignment",
    ])`${areas(small.map((unit) => unit.name))} ${small.length === 1 ? "holds" : "hold"} fewer than ${min} people in the plan, the owner included: joining ${small.length === 1 ? "it" : "them"} with another area is not planned here.`,
  ];
}

/** Pairs of units of which today most people of the smaller work in both. */
function sharedTeams({ question, units }: Told): Sentence[] {
  const { members } = question;
  const size = new Int32Array(units.length);
  const both = new Map<number, number>();
  for (let i = 0; i < members.people.length; i++) {
    const [from, to] = [members.listStart[i]!, members.listStart[i + 1]!];
    for (let e = from; e < to; e++) {
      size[members.listUnit[e]!]!++;
      for (let f = e + 1; f < to; f++) {
        const [a, b] = [members.listUnit[e]!, members.listUnit[f]!].sort((x, y) => x - y);
        const pair = a! * units.length + b!;
        both.set(pair, (both.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...both]
    .sort(([a], [b]) => a - b)
    .flatMap(([pair, people]): Sentence[] => {
      const [a, b] = [Math.floor(pair / units.length), pair % units.length];
      if (people < SHARED_TEAM_MIN || people * 2 <= Math.min(size[a]!, size[b]!)) return [];
      return [
        say([
          "assignment",
        ])`${group(people)} people work on both ${units[a]!.name} and ${units[b]!.name} today: the plan splits them; joining the two areas would not, and is not planned here.`,
      ];
    });
}

function outsiders({ question, todo, counts }: Told): Sentence[] {
  const { org, members } = question;
  const sentences: Sentence[] = [];
  if (counts.outside > 0)
    sentences.push(
      say([
        "assignment",
      ])`${group(counts.outside)} of ${peopleCount(counts.people)} ${counts.outside === 1 ? "works" : "work"} in no planned area, as far as the data say: they stay where they are.`,
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

/** Who keeps under half of the people below them, named with both figures; owners apart, who get a role. */
function lostReach({ question, todo, lines }: Told): Sentence[] {
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

function formerHeads({ question, todo }: Told): Sentence[] {
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

function shapes({ question, lines, units }: Told): Sentence[] {
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

/** Managers who stand below an owner of a lower level, in their home unit or because nothing else was left. */
function stepsDown({ question, lines, placement }: Told): Sentence[] {
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

function schedules({ schedule }: Told): Sentence[] {
  const sentences: Sentence[] = [];
  if (schedule.pilotTooLarge)
    sentences.push(
      say([
        "assignment",
      ])`The pilot is larger than a pilot should be: its areas need each other's people and go live together.`,
    );
  for (const number of schedule.overCap)
    sentences.push(
      say([
        "assignment",
      ])`Wave ${number} changes more than a fifth of the people in the plan: its areas go live whole.`,
    );
  return sentences;
}

function papers({ todo, units }: Told): Sentence[] {
  const sentences: Sentence[] = [];
  if (todo.charters.length > 0)
    sentences.push(
      say([
        "area.charter",
      ])`${todo.charters.length} of ${units.length} ${units.length === 1 ? "area" : "areas"} ${todo.charters.length === 1 ? "has" : "have"} no signed charter.`,
    );
  const lost = todo.agreements.length;
  if (lost > 0)
    sentences.push(
      say([
        "assignment",
      ])`${lost === 1 ? "1 share of 1 person in an area they no longer work in ends" : `${lost} shares of people in areas they no longer work in end`}: the two areas agree on the help, or do without.`,
    );
  return sentences;
}

function areas(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_MAX);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function peopleCount(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

function ofKind(discipline: string): string {
  return discipline === OTHER_DISCIPLINE ? "without a known discipline" : `of ${discipline}`;
}

/** Names as a list, so that an audience without names reads a number; at most eight. */
function named(people: readonly PersonMention[]): Sentence {
  const rest = people.length - NAMES_MAX;
  if (rest <= 0) return say([])`${people}`;
  const shown = people.slice(0, NAMES_MAX).map((one) => say([])`${one}`);
  return say([])`${shown.reduce((all, one) => say([])`${all}, ${one}`)} and ${rest} more`;
}

/** Why no plan can be made of this org at all, or null. */
export function refusalOf(org: Org): { code: string; message: Sentence } | null {
  const people = org.people.filter((person) => person.placeholder !== true).length;
  if (people <= 1) return null;
  if (!org.records.linesKnown)
    return {
      code: "lines-unknown",
      message: say([
        "person.managerId",
      ])`${people} people, and none of them has a manager in the data: who reports to whom cannot be planned. Add the managers and plan again.`,
    };
  if (org.work.size === 0)
    return {
      code: "areas-unknown",
      message: say([
        "assignment",
      ])`0 of ${people} people have an area: who works on what comes first. Fill the sheet that "map" writes and plan again.`,
    };
  return null;
}
