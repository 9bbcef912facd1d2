import { describeChange, namingOf } from "../../../changes/index.ts";
import { isApproved, isStruck, sayEvent, stateOn, type Scenario } from "../../../history/index.ts";
import { wording, type Org } from "../../../org/index.ts";
import type { Obstacle } from "../../../usecases/scenarios/deps.ts";
import { approvalObstacles } from "../../../usecases/scenarios/obstacles.ts";
import type { OpenedScenario } from "../../../usecases/scenarios/openScenario.ts";

export interface CommentView {
  readonly id: string;
  readonly user: string;
  readonly at: string;
  readonly text: string;
}

/** What stands in the way of something, with the way out. */
export interface ObstacleView {
  readonly code: string;
  readonly says: string;
}

/** A scenario as it is talked about and approved. */
export interface ReviewView {
  readonly id: string;
  readonly name: string;
  readonly status: Scenario["status"];
  /** A plan is kept with it; else it was made by hand. */
  readonly isPlan: boolean;
  readonly changes: number;
  /** The organisation has newer revisions than the one it stands on. */
  readonly isBehind: boolean;
  /** Whoever asks: theirs are the approvals that can be taken back. */
  readonly user: string;
  /** Approved, merged or archived: to be copied, not edited. */
  readonly isLocked: boolean;
  readonly baseRevision: number;
  readonly mergedAs: readonly number[];
  readonly struck: number;
  /** Changes that do not apply where they stand. */
  readonly held: readonly string[];
  readonly waves: readonly {
    readonly id: string;
    readonly reason: string;
    readonly on: string;
    readonly changes: number;
    /** The revision it became; null while it did not. */
    readonly revision: number | null;
  }[];
  /** Comments on the whole. */
  readonly said: readonly CommentView[];
  readonly approvals: readonly { readonly area: string; readonly user: string; readonly at: string }[];
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly approvedBy: readonly string[];
  }[];
  readonly wholeApprovedBy: readonly string[];
  /** What keeps the whole from being approved. */
  readonly obstacles: readonly ObstacleView[];
  readonly minutes: readonly { readonly at: string; readonly says: string }[];
}

/** Minutes sent: the newest are read. */
const MINUTES = 100;

export function viewReview(opened: OpenedScenario, head: number, user: string): ReviewView {
  const { scenario, walked, touched, base } = opened;
  const { mergedSets = [], mergedAs = [], approvals, events } = scenario;
  const areaName = nameOfArea(walked.org);
  const before = stateOn(base, walked.org.today);
  const areas = [...touched.areas].map((id) => ({
    id,
    name: areaName(id),
    approvedBy: approvals.filter(({ areaId }) => areaId === id).map((one) => one.user),
  }));
  return {
    id: scenario.id,
    name: scenario.name,
    status: scenario.status,
    isPlan: scenario.plan !== undefined,
    changes: scenario.changeSets.reduce((sum, { changes }) => sum + changes.length, 0),
    isBehind: scenario.baseRevision < head,
    user,
    isLocked: scenario.status !== "open" || isApproved(scenario, [...touched.areas]),
    baseRevision: scenario.baseRevision,
    mergedAs,
    struck: scenario.archivedChanges.length,
    held: walked.held.map(({ message }) => wording(message)),
    waves: scenario.changeSets.map(({ id, reason, effectiveOn, changes }) => ({
      id,
      reason,
      on: effectiveOn,
      changes: changes.length,
      revision: mergedAs[mergedSets.indexOf(id)] ?? null,
    })),
    said: scenario.comments.filter(({ change }) => change === undefined),
    approvals: approvals.map(({ areaId, user: by, at }) => ({
      area: areaId === undefined ? "" : areaName(areaId),
      user: by,
      at,
    })),
    areas: areas.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
    wholeApprovedBy: approvals.filter(({ areaId }) => areaId === undefined).map((one) => one.user),
    obstacles: approvalObstacles({ scenario, before, walked, touched, config: base.config }).map(
      tellObstacle,
    ),
    minutes: events
      .slice(-MINUTES)
      .toReversed()
      .map((event) => ({ at: event.at, says: wording(sayEvent(event)) })),
  };
}

export const tellObstacle = ({ code, message }: Obstacle): ObstacleView => ({ code, says: wording(message) });

const nameOfArea =
  (org: Org) =>
  (id: string): string =>
    org.areas[org.areaIndexById.get(id) ?? -1]?.name ?? id;

/** Rows sent for one question; the count is exact. */
export const CHANGES_SENT = 50;

export interface ChangesWanted {
  readonly text?: string;
  /** Only those of one wave. */
  readonly wave?: string;
  /** Only those struck through, those that do not apply, or those with comments. */
  readonly only?: "struck" | "held" | "commented";
  /** Rows left out before the first that is sent. */
  readonly from: number;
}

export interface ChangeRow {
  readonly changeSetId: string;
  readonly place: number;
  readonly on: string;
  readonly says: string;
  readonly isStruck: boolean;
  /** Merged already: not struck any more. */
  readonly isDone: boolean;
  /** Why it does not apply where it stands; null where it does. */
  readonly held: string | null;
  readonly comments: readonly CommentView[];
}

/** The changes in the order in which they happen, as sentences in the names of the end. */
export function findChanges(
  { scenario, walked }: OpenedScenario,
  { text = "", wave, only, from }: ChangesWanted,
): { readonly count: number; readonly rows: readonly ChangeRow[] } {
  const names = namingOf(walked.org);
  const wanted = text.trim().toLowerCase();
  const merged = new Set(scenario.mergedSets ?? []);
  const held = new Map(walked.held.map((one) => [keyOf(one), wording(one.message)]));
  const comments = new Map<string, CommentView[]>();
  for (const one of scenario.comments) {
    if (one.change === undefined) continue;
    const key = keyOf(one.change);
    comments.set(key, [...(comments.get(key) ?? []), one]);
  }
  let count = 0;
  const rows: ChangeRow[] = [];
  for (const { id, effectiveOn, changes } of inOrder(scenario)) {
    if (wave !== undefined && id !== wave) continue;
    for (const [place, change] of changes.entries()) {
      const ref = { changeSetId: id, place };
      const key = keyOf(ref);
      if (only === "struck" && !isStruck(scenario, ref)) continue;
      if (only === "held" && !held.has(key)) continue;
      if (only === "commented" && !comments.has(key)) continue;
      // Sentences of thousands are made only where one is looked for.
      const says = (): string => wording(describeChange(change, names));
      if (wanted !== "" && !says().toLowerCase().includes(wanted)) continue;
      count++;
      if (count <= from || rows.length >= CHANGES_SENT) continue;
      rows.push({
        ...ref,
        on: effectiveOn,
        says: says(),
        isStruck: isStruck(scenario, ref),
        isDone: merged.has(id),
        held: held.get(key) ?? null,
        comments: comments.get(key) ?? [],
      });
    }
  }
  return { count, rows };
}

function inOrder({ changeSets }: Scenario): Scenario["changeSets"] {
  return changeSets.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0,
  );
}

function keyOf({ changeSetId, place }: { readonly changeSetId: string; readonly place: number }): string {
  return `${place} ${changeSetId}`;
}
