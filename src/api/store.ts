/** What `onethread init --json` prints. */
export interface InitJson {
  readonly schemaVersion: 1;
  readonly store: string;
  readonly org: { readonly id: string; readonly name: string; readonly createdAt: string };
}

/**
 * A new organisation of a store on the wire.
 * @example presentInit({ store: "onethread.db", org: { id: "acme", name: "Acme", createdAt: "2026-06-01T09:30:00.000Z" } }).org.id // "acme"
 */
export function presentInit(input: Omit<InitJson, "schemaVersion">): InitJson {
  return { schemaVersion: 1, ...input };
}

/** What `onethread backup --json` and `onethread restore --json` print. */
export interface BackupJson {
  readonly schemaVersion: 1;
  readonly store: string;
  readonly file: string;
  readonly bytes: number;
  readonly orgs: readonly { readonly id: string; readonly revision: number; readonly hash: string }[];
}

/**
 * A backup on the wire.
 * @example presentBackup({ store: "onethread.db", file: "b", bytes: 9, orgs: [] }).bytes // 9
 */
export function presentBackup(input: Omit<BackupJson, "schemaVersion">): BackupJson {
  return { schemaVersion: 1, ...input };
}

/** What `onethread verify --json` prints. */
export interface VerifyJson {
  readonly schemaVersion: 1;
  /** Address of the store, or path of the backup that was looked at. */
  readonly what: string;
  readonly ok: boolean;
  readonly orgs: readonly {
    readonly id: string;
    readonly name: string;
    readonly revision: number;
    readonly hash: string;
    readonly texts: number;
    readonly erased: number;
    readonly redacted: number;
  }[];
  readonly damages: readonly { readonly org: string; readonly revision: number; readonly message: string }[];
  readonly snapshotsDropped: number;
  /** Kept states at a damage and after it, which nothing is left to judge. */
  readonly snapshotsUnread: number;
}

/**
 * What a verification found, on the wire.
 * @example presentVerify({ what: "onethread.db", orgs: [], damages: [], snapshotsDropped: 0, snapshotsUnread: 0 }).ok // true
 */
export function presentVerify(input: Omit<VerifyJson, "schemaVersion" | "ok">): VerifyJson {
  const { what, ...found } = input;
  return { schemaVersion: 1, what, ok: found.damages.length === 0, ...found };
}

/** What `onethread erase --json` prints. The name is not in it. */
export interface EraseJson {
  readonly schemaVersion: 1;
  readonly store: string;
  readonly org: string;
  readonly person: string;
  readonly texts: number;
  readonly redacted: number;
  readonly scenarios: number;
  /** What the store cannot clean itself, such as older backups. */
  readonly remains: readonly string[];
}

/**
 * An erasure on the wire.
 * @example presentErase({ store: "s", org: "acme", person: "p1", texts: 3, redacted: 0, scenarios: 0, remains: [] }).texts // 3
 */
export function presentErase(input: Omit<EraseJson, "schemaVersion">): EraseJson {
  return { schemaVersion: 1, ...input };
}
