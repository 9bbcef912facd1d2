import type { DisciplineId, PersonId } from "./ids.ts";

/** A craft: engineering, product, design, … Never called function or department here. */
export interface Discipline {
  readonly id: DisciplineId;
  readonly name: string;
  /** Its id in the source, where that one holds somebody's name and ours is a generated one. */
  readonly sourceId?: string;
  readonly aliases?: readonly string[];
  /** The craft lead. */
  readonly leadId?: PersonId;
  readonly ladderUrl?: string;
  /** Every product area needs a filled core seat of it. */
  readonly requiredInProduct: boolean;
  /** Lines of executives do not count as out of discipline. */
  readonly executive: boolean;
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}

/** Where people of no known discipline go; a problem `unknown-discipline` stands beside it. */
export const OTHER_DISCIPLINE = "other";
