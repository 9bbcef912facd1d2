import type { PersonId } from "./ids.ts";

export const SHEET_ROW_KINDS = ["team", "person"] as const;

/** What somebody answered in the column `confirmed`; null where it is empty. */
export type SheetAnswer = "yes" | "no" | null;

/** One guess as the sheet shows it: area names as text, all of them meant together, and why. */
export interface SheetGuess {
  readonly areas: readonly string[];
  readonly reason: string;
}

/**
 * One row of the sheet on which managers say who works on what. The first fields are written by us and read by
 * people, the last five are filled in by people. Several rows for one person are several assignments.
 */
export interface SheetRow {
  /** The manager who is asked; null for people without one. */
  readonly managerId: PersonId | null;
  readonly manager: string;
  /** `team`: one answer for all of them; `person`: one person. A row of one person wins over a team row. */
  readonly kind: (typeof SHEET_ROW_KINDS)[number];
  readonly personIds: readonly PersonId[];
  /** Names of the people, or "Ada and 15 others". */
  readonly who: string;
  readonly titles: string;
  /** What is confirmed already among the people of this manager, in words; empty where nothing is. */
  readonly known: string;
  /** Best first, at most three. */
  readonly guesses: readonly SheetGuess[];
  /** Names or ids of areas as written; empty accepts the first guess when confirmed. */
  readonly areas: readonly string[];
  /** 0 < share ≤ 1, of each area named. */
  readonly share: number | null;
  readonly role: string | null;
  readonly isLead: boolean;
  readonly confirmed: SheetAnswer;
  /** Row in the file it was read from, header = 1. */
  readonly row?: number;
}

/** The most guesses that one row shows. */
export const SHEET_GUESSES_MAX = 3;
