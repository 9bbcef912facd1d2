import { applyChanges } from "../../changes/index.ts";
import { Bug, NONE, type PersonId } from "../../org/index.ts";
import { closingsOf } from "../question/closedTo.ts";
import { configOf } from "../question/configOf.ts";
import { draftInstance } from "../question/draftInstance.ts";
import type { Question } from "../question/question.ts";
import { keepsLines } from "../question/units.ts";
import { COST_TERMS, type CostByTerm, type Placement } from "../instance.ts";
import type { MergePrice, PlanUnit } from "../plan/plan.ts";
import { evaluate } from "../verify/evaluate.ts";
import { neighbourOf } from "./seatOptions.ts";
import { sharedPairs } from "./sharedPairs.ts";

/** Most merges priced, and people of a plan up to which: each asks the question anew. */
const MERGES_MAX = 5;
const PEOPLE_MAX = 1000;

/** Two units of which the first would become part of the second. */
interface Merge {
  readonly from: number;
  readonly into: number;
}

/**
 * What merging areas would save: small ones into the area above or the one whose people they share, and pairs that
 * share most people. The question is made anew with the merged area and the plan's placement evaluated in it, one of
 * the two owners owning it, the other in a seat of their own craft: a new plan with it costs no more. Left out are
 * merges that a pin speaks of, that would put a manager below an owner of a lower level, or nobody could own.
 * O(merges × people).
 */
export function mergePricesOf(
  question: Question,
  placement: Placement,
  units: readonly PlanUnit[],
): MergePrice[] {
  if (question.members.people.length > PEOPLE_MAX) return [];
  const base = evaluate(question.instance, placement);
  if (!base.ok) throw new Bug(`A plan is refused: ${base.refusals[0]}`, "Maybe a pin is not kept.");
  return mergesOf(question, units)
    .slice(0, MERGES_MAX)
    .flatMap((merge) => priceOf(question, placement, merge, base.terms));
}

function mergesOf(question: Question, units: readonly PlanUnit[]): Merge[] {
  const { members, settings } = question;
  const isInner = new Set(members.parentUnit);
  const isFree = (unit: number): boolean => !keepsLines(members, unit);
  const small = units.flatMap((unit, from): Merge[] => {
    if (isInner.has(from) || unit.people >= settings.smallUnit) return [];
    const neighbour = neighbourOf(question, units, from);
    return neighbour === undefined ? [] : [{ from, into: units.indexOf(neighbour) }];
  });
  const shared = sharedPairs(members, units.length).flatMap(({ a, b }): Merge[] => {
    const [from, into] = units[a]!.people <= units[b]!.people ? [a, b] : [b, a];
    return isInner.has(from) ? [] : [{ from, into }];
  });
  const seen = new Set<string>();
  return [...small, ...shared].filter(({ from, into }) => {
    const key = [from, into].sort((x, y) => x - y).join(" ");
    if (seen.has(key) || !isFree(from) || !isFree(into)) return false;
    seen.add(key);
    return true;
  });
}

function priceOf(question: Question, placement: Placement, merge: Merge, before: CostByTerm): MergePrice[] {
  const { org, members, pins } = question;
  const [fromId, intoId] = [merge.from, merge.into].map((unit) => org.areas[members.units[unit]!]!.id);
  if (fromId === undefined || intoId === undefined) return [];
  const isOfBoth = (id: string): boolean => id === fromId || id === intoId;
  if (pins.some((pin) => "areaId" in pin && isOfBoth(pin.areaId))) return [];
  const owners = [merge.into, merge.from].flatMap((unit) => {
    const i = placement.isOwner.findIndex((mark, p) => mark === 1 && placement.unit[p] === unit);
    return i < 0 ? [] : [i];
  });
  const found = owners.flatMap((owner) => {
    const personId = org.people[members.people[owner]!]!.id;
    const merged = mergedCost(question, placement, merge, { owner, personId, fromId, intoId });
    return merged === null ? [] : [{ owner, terms: merged }];
  });
  const [best] = found.sort((x, y) => sum(x.terms) - sum(y.terms));
  if (best === undefined) return [];
  const down = owners.find((one) => one !== best.owner);
  const idOf = (i: number): PersonId => org.people[members.people[i]!]!.id;
  return [
    {
      areaId: fromId,
      intoId,
      ownerId: idOf(best.owner),
      ownsNothingId: down === undefined ? null : idOf(down),
      saves: sum(before) - sum(best.terms),
      terms: Object.fromEntries(
        COST_TERMS.map((term) => [term, (before[term] ?? 0) - (best.terms[term] ?? 0)] as const).filter(
          ([, points]) => points !== 0,
        ),
      ),
    },
  ];
}

const sum = (terms: CostByTerm): number => COST_TERMS.reduce((all, term) => all + (terms[term] ?? 0), 0);

/** Points of the placement with the areas merged and this owner; null where that is no plan. */
function mergedCost(
  question: Question,
  placement: Placement,
  { from, into }: Merge,
  { owner, personId, fromId, intoId }: MergedBy,
): CostByTerm | null {
  const { org, members, settings, costs, pins, barred, madeOn } = question;
  const applied = applyChanges(org, [
    { kind: "merge-areas", fromIds: [fromId], into: intoId, ownerId: personId },
  ]);
  if (!applied.ok) return null;
  const config = configOf({ settings, costTable: { ...costs } });
  const open = barred.filter(({ areaId }) => areaId !== fromId && areaId !== intoId);
  const drafted = draftInstance(applied.org, config, pins, open, madeOn);
  if (!drafted.ok) return null;
  const { question: merged } = drafted;
  const isSame =
    merged.members.units.length === members.units.length - 1 &&
    merged.members.people.length === members.people.length;
  if (!isSame) return null;
  const unitById = new Map(
    Array.from(merged.members.units, (area, u) => [applied.org.areas[area]!.id as string, u]),
  );
  const unit = new Int32Array(members.people.length).fill(NONE);
  const isOwner = new Uint8Array(members.people.length);
  for (const [i, p] of members.people.entries()) {
    const k = merged.members.at[applied.org.personIndexById.get(org.people[p]!.id) ?? NONE] ?? NONE;
    if (k === NONE) return null;
    const at = placement.unit[i]!;
    unit[k] = unitById.get(at === from ? intoId : org.areas[members.units[at]!]!.id) ?? NONE;
    const ownsBoth = at === from || at === into;
    isOwner[k] = ownsBoth ? Number(i === owner) : placement.isOwner[i]!;
  }
  const judged = evaluate(merged.instance, { unit, isOwner });
  if (!judged.ok) return null;
  const place = unitById.get(intoId);
  const isUnfair = closingsOf(merged, { unit, isOwner }).some((one) => one.unit === place);
  return isUnfair ? null : judged.terms;
}

interface MergedBy {
  readonly owner: number;
  readonly personId: PersonId;
  readonly fromId: PlanUnit["areaId"];
  readonly intoId: PlanUnit["areaId"];
}
