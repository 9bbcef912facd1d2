/** The public face of `history/`: what happened to an org, what is dated ahead, and what may come. */
export * from "./revision.ts";
export * from "./scenario.ts";
export { judgeSchedule, SCHEDULE_CONFLICT, type ScheduleInput, type ScheduleJudged } from "./schedule.ts";
export {
  compareOnTimeline,
  foldRevisions,
  nearestKept,
  onTimeline,
  placeOf,
  scheduledAfter,
  startOfHistory,
  stepsFrom,
  type FoldedRevisions,
  type HeldRevision,
  type Moment,
  type Placed,
} from "./timeline.ts";
export {
  closedFault,
  type By,
  type EditBy,
  type Refused,
  type ScenarioRefusal,
  type Stepped,
} from "./scenario/step.ts";
export {
  archiveScenario,
  createScenario,
  renameScenario,
  reopenScenario,
} from "./scenario/createScenario.ts";
export { addChanges, addChangeSet, removeChangeSet, replaceChangeSet } from "./scenario/changeSets.ts";
export { EDIT_SOURCE, editStack, redoEdit, undoEdit, type EditStack } from "./scenario/edits.ts";
export { restoreChange, strikeOut } from "./scenario/strike.ts";
export {
  changeAt,
  isStruck,
  liveChanges,
  liveChangeSets,
  liveSets,
  pendingSets,
  type LiveSet,
} from "./scenario/live.ts";
export {
  findScenario,
  invite,
  join,
  leaveScenario,
  noSuchScenario,
  notTakingPart,
  publish,
  takesPart,
  visibleScenarios,
} from "./scenario/participants.ts";
export { copyScenario } from "./scenario/copyScenario.ts";
export { PLANS_MAX, setLetters, takePlan, toPlan } from "./scenario/plans.ts";
export { comment, pin, placeWords, setConsultation, unpin } from "./scenario/notes.ts";
export { approve, isApproved, unapproved, withdrawApproval, type Approving } from "./scenario/approvals.ts";
export { touchedBy, type Touched } from "./scenario/touched.ts";
export { rememberApplied } from "./scenario/rememberApplied.ts";
export {
  stateOn,
  walkScenario,
  type AppliedHolding,
  type Applying,
  type DisplacedSet,
  type HeldChange,
  type ScenarioBase,
  type ScenarioStep,
  type Walked,
} from "./scenario/walk.ts";
export {
  rebaseScenario,
  type ScenarioConflict,
  type ScenarioRebased,
  type ScenarioRebaseInput,
} from "./scenario/rebaseScenario.ts";
export type { Choosing } from "./scenario/resolve.ts";
export {
  changesOfAreas,
  changesOfSets,
  splitScenario,
  type ScenarioSplit,
  type SplitInput,
} from "./scenario/splitScenario.ts";
export { shareCopy } from "./scenario/copies.ts";
export { mergeCopies, type CopiesInput, type CopiesMerged } from "./scenario/mergeCopies.ts";
export { noteMerged, reopenAfterUndo, undoRevision, type UndoInput } from "./scenario/undoMerge.ts";
export { sayEvent } from "./scenario/minutes.ts";
export {
  MATCHED_BY,
  matchPeople,
  type MatchedBy,
  type MatchInput,
  type PeopleMatched,
  type PersonMatch,
  type PossibleMatch,
} from "./matchPeople.ts";
