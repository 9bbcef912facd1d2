import { mention, NONE, say, type AreaId, type PersonId, type Sentence } from "../../org/index.ts";
import { alikeSentence, explainOne, NEAR_TIE_POINTS, summed } from "./explain.ts";
import { joined, unitName } from "./explainWords.ts";
import { personFacts } from "./personFacts.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import { askPlan, forcedBy, priceSteps, type Asked, type OpenedPlan, type Price } from "../plan/openPlan.ts";
import { againstOf, wishesFor, type Against } from "./otherwise.ts";
import type { PlanPlacement, Reason } from "../plan/plan.ts";
import { differenceOf, type Shift } from "../whatIf/difference.ts";
import { elsewhereAt, forcedBound, wholePoints } from "../whatIf/standing.ts";
import type { Wish } from "../whatIf/wishes.ts";

/** Units tried for somebody beside those the data point to. */
const NEAR_UNITS = 3;
/** Other units that are told. */
const TOLD_MAX = 3;
/** Units of a plan up to which all are tried. */
const ALL_UNITS_MAX = 64;
/** A bound that says nothing. */
const NONE_PROVED = -Infinity;
/** Points of a tie that holds in every placement worth looking at. */
const TIE_HOLDS = 10_000;

/** Something the plan does not do: what it would cost, and what that is made of. */
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
  /** Of having them elsewhere; null where that is not allowed. */
  readonly price: Price | null;
  readonly sentence: Sentence;
}

/** All that is said of one person in a plan. */
export interface PersonInPlan {
  readonly placement: PlanPlacement;
  /** Null for who keeps area and manager. */
  readonly reason: Reason | null;
  /** Keeping their area of today, where the plan ends it. */
  readonly keepArea: Option | null;
  /** Keeping today's manager in one area with them, where the plan parts the two. */
  readonly keepManager: Option | null;
  /** Owning the area they are planned in, where they may and somebody else does; null otherwise. */
  readonly ownHere: Option | null;
  /** At most three other areas, those with the fewest points found: by those points, then in the order of the areas. */
  readonly elsewhere: readonly Option[];
  readonly standing: Standing;
  /** When it happens, what ends, what is to name, who remains below them, which role is open. */
  readonly facts: readonly Sentence[];
  /** People nothing in the data tells apart from them, placed elsewhere. */
  readonly alike: readonly PersonId[];
}

/** An option with its unit and the placement behind it. */
interface Placed {
  readonly unit: number;
  readonly asked: Asked;
}

/**
 * Explains one person of a plan: why they go where they go, against a plan placed anew without that; what it would
 * cost to keep them; where else they could be; how firmly they stand.
 * @param iterations of the exact solver for each price, 0 where bounds are enough; its models go out as tasks.
 * @returns null for who is not in the plan.
 * Cost: milliseconds beside opening the plan and the exact solver. Source: docs/planner.md#reasons.
 * @example explainPerson(openPlan(org, plan), personId("ana"), 0)
 */
export function* explainPerson(
  opened: OpenedPlan,
  personId: PersonId,
  iterations: number,
): Generator<MipTask, PersonInPlan | null, MipAnswer> {
  const { question, placement, plan } = opened;
  const { org, members } = question;
  const i = members.at[org.personIndexById.get(personId) ?? NONE] ?? NONE;
  const told = plan.placements.find((one) => one.personId === personId);
  if (i === NONE || told === undefined) return null;
  const here = placement.unit[i]!;
  const home = members.home[i]!;
  const others = (opened.alike.get(i) ?? []).filter((q) => placement.unit[q] !== here);
  const seats = seatsOf(opened, i);
  const away = yield* awaySteps(opened, i, seats, iterations);
  const keepArea =
    home === NONE || home === here ? null : yield* keepAreaSteps(opened, i, home, seats, iterations);
  const ownHere = yield* ownHereSteps(opened, i, seats, iterations);
  const keepManager = yield* keepManagerSteps(opened, i, iterations);
  const tried = [away, keepArea, ownHere, keepManager].filter((one) => one !== null);
  const options = optionsOf(opened, i, seats, tried);
  const elsewhere = yield* elsewhereSteps(opened, i, options, [home, here], iterations);
  // Every plan found for one price counts for all that it fits: no price is above what another line shows.
  const pool = [...tried, ...options, ...elsewhere].map((one) => one.asked);
  const least = away?.asked.price.least ?? NONE_PROVED;
  const isAway = ({ unit, isOwner }: Shift): boolean =>
    unit !== here || (placement.isOwner[i] === 1 && !isOwner);
  const inUnit = (one: Placed): Placed =>
    pooled(opened, i, one, pool, ({ unit }) => unit === one.unit, one.unit === here ? NONE_PROVED : least);
  const areaKept = keepArea === null ? null : inUnit(keepArea);
  const known = options.map(inUnit);
  return {
    placement: told,
    reason: reasonOf(opened, i, pool),
    keepArea: areaKept === null ? null : optionFor(opened, i, areaKept),
    keepManager:
      keepManager === null ? null : managerOption(opened, i, withBoss(opened, i, keepManager, pool)),
    ownHere: ownHere === null ? null : ownOption(opened, i, ownHere),
    elsewhere: elsewhere
      .map(inUnit)
      .sort((a, b) => a.asked.price.most - b.asked.price.most || a.unit - b.unit)
      .map((one) => optionFor(opened, i, one)),
    standing: standingOf(
      opened,
      i,
      away === null ? null : pooled(opened, i, away, pool, isAway, NONE_PROVED),
      areaKept === null ? known : [...known, areaKept],
    ),
    facts: personFacts(org, plan, personId),
    alike: others.map((q) => org.people[members.people[q]!]!.id),
  };
}

/** Where somebody is in a plan that was found. */
function seatIn({ placement }: OpenedPlan, { shifts }: Asked, person: number): Shift {
  return (
    shifts.find((one) => one.person === person) ?? {
      person,
      unit: placement.unit[person]!,
      isOwner: placement.isOwner[person] === 1,
    }
  );
}

/** The cheapest of all plans found that fit, and the highest of the bounds that hold for it. */
function pooled(
  opened: OpenedPlan,
  i: number,
  one: Placed,
  pool: readonly Asked[],
  fits: (seat: Shift) => boolean,
  least: number,
): Placed {
  const best = cheapest(one.asked, pool, (asked) => fits(seatIn(opened, asked, i)));
  const price = { least: Math.max(one.asked.price.least, least), most: best.price.most };
  return { unit: seatIn(opened, best, i).unit, asked: { ...best, price } };
}

/** The cheapest plan found with them beside today's manager. */
function withBoss(opened: OpenedPlan, i: number, one: Placed, pool: readonly Asked[]): Placed {
  const boss = opened.question.instance.manager[i]!;
  const best = cheapest(
    one.asked,
    pool,
    (asked) => seatIn(opened, asked, i).unit === seatIn(opened, asked, boss).unit,
  );
  const price = { least: one.asked.price.least, most: best.price.most };
  return { unit: seatIn(opened, best, i).unit, asked: { ...best, price } };
}

const cheapest = (first: Asked, pool: readonly Asked[], fits: (asked: Asked) => boolean): Asked =>
  pool.reduce((best, asked) => (asked.price.most < best.price.most && fits(asked) ? asked : best), first);

function reasonOf(opened: OpenedPlan, i: number, pool: readonly Asked[]): Reason | null {
  const { question, placement, lines, ledger } = opened;
  const against: Against | null = againstOf(question, placement, lines, i);
  if (against === null) return null;
  const wished = against.kind === "none" ? [] : wishesFor(question, i, against);
  const alone = wished.length === 0 ? null : askPlan(opened, wished);
  const holds = (asked: Asked): boolean =>
    wished.every((wish) => "unit" in wish && seatIn(opened, asked, wish.person).unit === wish.unit);
  const found = wished.length === 0 ? undefined : leastOf(pool.filter(holds));
  const isBetter =
    found !== undefined && (alone === null || found.price.most < differenceOf(ledger, alone).points);
  const settled = isBetter ? found.shifts : alone;
  return explainOne(question, ledger, lines, {
    i,
    against,
    settled: settled ?? undefined,
    alike: opened.alike.get(i),
  });
}

const leastOf = (list: readonly Asked[]): Asked | undefined =>
  list[0] === undefined ? undefined : cheapest(list[0], list, () => true);

/** Bounds with a person elsewhere, in whole points. */
interface Seats {
  /** In any other seat: another unit, or for an owner the same one without owning it. */
  readonly least: number;
  readonly byUnit: (unit: number) => number;
  /** As owner of the unit they are in. */
  readonly ownHere: number;
  /** Units with the lowest bounds. */
  readonly nearest: readonly number[];
}

function seatsOf({ question, placement, climbed }: OpenedPlan, i: number): Seats {
  const at = climbed();
  const { least } = at;
  const found = elsewhereAt(at, placement, [i]);
  if (found === null) return { least, byUnit: () => least, ownHere: least, nearest: [] };
  const byUnit = (a: number): number => Math.min(found.role[a]!, found.owner[a]!);
  const nearest = Array.from({ length: question.instance.units }, (_, a) => a)
    .filter((a) => a !== placement.unit[i] && byUnit(a) < Infinity)
    .sort((a, b) => byUnit(a) - byUnit(b) || a - b)
    .slice(0, NEAR_UNITS);
  const other = placement.isOwner[i] === 1 ? found.otherSeat[i]! : Infinity;
  return {
    least: wholePoints(Math.min(found.otherUnit[i]!, other), least),
    byUnit: (a) => wholePoints(byUnit(a), least),
    ownHere: wholePoints(found.owner[placement.unit[i]!]!, least),
    nearest,
  };
}

/** The best plan found with the person in another seat, with its price; null where nothing else is allowed. */
function* awaySteps(
  opened: OpenedPlan,
  i: number,
  seats: Seats,
  iterations: number,
): Generator<MipTask, Placed | null, MipAnswer> {
  const { placement } = opened;
  const unit = placement.unit[i]!;
  const ways: Wish[] = [
    { kind: "keep-out", person: i, unit },
    ...(placement.isOwner[i] === 1 ? [{ kind: "seat", person: i, unit } as const] : []),
  ];
  const prices: Asked[] = [];
  for (const wish of ways) {
    const shifts = askPlan(opened, [wish]);
    if (shifts === null) continue;
    const forced = forcedBy(opened, [wish]);
    if (forced === null) continue;
    const { least } = seats;
    prices.push(yield* priceSteps(opened, { ...forced, least }, shifts, iterations));
  }
  const [best] = [...prices].sort((a, b) => a.price.most - b.price.most);
  if (best === undefined) return null;
  const price = { least: Math.min(...prices.map((one) => one.price.least)), most: best.price.most };
  const to = best.shifts.find((one) => one.person === i)?.unit ?? unit;
  return { unit: to, asked: { ...best, price } };
}

/**
 * Other units with the plan placed anew around the person there: all where there are few, else those the data point
 * to, those with the lowest bounds, and those that were met already.
 */
function optionsOf(opened: OpenedPlan, i: number, seats: Seats, tried: readonly Placed[]): Placed[] {
  const { question, placement } = opened;
  const { instance } = question;
  const units = new Set(instance.units <= ALL_UNITS_MAX ? Array(instance.units).keys() : seats.nearest);
  for (let e = instance.listStart[i]!; e < instance.listStart[i + 1]!; e++) units.add(instance.listUnit[e]!);
  if (instance.manager[i] !== NONE) units.add(placement.unit[instance.manager[i]!]!);
  for (const { asked } of tried) units.add(seatIn(opened, asked, i).unit);
  units.delete(placement.unit[i]!);
  return [...units]
    .sort((a, b) => a - b)
    .flatMap((unit): Placed[] => {
      const shifts = askPlan(opened, [{ kind: "place", person: i, unit }]);
      if (shifts === null) return [];
      const forced = { instance, free: opened.free, least: seats.byUnit(unit) };
      const { value } = priceSteps(opened, forced, shifts, 0).next();
      const alone = { unit, asked: value as Asked };
      const pool = tried.map((one) => one.asked);
      return [pooled(opened, i, alone, pool, (seat) => seat.unit === unit, NONE_PROVED)];
    });
}

/** The cheapest of the options, each made cheaper and proved where the exact solver may run. */
function* elsewhereSteps(
  opened: OpenedPlan,
  i: number,
  options: readonly Placed[],
  without: readonly number[],
  iterations: number,
): Generator<MipTask, Placed[], MipAnswer> {
  const { plan } = opened;
  const told: Placed[] = [];
  const shown = options
    .filter(({ unit }) => !without.includes(unit))
    .sort((a, b) => a.asked.price.most - b.asked.price.most || a.unit - b.unit)
    .slice(0, TOLD_MAX);
  for (const { unit, asked } of shown) {
    const forced = forcedBy(opened, [{ kind: "place", person: i, unit }]);
    const least = plan.cost + asked.price.least;
    told.push(
      forced === null
        ? { unit, asked }
        : { unit, asked: yield* priceSteps(opened, { ...forced, least }, asked.shifts, iterations) },
    );
  }
  return told;
}

/** With them as owner of the unit they are in; null where they own it, or may not. */
function* ownHereSteps(
  opened: OpenedPlan,
  i: number,
  seats: Seats,
  iterations: number,
): Generator<MipTask, Placed | null, MipAnswer> {
  const { placement } = opened;
  if (placement.isOwner[i] === 1) return null;
  const unit = placement.unit[i]!;
  const wish = { kind: "own", person: i, unit } as const;
  const shifts = askPlan(opened, [wish]);
  const forced = forcedBy(opened, [wish]);
  if (shifts === null || forced === null) return null;
  const least = seats.ownHere;
  return { unit, asked: yield* priceSteps(opened, { ...forced, least }, shifts, iterations) };
}

function ownOption(opened: OpenedPlan, i: number, { unit, asked }: Placed): Option {
  const { question } = opened;
  return {
    ...optionFor(opened, i, { unit, asked }),
    sentence: say([
      "area.owners",
      "plan.costs",
    ])`As owner of ${unitName(question, unit)}: ${summed(question, asked.difference, i)}`,
  };
}

function* keepAreaSteps(
  opened: OpenedPlan,
  i: number,
  home: number,
  seats: Seats,
  iterations: number,
): Generator<MipTask, Placed | null, MipAnswer> {
  const wish = { kind: "place", person: i, unit: home } as const;
  const shifts = askPlan(opened, [wish]);
  const forced = forcedBy(opened, [wish]);
  if (shifts === null || forced === null) return null;
  const least = seats.byUnit(home);
  return { unit: home, asked: yield* priceSteps(opened, { ...forced, least }, shifts, iterations) };
}

function* keepManagerSteps(
  opened: OpenedPlan,
  i: number,
  iterations: number,
): Generator<MipTask, Placed | null, MipAnswer> {
  const { question, placement, ledger } = opened;
  const { instance } = question;
  const boss = instance.manager[i]!;
  if (boss === NONE || placement.unit[boss] === placement.unit[i]) return null;
  const ways = [askPlan(opened, [{ kind: "keep-manager", person: i }])];
  for (let unit = 0; unit < instance.units && instance.units <= ALL_UNITS_MAX; unit++)
    ways.push(askPlan(opened, wishesFor(question, i, { kind: "follow", unit })));
  const [shifts] = ways
    .filter((one) => one !== null)
    .sort((a, b) => differenceOf(ledger, a).points - differenceOf(ledger, b).points);
  if (shifts === undefined) return null;
  const managerChangeCost = instance.managerChangeCost.slice();
  managerChangeCost[i] = TIE_HOLDS;
  const tied = { ...instance, managerChangeCost };
  const free = opened.free === instance ? tied : { ...opened.free, managerChangeCost };
  const least = forcedBound(opened.climbed(), free, placement);
  const asked = yield* priceSteps(opened, { instance: tied, free, least }, shifts, iterations);
  return { unit: seatIn(opened, asked, i).unit, asked };
}

function managerOption(opened: OpenedPlan, i: number, { unit, asked }: Placed): Option {
  const { question } = opened;
  const { org, members, instance } = question;
  const manager = mention(org.people[members.people[instance.manager[i]!]!]!, "today's manager");
  return {
    ...optionFor(opened, i, { unit, asked }),
    sentence: say([
      "person.managerId",
      "plan.costs",
    ])`With ${manager}, both in ${unitName(question, unit)}: ${summed(question, asked.difference, i)}`,
  };
}

function optionFor({ question }: OpenedPlan, i: number, { unit, asked }: Placed): Option {
  return {
    unitId: question.org.areas[question.members.units[unit]!]!.id,
    price: asked.price,
    sentence: say(["plan.costs"])`In ${unitName(question, unit)}: ${summed(question, asked.difference, i)}`,
  };
}

function standingOf(
  opened: OpenedPlan,
  i: number,
  away: Placed | null,
  options: readonly Placed[],
): Standing {
  const { question, placement } = opened;
  if (away === null)
    return { kind: "fixed", price: null, sentence: say(["pins"])`Fixed: nothing else is allowed.` };
  const { price } = away.asked;
  const other = placement.isOwner[i] === 1 ? "in which they do not own it" : "with them in another area";
  if (price.least > 0)
    return {
      kind: "sure",
      price,
      sentence: say([
        "plan.costs",
      ])`Sure: every plan ${other} costs at least ${price.least} ${price.least === 1 ? "point" : "points"} more.`,
    };
  if (price.most > NEAR_TIE_POINTS)
    return {
      kind: "open",
      price,
      sentence: say([
        "plan.costs",
      ])`Likely, not proved: the best plan found ${other} costs ${price.most} points more.`,
    };
  const seen = new Map([...options, away].map((one) => [one.unit, one] as const));
  const tied = [...seen.values()]
    .filter((one) => one.asked.price.most <= NEAR_TIE_POINTS && one.unit !== placement.unit[i])
    .sort((a, b) => a.unit - b.unit)
    .map(({ unit, asked }) => say([])`in ${unitName(question, unit)} (${tieWords(asked.price.most)})`);
  const isHere = away.unit === placement.unit[i];
  const where = isHere
    ? [say(["area.owners"])`${newOwner(opened, away)} (${tieWords(price.most)})`, ...elsewhereIf(tied)]
    : [say([])`they could be ${joined(tied)}`];
  const text = say([
    "plan.costs",
  ])`Near-tie: within ${NEAR_TIE_POINTS} points, a sixth of one person going to a new area, ${joined(where)}.`;
  const alike = opened.alike.get(i)?.filter((q) => placement.unit[q] !== placement.unit[i]) ?? [];
  return {
    kind: "near-tie",
    price,
    sentence: alike.length === 0 ? text : say(text.restsOn)`${text} ${alikeSentence(question, i, alike)}`,
  };
}

/** Who would own the unit where its owner stays without owning it. */
function newOwner({ question }: OpenedPlan, { unit, asked }: Placed): Sentence {
  const { org, members } = question;
  const owner = asked.shifts.find((one) => one.isOwner && one.unit === unit);
  return owner === undefined
    ? say([])`nobody could own it`
    : say(["area.owners"])`${mention(org.people[members.people[owner.person]!]!)} could own it instead`;
}

const elsewhereIf = (tied: readonly Sentence[]): Sentence[] =>
  tied.length === 0 ? [] : [say([])`they could be ${joined(tied)}`];

const tieWords = (points: number): string =>
  points === 0 ? "the same points" : `${Math.abs(points)} ${points < 0 ? "less" : "more"}`;
