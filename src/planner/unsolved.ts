import { unitSize } from "../checks/index.ts";
import { group, mention, NONE, say, type Config, type Org, type Sentence } from "../org/index.ts";
import type { Question } from "./draftInstance.ts";
import { ownerSeats } from "./feasible.ts";
import type { Placement } from "./instance.ts";
import type { Plan, PlanUnit, WorkToDo } from "./plan.ts";
import type { TargetLines } from "./trees.ts";
import type { Schedule } from "./waves.ts";

/** From so many direct reports on the head of the company is named in the list. */
const SPAN_TO_NAME = 10;
const NAMES_MAX = 8;
/** From so many people on two units count as one team of today. */
const SHARED_TEAM_MIN = 3;

interface Told {
  readonly question: Question;
  readonly config: Config;
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
    ...shortages(told),
    ...emptySeats(told),
    ...unasked(told),
    ...uncovered(told),
    ...smallUnits(told),
    ...sharedTeams(told),
    ...outsiders(told),
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

function shortages({ todo }: Told): Sentence[] {
  return todo.shortages.map(
    ({ discipline, missing }) =>
      say([
        "assignment",
        "person.discipline",
      ])`${missing} ${missing === 1 ? "head" : "heads"} of ${discipline} ${missing === 1 ? "is" : "are"} missing over all areas together: no placement can fill ${missing === 1 ? "it" : "them"}.`,
  );
}

function emptySeats({ question, units }: Told): Sentence[] {
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
    sentences.push(
      people.length === 0
        ? say([
            "person.level",
            "person.managerId",
          ])`Nobody may own ${areas(names)}: nobody leads people at the level needed, and nobody is marked as able to own.`
        : say([
            "person.level",
            "person.managerId",
          ])`${areas(names)} need ${names.length} owners; only ${people.length} ${people.length === 1 ? "person" : "people"} may own one of them: ${people.slice(0, NAMES_MAX)}.`,
    );
  }
  return sentences;
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

/** Required disciplines that areas without areas below them have nobody of, owner and managers included. */
function uncovered({ question, config, units, placement }: Told): Sentence[] {
  const { org, members } = question;
  const present = Array.from(units, () => new Set<string>());
  members.people.forEach((p, i) => {
    const { discipline, vacant } = org.people[p]!;
    if (discipline !== undefined && !vacant) present[placement.unit[i]!]!.add(discipline);
  });
  const isInner = new Set(members.parentUnit);
  const leaves = units.filter((_, u) => !isInner.has(u));
  return config.requiredDisciplines.flatMap((discipline) => {
    const without = units.filter((_, u) => !isInner.has(u) && !present[u]!.has(discipline));
    return without.length === 0
      ? []
      : [
          say([
            "assignment",
            "person.discipline",
          ])`${without.length} of ${leaves.length} areas with no area below them ${without.length === 1 ? "has" : "have"} nobody of ${discipline} in the plan: ${areas(without.map((unit) => unit.name))}.`,
        ];
  });
}

/** Units without units below them that stay under the usual size: a separate owner for so few is a price. */
function smallUnits({ question, config, units }: Told): Sentence[] {
  const min = config.thresholds["unit-size.min"] ?? unitSize.thresholds.min.value;
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
      ])`${group(counts.outside)} of ${counts.people} people work in no planned area, as far as the data say: they stay where they are.`,
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

function formerHeads({ question, todo }: Told): Sentence[] {
  const { org } = question;
  if (todo.withoutRole.length === 0) return [];
  const people = todo.withoutRole.flatMap((id) => {
    const person = org.people[org.personIndexById.get(id) ?? NONE];
    return person === undefined ? [] : [mention(person)];
  });
  const rest = people.length - NAMES_MAX;
  return [
    say([
      "person.managerId",
    ])`${people.length} ${people.length === 1 ? "person who leads" : "people who lead"} others today ${people.length === 1 ? "has" : "have"} no reports in the plan and no role yet: ${people.slice(0, NAMES_MAX)}${rest > 0 ? ` and ${rest} more` : ""}.`,
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
      ])`${mention(head, "The head of the company")} has ${reports} direct reports in the plan, ${owners} of them owners: areas that belong together could get one above them.`,
    );
  const wide = units.filter(
    (unit) => (span.get(org.personIndexById.get(unit.ownerId) ?? NONE - 1) ?? 0) > SPAN_TO_NAME,
  );
  if (wide.length > 0)
    sentences.push(
      say([
        "person.managerId",
      ])`In ${areas(wide.map((unit) => unit.name))} the owner has more than ten direct reports.`,
    );
  if (lines.promoted.length > 0)
    sentences.push(
      say([
        "person.managerId",
        "person.level",
      ])`${lines.promoted.map((p) => mention(org.people[p]!))} would lead people for the first time, because the area has too few managers.`,
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
      say(["area.charter"])`${todo.charters.length} of ${units.length} areas have no signed charter.`,
    );
  const lost = todo.agreements.length;
  if (lost > 0)
    sentences.push(
      say([
        "assignment",
      ])`${lost} ${lost === 1 ? "share" : "shares"} of people in areas they no longer work in ${lost === 1 ? "ends" : "end"}: the two areas agree on the help, or do without.`,
    );
  return sentences;
}

function areas(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_MAX);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
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
