import { type Org, indexOrg, say } from "../org/index.ts";
import { type ChangeRefusal, applyChanges, applyOne } from "./apply.ts";
import type { OrgChange } from "./change.ts";
import { diff } from "./diff.ts";
import { withoutIdle } from "./idle.ts";
import { mendAreas, mendLines, mendShares, noticeNewReports } from "./jointConflicts.ts";
import { LISTS } from "./lists.ts";
import { mapMentions } from "./mentions.ts";
import { mergeEntity } from "./mergeEntity.ts";
import {
  type Followed,
  type RebaseConflict,
  type RebaseInput,
  type RebaseNotice,
  type Rebasing,
  openRebasing,
  writtenBy,
} from "./rebasing.ts";
import { same } from "./same.ts";
import type { Subject } from "./subject.ts";
import { type Workbench, closeWorkbench, openWorkbench, tableOf } from "./workbench.ts";

/** The changes for the new state; they are complete once there is no conflict. */
export type Rebased =
  | {
      readonly ok: true;
      readonly changes: readonly OrgChange[];
      readonly followed: readonly Followed[];
      readonly notices: readonly RebaseNotice[];
      readonly conflicts: readonly RebaseConflict[];
    }
  | { readonly ok: false; readonly refusal: ChangeRefusal };

/**
 * My changes, made for `base`, on `theirs`: field by field, what only one side changed holds; lists are joined part by
 * part; ids that lead elsewhere are followed; what both changed differently is a conflict, and stays as theirs. The
 * changes come back as they were where they still say it all, without those that do nothing any more, else as the
 * shortest list that does.
 * @returns a refusal where my changes do not apply to `base`.
 * Cost: O(records of the three) once, O(depth) a changed line. Source: docs/glossary.md#rebase.
 * @example rebase({ base: org, mine: [], theirs: org }).changes // []
 */
export function rebase(input: RebaseInput): Rebased {
  const merged = merge(input);
  if (!merged.ok) return merged;
  const { to } = merged;
  return { ok: true, changes: changesTo(to), ...saidOf(to) };
}

/** The state that a rebase leads to, beside the changes that lead there. */
export type MergedOrg =
  | (Omit<Extract<Rebased, { readonly ok: true }>, "changes"> & {
      readonly org: Org;
      /** The changes that `rebase` gives. */
      readonly changes: () => readonly OrgChange[];
    })
  | Extract<Rebased, { readonly ok: false }>;

/**
 * As `rebase`, with the merged state itself instead of the changes to it: conflicts stand in it as theirs.
 * Cost and source: as `rebase`.
 * @example mergeOrgs({ base: org, mine: [], theirs: org }).conflicts // []
 */
export function mergeOrgs(input: RebaseInput): MergedOrg {
  const merged = merge(input);
  if (!merged.ok) return merged;
  const { to } = merged;
  const { problems, today } = input.theirs;
  return {
    ok: true,
    org: indexOrg(closeWorkbench(to.result), problems, today),
    changes: () => changesTo(to),
    ...saidOf(to),
  };
}

function saidOf(to: Rebasing) {
  return { followed: [...to.followed.values()], notices: to.notices, conflicts: to.conflicts };
}

function merge({
  base,
  mine,
  theirs,
}: RebaseInput):
  | { readonly ok: true; readonly to: Rebasing }
  | { readonly ok: false; readonly refusal: ChangeRefusal } {
  const bench = openWorkbench(base);
  for (let i = 0; i < mine.length; i++) {
    const change = mine[i];
    const message = change === undefined ? null : applyOne(bench, change);
    if (change !== undefined && message !== null)
      return { ok: false, refusal: { change: i, kind: change.kind, message } };
  }
  const to = openRebasing({ base, mine, theirs }, bench);
  const entities = writtenBy(bench);
  for (const subject of entities) mergeEntity(to, subject);
  mergeReading(to);
  // Where an id was followed, the record written is another one than mine.
  const written = writtenBy(to.result);
  mendLines(to, written);
  mendAreas(to, written);
  mendShares(to, entities);
  noticeNewReports(to, entities);
  return { ok: true, to };
}

/** A committed list of changes, with the state before it and the state of today. */
export interface RevertInput {
  readonly before: Org;
  readonly changes: readonly OrgChange[];
  readonly head: Org;
}

/**
 * The changes that undo `changes` on `head`. What was changed again since is a conflict, as of any rebase.
 * @returns a refusal where the changes do not apply to `before`.
 * Cost and source: as `rebase`.
 * @example revert({ before: org, changes: [], head: org }).changes // []
 */
export function revert({ before, changes, head }: RevertInput): Rebased {
  const applied = applyChanges(before, changes);
  if (!applied.ok) return applied;
  return rebase({ base: applied.org, mine: applied.inverse, theirs: head });
}

/** What was read: the side that read anew holds; where both did, mine, as what one reading counts is not divided. */
function mergeReading({ base, mine, theirs, result, notices, nameOf }: Rebasing): void {
  if (same(mine.read, base.read) || same(mine.read, theirs.read)) return;
  const { rootAreaId } = same(mine.read.rootAreaId, base.read.rootAreaId) ? theirs.read : mine.read;
  result.read = {
    ...mine.read,
    rootAreaId: result.areas.has(rootAreaId) ? rootAreaId : theirs.read.rootAreaId,
  };
  if (same(theirs.read, base.read)) return;
  const subject: Subject = { list: "areas", id: result.read.rootAreaId };
  notices.push({
    subject,
    says: say(["reading"])`${nameOf(subject)}: the lists were read on both sides; the counts are mine.`,
  });
}

/** My changes as they are where they lead to the result, with ids followed; else the difference to it. */
function changesTo(to: Rebasing): readonly OrgChange[] {
  const { result, changes } = to;
  const org = result.org;
  const bench = openWorkbench(org);
  const lead = (kind: string, id: string): string => {
    const ids = kind === "person" || kind === "area" ? to.here(kind, id) : [id];
    return ids.length === 1 ? (ids[0] ?? id) : id;
  };
  const led = to.followed.size === 0 ? changes : changes.map((change) => mapMentions(change, lead));
  const isApplied = led.every((change) => applyOne(bench, change) === null);
  // Followed ids are not those of the base.
  if (isApplied && leadsTo(bench, result))
    return to.followed.size === 0 ? withoutIdle(led, { on: org, from: to.base.org }) : led;
  return diff(org, indexOrg(closeWorkbench(result), org.problems, org.today));
}

function leadsTo(bench: Workbench, result: Workbench): boolean {
  if (!same(bench.read, result.read)) return false;
  return LISTS.every((list) => {
    const [a, b] = [tableOf(bench, list), tableOf(result, list)];
    const keys = new Set([...a.written(), ...b.written()].map(({ id }) => id));
    return [...keys].every((key) => same(a.get(key), b.get(key)));
  });
}
