import { Bug } from "../../org/index.ts";
import { boundOf, startAscent, stepAscent } from "../solver/ascent.ts";
import { buildDual, evaluateDual, PRICE_SCALE } from "../solver/bound.ts";
import { buildColumns } from "../solver/columns.ts";
import { flowByWeight } from "../solver/flowByWeight.ts";
import { buildForest } from "../solver/forest.ts";
import { buildHeads, type Heads } from "../solver/heads.ts";
import type { Instance, Placement, ProofEnd, Solution } from "../instance.ts";
import { minMarginalsOf, type MinMarginals } from "./minMarginals.ts";
import { buildModel, type Kept, type MipAnswer, type MipTask } from "./mip.ts";
import { buildPlaces, FORBIDDEN } from "../solver/places.ts";
import { readAnswer } from "./readAnswer.ts";
import { relaxGroups } from "../solver/solvePinned.ts";
import { buildTable, type PlaceTable } from "./table.ts";
import { evaluateTable } from "./tableDual.ts";

/** When exact mode runs: `auto` where it is quick, `prove` as far as it can, `off` never. */
export type ExactMode = "auto" | "prove" | "off";

/** People up to whom `auto` always runs, and up to whom where ten seconds are left. */
const AUTO_PEOPLE = 200;
const AUTO_PEOPLE_WITH_TIME = 500;
const AUTO_SECONDS = 10;
/** Simplex iterations of `auto` and `prove`: the yardsticks of 80 to 500 people take 8 to 2,000. */
const AUTO_ITERATIONS = 20_000;
const PROVE_ITERATIONS = 1_000_000;

/**
 * How many simplex iterations exact mode gets for a problem, 0 where it does not run.
 * @param seconds left until the deadline; undefined without one.
 * @example exactIterations("auto", 501) // 0
 */
export function exactIterations(mode: ExactMode, people: number, seconds?: number): number {
  if (mode === "off") return 0;
  if (mode === "prove") return PROVE_ITERATIONS;
  if (people <= AUTO_PEOPLE) return AUTO_ITERATIONS;
  const hasTime = seconds === undefined || seconds >= AUTO_SECONDS;
  return people <= AUTO_PEOPLE_WITH_TIME && hasTime ? AUTO_ITERATIONS : 0;
}

/** Moves that find a start good enough for the exact solver to do the rest: 0.5 s at 500 people. */
const WORK_BEFORE_EXACT = 60_000_000;

/**
 * Moves the search gets before exact mode, which does the rest itself where there are few people.
 * @param iterations as by `exactIterations`.
 * @example workBefore(0, 80, WORK_DEFAULT) // 400_000_000
 */
export function workBefore(iterations: number, people: number, work: number): number {
  return iterations > 0 && people <= AUTO_PEOPLE_WITH_TIME ? Math.min(work, WORK_BEFORE_EXACT) : work;
}

/** Steps of the bound's climb; at 1,000 the yardsticks stand within a point of what 3,000 reach. */
const CLIMB_STEPS = 1000;
/** Person–seat pairs beyond which not even candidates are picked: 2,000 people × 50 units have 200,000. */
const PAIRS_MAX = 1_000_000;
/** Candidates of each round: few that find a better plan quickly, then many that may prove it. */
const ROUNDS = [12_000, 40_000];
/** What a bound of the exact solver may be off by; costs are whole, so this takes nothing from a proof. */
const SLACK = 0.005;

/**
 * Proves a placement optimal, or finds a cheaper one and proves that, as far as it comes: candidates are picked by
 * min-marginal, the model of them goes out as a task, and what comes back is read, evaluated and only then believed.
 *
 * Leaving out every pair whose min-marginal is above T loses no placement of cost ≤ T. So with v the cheapest
 * placement of the candidates, no placement at all costs less than min(v, T + 1). With T = cost − 1 that is a proof
 * for the whole problem; where the size of a round forces a smaller T, the plan is optimal within candidates, unless
 * v ≤ T + 1.
 * @param found a solution of this instance by `solve`.
 * @param iterations as by `exactIterations`.
 * @param rounds most candidates of each round, beside those of the placement known.
 * @returns a solution that `evaluate` accepts, never dearer than `found`, with its proof. An answer that is damaged or
 * contradicts the evaluator is refused whole: then it is `found`, and `proof.note` says why.
 * Source: docs/planner.md#exact-mode.
 * @example proofSteps(instance, solve(instance, …), exactIterations("prove", instance.people))
 */
export function* proofSteps(
  instance: Instance,
  found: Solution,
  iterations: number,
  rounds: readonly number[] = ROUNDS,
): Generator<MipTask, Solution, MipAnswer> {
  // Without groups and cap, which only rows of the model keep: what is left out here is left out of a cheaper problem.
  const relaxed = relaxGroups(instance);
  const table = buildTable(relaxed);
  const heads = buildHeads(relaxed);
  const of = countAllowed(table);
  let best = found;
  let lowerBound = found.lowerBound;
  let used = 0;
  let candidates = 0;
  let isWithin = false;
  const told = (ended: ProofEnd, note?: string): Solution => {
    const kind = lowerBound === best.cost ? "optimal" : isWithin ? "optimal-within-candidates" : "gap";
    const proof = {
      kind,
      candidates,
      of,
      ended,
      iterations: used,
      ...(note === undefined ? {} : { note }),
    } as const;
    return { ...best, lowerBound, proof };
  };
  if (lowerBound === best.cost) return told("done");
  if (of > PAIRS_MAX) return told("too-large");
  const marginals = marginalsWithin(relaxed, found.cap?.price ?? 0, table, heads, best.cost);
  lowerBound = Math.max(lowerBound, Math.ceil(marginals.bound / PRICE_SCALE));
  if (lowerBound > best.cost)
    throw new Bug(
      `The lower bound ${lowerBound} is above the cost ${best.cost} of a plan for ${instance.name}.`,
      "Maybe the dual forgets a head count or a column.",
    );
  for (const size of rounds) {
    if (lowerBound === best.cost) break;
    if (used >= iterations) return told("work");
    const limit = limitOf(marginals, best.cost, size);
    const start = slotsOf(instance, best.placement);
    const built = buildModel(table, heads, keepUpTo(marginals, limit, table, start), start, instance);
    candidates = built.seats;
    const answer = yield { model: built.model, iterations: iterations - used, cost: best.cost, lowerBound };
    used += answer.iterations;
    const read = readAnswer(instance, heads, built, answer, best.cost);
    if (!read.ok) return told("failed", read.refusal);
    if (read.better !== null && read.better.cost < best.cost) best = { ...best, ...read.better };
    // Pairs left out cost more than `limit`, so at least the next whole point.
    const outside = Math.floor(limit / PRICE_SCALE) + 1;
    const inside = Math.min(Math.ceil(answer.bound - SLACK), best.cost);
    isWithin = inside === best.cost;
    lowerBound = Math.max(lowerBound, Math.min(inside, outside));
    if (answer.ended !== "optimal") return told(answer.ended, answer.note);
  }
  return told("done");
}

function countAllowed({ roleCost, ownerCost }: PlaceTable): number {
  let count = 0;
  for (const points of roleCost) if (points < FORBIDDEN) count += 1;
  for (const points of ownerCost) if (points < FORBIDDEN) count += 1;
  return count;
}

/** Min-marginals under the cap on moves: each move costs `price`, and so much is off for each that is allowed. */
function marginalsWithin(
  instance: Instance,
  price: number,
  table: PlaceTable,
  heads: Heads,
  cost: number,
): MinMarginals {
  if (price === 0) return marginalsOf(instance, table, heads, cost);
  const off = price * (instance.movesMax ?? 0);
  const priced = { ...instance, elsewhereCost: instance.elsewhereCost.map((points) => points + price) };
  const { bound, role, owner } = marginalsOf(priced, buildTable(priced), heads, cost + off);
  const less = (points: number): number => points - off * PRICE_SCALE;
  return { bound: less(bound), role: role.map(less), owner: owner.map(less) };
}

/** Min-marginals at the best prices of a climb from those of the exact flow. */
function marginalsOf(instance: Instance, table: PlaceTable, heads: Heads, cost: number): MinMarginals {
  const places = buildPlaces(instance);
  const forest = buildForest(instance.manager);
  const flow = flowByWeight(buildColumns(instance, places), heads);
  const dual = buildDual(places, heads, forest);
  const ascent = startAscent(dual, flow.price);
  for (let step = 0; step < CLIMB_STEPS && boundOf(ascent) < cost; step++) stepAscent(ascent, cost);
  dual.price.set(ascent.bestPrice);
  evaluateDual(dual);
  return minMarginalsOf(evaluateTable(table, heads, forest, dual.price));
}

/** The largest min-marginal to keep, in 1/64 point: below the cost, or where `size` pairs are kept. */
function limitOf({ role, owner }: MinMarginals, cost: number, size: number): number {
  const whole = (cost - 1) * PRICE_SCALE;
  const kept = new Float64Array(role.length + owner.length);
  let count = 0;
  for (const points of role) if (points <= whole) kept[count++] = points;
  for (const points of owner) if (points <= whole) kept[count++] = points;
  return count <= size ? whole : kept.subarray(0, count).sort()[size - 1]!;
}

/** Pairs up to the limit, and those of the placement known. */
function keepUpTo(marginals: MinMarginals, limit: number, table: PlaceTable, start: Int32Array): Kept {
  const u = table.units;
  const role = Uint8Array.from(marginals.role, (points) => (points <= limit ? 1 : 0));
  const owner = Uint8Array.from(marginals.owner, (points) => (points <= limit ? 1 : 0));
  start.forEach((slot, p) => {
    if (slot < table.kinds * u) role[p * u + (slot % u)] = 1;
    else owner[table.ownerRow[p]! * u + (slot % u)] = 1;
  });
  return { role, owner };
}

function slotsOf({ role, units, disciplines }: Instance, { unit, isOwner }: Placement): Int32Array {
  const ownerKind = disciplines.length + 1;
  return role.map((kind, p) => (isOwner[p] === 1 ? ownerKind : kind) * units + unit[p]!);
}
