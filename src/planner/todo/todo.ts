import { NONE, type Org } from "../../org/index.ts";
import { rowsToSettle } from "../plan/changeSets.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import type { AgreementToMake, Heads, HireToMake, PlanUnit, WorkToDo, WorthOfHead } from "../plan/plan.ts";
import { reachLostOf } from "./reach.ts";
import { askAboutIn } from "./askAbout.ts";
import { UNCOUNTED } from "../question/buildInstance.ts";
import { coverToName, craftLeadsOf } from "./craftNet.ts";
import { worthOfHeads } from "./headWorth.ts";
import { managersByLevel } from "./managerSeats.ts";
import { mergePricesOf } from "./mergePrices.ts";
import { offersOf } from "./offers.ts";
import { seatOptionsOf } from "./seatOptions.ts";
import type { TargetLines } from "../lines/trees.ts";
import { keepsLines } from "../question/units.ts";

/** What is left to people: papers, names and hires. O(people + rows). */
export function listWork(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  units: readonly PlanUnit[],
  target: Org,
): WorkToDo {
  const { org, members, instance } = question;
  const craftLeads = craftLeadsOf(question, lines);
  const offers = offersOf(question, placement, lines, units, craftLeads);
  const worth = worthOfHeads(instance, placement).map(({ kind, unit, points }) => ({
    areaId: org.areas[members.units[unit]!]!.id,
    kind: instance.disciplines[kind] ?? "manager",
    points,
  }));
  const merges = mergePricesOf(question, placement, units);
  return {
    charters: units
      .filter((_, unit) => org.areas[members.units[unit]!]!.charter?.signedBy === undefined)
      .map((unit) => unit.areaId),
    agreements: agreementsOf(question, placement),
    hires: byWorth(
      units.flatMap((unit) => hiresOf(unit)),
      worth,
    ),
    shortages: shortagesOf(question, placement),
    ownersToAsk: units.flatMap((unit) =>
      unit.readiness === "to-hire" ||
      unit.candidates.some((one) => one.personId === unit.ownerId && one.willingness === "willing")
        ? []
        : [{ areaId: unit.areaId, personId: unit.ownerId }],
    ),
    craftLeads,
    cover: coverToName(question, lines, target),
    managers: managersByLevel(question, lines),
    offers,
    seatOptions: seatOptionsOf(question, placement, lines, units),
    ...(merges.length === 0 ? {} : { merges }),
    askAbout: askAboutIn(question, placement),
    worth,
    withoutRole: offers.map((one) => one.personId),
    reachLost: reachLostOf(org, target),
    foreign: foreignOf(question, placement, lines),
  };
}

/** Full-time equivalents of who is placed as no owner, `[kind * units + unit]`: what half heads are rounded from. */
export function placedFte({ org, members, instance }: Question, placement: Placement): Float64Array {
  const { units, disciplines, role } = instance;
  const fte = new Float64Array((disciplines.length + 1) * units);
  members.people.forEach((p, i) => {
    const slot = role[i]! * units + placement.unit[i]!;
    if (placement.isOwner[i] === 0) fte[slot] = fte[slot]! + org.people[p]!.fte;
  });
  return fte;
}

/**
 * Heads by kind of a unit: wanted or present only, managers last.
 * @param placed units of head by `kind * units + unit`, and `fte` as of `placedFte`.
 */
export function headsOf(
  { instance, today }: Question,
  placed: Int32Array,
  fte: Float64Array,
  unit: number,
): Heads[] {
  const { units, disciplines, headUnit } = instance;
  return [...disciplines, "manager"].flatMap((kind, k) => {
    if (kind === UNCOUNTED) return [];
    const slot = k * units + unit;
    const heads = {
      kind,
      today: Math.round(today[slot]! * 1e6) / 1e6,
      wanted: instance.demand[slot]! / headUnit,
      placed: placed[slot]! / headUnit,
      ...(headUnit === 1 ? {} : { fte: Math.round(fte[slot]! * 1e6) / 1e6 }),
    };
    return heads.wanted > 0 || heads.placed > 0 || heads.today > 0 ? [heads] : [];
  });
}

function hiresOf(unit: PlanUnit): HireToMake[] {
  const owner: HireToMake[] =
    unit.readiness === "to-hire" ? [{ areaId: unit.areaId, kind: "owner", heads: 1 }] : [];
  return [
    ...owner,
    ...unit.heads
      .filter((one) => one.placed < one.wanted)
      .map((one) => ({ areaId: unit.areaId, kind: one.kind, heads: one.wanted - one.placed })),
  ];
}

/** Owners first, then what saves most; among equals in the order of the units. */
function byWorth(hires: readonly HireToMake[], worth: readonly WorthOfHead[]): HireToMake[] {
  const points = new Map(worth.map((one) => [`${one.areaId} ${one.kind}`, one.points]));
  const of = ({ areaId, kind }: HireToMake): number =>
    kind === "owner" ? Infinity : (points.get(`${areaId} ${kind}`) ?? 0);
  return hires.toSorted((a, b) => (of(a) === of(b) ? 0 : of(b) - of(a)));
}

function shortagesOf({ instance }: Question, placement: Placement): WorkToDo["shortages"] {
  const { units, disciplines, headUnit } = instance;
  const balance = new Int32Array(disciplines.length + 1);
  placement.isOwner.forEach((isOwner, i) => {
    if (isOwner === 0) balance[instance.role[i]!]! += instance.weight[i]!;
  });
  for (let k = 0; k <= disciplines.length; k++) {
    for (let unit = 0; unit < units; unit++) balance[k]! -= instance.demand[k * units + unit]!;
  }
  return [...disciplines, "manager"].flatMap((discipline, k) =>
    balance[k]! < 0 ? [{ discipline, missing: -balance[k]! / headUnit }] : [],
  );
}

function agreementsOf(question: Question, placement: Placement): AgreementToMake[] {
  const { org, members, shared, instance } = question;
  const list: AgreementToMake[] = [];
  for (let i = 0; i < members.people.length; i++) {
    const p = members.people[i]!;
    const unit = placement.unit[i]!;
    const discipline = instance.disciplines[instance.role[i]!];
    const seen = new Set<string>();
    for (const row of rowsToSettle(org, p)) {
      const area = org.areaIndexById.get(row.areaId)!;
      if (members.unitOfArea[area] === unit || seen.has(row.areaId)) continue;
      seen.add(row.areaId);
      list.push({
        personId: org.people[p]!.id,
        areaId: row.areaId,
        withUnitId: org.areas[members.units[unit]!]!.id,
        share: shareOf(question, p, area),
        sharedDiscipline: discipline !== undefined && shared.has(discipline),
      });
    }
  }
  for (const stray of members.strays) {
    list.push({
      personId: org.people[stray.person]!.id,
      areaId: org.areas[stray.area]!.id,
      withUnitId: null,
      share: stray.share,
      sharedDiscipline: false,
    });
  }
  return list;
}

function shareOf({ org }: Question, p: number, area: number): number {
  const { work } = org;
  let share = 0;
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const row = work.byPerson[k]!;
    if (work.area[row] === area) share += work.share[row]!;
  }
  return Math.round(share * 1e6) / 1e6;
}

function foreignOf(
  { org, members }: Question,
  placement: Placement,
  lines: TargetLines,
): WorkToDo["foreign"] {
  const reports = new Map<number, number[]>();
  for (let p = 0; p < org.people.length; p++) {
    const boss = lines.manager[p]!;
    if (members.at[p] !== NONE || boss === NONE || boss >= org.people.length || members.at[boss] === NONE)
      continue;
    if (keepsLines(members, placement.unit[members.at[boss]!]!)) continue;
    if (org.people[p]!.placeholder === true) continue;
    const list = reports.get(boss);
    if (list === undefined) reports.set(boss, [p]);
    else list.push(p);
  }
  return [...reports]
    .sort((a, b) => a[0] - b[0])
    .map(([boss, list]) => ({
      managerId: org.people[boss]!.id,
      areaId: org.areas[members.units[placement.unit[members.at[boss]!]!]!]!.id,
      reportIds: list.map((p) => org.people[p]!.id),
    }));
}
