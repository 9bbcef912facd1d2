import { type Org, indexOrg } from "../org/index.ts";
import { type ChangeRefusal, applyChanges, applyOne } from "./apply.ts";
import type { OrgChange } from "./change.ts";
import { diff } from "./diff.ts";
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
 * changes come back as they were where they still say it all, else as the shortest list that does.
 * @returns a refusal where my changes do not apply to `base`.
 * Cost: O(records of the three) once, O(depth) a changed line. Source: docs/glossary.md#rebase.
 * @example rebase({ base: org, mine: [], theirs: org }).changes // []
 */
export function rebase({ base, mine, theirs }: RebaseInput): Rebased {
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
  // Where an id was followed, the record written is another one than mine.
  const written = writtenBy(to.result);
  mendLines(to, written);
  mendAreas(to, written);
  mendShares(to, entities);
  noticeNewReports(to, entities);
  return {
    ok: true,
    changes: changesTo(to),
    followed: [...to.followed.values()],
    notices: to.notices,
    conflicts: to.conflicts,
  };
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
  if (isApplied && leadsTo(bench, result)) return led;
  return diff(org, indexOrg(closeWorkbench(result), org.problems, org.today));
}

function leadsTo(bench: Workbench, result: Workbench): boolean {
  return LISTS.every((list) => {
    const [a, b] = [tableOf(bench, list), tableOf(result, list)];
    const keys = new Set([...a.written(), ...b.written()].map(({ id }) => id));
    return [...keys].every((key) => same(a.get(key), b.get(key)));
  });
}
