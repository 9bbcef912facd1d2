import type { Change } from "./change.ts";
import type { Sentence } from "./sentence.ts";
import type { WaiverId } from "./ids.ts";

export const TIERS = ["invariant", "default", "norm"] as const;
/** An *invariant* blocks a commit that brings it; a *default* wants a reason; a *norm* informs. */
export type Tier = (typeof TIERS)[number];

/** One row behind a finding: which person, area or thing, and what about it. */
export interface Evidence {
  readonly subject: string;
  readonly says: Sentence;
}

/** What a check returns: a statement with its values, the rows behind it and changes that would settle it. */
export interface Finding {
  readonly check: string;
  /** Check id and sorted subject ids; a waiver covers that key. */
  readonly key: string;
  readonly tier: Tier;
  readonly severe?: true;
  /** Judged as if the area's mode were another (`check --as sto`); never blocks. */
  readonly asIf?: true;
  /** What can worsen, for the ratchet. */
  readonly value?: number;
  readonly subjects: readonly string[];
  /** The area it stands under on screen, where it has one. */
  readonly areaId?: string;
  readonly message: Sentence;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Change[];
  /** Fields whose default the finding rests on, such as "share". */
  readonly assumed: readonly string[];
  /** The waiver that covers it, when one is current. */
  readonly waivedBy?: WaiverId;
}

/** The key a waiver names: check id and sorted subject ids. */
export function findingKey(check: string, subjects: readonly string[]): string {
  return [check, ...[...subjects].sort()].join(" ");
}
