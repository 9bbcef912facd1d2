import { Bug, mention, NONE, say, type AreaId, type PersonId, type Sentence } from "../../org/index.ts";
import { summed } from "./explain.ts";
import { candidatesFor, othersFor } from "./explainOwners.ts";
import { explainPerson, type Standing } from "./explainPerson.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import { askPlan, forcedBy, priceSteps, type OpenedPlan, type Price } from "../plan/openPlan.ts";
import type { Candidate, PlanUnit } from "../plan/plan.ts";
import { elsewhereAt, wholePoints } from "../whatIf/standing.ts";

/** Somebody else who could own an area: what sets them apart, and what the plan would be with them. */
export interface OtherOwner {
  readonly candidate: Candidate;
  readonly price: Price;
  readonly sentence: Sentence;
}

/** All that is said of one area in a plan. */
export interface UnitInPlan {
  readonly unit: PlanUnit;
  /** Why the owner is who it is, or that nobody is. */
  readonly sentence: Sentence;
  /** How firmly the owner stands; null where nobody is named. */
  readonly standing: Standing | null;
  /** At most two, three for an empty seat, in the order of the org; nobody is ranked. */
  readonly others: readonly OtherOwner[];
  /** Who comes to the area, and who leaves it, in the order of the org. */
  readonly comes: readonly PersonId[];
  readonly leaves: readonly PersonId[];
}

/**
 * Explains one area of a plan: why its owner, who else could be with the plan placed anew around them, who comes and
 * who leaves.
 * @param iterations of the exact solver for each price, 0 where bounds are enough; its models go out as tasks.
 * @returns null for an area that is no unit of the plan.
 * Source: docs/planner.md#reasons.
 * @example explainUnit(openPlan(org, plan), areaId("pay"), 0)
 */
export function* explainUnit(
  opened: OpenedPlan,
  id: AreaId,
  iterations: number,
): Generator<MipTask, UnitInPlan | null, MipAnswer> {
  const { plan, question, ledger } = opened;
  const { org, members } = question;
  const unit = plan.units.find((one) => one.areaId === id);
  if (unit === undefined) return null;
  const owner = unit.readiness === "to-hire" ? null : yield* explainPerson(opened, unit.ownerId, iterations);
  const others: OtherOwner[] = [];
  const u = members.units.indexOf(org.areaIndexById.get(id) ?? NONE);
  const found = othersFor(question, ledger, u, (wish) => askPlan(opened, [wish]));
  for (const candidate of candidatesFor(question, ledger, u, found))
    if (candidate.personId !== unit.ownerId)
      others.push(yield* otherSteps(opened, unit, candidate, iterations));
  return {
    unit,
    sentence: ownerSentence(opened, unit, others),
    standing: owner === null ? null : owner.standing,
    others,
    comes: plan.placements
      .filter((one) => one.unitId === id && one.homeUnitId !== id)
      .map((one) => one.personId),
    leaves: plan.placements
      .filter((one) => one.unitId !== id && one.homeUnitId === id)
      .map((one) => one.personId),
  };
}

function* otherSteps(
  opened: OpenedPlan,
  { areaId, name }: PlanUnit,
  candidate: Candidate,
  iterations: number,
): Generator<MipTask, OtherOwner, MipAnswer> {
  const { question, placement } = opened;
  const { org, members } = question;
  const i = members.at[org.personIndexById.get(candidate.personId) ?? NONE]!;
  const unit = members.units.indexOf(org.areaIndexById.get(areaId) ?? NONE);
  const who = mention(org.people[members.people[i]!]!);
  const wish = { kind: "own", person: i, unit } as const;
  const shifts = askPlan(opened, [wish]);
  const forced = forcedBy(opened, [wish]);
  if (shifts === null || forced === null)
    throw new Bug(
      `${candidate.personId} is shown for a seat they may not take.`,
      "Maybe a rule was forgotten.",
    );
  const climbed = opened.climbed();
  const found = elsewhereAt(climbed, placement, [i]);
  const least = found === null ? climbed.least : wholePoints(found.owner[unit]!, climbed.least);
  const asked = yield* priceSteps(opened, { ...forced, least }, shifts, iterations);
  return {
    candidate,
    price: asked.price,
    sentence: say([
      "area.owners",
      "plan.costs",
    ])`With ${who} as owner of ${name}: ${summed(question, asked.difference, i)}`,
  };
}

function ownerSentence({ question }: OpenedPlan, unit: PlanUnit, others: readonly OtherOwner[]): Sentence {
  const { org } = question;
  const chosen = unit.candidates.find((one) => one.personId === unit.ownerId);
  const person = org.people[org.personIndexById.get(unit.ownerId) ?? NONE];
  if (chosen === undefined || person === undefined)
    return say([
      "area.owners",
      "person.level",
    ])`Nobody is proposed as owner of ${unit.name}: the seat, level ${unit.requiredLevel}, is to be hired for.${seatsLeftOpen(others)}`;
  return say([
    "area.owners",
    "person.level",
    "person.managerId",
    "assignment.share",
  ])`${mention(person)} is proposed as owner of ${unit.name}: ${candidateWords(chosen, unit.requiredLevel)}.`;
}

/** That whoever could own an empty seat owns another area, and where it makes no difference which is left empty. */
function seatsLeftOpen(others: readonly OtherOwner[]): string {
  if (others.length === 0 || others.some(({ candidate }) => candidate.ownsUnitId === null)) return "";
  const isEven = others.some(({ price }) => price.most === 0);
  return ` Whoever could own it owns another area in this plan: a seat stays empty either way${isEven ? ", and with one of them it makes no difference in points which" : ""}.`;
}

/**
 * What the data say of a candidate, in words, best and worst alike.
 * @example candidateWords(candidate, 5) // "level 6 of 5 needed, 4 reports today, …"
 */
export function candidateWords(candidate: Candidate, required: number): string {
  const { level, reportsToday, shareInArea, willingness, readiness } = candidate;
  const asked = {
    proposed: "nobody asked them yet",
    asked: "asked, no answer on record",
    willing: "they said yes",
    declined: "they said no",
  }[willingness];
  return [
    `level ${level} of ${required} needed${readiness === "to-develop" ? " (to develop)" : ""}`,
    `${reportsToday} ${reportsToday === 1 ? "report" : "reports"} today`,
    `${Math.round(shareInArea * 100)} % of their time here`,
    asked,
  ].join(", ");
}
