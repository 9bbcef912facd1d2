import type { Sentence } from "../../org/index.ts";
import { shortages, uncovered, worth } from "./disciplines.ts";
import { formerHeads, lostReach, managerSurplus, stepsDown } from "./leaders.ts";
import { shapes } from "./lines.ts";
import { outsiders } from "./outsiders.ts";
import { askAbout, emptySeats, ownerLoads, unasked, waysOut } from "./owners.ts";
import { craftNet, papers, schedules } from "./papers.ts";
import type { Told } from "./told.ts";
import { mergePrices, noUnits, sharedTeams, smallUnits, thinUnits } from "./units.ts";

/** What the plan leaves open, each as a sentence that rests on data; empty sentences are never made. */
export function listUnsolved(told: Told): Sentence[] {
  return [
    ...noUnits(told),
    ...shortages(told),
    ...managerSurplus(told),
    ...worth(told),
    ...thinUnits(told),
    ...emptySeats(told),
    ...waysOut(told),
    ...askAbout(told),
    ...ownerLoads(told),
    ...unasked(told),
    ...uncovered(told),
    ...smallUnits(told),
    ...sharedTeams(told),
    ...mergePrices(told),
    ...outsiders(told),
    ...lostReach(told),
    ...formerHeads(told),
    ...stepsDown(told),
    ...shapes(told),
    ...schedules(told),
    ...craftNet(told),
    ...papers(told),
  ];
}
