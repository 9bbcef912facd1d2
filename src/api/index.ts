/** The public face of `api/`: what is answered, and its shape for `--json`, which a server will serve too. */
export {
  presentCheck,
  presentFinding,
  presentProblem,
  type CheckJson,
  type CheckPresentation,
} from "./check.ts";
export { presentStart, type StartJson } from "./start.ts";
export {
  CONFIDENCES,
  isAnswered,
  presentPerson,
  presentWho,
  presentWhoBatch,
  type Confidence,
  type OwnerAnswer,
  type PersonJson,
  type SubjectJson,
  type Tenure,
  type WhoAnswer,
  type WhoBatchJson,
  type WhoJson,
  type WhoOwns,
  type WhoResult,
  type WhoRoute,
} from "./who.ts";
export { presentAlternatives, presentBurden, type AlternativesJson } from "./alternatives.ts";
export { presentCompare, type CompareJson } from "./compare.ts";
export {
  presentExplain,
  type AreaShare,
  type AreaValue,
  type CheckFigure,
  type DefinitionText,
  type ExplainedNumber,
  type ExplainJson,
  type ExplainResult,
  type Explanation,
  type PlanFigures,
  type FormulaSymbol,
  type MemberRow,
  type NumberRow,
  type RecordField,
} from "./explain.ts";
export {
  presentEffect,
  presentLog,
  presentShow,
  type Effect,
  type EffectJson,
  type LogEntry,
  type LogEntryJson,
  type LogJson,
  type MovedMetric,
  type ShowJson,
  type ShownRevision,
} from "./history.ts";
export { presentAsOf, type AreaOwnersThen, type AsOfJson } from "./asOf.ts";
export { presentAudit, type AuditJson } from "./audit.ts";
export { presentDiff, type DiffJson, type SaidChangeJson, type SaidChanges } from "./diff.ts";
export { presentStatus, type StatusInput, type StatusJson } from "./status.ts";
export { presentConvert, type ConvertJson } from "./convert.ts";
export { presentMap, type MapJson } from "./map.ts";
export { presentRefresh, type RefreshJson } from "./refresh.ts";
export { presentPlan, presentPlanRefusal, type PlanJson } from "./plan.ts";
export { presentWeights, type WeightsJson } from "./weights.ts";
export {
  presentPlanVerdict,
  presentWhatIf,
  type PlanVerdictJson,
  type ProvedJson,
  type WhatIfJson,
} from "./whatIf.ts";
export {
  presentBackup,
  presentErase,
  presentInit,
  presentVerify,
  type BackupJson,
  type EraseJson,
  type InitJson,
  type VerifyJson,
} from "./store.ts";
export {
  presentConflicts,
  presentRebase,
  presentScenario,
  presentScenarioCompare,
  presentScenarioList,
  presentScenarioRefusal,
  type RebaseJson,
  type ScenarioChangeJson,
  type ScenarioCompareJson,
  type ScenarioConflictJson,
  type ScenarioJson,
  type ScenarioListJson,
  type ScenarioRefusalJson,
  type ScenarioRowJson,
} from "./scenario.ts";
