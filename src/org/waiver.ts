import type { Day } from "./day.ts";
import type { PersonId, WaiverId } from "./ids.ts";

/** An approved, dated exception to a check. A *standing* one is a deliberate part of the target form. */
export interface Waiver {
  readonly id: WaiverId;
  readonly checkId: string;
  readonly subjectIds: readonly string[];
  readonly reason: string;
  /** Its id in the source, where that one holds somebody's name and ours is a generated one. */
  readonly sourceId?: string;
  readonly approverId?: PersonId;
  readonly grantedOn?: Day;
  /** The first day it no longer holds; absent only for a standing exception. */
  readonly expiresOn?: Day;
  readonly standing: boolean;
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}
