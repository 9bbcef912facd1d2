import type {
  Area,
  AreaId,
  AreaMode,
  Asset,
  AssetId,
  Assignment,
  AssignmentType,
  Charter,
  Day,
  Decision,
  DecisionId,
  Dependency,
  DependencyId,
  Discipline,
  DisciplineId,
  DottedLine,
  OrgRecords,
  Person,
  PersonId,
  Waiver,
  WaiverId,
} from "../org/index.ts";
import type { ListName, RecordOf } from "./lists.ts";

/**
 * One thing that happens to an org, as data. `kind` is a stable kebab-case id, never reused; shapes and
 * preconditions: docs/glossary.md#change. A change never acts by itself: `applyChanges` makes a new org from it.
 */
export type OrgChange = ChangeBody & Expecting;

/** Old values that must still stand, by field of the change's subject; null: the field is absent. */
export type Expecting = { readonly expect?: Readonly<Record<string, unknown>> };

type ChangeBody =
  | { readonly kind: "add-person"; readonly person: Person }
  | { readonly kind: "withdraw-person"; readonly personId: PersonId }
  | {
      readonly kind: "update-person";
      readonly personId: PersonId;
      readonly fields: PersonFields;
      readonly unset?: readonly (keyof PersonFields)[];
    }
  | {
      readonly kind: "set-status";
      readonly personId: PersonId;
      readonly status: "active" | "on-leave";
      readonly from?: Day;
      readonly to?: Day;
    }
  | {
      readonly kind: "return-person";
      readonly personId: PersonId;
      /** Left out: the place they had, or that of their seat where it is still open. */
      readonly managerId?: PersonId | null;
    }
  | {
      readonly kind: "fill-vacancy";
      readonly vacancyId: PersonId;
      readonly personId: PersonId;
      /** Who is new; their manager is that of the seat. Left out: the person is known already. */
      readonly person?: Person;
    }
  | {
      readonly kind: "close-seat";
      readonly vacancyId: PersonId;
      readonly reason: string;
      readonly reportsTo?: PersonId;
    }
  | {
      readonly kind: "reopen-vacancy";
      readonly vacancyId: PersonId;
      /** Left out: the manager the seat had. */
      readonly managerId?: PersonId | null;
    }
  | {
      readonly kind: "merge-people";
      readonly keepId: PersonId;
      readonly dropId: PersonId;
      /** What the person who is kept takes over, field by field. */
      readonly fields?: PersonFields;
    }
  | { readonly kind: "set-manager"; readonly personId: PersonId; readonly managerId: PersonId | null }
  | {
      readonly kind: "leave";
      readonly personId: PersonId;
      readonly endOn: Day;
      readonly keepSeat: boolean;
      readonly seatId?: PersonId;
      readonly reportsTo?: PersonId;
    }
  | { readonly kind: "add-dotted-line"; readonly personId: PersonId; readonly line: DottedLine }
  | { readonly kind: "remove-dotted-line"; readonly personId: PersonId; readonly managerId: PersonId }
  | { readonly kind: "update-dotted-line"; readonly personId: PersonId; readonly line: DottedLine }
  | { readonly kind: "set-assignment"; readonly assignment: Assignment }
  | {
      readonly kind: "remove-assignment";
      readonly personId: PersonId;
      readonly areaId: AreaId;
      readonly type: AssignmentType;
      readonly from?: Day;
    }
  | {
      readonly kind: "set-owner";
      readonly areaId: AreaId;
      readonly personId: PersonId;
      readonly acting?: boolean;
      readonly from?: Day;
      readonly to?: Day;
      /** Read from a lead row of a list, confirmed by nobody. */
      readonly claimed?: true;
    }
  | { readonly kind: "clear-owner"; readonly areaId: AreaId; readonly personId?: PersonId }
  | { readonly kind: "set-deputy"; readonly areaId: AreaId; readonly personId: PersonId }
  | { readonly kind: "set-mode"; readonly areaId: AreaId; readonly mode: AreaMode; readonly on?: Day }
  | { readonly kind: "add-area"; readonly area: Area }
  | {
      readonly kind: "update-area";
      readonly areaId: AreaId;
      readonly fields: AreaFields;
      readonly unset?: readonly (keyof AreaFields)[];
    }
  | { readonly kind: "move-area"; readonly areaId: AreaId; readonly parentId: AreaId }
  | {
      readonly kind: "split-area";
      readonly areaId: AreaId;
      readonly parts: readonly AreaPart[];
    }
  | { readonly kind: "retire-area"; readonly areaId: AreaId; readonly redirectTo?: AreaId }
  | { readonly kind: "revive-area"; readonly areaId: AreaId }
  | { readonly kind: "pause-area"; readonly areaId: AreaId }
  | { readonly kind: "resume-area"; readonly areaId: AreaId }
  | { readonly kind: "add-discipline"; readonly discipline: Discipline }
  | {
      readonly kind: "update-discipline";
      readonly disciplineId: DisciplineId;
      readonly fields: DisciplineFields;
      readonly unset?: readonly (keyof DisciplineFields)[];
    }
  | { readonly kind: "merge-discipline"; readonly fromId: DisciplineId; readonly into: DisciplineId }
  | { readonly kind: "set-craft-lead"; readonly disciplineId: DisciplineId; readonly personId: PersonId }
  | { readonly kind: "grant-waiver"; readonly waiver: Waiver }
  | { readonly kind: "revoke-waiver"; readonly waiverId: WaiverId }
  | { readonly kind: "certify-area"; readonly areaId: AreaId; readonly on?: Day }
  | {
      readonly kind: "merge-areas";
      readonly fromIds: readonly AreaId[];
      readonly into: AreaId;
      readonly ownerId: PersonId;
    }
  | { readonly kind: "set-charter"; readonly areaId: AreaId; readonly charter: CharterText }
  | {
      readonly kind: "sign-charter";
      readonly areaId: AreaId;
      readonly personId: PersonId;
      readonly on?: Day;
    }
  | { readonly kind: "add-asset"; readonly asset: Asset }
  | {
      readonly kind: "update-asset";
      readonly assetId: AssetId;
      readonly fields: AssetFields;
      readonly unset?: readonly (keyof AssetFields)[];
    }
  | { readonly kind: "transfer-asset"; readonly assetId: AssetId; readonly areaId: AreaId }
  | { readonly kind: "retire-asset"; readonly assetId: AssetId; readonly redirectTo?: AssetId }
  | { readonly kind: "add-dependency"; readonly dependency: Dependency }
  | {
      readonly kind: "update-dependency";
      readonly dependencyId: DependencyId;
      readonly fields: DependencyFields;
      readonly unset?: readonly (keyof DependencyFields)[];
    }
  | {
      readonly kind: "accept-dependency";
      readonly dependencyId: DependencyId;
      readonly side: DependencySide;
      readonly personId: PersonId;
    }
  | { readonly kind: "end-dependency"; readonly dependencyId: DependencyId; readonly on?: Day }
  | { readonly kind: "add-decision"; readonly decision: Decision }
  | {
      readonly kind: "update-decision";
      readonly decisionId: DecisionId;
      readonly fields: DecisionFields;
      readonly unset?: readonly (keyof DecisionFields)[];
    }
  | {
      readonly kind: "decide-decision";
      readonly decisionId: DecisionId;
      readonly outcome: string;
      readonly dissent?: string;
      readonly on?: Day;
    }
  | {
      readonly kind: "override-decision";
      readonly decisionId: DecisionId;
      readonly personId: PersonId;
      readonly on?: Day;
    }
  | {
      readonly kind: "set-reading";
      /** The area that is the company, of an org that has none yet or another one. Left out: as it is. */
      readonly rootAreaId?: AreaId;
      readonly linesKnown: boolean;
      readonly reading: OrgRecords["reading"];
    }
  | {
      readonly kind: "restore";
      readonly records: readonly RestoredRecord[];
      /** What was read, as it was; left out: it stays. */
      readonly reading?: ReadingFacts;
    };

/** What an org says of the lists it was read from, beside the lists themselves. */
export type ReadingFacts = Pick<OrgRecords, "rootAreaId" | "linesKnown" | "reading">;

/** One area that comes of a split, and what of the old one goes to it. */
export interface AreaPart {
  readonly id: AreaId;
  readonly name: string;
  readonly personIds: readonly PersonId[];
  readonly assetIds?: readonly AssetId[];
  readonly dependencyIds?: readonly DependencyId[];
  readonly decisionIds?: readonly DecisionId[];
  /** Areas below the old one. */
  readonly childIds?: readonly AreaId[];
}

/** One record as it was, by list and key; null: it was not there. */
export type RestoredRecord = {
  [L in ListName]: {
    readonly list: L;
    /** The key: an id; of a row person, area, type and start; of a redirect kind and id. */
    readonly id: string;
    readonly record: RecordOf<L> | null;
    /** The fields to write where the record is there; none: the whole record. */
    readonly fields: readonly string[];
    /** Its place in the list, where it had lost it. */
    readonly at?: number;
  };
}[ListName];

/** Fields of a person that `update-person` may set; the manager, status and seat have kinds of their own. */
export type PersonFields = Partial<
  Omit<Person, "id" | "managerId" | "status" | "vacant" | "placeholder" | "row">
>;
/** Fields of an area that `update-area` may set; owners, mode and place have kinds of their own. */
export type AreaFields = Partial<Omit<Area, "id" | "parentId" | "owners" | "mode" | "placeholder" | "row">>;

/** What a charter says; who signed it, when, and which version it is follow from `sign-charter` and `set-charter`. */
export type CharterText = Omit<Charter, "signedBy" | "signedOn" | "version">;
/** Fields of an asset that `update-asset` may set; its area has a kind of its own. */
export type AssetFields = Partial<Omit<Asset, "id" | "areaId" | "claimedBy" | "row">>;
/** Fields of a dependency that `update-dependency` may set; acceptances have a kind of their own. */
export type DependencyFields = Partial<Omit<Dependency, "id" | "acceptedBy" | "row">>;
/** Which of the two areas of a dependency somebody speaks for. */
export type DependencySide = "consumer" | "provider";
/** Fields of a decision that `update-decision` may set; deciding and overriding have kinds of their own. */
export type DecisionFields = Partial<
  Omit<Decision, "id" | "decidedOn" | "outcome" | "dissent" | "overriddenBy" | "overriddenOn" | "row">
>;

/** Fields of a discipline that `update-discipline` may set; the craft lead is set by a kind of its own, and unset here. */
export type DisciplineFields = Partial<Omit<Discipline, "id" | "row">>;

/** Changes with an author, a reason and the day from which they hold. */
export interface ChangeSet {
  readonly id: string;
  readonly author: string;
  readonly reason: string;
  readonly effectiveOn: Day;
  /** Where the changes come from, such as "plan" or "HR file of 2026-06-01". */
  readonly source?: string;
  readonly changes: readonly OrgChange[];
}
