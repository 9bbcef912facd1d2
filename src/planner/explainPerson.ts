import { Bug, NONE, say, type AreaId, type Org, type PersonId, type Sentence } from "../org/index.ts";
import { differenceOf, openLedger, type Ledger, type Shift } from "./difference.ts";
import { alikeOf, alikeSentence, explainOne, NEAR_TIE_POINTS, summed } from "./explain.ts";
import { unitName } from "./explainWords.ts";
import { PRICE_SCALE } from "./bound.ts";
import type { Placement } from "./instance.ts";
import { againstOf, shiftsOf, wishesFor } from "./otherwise.ts";
import type { Plan, PlanPlacement, Reason } from "./plan.ts";
import type { Question } from "./question.ts";
import { readLines } from "./readDecided.ts";
import { placementIn, questionOf } from "./reprice.ts";
import { climbFor, elsewhereAt, forcedBound, wholePoints, type Climbed } from "./standing.ts";
import type { TargetLines } from "./trees.ts";
import { askWarm, openWarm, type Warm, type Wish } from "./whatIf.ts";

/** Units tried for somebody beside those the data point to. */
const NEAR_UNITS = 3;
/** Points of a tie that holds in every placement worth looking at. */
const TIE_HOLDS = 1_000_000;
/** Other units that are told. */
const TOLD_MAX = 3;

/** A verified plan opened for questions about single decisions. What is dear is made when first asked for. */
export interface OpenedPlan {
  readonly plan: Plan;
  readonly question: Question;
  readonly placement: Placement;
  readonly lines: TargetLines;
  readonly ledger: Ledger;
  readonly alike: ReadonlyMap<number, readonly number[]>;
  readonly climbed: () => Climbed;
  readonly warm: () => Warm;
}

/** What something would cost more than the plan, in points: proved at least, found at most. */
export interface Price {
  /** No plan with it costs less than the plan plus this; below zero where the plan may not be the best. */
  readonly least: number;
  /** A plan with it that costs so much more was found and checked. */
  readonly most: number;
}

/** Something the plan does not do, its price and what it means. */
export interface Option {
  readonly unitId: AreaId;
  readonly price: Price;
  readonly sentence: Sentence;
}

/**
 * How firmly somebody stands where the plan has them. `fixed`: nothing else is allowed. `sure`: no plan that costs as
 * much as this one, or less, has them elsewhere. `near-tie`: a plan that has, at most NEAR_TIE_POINTS dearer, was
 * found. `open`: neither is known.
 */
export interface Standing {
  readonly kind: "fixed" | "sure" | "near-tie" | "open";
  readonly price: Price | null;
  readonly sentence: Sentence;
}

/** All that can be said of one person in a plan. */
export interface PersonInPlan {
  readonly placement: PlanPlacement;
  /** Null for who keeps area and manager. */
  readonly reason: Reason | null;
  /** Keeping their area of today, where the plan ends it. */
  readonly keepArea: Option | null;
  /** Keeping today's manager in one area with them, where the plan parts the two. */
  readonly keepManager: Option | null;
  /** At most three other areas, those with the least points, in the order of the areas. */
  readonly elsewhere: readonly Option[];
  readonly standing: Standing;
  /** People nothing in the data tells apart from them, placed elsewhere. */
  readonly alike: readonly PersonId[];
}

/**
 * Opens a plan that `verifyPlan` accepts for this org.
 * @throws Bug if the plan belongs to another org.
 */
export function openPlan(org: Org, plan: Plan): OpenedPlan {
  const question = questionOf(org, plan);
  const placement = placementIn(question, plan);
  const lines = readLines(question, placement, plan, []);
  if (lines === null) throw new Bug("The lines of a plan cannot be read.", "Maybe it was not verified.");
  const { instance } = question;
  let climbed: Climbed | undefined;
  let warm: Warm | undefined;
  const climb = (): Climbed => (climbed ??= climbFor(instance, plan.cost, plan.lowerBound));
  return {
    plan,
    question,
    placement,
    lines,
    ledger: openLedger(instance, placement),
    alike: alikeOf(instance, placement),
    climbed: climb,
    warm: () =>
      (warm ??= openWarm(
        instance,
        placement,
        plan.seed,
        climb().ascent.bestPrice.map((points) => points / PRICE_SCALE),
      )),
  };
}

/** Explains one person of the plan by id; null for who is not in it. */
export function explainPerson(opened: OpenedPlan, personId: PersonId): PersonInPlan | null {
  const { question, plan, placement, lines, ledger } = opened;
  const { org, members, instance } = question;
  const i = members.at[org.personIndexById.get(personId) ?? NONE] ?? NONE;
  if (i === NONE) return null;
  const told = plan.placements.find((one) => one.personId === personId)!;
  const against = againstOf(question, placement, lines, i);
  const asked =
    against === null || against.kind === "none" ? null : ask(opened, wishesFor(question, i, against));
  const home = members.home[i]!;
  const here = placement.unit[i]!;
  const boss = instance.manager[i]!;
  const others = (opened.alike.get(i) ?? []).filter((q) => placement.unit[q] !== here);
  const seats = instance.pinnedUnit[i] === NONE ? seatsOf(opened, i) : null;
  const options = seats === null ? [] : optionsOf(opened, i, seats);
  return {
    placement: told,
    reason:
      against === null
        ? null
        : explainOne(question, ledger, lines, {
            i,
            against,
            settled: asked?.shifts,
            alike: opened.alike.get(i),
          }),
    keepArea: home === NONE || home === here ? null : (options.find((one) => one.unit === home) ?? null),
    keepManager: boss === NONE || placement.unit[boss] === here ? null : keepManager(opened, i),
    elsewhere: options
      .filter(({ unit }) => unit !== home)
      .sort((a, b) => a.price.most - b.price.most || a.unit - b.unit)
      .slice(0, TOLD_MAX)
      .sort((a, b) => a.unit - b.unit),
    standing: standingOf(opened, i, seats, options),
    alike: others.map((q) => org.people[members.people[q]!]!.id),
  };
}

interface Seats {
  /** The least bound with the person in another unit, and in each unit, in whole points. */
  readonly least: number;
  readonly byUnit: (unit: number) => number;
  readonly nearest: readonly number[];
}

function seatsOf(opened: OpenedPlan, i: number): Seats {
  const { question, placement, plan } = opened;
  const climbed = opened.climbed();
  const u = question.instance.units;
  const found = elsewhereAt(climbed, placement, [i]);
  if (found === null) return { least: climbed.least, byUnit: () => climbed.least, nearest: [] };
  const byUnit = (a: number): number => Math.min(found.role[a]!, found.owner[a]!);
  const nearest = Array.from({ length: u }, (_, a) => a)
    .filter((a) => a !== placement.unit[i] && byUnit(a) < Infinity)
    .sort((a, b) => byUnit(a) - byUnit(b) || a - b)
    .slice(0, NEAR_UNITS);
  const least = Math.max(climbed.least, plan.lowerBound);
  return {
    least: wholePoints(found.otherUnit[i]!, least),
    byUnit: (a) => wholePoints(byUnit(a), least),
    nearest,
  };
}

type UnitOption = Option & { readonly unit: number };

/** The units the data point to, and the likeliest others, each with the plan placed anew around the person there. */
function optionsOf(opened: OpenedPlan, i: number, seats: Seats): UnitOption[] {
  const { question, placement } = opened;
  const { members, instance } = question;
  const units = new Set(seats.nearest);
  if (members.home[i] !== NONE) units.add(members.home[i]!);
  for (let e = instance.listStart[i]!; e < instance.listStart[i + 1]!; e++) units.add(instance.listUnit[e]!);
  if (instance.manager[i] !== NONE) units.add(placement.unit[instance.manager[i]!]!);
  units.delete(placement.unit[i]!);
  return [...units]
    .sort((a, b) => a - b)
    .flatMap((unit): UnitOption[] => {
      const found = ask(opened, [{ kind: "place", person: i, unit }]);
      return found === null ? [] : [{ unit, ...option(opened, i, unit, found, seats.byUnit(unit)) }];
    });
}

interface Found {
  readonly shifts: readonly Shift[];
  readonly price: number;
}

function ask(opened: OpenedPlan, wishes: readonly Wish[]): Found | null {
  const answer = askWarm(opened.warm(), wishes);
  return answer.ok ? { shifts: shiftsOf(opened.warm(), answer), price: answer.price } : null;
}

function option(opened: OpenedPlan, i: number, unit: number, found: Found, least: number): Option {
  const { question, ledger, plan } = opened;
  const difference = differenceOf(ledger, found.shifts);
  const price = priceOf(plan, least, found.price);
  if (difference.points !== price.most)
    throw new Bug(
      `Person ${i} in unit ${unit} costs ${price.most} points more by the search, ${difference.points} by its parts.`,
      "Maybe a term is missing in one of them.",
    );
  return {
    unitId: question.org.areas[question.members.units[unit]!]!.id,
    price,
    sentence: say(["plan.costs"])`In ${unitName(question, unit)}: ${summed(question, difference, i)}`,
  };
}

/** @throws Bug where what is proved lies above what was found. */
export function priceOf({ cost }: Plan, least: number, most: number): Price {
  if (least - cost > most)
    throw new Bug(
      `A price of at most ${most} points is said to be at least ${least - cost}.`,
      "Maybe the bound with something forced forgets a placement.",
    );
  return { least: least - cost, most };
}

function keepManager(opened: OpenedPlan, i: number): Option | null {
  const { question, placement } = opened;
  const { instance, members, org } = question;
  const found = ask(opened, [{ kind: "keep-manager", person: i }]);
  if (found === null) return null;
  const managerChangeCost = instance.managerChangeCost.slice();
  managerChangeCost[i] = TIE_HOLDS;
  const least = forcedBound(opened.climbed(), { ...instance, managerChangeCost }, placement);
  const unit = found.shifts.find((one) => one.person === i)?.unit ?? placement.unit[i]!;
  const boss = org.people[members.people[instance.manager[i]!]!]!;
  const one = option(opened, i, unit, found, least);
  const together = say(["person.managerId"])`Both in ${unitName(question, unit)}`;
  const difference = differenceOf(opened.ledger, found.shifts);
  return {
    ...one,
    sentence: say([
      "person.managerId",
      "plan.costs",
    ])`With ${{ person: boss.id, name: boss.name, role: "today's manager" }}: ${together}: ${summed(question, difference, i)}`,
  };
}

function standingOf(
  opened: OpenedPlan,
  i: number,
  seats: Seats | null,
  options: readonly UnitOption[],
): Standing {
  const { question, placement, plan } = opened;
  if (seats === null)
    return { kind: "fixed", price: null, sentence: say(["pins"])`Fixed: no other area is allowed.` };
  const found = ask(opened, [{ kind: "keep-out", person: i, unit: placement.unit[i]! }]);
  if (found === null)
    return { kind: "fixed", price: null, sentence: say(["pins"])`Fixed: no other area is allowed.` };
  const most = Math.min(found.price, ...options.map((one) => one.price.most));
  const price = priceOf(plan, seats.least, most);
  const alike = opened.alike.get(i)?.filter((q) => placement.unit[q] !== placement.unit[i]) ?? [];
  if (price.least > 0)
    return {
      kind: "sure",
      price,
      sentence: say([
        "plan.costs",
      ])`Sure: no plan with them in another area costs less than ${price.least} more than this one.`,
    };
  if (most > NEAR_TIE_POINTS)
    return {
      kind: "open",
      price,
      sentence: say([
        "plan.costs",
      ])`Not proved: with them in another area the best plan found costs ${most} more; that none costs less is not shown.`,
    };
  const tied = options.filter((one) => one.price.most <= NEAR_TIE_POINTS);
  const where = tied.map((one) => unitName(question, one.unit)).join(", ");
  const text = say([
    "plan.costs",
  ])`Near-tie: a plan with them ${where === "" ? "in another area" : `in ${where}`} costs ${most === 0 ? "the same" : most < 0 ? `${-most} less` : `${most} more`}.`;
  return {
    kind: "near-tie",
    price,
    sentence: alike.length === 0 ? text : say(text.restsOn)`${text} ${alikeSentence(question, i, alike)}`,
  };
}
