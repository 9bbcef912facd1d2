import { canonicalText, parseCanonical, type UnindexedOrg } from "../changes/index.ts";
import {
  foldRevisions,
  nearestKept,
  scheduledAfter,
  startOfHistory,
  type HeldRevision,
  type Moment,
  type Placed,
  type Revision,
} from "../history/index.ts";
import type { Config, Day, Org, OrgRecords, Problem } from "../org/index.ts";
import type {
  Head,
  OrgEntry,
  OrgStore,
  Outcome,
  RevisionHead,
  Snapshot,
  SnapshotKey,
} from "../storage/index.ts";
import { loadRevisions } from "./loadRevisions.ts";
import { readSettings } from "./readSettings.ts";

export interface OpenOrgInput {
  /** The day asked for; absent: today. */
  readonly on?: Day;
  /** What was known then: the number of a revision; absent: all there is. */
  readonly revision?: number;
  readonly today: Day;
  /** Whether a state that was long to fold may be kept in the store. */
  readonly keeps?: boolean;
}

/** An org out of a store, as of a day and a revision. */
export interface OpenedOrg {
  readonly entry: OrgEntry;
  readonly org: Org;
  readonly config: Config;
  /** Of the settings, then of the lists that were read. */
  readonly problems: readonly Problem[];
  /** The newest revision of the store, whichever was asked for. */
  readonly head: Head;
  /** The revision up to which is told here. */
  readonly revision: number;
  /** Dated ahead of the day asked for, in the order in which they take effect. */
  readonly scheduled: readonly Revision[];
  /** Effective by that day and left out, as they no longer apply. */
  readonly held: readonly HeldRevision[];
}

/**
 * A state is kept once this many revisions had to be folded, or this many changes for each record it holds: keeping
 * costs about as much as folding one change a record (bench/README.md).
 */
const KEPT_AFTER_REVISIONS = 64;
const KEPT_AFTER_CHANGES = 0.25;
/** So many kept states stand side by side; then one takes the place of all. */
const KEPT_MAX = 4;

/**
 * The org of a store as of a day: the nearest kept state that still serves, and the revisions after it.
 * @returns a refusal where there is no such org, or no such revision yet.
 */
export async function openOrg(
  store: OrgStore,
  orgId: string,
  { on: asked, revision, today, keeps = true }: OpenOrgInput,
): Promise<Outcome<OpenedOrg>> {
  const on = asked ?? today;
  const erasures = await store.erasures(orgId);
  const head = await store.head(orgId);
  if (!head.ok) return head;
  const entry = (await store.orgs()).find((one) => one.id === orgId);
  if (entry === undefined || (revision ?? 0) > head.value.revision)
    return revisionUnknown(orgId, revision ?? 0, head.value.revision);
  const moment = { revision: revision ?? head.value.revision, on };
  const places = await store.revisionHeads(orgId);
  const folded = await foldMoment(store, orgId, moment, { places, keeps, erasures });
  const scheduled = scheduledAfter(
    places.filter(({ number }) => number <= moment.revision),
    on,
  );
  const settings = await store.document(orgId, "settings", moment.revision);
  const { config, problems } = readSettings(settings ?? undefined);
  const found = parseProblems(await store.document(orgId, "problems", moment.revision));
  const org = found.length === 0 ? folded.org : { ...folded.org, problems: found };
  return {
    ok: true,
    value: {
      entry,
      org,
      config,
      problems: [...problems, ...found],
      head: head.value,
      revision: moment.revision,
      scheduled: inOrderOf(
        scheduled,
        await loadRevisions(
          store,
          orgId,
          scheduled.map(({ number }) => number),
        ),
      ),
      held: folded.held,
    },
  };
}

export interface FoldMomentInput {
  /** All revisions of the org, without their changes. */
  readonly places: readonly RevisionHead[];
  readonly keeps?: boolean;
  /** What the store said before anything was read: no state is kept that somebody was erased from since. */
  readonly erasures?: number;
}

/** The org of a moment, from the nearest kept state. */
export async function foldMoment(
  store: OrgStore,
  orgId: string,
  moment: Moment,
  { places, keeps = false, erasures }: FoldMomentInput,
): Promise<{ readonly org: Org; readonly held: readonly HeldRevision[] }> {
  const keys = await store.snapshotKeys(orgId);
  const nearest = nearestKept<SnapshotKey, Placed>(keys, moment, places);
  const kept = nearest.from === null ? null : await store.readSnapshot(orgId, nearest.from);
  // A state that cannot be read any more is as if it had never been kept.
  const { steps } = kept === null ? nearestKept([], moment, places) : nearest;
  const revisions = await loadRevisions(
    store,
    orgId,
    steps.map(({ number }) => number),
  );
  const start: UnindexedOrg =
    kept === null ? startOfHistory(moment.on) : { records: kept.records, problems: [], today: moment.on };
  const { org, held } = foldRevisions(start, revisions, moment.on);
  const all = [...(kept?.held ?? []), ...held];
  if (keeps && moment.before === undefined) {
    const { revision, on } = moment;
    await keepState(store, orgId, { revision, on, records: org.records, held: all }, revisions, erasures);
  }
  return { org, held: all };
}

/** Keeps a state in the store where the revisions it was made of took long to fold. */
export async function keepState(
  store: OrgStore,
  orgId: string,
  state: Snapshot,
  revisions: readonly Revision[],
  erasures?: number,
): Promise<void> {
  if (!isLong(state.records, revisions)) return;
  if ((await store.snapshotKeys(orgId)).length >= KEPT_MAX) await store.dropSnapshots(orgId);
  // A cache that cannot be written costs time and nothing else.
  await store.keepSnapshot(orgId, state, erasures);
}

function isLong(records: OrgRecords, revisions: readonly Revision[]): boolean {
  const changes = revisions.reduce((sum, { changeSet }) => sum + changeSet.changes.length, 0);
  const size = records.people.length + records.assignments.length;
  return revisions.length >= KEPT_AFTER_REVISIONS || changes > Math.max(100, size * KEPT_AFTER_CHANGES);
}

/** There is no revision of that number. */
export function revisionUnknown(orgId: string, revision: number, last: number): Outcome<never> {
  const known = last === 0 ? "There is none yet." : `Ask for one of 1 to ${last}.`;
  const message = `${orgId} has no revision ${revision}. Nothing was read. ${known}`;
  return { ok: false, refusal: { code: "revision-unknown", message } };
}

/** Revisions in the order of their places. */
export function inOrderOf(places: readonly Placed[], revisions: readonly Revision[]): readonly Revision[] {
  const byNumber = new Map(revisions.map((revision) => [revision.number, revision]));
  return places.map(({ number }) => byNumber.get(number)).filter((revision) => revision !== undefined);
}

/** Faults of the lists that were read, as the document of a store that `parseProblems` reads back. */
export function problemsText(problems: readonly Problem[]): string {
  return canonicalText(problems);
}

function parseProblems(text: string | null): readonly Problem[] {
  if (text === null) return [];
  const parsed = parseCanonical(new TextEncoder().encode(text));
  // Written by `problemsText` alone; of anything else there is nothing to tell.
  return parsed.ok && Array.isArray(parsed.value) ? (parsed.value as readonly Problem[]) : [];
}
