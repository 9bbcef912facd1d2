import type { ChangeKindId, ChangeRefusal } from "../changes/index.ts";
import { wording, type Day, type Finding, type Sentence } from "../org/index.ts";
import { presentFinding } from "./check.ts";

/** A number of the company before and after a change. */
export interface MovedMetric {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Null: not measured there. */
  readonly before: number | string | null;
  readonly after: number | string | null;
  /** `changed`: neither side is better in itself, or one side is not measured. */
  readonly verdict: "better" | "worse" | "changed";
}

/** What a change does: numbers that moved, findings that came and went. Worse weighs what better does. */
export interface Effect {
  readonly metrics: readonly MovedMetric[];
  readonly came: readonly Finding[];
  readonly went: readonly Finding[];
}

/** One revision in the minutes of an org. */
export interface LogEntry {
  readonly number: number;
  readonly hash: string;
  readonly changeSetId: string;
  /** ISO 8601 in UTC. */
  readonly committedAt: string;
  readonly effectiveOn: Day;
  readonly author: string;
  readonly reason: string;
  readonly source: string | null;
  readonly changes: number;
  /** How many of each kind, the commonest first. */
  readonly counts: readonly { readonly kind: ChangeKindId; readonly count: number }[];
  readonly summary: Sentence;
  /** `held`: it no longer applies at its place and is left out whole. */
  readonly state: "effective" | "scheduled" | "held";
  readonly held: ChangeRefusal | null;
}

/** One revision, told whole. */
export interface ShownRevision {
  readonly entry: LogEntry;
  /** The changes in order, with the names of then; the first ones where there are very many. */
  readonly changes: readonly Sentence[];
  /** What it did on the day it took effect, by what was known then. Null: it did not apply. */
  readonly effect: Effect | null;
}

export interface LogEntryJson extends Omit<LogEntry, "summary" | "held"> {
  readonly summary: string;
  readonly held: { readonly change: number; readonly kind: string; readonly message: string } | null;
}

/** What `onethread log --json` prints. Source: docs/glossary.md#revision. */
export interface LogJson {
  readonly schemaVersion: 1;
  readonly orgId: string;
  readonly revisions: readonly LogEntryJson[];
}

/** What `onethread show --json` prints. Source: docs/glossary.md#revision. */
export interface ShowJson {
  readonly schemaVersion: 1;
  readonly orgId: string;
  readonly revision: LogEntryJson;
  readonly changes: readonly string[];
  readonly effect: EffectJson | null;
}

export interface EffectJson {
  readonly metrics: readonly MovedMetric[];
  readonly came: readonly ReturnType<typeof presentFinding>[];
  readonly went: readonly ReturnType<typeof presentFinding>[];
}

/**
 * A log on the wire.
 * @example presentLog("acme", []).revisions // []
 */
export function presentLog(orgId: string, entries: readonly LogEntry[]): LogJson {
  return { schemaVersion: 1, orgId, revisions: entries.map(presentEntry) };
}

/**
 * One revision on the wire.
 * @example presentShow("acme", shown) // { schemaVersion: 1, orgId: "acme", … }
 */
export function presentShow(orgId: string, { entry, changes, effect }: ShownRevision): ShowJson {
  return {
    schemaVersion: 1,
    orgId,
    revision: presentEntry(entry),
    changes: changes.map((change) => wording(change)),
    effect: effect === null ? null : presentEffect(effect),
  };
}

/**
 * What a change does, on the wire.
 * @example presentEffect({ metrics: [], came: [], went: [] }).came // []
 */
export function presentEffect({ metrics, came, went }: Effect): EffectJson {
  return {
    metrics,
    came: came.map((finding) => presentFinding(finding)),
    went: went.map((finding) => presentFinding(finding)),
  };
}

function presentEntry(entry: LogEntry): LogEntryJson {
  const { held } = entry;
  return {
    ...entry,
    summary: wording(entry.summary),
    held: held === null ? null : { change: held.change, kind: held.kind, message: wording(held.message) },
  };
}
