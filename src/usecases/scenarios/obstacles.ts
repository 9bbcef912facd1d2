import { contraindications } from "../../checks/index.ts";
import {
  placeWords,
  type Consultation,
  type Scenario,
  type Touched,
  type Walked,
} from "../../history/index.ts";
import {
  holdsOn,
  mention,
  say,
  type Area,
  type AreaId,
  type Config,
  type Org,
  type Person,
} from "../../org/index.ts";
import type { Obstacle } from "./deps.ts";

/** What is judged: the scenario with its base on its last day, and the area to be approved where it is one. */
export interface Judging {
  readonly scenario: Scenario;
  readonly before: Org;
  readonly walked: Walked;
  readonly touched: Touched;
  readonly config: Config;
  readonly areaId?: AreaId;
}

/**
 * What keeps a scenario, or one area of it, from being approved: a change that does not apply, a question nobody
 * answered, an owner who did not say yes, a consultation that is not closed. Each says the way out.
 */
export function approvalObstacles(judging: Judging): readonly Obstacle[] {
  return [
    ...heldObstacles(judging),
    ...questionObstacles(judging),
    ...ownerObstacles(judging),
    ...consultationObstacles(judging),
  ];
}

function heldObstacles({ walked }: Judging): readonly Obstacle[] {
  return walked.held.map(({ changeSetId, place, message }) => ({
    code: "change-held",
    message: say(
      message.restsOn,
    )`Change ${place + 1} of ${changeSetId} does not apply: ${message} Mend it or strike it out.`,
    subjects: [changeSetId],
  }));
}

function questionObstacles({ walked, config }: Judging): readonly Obstacle[] {
  return contraindications(walked.org, config)
    .questions.filter(({ answer }) => answer === "unknown")
    .map(({ code, question, evidence }) => ({
      code: "question-unanswered",
      message: say([
        "decision.contraindications",
      ])`Nobody answered: ${question} Record the answer, with evidence for a yes, in a decision (${code}${evidence === null ? "" : "; its evidence is empty"}).`,
      subjects: [code],
    }));
}

/** Owners that the scenario sets; declared vacancies are fine, since nobody can be asked. */
function ownerObstacles({ before, walked: { org }, areaId }: Judging): readonly Obstacle[] {
  const had = new Map(before.records.areas.map((area) => [area.id, area]));
  return org.records.areas
    .filter(({ id, status }) => status !== "retired" && (areaId === undefined || id === areaId))
    .flatMap((area) =>
      newOwners(had.get(area.id), area, org).flatMap((person): Obstacle[] => {
        const state = (area.candidacies ?? []).find(({ personId }) => personId === person.id)?.state;
        if (person.vacant || state === "willing") return [];
        const said =
          state === undefined ? "was not asked" : state === "declined" ? "declined" : `is only ${state}`;
        return [
          {
            code: "owner-not-willing",
            message: say([
              "area.owners",
              "area.candidacies",
            ])`${mention(person)} would own ${area.name} and ${said}. Ask them, record that they are willing as a candidacy of the area, or name somebody else.`,
            subjects: [area.id, person.id],
          },
        ];
      }),
    );
}

/** People who own the area on or after the day and did not before, or only stood in for somebody. */
function newOwners(before: Area | undefined, area: Area, org: Org): readonly Person[] {
  const had = new Set(
    (before?.owners ?? []).filter(({ acting }) => acting !== true).map(({ personId }) => personId),
  );
  const people = new Set(
    area.owners
      .filter(
        (owner) => !had.has(owner.personId) && (holdsOn(owner, org.today) || (owner.from ?? "") > org.today),
      )
      .map(({ personId }) => personId),
  );
  return [...people].flatMap((id) => org.people[org.personIndexById.get(id) ?? -1] ?? []);
}

function consultationObstacles({ scenario, before, walked, touched, areaId }: Judging): readonly Obstacle[] {
  const open = scenario.consultations.filter(({ state }) => state === "open");
  if (open.length === 0) return [];
  const inArea = areaId === undefined ? null : peopleOfArea(areaId, before, walked.org);
  const ids = [...touched.people].filter((id) => inArea === null || inArea.has(id));
  return open.flatMap((consultation): Obstacle[] => {
    const people = ids.filter((id) =>
      [before, walked.org].some((org) => isAt(org.people[org.personIndexById.get(id) ?? -1], consultation)),
    );
    if (people.length === 0) return [];
    const { openedOn, contact } = consultation;
    return [
      {
        code: "consultation-open",
        message: say([
          "person.legalEntity",
          "person.location",
        ])`The consultation of ${placeWords(consultation)} is open${openedOn === undefined ? "" : ` since ${openedOn}`}, and the scenario touches ${{ people: people.length }} ${people.length === 1 ? "person" : "people"} there. Close it first${contact === undefined ? "" : ` (${contact})`}, or split off what touches them.`,
        subjects: people,
      },
    ];
  });
}

function isAt(person: Person | undefined, { legalEntity, location }: Consultation): boolean {
  return (
    person !== undefined &&
    (legalEntity === undefined || person.legalEntity === legalEntity) &&
    (location === undefined || person.location === location)
  );
}

function peopleOfArea(areaId: AreaId, ...orgs: readonly Org[]): ReadonlySet<string> {
  return new Set(
    orgs.flatMap(({ records }) => [
      ...records.assignments.filter((row) => row.areaId === areaId).map(({ personId }) => personId),
      ...records.areas
        .filter(({ id }) => id === areaId)
        .flatMap(({ owners }) => owners.map(({ personId }) => personId)),
    ]),
  );
}
