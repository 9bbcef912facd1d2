/** The public face of `planner/`: an org in, the single-threaded plan that disrupts least out, and its proof. */
export { evaluate, type Evaluation } from "./verify/evaluate.ts";
export type { Cut, Effort } from "./effort.ts";
export { exactIterations, proofSteps, workBefore, type ExactMode } from "./exact/exact.ts";
export { proveSteps } from "./exact/prove.ts";
export {
  BORNE_TERMS,
  COST_TERMS,
  type CostByTerm,
  type CostTerm,
  type Instance,
  type Placement,
  type Proof,
  type ProofEnd,
  type ProofKind,
  type Solution,
} from "./instance.ts";
export type { MipAnswer, MipModel, MipTask, SolveMip } from "./exact/mip.ts";
export { fitRooms } from "./exact/fitRooms.ts";
export { type Pin } from "./pins/pins.ts";
export { COMMAND_LINE, pinName, pinWords } from "./pins/pinWords.ts";
export * from "./plan/plan.ts";
export { stayWithOf } from "./question/stayWith.ts";
export { doPiece } from "./solver/bound.ts";
export { buildScratch, type Dual } from "./solver/dual.ts";
export {
  solve,
  solveSteps,
  WORK_DEFAULT,
  WORK_QUICK,
  workFor,
  type SolveEvent,
  type SolveOptions,
} from "./solver/solve.ts";
export { parseYardstick, yardstickResult, type ParsedYardstick, type YardstickResult } from "./yardstick.ts";
export { changesOf, targetOf, targetOrgs, type TargetOrgs } from "./alternatives/alternatives.ts";
export { AXES, AXIS_IDS, type Axis, type Figures } from "./alternatives/figures.ts";
export { formatPlan, parsePlan, type ParsedPlan } from "./plan/planFile.ts";
export {
  PLANS_FORMAT,
  readSet,
  type Alternative,
  type Mark,
  type PlanSet,
  type Weights,
} from "./alternatives/planSet.ts";
export { formatPlans, parsePlans, verifySet, type ParsedPlans } from "./alternatives/planSetFile.ts";
export { ALTERNATIVES_MAX, sweepSteps, type Swept, type SweepOptions } from "./alternatives/sweep.ts";
export { QUESTIONS_MAX, weighSteps, type Weighed, type WeightQuestion } from "./weights/askWeights.ts";
export { type Answer } from "./weights/fitFactors.ts";
export { type StandsIn } from "./alternatives/standsIn.ts";
export { explainPerson, type Option, type PersonInPlan, type Standing } from "./explain/explainPerson.ts";
export { candidateWords, explainUnit, type OtherOwner, type UnitInPlan } from "./explain/explainUnit.ts";
export { personFacts } from "./explain/personFacts.ts";
export { nearTiesOf, type NearTies } from "./explain/nearTies.ts";
export { openPlan, type OpenedPlan, type Price } from "./plan/openPlan.ts";
export {
  whatIfSteps,
  type WhatIf,
  type WhatIfAnswer,
  type WhatIfMove,
  type WhatIfRefusal,
} from "./whatIf/askWhatIf.ts";
export { placedElsewhere, type PlacedElsewhere } from "./whatIf/placedElsewhere.ts";
export { proveAgain, type ProveAgainOptions, type ProvedAgain } from "./proveAgain.ts";
export {
  planSteps,
  planSto,
  planWithPauses,
  type Planned,
  type PlanOptions,
  type PlanRefusal,
} from "./run.ts";
export { configOf } from "./question/configOf.ts";
export { verifyPlan, type Verdict } from "./verify/verify.ts";
export { REACH_FROM, REACH_KEPT_MIN, reachLostOf } from "./todo/reach.ts";
export {
  BURDEN_GROUP_MIN,
  burdenOf,
  MEASURES,
  type Burden,
  type BurdenGroup,
  type BurdenMeasure,
  type BurdenMeasureId,
} from "./burden/burden.ts";
export { type Dimension } from "./burden/burdenGroups.ts";
