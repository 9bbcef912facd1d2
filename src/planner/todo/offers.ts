import { NONE } from "../../org/index.ts";
import { HEAD_TERMS } from "../cost/index.ts";
import { openLedger, type Ledger } from "../whatIf/difference.ts";
import { hasDeclined, readinessOf } from "../question/owners.ts";
import { leadersToday, reportsIn, SPAN_MIN } from "./managerSeats.ts";
import type { CraftLeadToName, Offer, PlanUnit } from "../plan/plan.ts";
import { candidateOf, type Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import type { TargetLines } from "../lines/trees.ts";

/** Points for a manager who goes back to a seat of their own discipline. Our proposal. */
const PLAYER_COACH_POINTS = 45;

/**
 * A role for everybody who leads others today, nobody in the plan, and owns nothing: the first that is open in the
 * order owner, manager, craft lead, player-coach (by setting only); or none yet. A seat may be offered to several:
 * who takes it is for people to say. In the order of the tree, nobody ranked. O(leaders × units).
 */
export function offersOf(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  units: readonly PlanUnit[],
  craftLeads: readonly CraftLeadToName[],
): Offer[] {
  const { org } = question;
  const reports = reportsIn(lines);
  const ledger = openLedger(question.instance, placement);
  const owners = new Set(lines.owner);
  return leadersToday(question)
    .filter((p) => reports[p] === 0 && !owners.has(p))
    .map((p): Offer => {
      const personId = org.people[p]!.id;
      const discipline = org.people[p]!.discipline ?? null;
      const seats = openSeats(question, units, p);
      if (seats.length > 0) return { personId, role: "owner", areaIds: seats, discipline: null };
      const teams = openTeams(units);
      if (teams.length > 0) return { personId, role: "manager", areaIds: teams, discipline: null };
      if (craftLeads.some((one) => one.candidates.includes(personId)))
        return { personId, role: "craft-lead", areaIds: [], discipline };
      const coach = coachUnit(question, placement, p);
      if (coach !== null && discipline !== null)
        return {
          personId,
          role: "player-coach",
          areaIds: [coach],
          discipline,
          ...coachPoints(question, placement, ledger, p),
        };
      return { personId, role: null, areaIds: [], discipline: null };
    });
}

/** Units with an owner to hire that the person may own and did not decline. */
function openSeats(question: Question, units: readonly PlanUnit[], p: number): PlanUnit["areaId"][] {
  const { org, members, levels, seats } = question;
  return units.flatMap((unit, u) =>
    unit.readiness === "to-hire" &&
    readinessOf(candidateOf(org, levels, p), seats[u]!) !== null &&
    !hasDeclined(org, p, members.units[u]!)
      ? [unit.areaId]
      : [],
  );
}

/** Units that lack a manager and hold people enough for one more. */
function openTeams(units: readonly PlanUnit[]): PlanUnit["areaId"][] {
  return units.flatMap((unit) =>
    unit.heads.some((one) => one.kind === "manager" && one.placed < one.wanted) && unit.people > SPAN_MIN
      ? [unit.areaId]
      : [],
  );
}

function coachUnit({ org, members, settings }: Question, placement: Placement, p: number) {
  const i = members.at[p]!;
  if (!settings.inputs.playerCoach || i === NONE) return null;
  return org.areas[members.units[placement.unit[i]!]!]!.id;
}

/**
 * Points with them in a seat of their own discipline instead of a manager's, in the area they are placed in: heads
 * counted anew, and `PLAYER_COACH_POINTS` for leading less. Nothing where no area counts heads of the discipline.
 */
function coachPoints(
  { org, members, instance }: Question,
  placement: Placement,
  { heads }: Ledger,
  p: number,
): { readonly points?: number } {
  const i = members.at[p]!;
  const kind = instance.disciplines.indexOf(org.people[p]!.discipline ?? "");
  if (kind < 0) return {};
  const { units, role, weight } = instance;
  const unit = placement.unit[i]!;
  const change = (slotKind: number, by: number): number => {
    const have = heads[slotKind * units + unit]!;
    return HEAD_TERMS.reduce(
      (sum, term) =>
        sum + term.points(instance, slotKind, unit, have + by) - term.points(instance, slotKind, unit, have),
      0,
    );
  };
  return { points: change(role[i]!, -weight[i]!) + change(kind, weight[i]!) + PLAYER_COACH_POINTS };
}
