import { applyChanges } from "../../changes/index.ts";
import { daysBetween, holdsOn, NONE, type Org } from "../../org/index.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import type { Plan } from "../plan/plan.ts";

const DAYS_TO_PILOT = 42;
const COVER = 0.4;
const WAVE_SHARE = 0.2;

/** Dates, sizes, cover and the naming of owners, wave by wave. */
export function judgeWaves(
  question: Question,
  plan: Plan,
  placement: Placement,
  target: Org | null,
  faults: string[],
): void {
  const units = plan.waves.flatMap((wave) => wave.groups.flat());
  if (units.length !== plan.units.length || new Set(units).size !== units.length)
    faults.push(`${units.length} units go live, ${plan.units.length} are planned.`);
  plan.waves.forEach((wave, k) => {
    if (wave.number !== k + 1 || wave.pilot !== (k === 0))
      faults.push(`Wave ${wave.number} is numbered wrongly.`);
    if (wave.effectiveOn !== wave.changeSet.effectiveOn || !wave.effectiveOn.endsWith("-01"))
      faults.push(`Wave ${wave.number} starts on ${wave.effectiveOn}, not on the first of a month.`);
    const before = plan.waves[k - 1];
    if (
      before === undefined
        ? daysBetween(plan.today, wave.effectiveOn) < DAYS_TO_PILOT
        : wave.effectiveOn <= before.effectiveOn
    )
      faults.push(`Wave ${wave.number} starts too early, on ${wave.effectiveOn}.`);
    if (
      wave.peopleChanged > Math.max(1, Math.floor(plan.counts.inPlan * WAVE_SHARE)) &&
      wave.groups.length > 1
    )
      faults.push(`Wave ${wave.number} changes ${wave.peopleChanged} of ${plan.counts.inPlan} people.`);
    const inWave = new Set(wave.groups.flat() as string[]);
    const changed = plan.placements.filter(
      (one) =>
        inWave.has(one.unitId) && (one.unitId !== one.homeUnitId || one.managerId !== one.managerBeforeId),
    ).length;
    if (changed !== wave.peopleChanged)
      faults.push(`Wave ${wave.number} says ${wave.peopleChanged} people change; counted: ${changed}.`);
    for (const { from, to } of plan.settings.waves.frozen)
      if (from <= wave.effectiveOn && wave.effectiveOn <= to)
        faults.push(
          `Wave ${wave.number} starts on ${wave.effectiveOn}, in the freeze from ${from} to ${to}.`,
        );
    judgeNaming(plan, k, faults);
    judgeLoans(plan, k, faults);
  });
  judgeCover(question, plan, placement, faults);
  judgeOwners(question, plan, faults);
  if (target !== null) judgeSteps(question, plan, faults);
}

/** In the order of changes an owner is named before anybody else is assigned to the unit or gets a new line in it. */
function judgeNaming(plan: Plan, k: number, faults: string[]): void {
  const named = new Set<string>();
  for (const wave of plan.waves.slice(0, k))
    for (const change of wave.changeSet.changes) if (change.kind === "set-owner") named.add(change.areaId);
  const owners = new Map(plan.units.map((unit) => [unit.areaId as string, unit.ownerId as string]));
  for (const change of plan.waves[k]?.changeSet.changes ?? []) {
    if (change.kind === "set-owner") named.add(change.areaId);
    if (change.kind !== "set-assignment" || change.assignment.type !== "core") continue;
    const { areaId, personId } = change.assignment;
    if (!named.has(areaId) && owners.get(areaId) !== personId)
      faults.push(`${personId} is assigned to ${areaId} before its owner is named.`);
  }
}

/** Who is lent goes live in this wave, works where they are lent today, and is lent until that area's own day. */
function judgeLoans(plan: Plan, k: number, faults: string[]): void {
  const wave = plan.waves[k]!;
  const live = new Set(wave.groups.flat() as string[]);
  const dayOf = new Map(
    plan.waves.flatMap((one) => one.groups.flat().map((id) => [id as string, one.effectiveOn])),
  );
  const unitOf = new Map(plan.placements.map((one) => [one.personId as string, one.unitId as string]));
  for (const { personId, areaId, until } of wave.loans) {
    if (!live.has(unitOf.get(personId) ?? ""))
      faults.push(`${personId} is lent to ${areaId} in wave ${wave.number}, but does not change in it.`);
    if (dayOf.get(areaId) !== until || until <= wave.effectiveOn)
      faults.push(`${personId} is lent to ${areaId} until ${until}, which is not the day it goes live.`);
  }
}

/** A unit that has an owner today has one until it goes live: nobody takes another seat before. */
function judgeOwners({ org }: Question, plan: Plan, faults: string[]): void {
  const live = new Set<string>();
  const owners = new Map<string, Set<string>>();
  for (const area of org.areas)
    owners.set(
      area.id,
      new Set(area.owners.filter((one) => holdsOn(one, org.today)).map((one) => one.personId as string)),
    );
  const unitOf = new Map(plan.units.map((unit) => [unit.areaId as string, unit]));
  for (const group of plan.waves.flatMap((wave) => wave.groups)) {
    for (const id of group) live.add(id);
    for (const id of group) {
      const owner = unitOf.get(id)?.ownerId as string;
      for (const unit of plan.units) {
        const now = owners.get(unit.areaId);
        if (live.has(unit.areaId) || now === undefined || !now.delete(owner)) continue;
        if (now.size === 0) faults.push(`${unit.areaId} loses its owner to ${id} before it goes live.`);
      }
    }
  }
}

/** At each moment every unit not yet live keeps its cover; the units of a group go live at one moment. */
function judgeCover(
  { org, members, instance }: Question,
  plan: Plan,
  placement: Placement,
  faults: string[],
): void {
  const u = instance.units;
  const d = instance.disciplines.length;
  const unitById = new Map(Array.from(members.units, (area, unit) => [org.areas[area]!.id as string, unit]));
  const start = new Int32Array(d * u);
  const gone = new Int32Array(d * u);
  const leavers = Array.from({ length: u }, (): number[] => []);
  for (let i = 0; i < instance.people; i++) {
    const kind = instance.role[i]!;
    if (kind === d) continue;
    leavers[placement.unit[i]!]!.push(i);
    for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++)
      start[kind * u + members.listUnit[e]!]!++;
  }
  const live = new Set<number>();
  const lent = new Set(
    plan.waves.flatMap((wave) => wave.loans).map(({ personId, areaId }) => `${personId} ${areaId}`),
  );
  for (const group of plan.waves.flatMap((wave) => wave.groups)) {
    for (const id of group) live.add(unitById.get(id) ?? NONE);
    for (const id of group) {
      for (const i of leavers[unitById.get(id) ?? NONE] ?? []) {
        for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++) {
          const b = members.listUnit[e]!;
          const key = `${org.people[members.people[i]!]!.id} ${org.areas[members.units[b]!]!.id}`;
          if (!lent.has(key)) gone[instance.role[i]! * u + b]!++;
        }
      }
    }
    for (let slot = 0; slot < d * u; slot++) {
      if (live.has(slot % u) || instance.demand[slot] === 0) continue;
      if (start[slot]! - gone[slot]! < COVER * start[slot]! - 1e-9)
        faults.push(
          `${plan.units[slot % u]?.areaId} falls to ${start[slot]! - gone[slot]!} of ${start[slot]} heads of ${instance.disciplines[Math.floor(slot / u)]} before it goes live.`,
        );
    }
  }
}

/** Wave by wave the org stays sound, and each live unit has its owner, who owns nothing else. */
function judgeSteps({ org }: Question, plan: Plan, faults: string[]): void {
  let now = org;
  const live = new Map<string, string>();
  const owners = new Map(plan.units.map((unit) => [unit.areaId as string, unit.ownerId as string]));
  for (const wave of plan.waves) {
    const applied = applyChanges(now, wave.changeSet.changes);
    if (!applied.ok) {
      faults.push(`Wave ${wave.number} is refused at change ${applied.refusal.change}.`);
      return;
    }
    now = applied.org;
    for (const id of wave.groups.flat()) live.set(owners.get(id) ?? "", id);
    for (const area of now.areas) {
      for (const owner of area.owners) {
        const unit = live.get(owner.personId);
        if (unit !== undefined && unit !== area.id && holdsOn(owner, now.today))
          faults.push(`After wave ${wave.number} ${owner.personId} owns ${unit} and ${area.id}.`);
      }
    }
  }
}
