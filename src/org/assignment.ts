import type { Day } from "./day.ts";
import type { AreaId, PersonId } from "./ids.ts";

export const ASSIGNMENT_TYPES = ["core", "loan", "advisory"] as const;
export type AssignmentType = (typeof ASSIGNMENT_TYPES)[number];

/** Person × area × share. Key: person, area, type, from. */
export interface Assignment {
  readonly personId: PersonId;
  readonly areaId: AreaId;
  /** 0 < share ≤ 1 (advisory 0 too); absent: an equal part of what the person's other rows leave, marked assumed. */
  readonly share?: number;
  readonly type: AssignmentType;
  readonly role?: string;
  readonly isLead: boolean;
  /** Held for the time being. A lead of whom this is said is read as an acting owner. */
  readonly acting?: true;
  readonly from?: Day;
  readonly to?: Day;
  readonly raterId?: PersonId;
  /** Nobody confirmed this row: the reason of the guess. Such rows give an area no verdict. */
  readonly guess?: string;
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}
