/** The public face of `changes/`: what can happen to an org, as data; applying and describing it. */
export type {
  AreaFields,
  AreaPart,
  AssetFields,
  ChangeSet,
  CharterText,
  DecisionFields,
  DependencyFields,
  DependencySide,
  DisciplineFields,
  Expecting,
  OrgChange,
  PersonFields,
  ReadingFacts,
  RestoredRecord,
} from "./change.ts";
export { applyChanges, type Applied, type ChangeRefusal } from "./apply.ts";
export {
  canonicalBytes,
  canonicalChangeSet,
  canonicalListParts,
  canonicalLists,
  canonicalText,
  isSetField,
  parseCanonical,
  parseCanonicalChangeSet,
  parseCanonicalLists,
  type CanonicalRefusal,
  type Parsed,
} from "./canonical.ts";
export { describeChange, isOrgChange } from "./describe.ts";
export { idsNamed, idsWritten } from "./meeting.ts";
export { movePeople, type MovedPeople } from "./movePeople.ts";
export { namingOf, type ChangeKindId, type ChangeOf, type Naming } from "./kind.ts";
export { diff } from "./diff.ts";
export { withoutIdle } from "./idle.ts";
export { emptyOrg } from "./emptyOrg.ts";
export { foldChanges, type Folded, type FoldedSet, type HeldSet, type ReadRecord } from "./fold.ts";
export { keyOf, LISTS, type AnyRecord, type ListName, type RecordOf } from "./lists.ts";
export type { UnindexedOrg } from "./workbench.ts";
export { countKinds, summarise } from "./summary.ts";
export { subjectOf, type Subject } from "./subject.ts";
export { mergeOrgs, rebase, revert, type MergedOrg, type Rebased, type RevertInput } from "./rebase.ts";
export type { Followed, RebaseConflict, RebaseInput, RebaseNotice } from "./rebasing.ts";
export { changeWithPersonIds, withPersonIds, type NewIdOf } from "./withPersonIds.ts";
export {
  changeWithThingIds,
  THING_LISTS,
  withThingIds,
  type NewThingIdOf,
  type ThingList,
} from "./withThingIds.ts";
