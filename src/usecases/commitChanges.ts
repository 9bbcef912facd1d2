import { foldChanges, rebase, type ChangeRefusal, type ChangeSet, type Rebased } from "../changes/index.ts";
import { newInvariants } from "../checks/index.ts";
import {
  compareOnTimeline,
  foldRevisions,
  judgeSchedule,
  type HeldRevision,
  type Revision,
} from "../history/index.ts";
import { wording, type Area, type Day, type Finding, type Org } from "../org/index.ts";
import {
  DOCUMENT_KINDS,
  type AreaOwners,
  type CommitInput,
  type Committed,
  type DocumentKind,
  type Head,
  type OrgStore,
  type RevisionHead,
  type Snapshot,
  type StoreRefusal,
} from "../storage/index.ts";
import { effectOf, type Effect } from "./effectOf.ts";
import { loadRevisions } from "./loadRevisions.ts";
import { foldMoment, keepState, openOrg } from "./openOrg.ts";
import { readSettings } from "./readSettings.ts";

export interface CommitChangesInput {
  readonly orgId: string;
  /** The revision the changes were made for. */
  readonly base: number;
  readonly changeSet: ChangeSet;
  readonly today: Day;
  readonly documents?: CommitInput["documents"];
  /** What the store said before the state was read that the changes were made on; absent: it is asked now. */
  readonly erasures?: number;
  /**
   * What becomes of invariants that the changes break: they block (as ever), or are told (a list that was read is as
   * it is).
   */
  readonly invariants?: "block" | "tell";
}

/** What a commit came to. */
export interface CommittedChanges extends Committed {
  /** The org as of the day on which the changes take effect, or today where that is past. */
  readonly org: Org;
  readonly effect: Effect;
  /** Revisions at later places, most of them scheduled, that do not go together with it. */
  readonly scheduleConflicts: readonly Finding[];
}

/** Why nothing was committed. */
export interface CommitRefusal {
  readonly code:
    | StoreRefusal["code"]
    /** A change does not apply at its place on the timeline. */
    | "change-refused"
    /** A revision that is effective already would no longer apply. */
    | "later-revision-held"
    /** The changes break what must hold. */
    | "invariant-broken";
  readonly message: string;
  readonly head?: Head;
  /** `change-refused`. */
  readonly change?: ChangeRefusal;
  /** `later-revision-held`. */
  readonly held?: readonly HeldRevision[];
  /** `invariant-broken`: what would break, each with its fixes. */
  readonly findings?: readonly Finding[];
  /** `stale-revision`: what was committed since, and whether the changes still hold on it. */
  readonly stale?: StaleBase;
}

export interface StaleBase {
  readonly between: readonly RevisionHead[];
  /** The changes for the state of now; clean where nothing conflicts. Null: the base is no revision of this org. */
  readonly rebased: Rebased | null;
  readonly isClean: boolean;
}

export type CommitOutcome =
  | { readonly ok: true; readonly value: CommittedChanges }
  | { readonly ok: false; readonly refusal: CommitRefusal };

const END_OF_DAYS: Day = "9999-12-31";

/**
 * Commits a change set at its place on the timeline: after what is effective before it, below what comes later. It is
 * refused where it does not apply there, where a revision that is effective already would fall out, and where it
 * breaks what must hold; scheduled revisions it does not go together with are told. A stale base is never rebased
 * unasked: the refusal says what lies between and what a rebase would give.
 */
export async function commitChanges(store: OrgStore, input: CommitChangesInput): Promise<CommitOutcome> {
  const { orgId, base, changeSet } = input;
  const erasures = input.erasures ?? (await store.erasures(orgId));
  const repeat = await store.revisionOf(orgId, changeSet.id);
  if (repeat !== null) return commitAgain(store, input, repeat);
  const head = await store.head(orgId);
  if (!head.ok) return head;
  if (head.value.revision !== base) return staleBase(store, input, head.value);
  const placed = await placeChanges(store, input, await store.revisionHeads(orgId));
  if (!placed.ok) return placed;
  const { owners, state, ...told } = placed.value;
  const committed = await store.commit({ ...commitOf(input), owners, erasures });
  if (committed.ok) {
    const { revision, isRepeat } = committed.value;
    // Somebody was faster with the same.
    if (isRepeat) return commitAgain(store, input, revision);
    if (state !== null)
      await keepState(store, orgId, { ...state, revision: revision.number }, [revision], erasures);
    return { ok: true, value: { ...committed.value, ...told } };
  }
  const now = committed.refusal.head;
  // Somebody was faster.
  return committed.refusal.code === "stale-revision" && now !== undefined
    ? staleBase(store, input, now)
    : committed;
}

/** What was committed before is answered as it was then: on the history before it. */
async function commitAgain(
  store: OrgStore,
  input: CommitChangesInput,
  repeat: Revision,
): Promise<CommitOutcome> {
  const again = await store.commit({ ...commitOf(input), owners: [] });
  if (!again.ok) return again;
  const other = await otherDocument(store, input, repeat.number);
  if (other !== null) return documentKnown(input, repeat.number, other);
  const places = await store.revisionHeads(input.orgId);
  // As it is stored: what was erased since is erased in the history below it too.
  const { changeSet } = repeat;
  const placed = await placeChanges(
    store,
    { ...input, changeSet, invariants: "tell" },
    places.filter((one) => one.number < repeat.number),
  );
  if (!placed.ok) return placed;
  const { owners: _, state: __, ...told } = placed.value;
  return { ok: true, value: { ...again.value, ...told } };
}

/** A document that is sent along and is not the one that came with the revision. */
async function otherDocument(
  store: OrgStore,
  { orgId, documents }: CommitChangesInput,
  number: number,
): Promise<DocumentKind | null> {
  for (const kind of DOCUMENT_KINDS) {
    const sent = documents?.[kind];
    if (sent === undefined) continue;
    const stored = await store.document(orgId, kind, number);
    // What was redacted is no longer what was given.
    if (sent !== stored && stored?.includes("[erased]") !== true) return kind;
  }
  return null;
}

function documentKnown({ changeSet }: CommitChangesInput, number: number, kind: DocumentKind): Judged<never> {
  return refusedWith(
    "change-set-known",
    `Change set ${changeSet.id} was committed as revision ${number} with other ${kind} than these. Nothing was written. Give what is new an id of its own.`,
    {},
  );
}

function commitOf({ orgId, base, changeSet, documents }: CommitChangesInput): Omit<CommitInput, "owners"> {
  return { orgId, base, changeSet, ...(documents === undefined ? {} : { documents }) };
}

type Told = Pick<CommittedChanges, "org" | "effect" | "scheduleConflicts"> & {
  readonly owners: readonly AreaOwners[];
  /** The state that the commit leads to, where nothing stands after it. */
  readonly state: Omit<Snapshot, "revision"> | null;
};
type Judged<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: CommitRefusal };

/** Judges the changes at their place, writing nothing. */
async function placeChanges(
  store: OrgStore,
  { orgId, changeSet, today, documents, invariants = "block" }: CommitChangesInput,
  places: readonly RevisionHead[],
): Promise<Judged<Told>> {
  const { effectiveOn } = changeSet;
  const opened = await openOrg(store, orgId, { on: effectiveOn, revision: places.length, today });
  if (!opened.ok) return opened;
  const before = opened.value.org;
  const config =
    documents?.settings === undefined ? opened.value.config : readSettings(documents.settings).config;
  const { org: after, held: refused } = foldChanges(before, [changeSet]);
  const [fault] = refused;
  if (fault !== undefined) return changeRefused(changeSet, fault.refusal, places, today);
  const place = { number: places.length + 1, effectiveOn };
  const laterPlaces = places.filter((one) => compareOnTimeline(one, place) > 0);
  const later = await loadRevisions(
    store,
    orgId,
    laterPlaces.map(({ number }) => number),
  );
  const { findings, held } = judgeSchedule({ before, changes: changeSet.changes, after, later });
  const effective = new Set(
    laterPlaces.filter((one) => one.effectiveOn <= today).map(({ number }) => number),
  );
  const lost = held.filter(({ revision }) => effective.has(revision));
  if (lost.length > 0) return laterHeld(changeSet, lost, later, today);
  const at = (org: Org, on: Day): Org =>
    later.length === 0 && org.today === on ? org : foldRevisions(org, later, on).org;
  // What everybody lives with: the day the changes take effect, or today where that is past.
  const day = effectiveOn < today ? today : effectiveOn;
  const [was, is] = [at(before, day), at(after, day)];
  const effect = effectOf({ before: was, after: is, config });
  const broken = newInvariants([], effect.came);
  if (invariants === "block" && broken.length > 0) return invariantBroken(broken);
  const owners =
    later.length === 0
      ? ownersChanged(before, after)
      : ownersChanged(at(before, END_OF_DAYS), at(after, END_OF_DAYS));
  const state = later.length === 0 ? { on: day, records: after.records, held: opened.value.held } : null;
  return { ok: true, value: { org: is, effect, scheduleConflicts: findings, owners, state } };
}

/** Owners of the areas that stand differently once all that is scheduled has come. */
function ownersChanged(before: Org, after: Org): readonly AreaOwners[] {
  const had = new Map(before.records.areas.map((area) => [area.id as string, area]));
  const says = (area: Area | undefined): string => JSON.stringify(area?.owners ?? []);
  return after.records.areas
    .filter((area) => had.get(area.id) !== area && says(had.get(area.id)) !== says(area))
    .map(({ id, owners }) => ({ areaId: id, owners }));
}

function changeRefused(
  changeSet: ChangeSet,
  change: ChangeRefusal,
  places: readonly RevisionHead[],
  today: Day,
): Judged<never> {
  const { effectiveOn } = changeSet;
  const earliest = places.reduce<Day | null>(
    (day, one) => (day === null || one.effectiveOn < day ? one.effectiveOn : day),
    null,
  );
  const isBefore = earliest !== null && effectiveOn < earliest;
  const when = effectiveOn === today ? "" : ` on ${effectiveOn}`;
  const hint = isBefore
    ? ` The history begins on ${earliest}; date the changes then or later.`
    : effectiveOn < today
      ? ` Date it today instead, or correct the change.`
      : ` Correct the change and commit again.`;
  return refusedWith(
    "change-refused",
    `Change ${change.change + 1} (${change.kind}) does not apply${when}: ${wording(change.message)} Nothing was committed.${hint}`,
    { change },
  );
}

function laterHeld(
  changeSet: ChangeSet,
  held: readonly HeldRevision[],
  later: readonly Revision[],
  today: Day,
): Judged<never> {
  const [first] = held;
  const revision = later.find(({ number }) => number === first?.revision);
  const others = held.length === 1 ? "" : ` ${held.length - 1} more revisions would not apply either.`;
  return refusedWith(
    "later-revision-held",
    `Effective ${changeSet.effectiveOn}, these changes would undo revision ${first?.revision ?? 0}, effective ${revision?.changeSet.effectiveOn ?? ""} ("${revision?.changeSet.reason ?? ""}"): ${first === undefined ? "" : wording(first.refusal.message)}${others} Nothing was committed. Date them today instead (${today}).`,
    { held },
  );
}

function invariantBroken(findings: readonly Finding[]): Judged<never> {
  const [first] = findings;
  const others = findings.length === 1 ? "" : ` ${findings.length - 1} more would break.`;
  const fixes = first?.fixes.length ?? 0;
  const way =
    fixes > 0
      ? `Add the ${fixes === 1 ? "change" : `${fixes} changes`} the finding offers`
      : "Change the set so that it holds";
  return refusedWith(
    "invariant-broken",
    `${first === undefined ? "" : wording(first.message)}${others} This must hold, so nothing was committed. ${way}, keep it in a scenario, or have it excused by a waiver.`,
    { findings },
  );
}

/** What lies between the base and now, and what the changes would be on it. */
async function staleBase(store: OrgStore, input: CommitChangesInput, head: Head): Promise<Judged<never>> {
  const { orgId, base, changeSet } = input;
  const places = await store.revisionHeads(orgId);
  const between = places.filter(({ number }) => number > base);
  const isKnown = base >= 0 && base <= places.length;
  const at = (revision: number) =>
    foldMoment(store, orgId, { revision, on: changeSet.effectiveOn }, { places });
  const rebased = isKnown
    ? rebase({
        base: (await at(base)).org,
        mine: changeSet.changes,
        theirs: (await at(places.length)).org,
      })
    : null;
  const isClean = rebased?.ok === true && rebased.conflicts.length === 0;
  const next =
    rebased === null
      ? "Open the organisation again and make them anew."
      : !rebased.ok
        ? `They did not apply to revision ${base} either: ${wording(rebased.refusal.message)}`
        : isClean
          ? `They still hold there: commit them again on revision ${head.revision}.`
          : `${rebased.conflicts.length} of their fields ${rebased.conflicts.length === 1 ? "was" : "were"} changed meanwhile: choose, then commit on revision ${head.revision}.`;
  return refusedWith(
    "stale-revision",
    `${orgId} stands at revision ${head.revision}; the changes were made for revision ${base}. Nothing was committed. ${next}`,
    { head, stale: { between, rebased, isClean } },
  );
}

function refusedWith(
  code: CommitRefusal["code"],
  message: string,
  more: Omit<CommitRefusal, "code" | "message">,
): Judged<never> {
  return { ok: false, refusal: { code, message, ...more } };
}
