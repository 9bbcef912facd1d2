/** The public face of `changes/`: what can happen to an org, as data; applying and describing it. */
export type {
  AreaFields,
  AssetFields,
  ChangeSet,
  CharterText,
  DecisionFields,
  DependencyFields,
  DependencySide,
  OrgChange,
  PersonFields,
} from "./change.ts";
export { applyChanges, type Applied, type ChangeRefusal } from "./apply.ts";
export { describeChange, isOrgChange } from "./describe.ts";
export { namingOf, type ChangeKindId, type ChangeOf, type Naming } from "./kind.ts";
