import type { Day } from "../../org/index.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import type { TargetLines } from "../lines/trees.ts";
import { changesOf } from "./cover.ts";
import { waveDays } from "./days.ts";
import { factsOfPlan, type WaveFacts } from "./facts.ts";
import { improveWaves } from "./improve.ts";
import type { Loan } from "./loans.ts";
import { orderUnits, type WaveOrder } from "./order.ts";
import { fitsPilot, pilotOptions, type PilotOption } from "./pilot.ts";
import { tieGroups, type Tie } from "./ties.ts";

/** Most people whose unit or manager changes in one wave, as share of the people in the plan. Our proposal. */
const WAVE_SHARE = 0.2;

export interface Schedule {
  /** Waves of groups of units; the units of a group go live together. */
  readonly waves: WaveOrder["waves"];
  /** Who stays on loan in a unit they leave, until it goes live. */
  readonly loans: readonly Loan[];
  /** What keeps the units of a group together. */
  readonly ties: readonly Tie[];
  readonly days: readonly Day[];
  /** People whose unit or manager changes, by wave. */
  readonly changed: readonly number[];
  /** Units that could go first, the chosen ones at the head. */
  readonly pilots: readonly PilotOption[];
  /** Units of the pilot are more, or larger, than a pilot should be. */
  readonly pilotTooLarge: boolean;
  /** Waves (from 1) that change more people than a wave should, because their units need each other. */
  readonly overCap: readonly number[];
}

/**
 * When each unit goes live. A unit goes live whole. At each moment every unit not yet live keeps its owner and at
 * least 40 % of today's heads in each discipline it wants; units that drain each other go live together, or a named
 * loan keeps one covered. At most a fifth of the people change in a wave, unless one group needs more and goes alone.
 * The pilot is small, has its owner in place and much to gain. O(units² + people × groups).
 */
export function scheduleWaves(question: Question, placement: Placement, lines: TargetLines): Schedule {
  const facts = factsOfPlan(question, placement, lines);
  const cap = waveCap(facts.people);
  const pilots = pilotOptions(question, placement, lines, facts);
  const order = improveWaves(facts, orderUnits(facts, cap, pilots[0]?.units ?? []), cap);
  return describe(question, facts, order, pilots);
}

/** Days, sizes and what is amiss of waves that are decided; each unit stands in exactly one. O(people). */
export function describeSchedule(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  order: WaveOrder,
): Schedule {
  const facts = factsOfPlan(question, placement, lines);
  return describe(question, facts, order, pilotOptions(question, placement, lines, facts));
}

function describe(
  question: Question,
  facts: WaveFacts,
  order: WaveOrder,
  pilots: readonly PilotOption[],
): Schedule {
  const cap = waveCap(facts.people);
  const changed = order.waves.map((groups) => changesOf(facts, groups.flat()));
  const hasLoans = order.waves.map((groups) => {
    const units = new Set(groups.flat());
    return order.loans.some(({ person }) => units.has(facts.unit[person]!));
  });
  return {
    ...order,
    ties: tieGroups(facts, order),
    days: waveDays(question.madeOn, hasLoans, question.settings.waves),
    changed,
    pilots,
    pilotTooLarge: !fitsPilot(facts, order.waves[0]?.flat() ?? []),
    overCap: changed.flatMap((count, k) => (count > cap ? [k + 1] : [])),
  };
}

function waveCap(people: number): number {
  return Math.max(1, Math.floor(people * WAVE_SHARE));
}
