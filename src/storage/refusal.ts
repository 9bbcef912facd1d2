/** Why a store did not do what it was asked to. Nothing was written. */
export interface StoreRefusal {
  readonly code:
    | "org-known"
    | "org-unknown"
    | "person-unknown"
    | "revision-unknown"
    /** Somebody committed since; `head` says what stands now. */
    | "stale-revision"
    /** A change set of that id is committed and says something else. */
    | "change-set-known"
    /** A second owner of one area on one day. */
    | "area-has-owner"
    /** A text holds what no database keeps: half a character, or a NUL. */
    | "character-bad"
    | "scenario-unknown"
    /** The scenario was saved since; `version` says which stands now. */
    | "scenario-stale"
    | "storage-full"
    | "storage-busy"
    | "storage-unreachable"
    /** Made by a newer Onethread. */
    | "storage-newer"
    /** Bytes do not carry their hash, or the newest revisions are missing: read only until restored. */
    | "storage-damaged"
    /** A backup that is no backup, or a damaged one. */
    | "backup-damaged";
  /** What happened with its values, what was left untouched, what to do next. */
  readonly message: string;
  readonly head?: { readonly revision: number; readonly hash: string };
  readonly version?: number;
}

/** What came of it, or why nothing did. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: StoreRefusal };
