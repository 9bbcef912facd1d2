import type {
  Area,
  AreaId,
  AreaMode,
  Assignment,
  AssignmentType,
  Day,
  DisciplineId,
  DottedLine,
  Person,
  PersonId,
  Waiver,
} from "../org/index.ts";

/**
 * One thing that happens to an org, as data. `kind` is a stable kebab-case id, never reused; shapes and
 * preconditions: docs/glossary.md#change. A change never acts by itself: `applyChanges` makes a new org from it.
 */
export type OrgChange =
  | { readonly kind: "add-person"; readonly person: Person }
  | { readonly kind: "update-person"; readonly personId: PersonId; readonly fields: PersonFields }
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
    }
  | { readonly kind: "clear-owner"; readonly areaId: AreaId; readonly personId?: PersonId }
  | { readonly kind: "set-deputy"; readonly areaId: AreaId; readonly personId: PersonId }
  | { readonly kind: "set-mode"; readonly areaId: AreaId; readonly mode: AreaMode; readonly on?: Day }
  | { readonly kind: "add-area"; readonly area: Area }
  | { readonly kind: "update-area"; readonly areaId: AreaId; readonly fields: AreaFields }
  | { readonly kind: "move-area"; readonly areaId: AreaId; readonly parentId: AreaId }
  | { readonly kind: "set-craft-lead"; readonly disciplineId: DisciplineId; readonly personId: PersonId }
  | { readonly kind: "grant-waiver"; readonly waiver: Waiver };

/** Fields of a person that `update-person` may set; the manager, status and seat have kinds of their own. */
export type PersonFields = Partial<
  Omit<Person, "id" | "managerId" | "status" | "vacant" | "placeholder" | "row">
>;
/** Fields of an area that `update-area` may set; owners, mode and place have kinds of their own. */
export type AreaFields = Partial<Omit<Area, "id" | "parentId" | "owners" | "mode" | "placeholder" | "row">>;

/** Changes with an author, a reason and the day from which they hold. */
export interface ChangeSet {
  readonly id: string;
  readonly author: string;
  readonly reason: string;
  readonly effectiveOn: Day;
  readonly changes: readonly OrgChange[];
}
