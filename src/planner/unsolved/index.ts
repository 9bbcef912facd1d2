import type { Sentence } from "../../org/index.ts";
import { shortages, uncovered } from "./disciplines.ts";
import { formerHeads, lostReach, stepsDown } from "./leaders.ts";
import { shapes } from "./lines.ts";
import { outsiders } from "./outsiders.ts";
import { emptySeats, unasked } from "./owners.ts";
import { papers, schedules } from "./papers.ts";
import type { Told } from "./told.ts";
import { noUnits, sharedTeams, smallUnits, thinUnits } from "./units.ts";

/** What the plan leaves open, each as a sentence that rests on data; empty sentences are never made. */
export function listUnsolved(told: Told): Sentence[] {
  return [
    ...noUnits(told),
    ...thinUnits(told),
    ...shortages(told),
    ...emptySeats(told),
    ...unasked(told),
    ...uncovered(told),
    ...smallUnits(told),
    ...sharedTeams(told),
    ...outsiders(told),
    ...lostReach(told),
    ...formerHeads(told),
    ...stepsDown(told),
    ...shapes(told),
    ...schedules(told),
    ...papers(told),
  ];
}
