import type { OrgChange } from "../../../changes/index.ts";
import {
  addDays,
  approverFault,
  isDay,
  isWaiverHeld,
  NONE,
  ownersOf,
  wording,
  type Config,
  type Day,
  type Finding,
  type Org,
  type PersonId,
  type Waiver,
  type WaiverId,
} from "../../../org/index.ts";
import type { OrgJudgement } from "../../../usecases/checkOrg.ts";
import type { FoundWaiver, WaiverAsked, WaiverChoice } from "../findings.ts";
import { nameOf, titleOf } from "./names.ts";
import { canWaive } from "./rows.ts";

/** The longest a dated exception runs, where the company sets nothing. Source: docs/guides/checks.md#waiver-current. */
const DAYS_MAX = 180;
const APPROVERS_MAX = 30;

/** Exceptions on record, those that hold first. */
export function waiversOf({ org, findings }: OrgJudgement): FoundWaiver[] {
  const faults = new Map(
    findings
      .filter(({ check }) => check === "waiver-current")
      .map(({ subjects, message }) => [subjects[0], wording(message)]),
  );
  return org.records.waivers
    .map((waiver): FoundWaiver => {
      const { id, checkId, subjectIds, reason, approverId, grantedOn, expiresOn, standing } = waiver;
      return {
        id,
        checkId,
        check: titleOf(checkId),
        subjects: subjectIds.map((subject) => nameOf(org, subject)),
        reason,
        approver: approverId === undefined ? null : nameOf(org, approverId),
        grantedOn: grantedOn ?? null,
        expiresOn: expiresOn ?? null,
        standing,
        holds: isWaiverHeld(org, waiver),
        says: faults.get(id) ?? null,
      };
    })
    .sort((a, b) => Number(b.holds) - Number(a.holds) || Number(b.standing) - Number(a.standing));
}

/** Whoever stands above the owners of all that a finding names. */
export function choiceFor(org: Org, config: Config, finding: Finding): WaiverChoice {
  const waiver = { checkId: finding.check, subjectIds: finding.subjects } as Waiver;
  const approvers = candidatesFor(org, finding.subjects)
    .flatMap((person) => org.people[person] ?? [])
    .filter(({ id }) => approverFault(org, { ...waiver, approverId: id }) === null)
    .slice(0, APPROVERS_MAX);
  return {
    approvers: approvers.map(({ id, name, title = "" }) => ({ id, name, title })),
    today: org.today,
    lastDay: addDays(org.today, config.thresholds["waiver-current.days"] ?? DAYS_MAX),
  };
}

/** Managers above the subjects, from the nearest to the top, then everybody at the top. */
function candidatesFor(org: Org, subjects: readonly string[]): number[] {
  const found = new Set<number>();
  for (const person of subjects.flatMap((id) => peopleBehind(org, id)))
    for (let at = person; at !== NONE; at = org.lines.parent[at] ?? NONE) found.add(at);
  const depth = (person: number): number => {
    let steps = 0;
    for (let at = org.lines.parent[person] ?? NONE; at !== NONE; at = org.lines.parent[at] ?? NONE) steps++;
    return steps;
  };
  const tops = org.people.flatMap((_, person) => {
    const manager = org.lines.parent[person] ?? NONE;
    const isTop = manager === NONE || org.people[manager]?.placeholder === true;
    const leads = (org.lines.childCount[person] ?? 0) > 0 || !org.records.linesKnown;
    return isTop && leads ? [person] : [];
  });
  const nearest = [...found].sort((a, b) => depth(b) - depth(a) || a - b);
  return [...new Set([...nearest, ...tops.slice(0, APPROVERS_MAX)])];
}

/** The person itself, or the owners of an area and of those around it. */
function peopleBehind(org: Org, id: string): readonly number[] {
  const person = org.personIndexById.get(id);
  if (person !== undefined) return [person];
  const asset = org.records.assets.find((one) => one.id === id);
  const people: number[] = [];
  for (
    let area = org.areaIndexById.get(asset?.areaId ?? id) ?? NONE;
    area !== NONE;
    area = org.areaTree.parent[area] ?? NONE
  )
    people.push(...ownersOf(org, area));
  return people;
}

/** @throws in words for the user, where something that must be there is not. */
export function grantOf(org: Org, finding: Finding | undefined, asked: WaiverAsked, id: string): OrgChange {
  if (finding === undefined) throw new Error("The finding is gone: somebody settled it meanwhile.");
  if (!canWaive(finding)) throw new Error("What is so by structure cannot be excused. It has to be mended.");
  const reason = asked.reason.trim();
  if (reason === "") throw new Error("An exception needs a reason.");
  if (asked.expiresOn !== null && !(isDay(asked.expiresOn) && asked.expiresOn > org.today))
    throw new Error(
      `The exception would end on ${asked.expiresOn}, which is not after today (${org.today}).`,
    );
  const waiver: Waiver = {
    id: id as WaiverId,
    checkId: finding.check,
    subjectIds: finding.subjects,
    reason,
    approverId: asked.approverId as PersonId,
    grantedOn: org.today,
    standing: asked.expiresOn === null,
    ...(asked.expiresOn === null ? {} : { expiresOn: asked.expiresOn as Day }),
  };
  return { kind: "grant-waiver", waiver };
}
