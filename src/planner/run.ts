import { applyChanges } from "../changes/index.ts";
import { Bug, NONE, type Config, type Day, type Org, type Sentence } from "../org/index.ts";
import { nodeId, writeChangeSets } from "./changeSets.ts";
import { candidateOf, draftInstance, type Question } from "./draftInstance.ts";
import { candidatesFor, explainChanges, openLedger } from "./explain.ts";
import { COST_TERMS, type CostByTerm, type Placement, type Solution } from "./instance.ts";
import { readinessOf } from "./owners.ts";
import type { Pin, PinConflict } from "./pins.ts";
import {
  PLAN_FORMAT,
  type Barred,
  type Plan,
  type PlanCounts,
  type PlanPlacement,
  type PlanUnit,
  type Wave,
} from "./plan.ts";
import { shapeOf } from "./shape.ts";
import { solve, type SolveEvent } from "./solve.ts";
import { headsOf, listWork } from "./todo.ts";
import { growTrees, type TargetLines } from "./trees.ts";
import { listUnsolved, refusalOf } from "./unsolved.ts";
import { verifyPlan } from "./verify.ts";
import { scheduleWaves, type Schedule } from "./waves.ts";

export interface PlanOptions {
  /** Day of the org; a plan is made for the day its org was indexed on. */
  readonly today: Day;
  readonly seed: number;
  /** Moves the solver may look at; see `WORK_DEFAULT`. */
  readonly work: number;
  readonly config: Config;
  readonly pins?: readonly Pin[];
  readonly onProgress?: (event: SolveEvent) => void;
  /** Asked often; true ends the search with the best plan so far. */
  readonly shouldStop?: () => boolean;
}

/** Why there is no plan: `lines-unknown`, `areas-unknown`, `pins-conflict` (with the smallest set of pins). */
export interface PlanRefusal {
  readonly code: string;
  readonly message: Sentence;
  readonly conflicting?: readonly Pin[];
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly refusal: PlanRefusal };

/**
 * The single-threaded organisation that disrupts least: who owns each area, where each person goes, who reports to
 * whom, what must be hired, in which waves; with a bound no plan can beat and a reason for every change. The plan is
 * verified before it is returned. An org without areas of one full-time person gives a plan without changes.
 * @returns the plan, or a refusal when lines or areas are not known at all, or pins contradict.
 * @throws Bug if the verifier finds fault with the plan.
 * Source: docs/glossary.md#plan. Cost: `work`, and O(people × units) for waves.
 * @example planSto(org, { today: org.today, seed: 1, work: WORK_DEFAULT, config: DEFAULT_CONFIG })
 */
export function planSto(org: Org, options: PlanOptions): Planned {
  if (options.today !== org.today)
    throw new Bug(
      `A plan for ${options.today} was asked of an org of ${org.today}.`,
      "Maybe the org should be indexed again for that day.",
    );
  const refused = refusalOf(org);
  if (refused !== null) return { ok: false, refusal: refused };
  const solved = solveFairly(org, options);
  if (!solved.ok) return { ok: false, refusal: { code: "pins-conflict", ...solved.conflict } };
  const { question, solution } = solved;
  const plan = writePlan(question, options.config, solution);
  const judged = verifyPlan(org, plan);
  if (!judged.ok)
    throw new Bug(
      `The plan of ${org.people.length} people is not sound: ${judged.faults.slice(0, 5).join(" ")}`,
      "Maybe trees, waves and verifier disagree; keep the org and the seed and report it.",
    );
  return { ok: true, plan };
}

/** How often a plan is made again because somebody would stand below an owner of a lower level. */
const ROUNDS_MAX = 4;

type Solved =
  | { readonly ok: true; readonly question: Question; readonly solution: Solution }
  | { readonly ok: false; readonly conflict: PinConflict };

/**
 * Solves; where a manager would stand below an owner of a lower level in a unit that is not their home, closes that
 * unit to managers of such a level and solves again. They may still own another.
 */
function solveFairly(org: Org, options: PlanOptions): Solved {
  let barred: readonly Barred[] = [];
  for (let round = 1; ; round++) {
    const drafted = draftInstance(org, options.config, options.pins ?? [], barred);
    if (!drafted.ok) return drafted;
    const { question } = drafted;
    if (question.members.units.length === 0)
      return { ok: true, question, solution: nothingToSolve(options.seed) };
    const solution = solve(question.instance, options);
    const more = round === ROUNDS_MAX ? [] : closedTo(question, solution.placement);
    if (more.length === 0) return { ok: true, question, solution };
    barred = [...barred, ...more];
  }
}

function closedTo({ org, members, levels, seats, instance }: Question, placement: Placement): Barred[] {
  const ownerLevel = Int32Array.from(seats, (seat) => seat.required);
  members.people.forEach((p, i) => {
    if (placement.isOwner[i] === 1) ownerLevel[placement.unit[i]!] = levels.level[p]!;
  });
  const isSenior = (i: number, unit: number): boolean =>
    instance.role[i] === instance.disciplines.length &&
    members.home[i] !== NONE &&
    members.home[i] !== unit &&
    levels.level[members.people[i]!]! > ownerLevel[unit]!;
  const units = new Set<number>();
  placement.unit.forEach((unit, i) => {
    if (placement.isOwner[i] === 0 && instance.pinnedUnit[i] === NONE && isSenior(i, unit)) units.add(unit);
  });
  // Everybody of that level, or the next one would take the place.
  return [...units]
    .sort((a, b) => a - b)
    .flatMap((unit) =>
      Array.from(members.people, (p, i): Barred[] =>
        isSenior(i, unit)
          ? [{ personId: org.people[p]!.id, areaId: org.areas[members.units[unit]!]!.id }]
          : [],
      ).flat(),
    );
}

function nothingToSolve(seed: number): Solution {
  const terms = Object.fromEntries(COST_TERMS.map((term) => [term, 0])) as Record<keyof CostByTerm, number>;
  return {
    placement: { unit: new Int32Array(0), isOwner: new Uint8Array(0) },
    cost: 0,
    terms,
    lowerBound: 0,
    work: 0,
    seed,
  };
}

function writePlan(question: Question, config: Config, solution: Solution): Plan {
  const { org, members } = question;
  const { placement } = solution;
  const lines = growTrees(question, placement);
  const people = org.people.filter((person) => person.placeholder !== true).length;
  const schedule = scheduleWaves(question, placement, lines);
  const changeSets = writeChangeSets(question, placement, lines, schedule);
  const units = unitsOf(question, placement, lines, schedule);
  const placements = placementsOf(question, placement, lines);
  const counts = countsOf(question, units, placements, people);
  const todo = listWork(question, placement, lines, units);
  const waves = schedule.waves.map((groups, k): Wave => ({
    number: k + 1,
    pilot: k === 0,
    effectiveOn: schedule.days[k]!,
    groups: groups.map((group) => group.map((unit) => org.areas[members.units[unit]!]!.id)),
    peopleChanged: schedule.changed[k]!,
    changeSet: changeSets[k]!,
  }));
  const applied = applyChanges(
    org,
    waves.flatMap((wave) => wave.changeSet.changes),
  );
  if (!applied.ok)
    throw new Bug(
      `Change ${applied.refusal.change} (${applied.refusal.kind}) of the plan was refused.`,
      "Maybe the lines of two waves form a loop in between.",
    );
  return {
    format: PLAN_FORMAT,
    today: org.today,
    seed: solution.seed,
    work: solution.work,
    counts,
    assumed: question.assumed,
    costTable: { ...question.costs },
    pins: question.pins,
    barred: question.barred,
    cost: solution.cost,
    terms: solution.terms,
    lowerBound: solution.lowerBound,
    gap: gapOf(solution),
    units,
    placements,
    reasons: explainChanges(question, placement, lines),
    waves,
    todo,
    shape: { before: shapeOf(org), after: shapeOf(applied.org) },
    unsolved: listUnsolved({ question, config, units, todo, counts, lines, placement, schedule }),
  };
}

function gapOf({ cost, lowerBound }: Solution): number | null {
  if (cost === lowerBound) return 0;
  return lowerBound === 0 ? null : (cost - lowerBound) / lowerBound;
}

function unitsOf(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  schedule: Schedule,
): PlanUnit[] {
  const { org, members, levels, seats } = question;
  const { heads } = openLedger(question.instance, placement);
  const people = new Int32Array(members.units.length);
  for (const unit of placement.unit) people[unit]!++;
  const waveOf = new Map(
    schedule.waves.flatMap((groups, k) => groups.flat().map((unit) => [unit, k + 1] as const)),
  );
  return Array.from(members.units, (area, unit): PlanUnit => {
    const owner = lines.owner[unit]!;
    const above = members.parentUnit[unit]!;
    const boss = lines.manager[owner]!;
    return {
      areaId: org.areas[area]!.id,
      name: org.areas[area]!.name,
      parentUnitId: above === NONE ? null : org.areas[members.units[above]!]!.id,
      ownerId: nodeId(question, lines, owner),
      readiness:
        owner >= org.people.length
          ? "to-hire"
          : (readinessOf(candidateOf(org, levels, owner), seats[unit]!) ?? "to-develop"),
      ownerManagerId: boss === NONE ? null : nodeId(question, lines, boss),
      requiredLevel: seats[unit]!.required,
      candidates: candidatesFor(question, placement, unit),
      people: people[unit]!,
      heads: headsOf(question, heads, unit),
      wave: waveOf.get(unit) ?? 0,
    };
  });
}

function placementsOf(question: Question, placement: Placement, lines: TargetLines): PlanPlacement[] {
  const { org, members, instance } = question;
  const promoted = new Set(lines.promoted);
  return Array.from(members.people, (p, i): PlanPlacement => {
    const unit = placement.unit[i]!;
    const home = members.home[i]!;
    const listed = members.listUnit.subarray(members.listStart[i]!, members.listStart[i + 1]!);
    const boss = lines.manager[p]!;
    return {
      personId: org.people[p]!.id,
      unitId: org.areas[members.units[unit]!]!.id,
      slot: placement.isOwner[i] === 1 ? "owner" : (instance.disciplines[instance.role[i]!] ?? "manager"),
      homeUnitId: home === NONE ? null : org.areas[members.units[home]!]!.id,
      footing: !listed.includes(unit) ? "moves" : listed.length > 1 ? "focuses" : "stays",
      managerId: boss === NONE ? null : nodeId(question, lines, boss),
      managerBeforeId: org.people[p]!.managerId,
      ...(promoted.has(p) ? { promoted: true as const } : {}),
    };
  });
}

function countsOf(
  { members }: Question,
  units: readonly PlanUnit[],
  placements: readonly PlanPlacement[],
  people: number,
): PlanCounts {
  const ready = (readiness: PlanUnit["readiness"]): number =>
    units.filter((unit) => unit.readiness === readiness).length;
  return {
    people,
    inPlan: members.people.length,
    outside: people - members.people.length,
    moved: placements.filter((one) => one.footing === "moves").length,
    focused: placements.filter((one) => one.footing === "focuses").length,
    managerChanged: placements.filter((one) => one.managerId !== one.managerBeforeId).length,
    ownersReady: ready("ready"),
    ownersToDevelop: ready("to-develop"),
    ownersToHire: ready("to-hire"),
    shortHeads: units
      .flatMap((unit) => unit.heads)
      .reduce((sum, one) => sum + Math.max(0, one.wanted - one.placed), 0),
  };
}
