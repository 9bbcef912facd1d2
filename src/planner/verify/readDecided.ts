import { NONE } from "../../org/index.ts";
import { seatId } from "../plan/changeSets.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import type { Plan } from "../plan/plan.ts";
import { keepsLines } from "../question/units.ts";
import { layersMax, seatOwners, type TargetLines } from "../lines/trees.ts";
import { describeSchedule, type Schedule } from "../waves/schedule.ts";

/** The lines a plan says, as the trees give them; null, with faults, where they name nobody or form a loop. */
export function readLines(
  question: Question,
  placement: Placement,
  plan: Plan,
  faults: string[],
): TargetLines | null {
  const { org, members } = question;
  const before = faults.length;
  const { owner, vacancyUnit } = seatOwners(question, placement);
  const nodeById = new Map(
    vacancyUnit.map((unit, k) => [seatId(org, members.units[unit]!) as string, org.people.length + k]),
  );
  const manager = new Int32Array(org.people.length + vacancyUnit.length).fill(NONE);
  manager.set(org.lines.parent);
  const draw = (node: number, who: string, managerId: string | null): void => {
    const boss = managerId === null ? NONE : (org.personIndexById.get(managerId) ?? nodeById.get(managerId));
    if (boss === undefined)
      faults.push(`${who} reports to ${managerId}, who is nobody of the org or the plan.`);
    else manager[node] = boss;
  };
  for (const one of plan.placements) {
    if (one.managerId === null && one.slot !== "owner")
      faults.push(`${one.personId} reports to nobody and owns nothing.`);
    draw(org.personIndexById.get(one.personId)!, one.personId, one.managerId);
  }
  const unitById = new Map(plan.units.map((unit) => [unit.areaId as string, unit]));
  vacancyUnit.forEach((unit, k) => {
    const told = unitById.get(org.areas[members.units[unit]!]!.id);
    if (told !== undefined) draw(org.people.length + k, told.ownerId, told.ownerManagerId);
  });
  if (faults.length > before) return null;
  const looped = nodeOnLoop(manager);
  if (looped !== NONE) {
    faults.push(`The planned lines of ${org.people[looped]?.id ?? "an owner to hire"} form a loop.`);
    return null;
  }
  return {
    manager,
    owner,
    vacancyUnit,
    promoted: promotedOf(question, placement, manager),
    tooDeep: tooDeepOf(question, placement, manager, owner),
  };
}

/** A node whose line upwards never ends, −1 where all end. Each node is walked once. */
function nodeOnLoop(manager: Int32Array): number {
  const walk = new Int32Array(manager.length).fill(NONE);
  for (let start = 0; start < manager.length; start++) {
    let p = start;
    for (; p !== NONE && walk[p] === NONE; p = manager[p]!) walk[p] = start;
    if (p !== NONE && walk[p] === start) return p;
  }
  return NONE;
}

/** People of the plan who lead nobody today, own nothing, and lead others in the plan; ascending. */
function promotedOf({ org, members }: Question, placement: Placement, manager: Int32Array): number[] {
  const leads = new Uint8Array(manager.length);
  for (const boss of manager) if (boss !== NONE) leads[boss] = 1;
  return Array.from(members.people).filter(
    (p, i) => leads[p] === 1 && placement.isOwner[i] === 0 && org.lines.childCount[p] === 0,
  );
}

/** Units with somebody more layers below the owner than the unit's size allows; ascending. */
function tooDeepOf(
  { members }: Question,
  placement: Placement,
  manager: Int32Array,
  owner: Int32Array,
): number[] {
  const heads = new Int32Array(members.units.length).fill(1);
  members.people.forEach((p, i) => {
    if (owner[placement.unit[i]!] !== p) heads[placement.unit[i]!]!++;
  });
  const isDeep = new Uint8Array(heads.length);
  members.people.forEach((p, i) => {
    const unit = placement.unit[i]!;
    const limit = layersMax(heads[unit]!);
    let node = p;
    for (let up = 0; up < limit && node !== owner[unit] && node !== NONE; up++) node = manager[node]!;
    if (node !== owner[unit]) isDeep[unit] = 1;
  });
  return Array.from(isDeep.keys()).filter((unit) => isDeep[unit] === 1 && !keepsLines(members, unit));
}

/** The waves a plan says, on the days that follow from its own; null, with faults, where units are amiss. */
export function readSchedule(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  plan: Plan,
  faults: string[],
): Schedule | null {
  const { org, members } = question;
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  const waves = plan.waves.map((wave) =>
    wave.groups.map((group) => group.map((areaId) => unitById.get(areaId) ?? NONE)),
  );
  const units = waves.flat(2);
  if (units.length !== unitById.size || new Set(units).size !== units.length || units.includes(NONE)) {
    faults.push("The waves do not make each unit go live exactly once.");
    return null;
  }
  return describeSchedule(question, placement, lines, { waves, loans: readLoans(question, plan, unitById) });
}

/** Loans of people and areas the plan knows; others are missing when the plan is written again, and so a fault. */
function readLoans(
  { org, members }: Question,
  plan: Plan,
  unitById: ReadonlyMap<string, number>,
): { person: number; unit: number }[] {
  return plan.waves.flatMap((wave) =>
    wave.loans.flatMap(({ personId, areaId }) => {
      const p = org.personIndexById.get(personId);
      const person = p === undefined ? NONE : members.at[p]!;
      const unit = unitById.get(areaId);
      return person === NONE || unit === undefined ? [] : [{ person, unit }];
    }),
  );
}
