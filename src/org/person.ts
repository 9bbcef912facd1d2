import type { Day } from "./day.ts";
import type { DisciplineId, PersonId } from "./ids.ts";

export const PERSON_STATUSES = ["active", "on-leave", "pending", "terminated"] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

export const DOTTED_PURPOSES = ["craft", "mentor", "project", "admin"] as const;

/** A secondary line. It neither rates nor sets priorities unless it says so, which a check reports. */
export interface DottedLine {
  readonly managerId: PersonId;
  readonly purpose: (typeof DOTTED_PURPOSES)[number];
  readonly rates?: boolean;
  readonly prioritises?: boolean;
  readonly from?: Day;
  readonly to?: Day;
}

/** One row per human, or per **vacancy** (`vacant: true`): an empty seat keeps its place in the tree. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** The solid line; null only for who has no manager. */
  readonly managerId: PersonId | null;
  readonly status: PersonStatus;
  /** 0 to 1.2; 0 is unpaid. */
  readonly fte: number;
  readonly vacant: boolean;
  /** The id in the source, where ours is another one. Source: docs/glossary.md#source-id. */
  readonly sourceId?: string;
  readonly employeeNumber?: string;
  readonly email?: string;
  readonly title?: string;
  readonly discipline?: DisciplineId;
  readonly dottedLines?: readonly DottedLine[];
  readonly location?: string;
  readonly timeZone?: string;
  readonly legalEntity?: string;
  readonly costCenter?: string;
  /** Larger is more senior. */
  readonly level?: number;
  readonly startOn?: Day;
  /** The day after the last day. */
  readonly endOn?: Day;
  readonly backfillOf?: PersonId;
  readonly expectedOn?: Day;
  readonly interviewerIds?: readonly PersonId[];
  readonly ladderUrl?: string;
  readonly mentorId?: PersonId;
  readonly calibratorId?: PersonId;
  /** Candidate for owner, said by a person; never inferred. */
  readonly canOwn?: boolean;
  readonly annualCostEur?: number;
  /** Made by a reading policy (a missing manager): drawn, never counted. */
  readonly placeholder?: true;
  /** Row in the source file, header = 1. */
  readonly row?: number;
  /** Columns the source had and this model has no field for; they return on export. */
  readonly extra?: Readonly<Record<string, string>>;
}
