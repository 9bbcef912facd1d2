import type { Day, PersonId, Sentence } from "../org/index.ts";

/**
 * What changes, and what stays, for one person on one day. Every line derives from a change or from a field that is
 * present and equal before and after; what the data do not hold is not promised. Source: docs/glossary.md#letter.
 */
export interface Letter {
  readonly personId: PersonId;
  readonly day: Day;
  /** What is different, in the order a reader asks. Never empty: a letter without a change is not made. */
  readonly changes: readonly LetterLine[];
  readonly stays: readonly LetterLine[];
  readonly why: readonly Sentence[];
  /** Texts somebody wrote for all letters, filled for this person, a sentence a line; empty where there are none. */
  readonly opening: readonly Sentence[];
  readonly closing: readonly Sentence[];
  /** Today's manager, who tells; null for who has none. */
  readonly toldBy: PersonId | null;
  /** The new manager, where there is another one. */
  readonly toldWith: PersonId | null;
  /** What must be settled before it may be sent; empty: it may. */
  readonly locks: readonly Lock[];
}

/** Facts of a letter, by the name of the field they rest on. */
export const LETTER_FACTS = [
  "manager",
  "managers-discipline",
  "area",
  "decides",
  "owns",
  "reports",
  "title",
  "level",
  "discipline",
  "place",
  "employer",
  "mentor",
  "calibrator",
  "craft-lead",
  "ladder",
  "on-call",
] as const;
export type LetterFact = (typeof LETTER_FACTS)[number];

/** One fact of a person: before and from the day on. Of what stays both are the same. */
export interface LetterLine {
  readonly fact: LetterFact;
  /** The area of a `decides` line. */
  readonly about?: string;
  readonly before: Sentence | null;
  readonly after: Sentence | null;
}

export const LOCK_CODES = [
  "owner-not-willing",
  "craft-lead-missing",
  "mentor-missing",
  "calibrator-missing",
  "role-missing",
  "consultation-open",
  "questions-missing",
  "objection-missing",
  "text-not-approved",
  "text-field-missing",
] as const;
export type LockCode = (typeof LOCK_CODES)[number];

/** Why a letter may not be sent yet, and whose business that is. */
export interface Lock {
  readonly code: LockCode;
  readonly says: Sentence;
}

/** A text somebody wrote into letters; it is sent only with an approver who is not its author. */
export interface FreeText {
  readonly text: string;
  readonly author: string;
  readonly approver?: string;
  /** Instants of both. */
  readonly writtenAt?: string;
  readonly approvedAt?: string;
}

/** What a company says to everybody who gets a letter. */
export interface LetterSettings {
  /** Who answers questions, beside the managers. */
  readonly questionsTo?: string;
  /** Where an objection goes, and in how many days it is answered. */
  readonly objectionsTo?: string;
  readonly objectionDays?: number;
  readonly opening?: FreeText;
  readonly closing?: FreeText;
}

/** A talk with employees' representatives that the law or an agreement asks for, by employer or place. */
export interface Consultation {
  readonly legalEntity?: string;
  readonly location?: string;
  readonly state: string;
}
