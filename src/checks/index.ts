/** The public face of `checks/`: the list, running it, verdicts, and the ten questions before any target. */
export { CHECKS } from "./list.ts";
export {
  areaVerdict,
  areaVerdicts,
  VERDICT_CHECKS,
  type AreaVerdict,
  type VerdictInput,
} from "./areaVerdict.ts";
export {
  contraindications,
  YES_LIMIT,
  type Contraindication,
  type Contraindications,
} from "./contraindications.ts";
export type { Check, CheckContext, CheckInput, Fault, Need, Threshold } from "./define.ts";
export {
  MOVE_CHECKS,
  prepareRecheck,
  recheckMove,
  type Move,
  type Recheck,
  type RecheckState,
} from "./recheckMove.ts";
export { tryFindings, type Asked } from "./tryFindings.ts";
export { knownFindings, newInvariants, runChecks, runChecksInSteps } from "./runChecks.ts";
export { unitSize } from "./unitSize.ts";
export { chanceOf, farFromChance, type Draw } from "./chance.ts";
export { UNEVEN_BURDEN, unevenBurden, type GroupShare } from "./unevenBurden.ts";
