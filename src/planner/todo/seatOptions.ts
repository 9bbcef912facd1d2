import { NONE, type PersonId } from "../../org/index.ts";
import { nodeId } from "../plan/changeSets.ts";
import { HEAD_TERMS } from "../cost/index.ts";
import { openLedger, type Ledger } from "../whatIf/difference.ts";
import type { Placement } from "../instance.ts";
import { hasDeclined, ownerFit } from "../question/owners.ts";
import type { PlanUnit, SeatOptions } from "../plan/plan.ts";
import { candidateOf, type Question } from "../question/question.ts";
import type { TargetLines } from "../lines/trees.ts";

/** Most people shown who could be promoted into one seat. */
const PROMOTED_MAX = 3;

/**
 * Ways out for each seat nobody can take, none of them chosen: hire; promote somebody of the area from one level
 * below those who may own; join it with the area above or the one most of its people also work in; let today's
 * manager of most of its people act for a while, else the person owners report to. A seat is never split silently.
 * O(people × empty seats).
 */
export function seatOptionsOf(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  units: readonly PlanUnit[],
): SeatOptions[] {
  const ledger = openLedger(question.instance, placement);
  return units.flatMap((unit, u): SeatOptions[] => {
    if (unit.readiness !== "to-hire") return [];
    const neighbour = neighbourOf(question, units, u);
    const boss = bossToday(question, placement, u);
    const above = lines.manager[lines.owner[u]!]!;
    const acting = boss === NONE ? above : boss;
    return [
      {
        areaId: unit.areaId,
        hire: question.costs.ownerToHire,
        promote: promotable(question, placement, ledger, u),
        joinWith: neighbour?.areaId ?? null,
        acting: acting === NONE ? null : nodeId(question, lines, acting),
      },
    ];
  });
}

/** Of the people placed there: a level below those who may own, or at the level without having led. */
function promotable(
  question: Question,
  placement: Placement,
  ledger: Ledger,
  u: number,
): SeatOptions["promote"] {
  const { org, members, levels, seats, costs, instance } = question;
  const { kind: place, required } = seats[u]!;
  const list: { personId: PersonId; points: number }[] = [];
  members.people.forEach((p, i) => {
    if (placement.unit[i] !== u || placement.isOwner[i] === 1) return;
    const candidate = candidateOf(org, levels, p);
    const { vacant, canOwn, status, endOn } = candidate.person;
    if (vacant || canOwn !== undefined || status !== "active" || endOn !== undefined) return;
    if (hasDeclined(org, p, members.units[u]!)) return;
    const leads = candidate.reports > 0;
    const least = required - (leads ? 1 : 0) - (place === "leaf" ? 1 : 0);
    if (candidate.level < least) return;
    const slot = instance.role[i]! * instance.units + u;
    const before = ledger.heads[slot]!;
    let points = ownerFit(org, candidate, required, costs);
    for (const term of HEAD_TERMS)
      points +=
        term.points(instance, instance.role[i]!, u, before - instance.weight[i]!) -
        term.points(instance, instance.role[i]!, u, before);
    list.push({ personId: candidate.person.id, points });
  });
  return list
    .sort((a, b) => a.points - b.points || (a.personId < b.personId ? -1 : 1))
    .slice(0, PROMOTED_MAX);
}

/** Whom most of the people placed there report to today; an equal number: the higher in the tree. */
function bossToday({ org, members }: Question, placement: Placement, u: number): number {
  const reports = new Map<number, number>();
  members.people.forEach((p, i) => {
    const boss = org.lines.parent[p]!;
    if (placement.unit[i] !== u || boss === NONE) return;
    const { vacant, placeholder } = org.people[boss]!;
    if (!vacant && placeholder !== true) reports.set(boss, (reports.get(boss) ?? 0) + 1);
  });
  return [...reports].reduce(
    (most, one) => (one[1] > most[1] || (one[1] === most[1] && one[0] < most[0]) ? one : most),
    [NONE, 0],
  )[0];
}

/** The unit above, else the one in which most people of this one also work, if they are two or more; with an owner. */
export function neighbourOf(
  { members }: Question,
  units: readonly PlanUnit[],
  u: number,
): PlanUnit | undefined {
  const isTaken = (unit: number): boolean => unit !== NONE && units[unit]!.readiness !== "to-hire";
  const above = members.parentUnit[u]!;
  if (isTaken(above)) return units[above];
  const both = new Int32Array(units.length);
  for (let i = 0; i < members.people.length; i++) {
    const listed = members.listUnit.subarray(members.listStart[i]!, members.listStart[i + 1]!);
    if (listed.includes(u)) for (const unit of listed) if (unit !== u) both[unit]!++;
  }
  let best = NONE;
  both.forEach((people, unit) => {
    if (people >= 2 && isTaken(unit) && (best === NONE || people > both[best]!)) best = unit;
  });
  return best === NONE ? undefined : units[best];
}
