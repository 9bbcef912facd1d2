import { applyChanges } from "../../changes/index.ts";
import { holdsOn, isUnder, NONE, WORK_ADVISORY, WORK_GUESS, type Org } from "../../org/index.ts";
import type { Question } from "../question/question.ts";
import type { Plan, PlanUnit } from "../plan/plan.ts";

const SPAN_MAX = 10;
const SMALL_UNIT = 80;
const MANAGER_LEVEL = 5;

/** Applies all waves and reads the result against the plan; null when the changes are refused. */
export function judgeTarget(question: Question, plan: Plan, faults: string[]): Org | null {
  const { org } = question;
  const applied = applyChanges(
    org,
    plan.waves.flatMap((wave) => wave.changeSet.changes),
  );
  if (!applied.ok) {
    faults.push(`Change ${applied.refusal.change} (${applied.refusal.kind}) is refused.`);
    return null;
  }
  const target = applied.org;
  judgePeople(question, plan, target, faults);
  for (const unit of plan.units) judgeUnit(question, plan, unit, target, faults);
  judgeOwnership(plan, target, faults);
  return target;
}

function judgePeople({ org, members }: Question, plan: Plan, target: Org, faults: string[]): void {
  const placed = new Map(plan.placements.map((one) => [one.personId as string, one]));
  for (let p = 0; p < org.people.length; p++) {
    const before = org.people[p]!;
    const after = target.people[target.personIndexById.get(before.id) ?? NONE];
    if (after === undefined) {
      faults.push(`${before.id} is lost.`);
      continue;
    }
    const one = placed.get(before.id);
    if (one === undefined) {
      if (after.managerId !== before.managerId)
        faults.push(`${before.id} is outside the plan and gets another manager.`);
      if (
        rowsOutside(org, org, p, members) !==
        rowsOutside(org, target, target.personIndexById.get(before.id)!, members)
      )
        faults.push(`${before.id} is outside the plan and works elsewhere.`);
      continue;
    }
    if (after.managerId !== one.managerId)
      faults.push(`${before.id} reports to ${after.managerId}, planned ${one.managerId}.`);
    const rows = coreRows(target, target.personIndexById.get(before.id)!);
    if (rows !== `${one.unitId} 1`)
      faults.push(`${before.id} is placed in ${one.unitId} and works on: ${rows || "nothing"}.`);
  }
  const owners = new Set(plan.units.map((unit) => unit.ownerId as string));
  for (const person of target.people) {
    if (org.personIndexById.has(person.id)) continue;
    if (!person.vacant || !owners.has(person.id)) faults.push(`${person.id} is new and no seat of an owner.`);
  }
}

/** Core and loan rows in areas that count to no unit, as text to compare. */
function rowsOutside(org: Org, at: Org, p: number, members: Question["members"]): string {
  return rowsAs(at, p, (areaId) => {
    const area = org.areaIndexById.get(areaId);
    return area !== undefined && members.unitOfArea[area] === NONE;
  });
}

function coreRows(org: Org, p: number): string {
  return rowsAs(org, p, () => true);
}

function rowsAs({ work, areas }: Org, p: number, counts: (areaId: string) => boolean): string {
  const rows: string[] = [];
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const row = work.byPerson[k]!;
    const { id } = areas[work.area[row]!]!;
    if ((work.flags[row]! & (WORK_ADVISORY | WORK_GUESS)) === 0 && work.record[row]! >= 0 && counts(id))
      rows.push(`${id} ${work.share[row]}`);
  }
  return rows.sort().join(", ");
}

function judgeUnit(question: Question, plan: Plan, unit: PlanUnit, target: Org, faults: string[]): void {
  const area = target.areas[target.areaIndexById.get(unit.areaId)!]!;
  const current = area.owners.filter((owner) => holdsOn(owner, target.today));
  if (current.length !== 1 || current[0]?.personId !== unit.ownerId)
    faults.push(
      `${unit.areaId} is owned by ${current.map((one) => one.personId).join(", ") || "nobody"}, planned ${unit.ownerId}.`,
    );
  const mode = question.members.modes[question.org.areaIndexById.get(unit.areaId)!];
  if (area.mode !== mode) faults.push(`${unit.areaId} is not in mode ${mode}.`);
  const owner = target.personIndexById.get(unit.ownerId);
  if (owner === undefined) {
    faults.push(`The owner ${unit.ownerId} of ${unit.areaId} is not in the target.`);
    return;
  }
  if (target.people[owner]!.managerId !== unit.ownerManagerId)
    faults.push(
      `${unit.ownerId} reports to ${target.people[owner]!.managerId}, planned ${unit.ownerManagerId}.`,
    );
  if (mode === "stl") return judgeKeptLines(plan, unit, target, owner, faults);
  const parent = aboveInLine(question, plan, unit);
  if (parent !== undefined && target.people[owner]!.managerId !== parent.ownerId)
    faults.push(`${unit.ownerId} does not report to the owner of ${parent.areaId}.`);
  const people = plan.placements.filter((one) => one.unitId === unit.areaId);
  const span = new Map<string, number>();
  const limit = people.length > SMALL_UNIT ? 3 : 2;
  for (const one of people) {
    const p = target.personIndexById.get(one.personId);
    if (p === undefined) continue;
    if (!isUnder(target, p, owner))
      faults.push(`${one.personId} works on ${unit.areaId} and does not report to its owner.`);
    if (p !== owner) span.set(one.managerId ?? "", (span.get(one.managerId ?? "") ?? 0) + 1);
  }
  const isFull = (span.get(unit.ownerId) ?? 0) >= SPAN_MAX;
  for (const [boss, count] of span) {
    if (count <= SPAN_MAX) continue;
    const free = people.some(
      (one) =>
        one.managerId === unit.ownerId && !span.has(one.personId) && isPromotable(question, one.personId),
    );
    if (boss !== unit.ownerId || free) faults.push(`${boss} leads ${count} people in ${unit.areaId}.`);
  }
  for (const one of people) {
    const p = target.personIndexById.get(one.personId);
    if (p === undefined || isFull) continue;
    const depth = target.lines.depth[p]! - target.lines.depth[owner]!;
    if (depth > limit)
      faults.push(`${one.personId} stands ${depth} levels below the owner of ${unit.areaId}.`);
  }
}

/** The nearest unit above whose people report to its owner. */
function aboveInLine(question: Question, plan: Plan, unit: PlanUnit): PlanUnit | undefined {
  const { org, members } = question;
  const up = plan.units.find((one) => one.areaId === unit.parentUnitId);
  return up === undefined || members.modes[org.areaIndexById.get(up.areaId)!] !== "stl"
    ? up
    : aboveInLine(question, plan, up);
}

/** Where lines stay: nobody has another manager, and who does not report to the owner has a dotted line to them. */
function judgeKeptLines(plan: Plan, unit: PlanUnit, target: Org, owner: number, faults: string[]): void {
  for (const one of plan.placements) {
    if (one.unitId !== unit.areaId) continue;
    if (one.managerId !== one.managerBeforeId)
      faults.push(`${one.personId} works on ${unit.areaId}, where lines stay, and gets another manager.`);
    const p = target.personIndexById.get(one.personId);
    if (p === undefined || p === owner || isUnder(target, p, owner)) continue;
    if (target.people[p]!.dottedLines?.some((line) => line.managerId === unit.ownerId) !== true)
      faults.push(`${one.personId} works on ${unit.areaId} and has no line to its owner.`);
  }
}

/** Somebody who could lead others where the span of the owner is exceeded: one level below a manager, at work. */
function isPromotable({ org, levels }: Question, id: string): boolean {
  const p = org.personIndexById.get(id) ?? NONE;
  const person = org.people[p];
  return (
    person !== undefined &&
    !person.vacant &&
    person.status !== "on-leave" &&
    levels.level[p]! >= MANAGER_LEVEL - 1
  );
}

/** An owner of a unit owns nothing else. */
function judgeOwnership(plan: Plan, target: Org, faults: string[]): void {
  const unitOf = new Map(plan.units.map((unit) => [unit.ownerId as string, unit.areaId as string]));
  for (const area of target.areas) {
    for (const owner of area.owners) {
      const unit = unitOf.get(owner.personId);
      if (unit !== undefined && unit !== area.id && holdsOn(owner, target.today))
        faults.push(`${owner.personId} owns ${unit} and ${area.id}.`);
    }
  }
}
