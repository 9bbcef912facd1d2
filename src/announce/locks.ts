import { mention, NONE, ownersOf, say, type Org } from "../org/index.ts";
import { isApproved } from "./freeText.ts";
import type { Consultation, LetterSettings, Lock } from "./letter.ts";

/**
 * What must be settled before a letter may be sent: whoever the person is to follow said yes, their craft is looked
 * after, they have a role, talks that are due are over, and there is somebody to ask and to object to.
 */
export function locksOf(
  before: Org,
  after: Org,
  p: number,
  settings: LetterSettings,
  consultations: readonly Consultation[],
): Lock[] {
  return [
    ...ownerLocks(after, p),
    ...craftLocks(before, after, p),
    ...roleLocks(before, after, p),
    ...consultationLocks(after, p, consultations),
    ...companyLocks(settings),
  ];
}

function ownerLocks(org: Org, p: number): Lock[] {
  const home = org.work.home[p]!;
  const area = home === NONE ? undefined : org.areas[home];
  if (area === undefined) return [];
  return ownersOf(org, home).flatMap((owner): Lock[] => {
    const person = org.people[owner]!;
    const state = area.candidacies?.find(({ personId }) => personId === person.id)?.state;
    if (person.vacant || state === "willing") return [];
    return [
      {
        code: "owner-not-willing",
        says: say([
          "area.candidacies",
        ])`${mention(person)} has not said yes to owning ${area.name}${state === undefined ? "" : ` (${state})`}.`,
      },
    ];
  });
}

/** Under a manager of another discipline the craft needs a lead, a mentor and a calibrator of its own. */
function craftLocks(before: Org, after: Org, p: number): Lock[] {
  const boss = after.lines.parent[p]!;
  const person = after.people[p]!;
  const discipline = after.disciplines[after.disciplineOf[p]!];
  if (boss === NONE || discipline === undefined || after.disciplineOf[boss] === after.disciplineOf[p])
    return [];
  const old = before.personIndexById.get(person.id);
  const oldBoss = old === undefined ? NONE : before.lines.parent[old]!;
  const wasSame = oldBoss !== NONE && before.people[oldBoss]!.id === after.people[boss]!.id;
  if (wasSame) return [];
  const locks: Lock[] = [];
  const missing = (code: Lock["code"], field: string, what: string): void => {
    locks.push({ code, says: say([field])`${mention(person)} would have no ${what} of ${discipline.name}.` });
  };
  if (discipline.leadId === undefined) missing("craft-lead-missing", "discipline.leadId", "craft lead");
  if (person.mentorId === undefined) missing("mentor-missing", "person.mentorId", "mentor");
  if (person.calibratorId === undefined) missing("calibrator-missing", "person.calibratorId", "calibrator");
  return locks;
}

/** Who led people, and leads nobody and owns nothing from the day on, needs a role that was agreed with them. */
function roleLocks(before: Org, after: Org, p: number): Lock[] {
  const person = after.people[p]!;
  const old = before.personIndexById.get(person.id);
  if (old === undefined || before.lines.childCount[old] === 0 || after.lines.childCount[p]! > 0) return [];
  if (after.areas.some((_, area) => ownersOf(after, area).includes(p))) return [];
  return [
    {
      code: "role-missing",
      says: say([
        "person.managerId",
      ])`${mention(person)} leads ${before.lines.childCount[old]!} people today and nobody then: no role was agreed.`,
    },
  ];
}

function consultationLocks(org: Org, p: number, consultations: readonly Consultation[]): Lock[] {
  const { legalEntity, location } = org.people[p]!;
  return consultations
    .filter(
      (one) =>
        one.state === "open" &&
        (one.legalEntity === undefined || one.legalEntity === legalEntity) &&
        (one.location === undefined || one.location === location),
    )
    .map((one) => ({
      code: "consultation-open",
      says: say([
        "scenario.consultations",
      ])`The consultation for ${one.legalEntity ?? one.location ?? "everybody"} is open: until it is closed this is a proposal.`,
    }));
}

function companyLocks({
  questionsTo,
  objectionsTo,
  objectionDays,
  opening,
  closing,
}: LetterSettings): Lock[] {
  const locks: Lock[] = [];
  if (questionsTo === undefined || questionsTo.trim() === "")
    locks.push({ code: "questions-missing", says: say([])`Nobody is named who answers questions.` });
  if (objectionsTo === undefined || objectionsTo.trim() === "" || objectionDays === undefined)
    locks.push({
      code: "objection-missing",
      says: say([])`It is not said where an objection goes and in how many days it is answered.`,
    });
  for (const text of [opening, closing])
    if (text !== undefined && !isApproved(text))
      locks.push({
        code: "text-not-approved",
        says: say([])`A text by ${text.author} has no approver who is somebody else.`,
      });
  return locks;
}
