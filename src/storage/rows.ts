import type { Outcome } from "./refusal.ts";
import type { AreaOwners, DocumentKind, OrgEntry, RevisionHead, SnapshotKey } from "./store.ts";

/** One revision as it is stored. Every field goes into the hash of the row. */
export interface RevisionRow {
  readonly orgId: string;
  readonly revision: number;
  readonly changeSetId: string;
  readonly committedAt: string;
  readonly effectiveOn: string;
  /** Of the form of the payload; older forms are read by upcasters, never rewritten. */
  readonly formatVersion: number;
  /** SHA-256 of the payload, all parts one after the other. */
  readonly payloadHash: Uint8Array;
  readonly payloadBytes: number;
  readonly parts: number;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** A text that stands outside the chain, found by its salted commitment there. */
export interface TextRow {
  readonly commitment: string;
  /** The revision it came with. */
  readonly revision: number;
  /** Whose text it is: a person's id, or null for free text that is about nobody in particular. */
  readonly personId: string | null;
  readonly field: string;
  readonly text: string;
  /** Null: the text was redacted, so that it no longer fits its commitment. */
  readonly salt: Uint8Array | null;
}

export interface SnapshotRow extends SnapshotKey {
  readonly codeVersion: number;
  readonly hash: Uint8Array;
  readonly parts: readonly Uint8Array[];
}

export interface ScenarioRow {
  readonly id: string;
  readonly version: number;
  /** Canonical JSON of the scenario. */
  readonly body: string;
}

/** One part of a payload, from 0. */
export interface PartRow {
  readonly revision: number;
  readonly part: number;
  readonly bytes: Uint8Array;
}

/** Revisions after `after` up to and with `through`. */
export interface RowRange {
  readonly after: number;
  readonly through: number;
}

/** All that one commit writes. */
export interface Append {
  readonly row: RevisionRow;
  readonly parts: readonly Uint8Array[];
  /** In the order of the payload, which `Rows.texts` keeps. Walked once: an import has millions. */
  readonly texts: Iterable<TextRow>;
  /** Each area's list takes the place of the one stored. */
  readonly owners: readonly AreaOwners[];
  readonly documents: readonly { readonly kind: DocumentKind; readonly text: string }[];
  /** What `Rows.erasures` said before the changes were made; absent: not compared. */
  readonly erasures?: number;
}

/** What an erasure writes over: redacted texts, scenarios and documents. */
export interface Erasure {
  readonly orgId: string;
  /** Whose texts are deleted: the person, and the records that were merged into theirs. */
  readonly personIds: readonly string[];
  /** Texts of others that are written over; their salts go. */
  readonly texts: readonly { readonly commitment: string; readonly text: string }[];
  /** Written over where `version - 1` stands; a scenario saved meanwhile is left. */
  readonly scenarios: readonly ScenarioRow[];
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly revision: number;
    readonly text: string;
  }[];
}

/**
 * What a database must do for a store: rows in and out. Each method is one transaction; what is wrong with the
 * database itself comes back as a refusal (`storage-full`, `storage-busy`, `storage-unreachable`) or, from methods
 * without one, is thrown as `StorageFault`. Meaning (sealing, hashing, folding) is `openStore`'s.
 */
export interface Rows {
  readonly address: string;

  orgs(): Promise<readonly OrgEntry[]>;
  /** `org-known` where the id is taken. */
  addOrg(entry: OrgEntry): Promise<Outcome<null>>;

  /** How often `erase` ran on the org; read before what is written with it, compared where it is written. */
  erasures(orgId: string): Promise<number>;

  /** The newest row, null before the first. */
  headRow(orgId: string): Promise<RevisionRow | null>;
  /** `stale-revision` where `row.revision` is taken or somebody was erased since, `change-set-known` where its change set id is, `area-has-owner`. */
  append(append: Append): Promise<Outcome<null>>;
  /** In order, at most `limit`. */
  revisionRows(orgId: string, after: number, limit: number): Promise<readonly RevisionRow[]>;
  /** The same rows without what only the chain needs: all of them are read on each opening. */
  revisionHeads(orgId: string, after: number, limit: number): Promise<readonly RevisionHead[]>;
  revisionRow(orgId: string, changeSetId: string): Promise<RevisionRow | null>;
  /** Payloads of these revisions in pages of some megabytes, in the order of revision and part. */
  payloads(orgId: string, range: RowRange): AsyncIterable<readonly PartRow[]>;
  /**
   * Texts that came with these revisions in pages of some thousands, in the order in which they were appended. `isPlain`:
   * salts are not asked for and may be null, which is half the cost.
   */
  texts(orgId: string, range: RowRange, isPlain?: true): AsyncIterable<readonly TextRow[]>;
  ownersOf(orgId: string): Promise<readonly AreaOwners[]>;

  document(orgId: string, kind: DocumentKind, through: number): Promise<string | null>;
  documents(
    orgId: string,
  ): Promise<readonly { readonly kind: DocumentKind; readonly revision: number; readonly text: string }[]>;

  snapshotKeys(orgId: string): Promise<readonly (SnapshotKey & { readonly codeVersion: number })[]>;
  snapshot(orgId: string, key: SnapshotKey): Promise<SnapshotRow | null>;
  /** `stale-revision` where the org was erased from since `erasures` was read. */
  putSnapshot(orgId: string, row: SnapshotRow, erasures?: number): Promise<Outcome<null>>;
  dropSnapshot(orgId: string, key: SnapshotKey): Promise<void>;

  scenarioRows(orgId: string): Promise<readonly ScenarioRow[]>;
  scenarioRow(orgId: string, id: string): Promise<ScenarioRow | null>;
  /** Writes `row.version` over `row.version - 1`, or as the first; anything else is `scenario-stale`. */
  putScenario(orgId: string, row: ScenarioRow): Promise<Outcome<null>>;

  /** Deletes the person's texts, writes the redactions, drops the snapshots, counts the erasure, and cleans what the database keeps of
   * old rows (free pages, write-ahead log, statistics). Says what it cannot clean. */
  erase(erasure: Erasure): Promise<Outcome<{ readonly texts: number; readonly remains: readonly string[] }>>;
  /** Runs the reads within on one unmoving state. */
  reading<T>(run: (rows: Rows) => Promise<T>): Promise<T>;
  /** Runs the writes within as one: all of them, or none where `run` throws. */
  writing<T>(run: (rows: Rows) => Promise<T>): Promise<T>;

  /**
   * Appends to the log of heads that stands beside the database; says the newest head it knows of an org. `isRestored`:
   * what the log knew before no longer counts.
   */
  logHead?(orgId: string, revision: number, hash: string, isRestored?: true): Promise<void>;
  loggedHead?(orgId: string): Promise<{ readonly revision: number; readonly hash: string } | null>;
  /** Organisations that the log of heads knows, whether or not the database still does. */
  loggedOrgs?(): Promise<readonly string[]>;

  close(): Promise<void>;
}

/** The database failed in a way that can be named; `refusal` says it to a person. */
export class StorageFault extends Error {
  readonly refusal: Extract<Outcome<never>, { readonly ok: false }>["refusal"];
  constructor(refusal: StorageFault["refusal"], cause?: unknown) {
    super(refusal.message, { cause });
    this.refusal = refusal;
  }
}
