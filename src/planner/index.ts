/** The public face of `planner/`: an org in, the single-threaded plan that disrupts least out, and its proof. */
export { evaluate, type Evaluation } from "./evaluate.ts";
export { exactIterations, proofSteps, workBefore, type ExactMode } from "./exact.ts";
export { proveSteps } from "./prove.ts";
export {
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
export type { MipAnswer, MipModel, MipTask, SolveMip } from "./mip.ts";
export { fitRooms } from "./fitRooms.ts";
export { pinWords, type Pin } from "./pins.ts";
export * from "./plan.ts";
export {
  solve,
  solveSteps,
  WORK_DEFAULT,
  WORK_QUICK,
  workFor,
  type SolveEvent,
  type SolveOptions,
} from "./solve.ts";
export { parseYardstick, yardstickResult, type ParsedYardstick, type YardstickResult } from "./yardstick.ts";
export { changesOf, targetOf, targetOrgs, type TargetOrgs } from "./alternatives.ts";
export { AXES, AXIS_IDS, type Axis, type Figures } from "./figures.ts";
export { formatPlan, parsePlan, type ParsedPlan } from "./planFile.ts";
export { PLANS_FORMAT, readSet, type Alternative, type Mark, type PlanSet, type Weights } from "./planSet.ts";
export { formatPlans, parsePlans, verifySet, type ParsedPlans } from "./planSetFile.ts";
export { ALTERNATIVES_MAX, sweepSteps, type Swept, type SweepOptions } from "./sweep.ts";
export { type StandsIn } from "./standsIn.ts";
export { explainPerson, type Option, type PersonInPlan, type Standing } from "./explainPerson.ts";
export { candidateWords, explainUnit, type OtherOwner, type UnitInPlan } from "./explainUnit.ts";
export { nearTiesOf, type NearTies } from "./nearTies.ts";
export { openPlan, type OpenedPlan, type Price } from "./openPlan.ts";
export { whatIfSteps, type WhatIf, type WhatIfAnswer, type WhatIfMove } from "./askWhatIf.ts";
export {
  planSteps,
  planSto,
  planWithPauses,
  type Planned,
  type PlanOptions,
  type PlanRefusal,
} from "./run.ts";
export { verifyPlan, type Verdict } from "./verify.ts";
export { REACH_FROM, REACH_KEPT_MIN, reachLostOf } from "./reach.ts";
export {
  BURDEN_GROUP_MIN,
  burdenOf,
  MEASURES,
  type Burden,
  type BurdenGroup,
  type BurdenMeasure,
  type BurdenMeasureId,
} from "./burden.ts";
export { type Dimension } from "./burdenGroups.ts";
