import type { ChangeSet } from "../changes/index.ts";
import type { HeldRevision, Instant, Revision, Scenario } from "../history/index.ts";
import type { Day, OrgRecords, Ownership } from "../org/index.ts";
import type { Outcome } from "./refusal.ts";

/** One organisation of a store. */
export interface OrgEntry {
  /** Kebab-case, chosen by who made it. */
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
}

/** The newest revision; 0 and 64 zeros before the first. `hash`: lower-case hexadecimal. */
export interface Head {
  readonly revision: number;
  readonly hash: string;
}

/** The owners and deputies of one area after a commit: what the store itself keeps to one at a time. */
export interface AreaOwners {
  readonly areaId: string;
  readonly owners: readonly Ownership[];
}

/** Texts beside the chain, kept with the revision they came with; the newest of a kind holds. */
export const DOCUMENT_KINDS = ["settings", "mapping", "problems"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface CommitInput {
  readonly orgId: string;
  /** The head this was made on. Another head: `stale-revision`. */
  readonly base: number;
  /** Its id is the key under which a repeated commit acts once. */
  readonly changeSet: ChangeSet;
  /** Owners of the areas that the change set touches, as they stand afterwards. */
  readonly owners: readonly AreaOwners[];
  readonly documents?: Readonly<Partial<Record<DocumentKind, string>>>;
  /** What `erasures` said before the state was read that the changes were made on: where it says more by now, they
   * may bring erased texts back, and it is `stale-revision`. Absent: not compared. */
  readonly erasures?: number;
}

export interface Committed {
  readonly revision: Revision;
  readonly head: Head;
  /** The same change set had been committed before: nothing was written now. */
  readonly isRepeat: boolean;
}

/** The records of an org after the revisions up to `revision` that are effective by `on`: a cache, rebuilt at will. */
export interface Snapshot {
  readonly revision: number;
  readonly on: Day;
  readonly records: OrgRecords;
  /** Revisions among them that no longer applied at their place: left out of the records. */
  readonly held: readonly HeldRevision[];
}

/** What is known of a revision without its changes. */
export interface RevisionHead {
  readonly number: number;
  readonly changeSetId: string;
  readonly committedAt: Instant;
  readonly effectiveOn: Day;
  /** Lower-case hexadecimal. */
  readonly hash: string;
}

export type SnapshotKey = Pick<Snapshot, "revision" | "on">;

export interface StoredScenario {
  readonly scenario: Scenario;
  /** Counts the saves, from 1. */
  readonly version: number;
}

/** Which revisions to read: those after `after` (0: from the first) up to and with `through` (absent: the head). */
export interface RevisionRange {
  readonly after?: number;
  readonly through?: number;
}

/** What is wrong with an org in a store. */
export interface Damage {
  readonly orgId: string;
  /** The first revision that cannot be trusted; what is before it is whole. */
  readonly revision: number;
  readonly message: string;
}

export interface VerifyReport {
  readonly orgs: readonly {
    readonly entry: OrgEntry;
    readonly head: Head;
    readonly texts: number;
    /** Texts that are gone. */
    readonly erased: number;
    /** Texts in which something was replaced by `[erased]`: what else they say can no longer be checked. */
    readonly redacted: number;
  }[];
  readonly damages: readonly Damage[];
  /** Snapshots before any damage that did not equal the replay of the revisions, or could not be read: thrown away. */
  readonly snapshotsDropped: number;
  /** Those at a damage and after it: nothing is left to judge them by, so that they are neither served nor thrown away. */
  readonly snapshotsUnread: number;
}

export interface EraseReport {
  /** Texts of that person that are gone. */
  readonly texts: number;
  /** Other free texts in which the name or e-mail stood and was replaced by `[erased]`. */
  readonly redacted: number;
  readonly scenarios: number;
  /** What the store could not clean itself and who can, such as older backups or archived logs of a database server. */
  readonly remains: readonly string[];
}

export type ProgressOf = (done: number, total: number) => void;

/**
 * Where the histories of orgs live. Committed change sets in order are the truth; snapshots are caches; scenarios,
 * settings and problems stand beside. One suite, `store.case.ts`, holds for every adapter.
 * Source: docs/adr/0013-store.md.
 */
export interface OrgStore {
  /** What it is to a person: "onethread.db", "postgres://host/name" without password, "memory". */
  readonly address: string;

  orgs(): Promise<readonly OrgEntry[]>;
  createOrg(entry: Omit<OrgEntry, "createdAt">): Promise<Outcome<OrgEntry>>;

  /** The newest revision that can be trusted. */
  head(orgId: string): Promise<Outcome<Head>>;
  /** Counts the erasures of the org. Read first, then the state, and given with what is made from it. */
  erasures(orgId: string): Promise<number>;
  /** What is known to be wrong with the org by now, null where nothing is. Such an org is read up to its last good
   * revision and takes no commits; `verify` looks at all of it. */
  damage(orgId: string): Promise<Damage | null>;
  /** Revision row, texts, owners and documents are written together or not at all, and are durable when this resolves. */
  commit(input: CommitInput): Promise<Outcome<Committed>>;
  /** In order, texts put back where they stand; who was erased bears the name `[erased]`. Memory: a page at a time. */
  revisions(orgId: string, range?: RevisionRange): AsyncIterable<Revision>;
  /** All of them in order, without their changes: what an order of days is made from, at little cost. */
  revisionHeads(orgId: string): Promise<readonly RevisionHead[]>;
  /** The hash of a revision in lower-case hexadecimal; null where there is none of that number. */
  hashOf(orgId: string, revision: number): Promise<string | null>;
  /** The revision that a change set of that id became. */
  revisionOf(orgId: string, changeSetId: string): Promise<Revision | null>;

  /** The newest document of that kind that came with `through` or before. */
  document(orgId: string, kind: DocumentKind, through?: number): Promise<string | null>;

  snapshotKeys(orgId: string): Promise<readonly SnapshotKey[]>;
  /** Null where there is none, or where it was made by other code or does not carry its hash. */
  readSnapshot(orgId: string, key: SnapshotKey): Promise<Snapshot | null>;
  /** Not kept, `stale-revision`, where somebody was erased since `erasures` was read. */
  keepSnapshot(orgId: string, snapshot: Snapshot, erasures?: number): Promise<Outcome<null>>;
  dropSnapshots(orgId: string): Promise<void>;

  scenarios(orgId: string): Promise<readonly StoredScenario[]>;
  scenario(orgId: string, id: string): Promise<StoredScenario | null>;
  /** `version`: what was read, 0 for a new one. */
  saveScenario(scenario: Scenario, version: number): Promise<Outcome<StoredScenario>>;

  /** Chain, commitments of texts, tail, snapshots against `replay`. */
  verify(options?: {
    readonly orgId?: string;
    readonly onProgress?: ProgressOf;
    /** The records after these revisions by that day, as the caller folds them. */
    readonly replay?: (orgId: string, key: SnapshotKey) => Promise<OrgRecords | null>;
  }): Promise<VerifyReport>;
  /**
   * Takes the personal texts of a person out of store, logs and caches for good; ids, lines, dates and metrics stay.
   * Texts of records that were merged into theirs go along.
   */
  erase(orgId: string, personId: string): Promise<Outcome<EraseReport>>;

  /** One file of everything, as it stood at one moment. */
  backup(onProgress?: ProgressOf): AsyncIterable<Uint8Array>;

  close(): Promise<void>;
}
