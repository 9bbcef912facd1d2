import type { ChangeSet } from "../changes/index.ts";

/** A moment, ISO 8601 in UTC with milliseconds, such as `2026-06-01T09:30:00.000Z`. Instants compare as text. */
export type Instant = string;

/** A change set that was committed: numbered from 1 without a gap, never rewritten. */
export interface Revision {
  readonly number: number;
  readonly committedAt: Instant;
  readonly changeSet: ChangeSet;
}
