import type { LogEntry, ShownRevision } from "../api/index.ts";
import { countKinds, describeChange, namingOf, summarise, type Naming } from "../changes/index.ts";
import type { HeldRevision, Revision } from "../history/index.ts";
import type { Day } from "../org/index.ts";
import type { OrgStore, Outcome, RevisionHead, RevisionRange } from "../storage/index.ts";
import { effectOf } from "./effectOf.ts";
import { loadRevisions } from "./loadRevisions.ts";
import { openOrg, revisionUnknown, type OpenedOrg } from "./openOrg.ts";

export interface LogInput extends RevisionRange {
  readonly today: Day;
  /** What is effective and what is held is told as of this day; absent: today. */
  readonly on?: Day;
  /** At most so many, the newest. */
  readonly last?: number;
}

/** The minutes of an org: its revisions, the newest first. */
export async function logOf(
  store: OrgStore,
  orgId: string,
  { today, on = today, after = 0, through, last = 1000 }: LogInput,
): Promise<Outcome<readonly LogEntry[]>> {
  const known = through === undefined ? {} : { revision: through };
  const opened = await openOrg(store, orgId, { today, on, ...known });
  if (!opened.ok) return opened;
  const heads = (await store.revisionHeads(orgId))
    .filter(({ number }) => number > after && number <= (through ?? number))
    .slice(-last);
  const revisions = await loadRevisions(
    store,
    orgId,
    heads.map(({ number }) => number),
  );
  const context = { opened: opened.value, names: namingOf(opened.value.org), on };
  return { ok: true, value: revisions.map((revision, i) => entryOf(revision, heads[i], context)).reverse() };
}

export interface ShowInput {
  readonly revision: number;
  readonly today: Day;
  /** At most so many changes are told. */
  readonly changesMax?: number;
}

/**
 * One revision, told whole: its changes with the names of then, and what it did to the numbers and findings of the
 * day, by what was known when it was committed.
 */
export async function showRevision(
  store: OrgStore,
  orgId: string,
  { revision: number, today, changesMax = 500 }: ShowInput,
): Promise<Outcome<ShownRevision>> {
  const opened = await openOrg(store, orgId, { today });
  if (!opened.ok) return opened;
  const head = (await store.revisionHeads(orgId)).find((one) => one.number === number);
  const [revision] = head === undefined ? [] : await loadRevisions(store, orgId, [number]);
  if (head === undefined || revision === undefined)
    return revisionUnknown(orgId, number, opened.value.head.revision);
  const { effectiveOn, changes } = revision.changeSet;
  const committedOn = revision.committedAt.slice(0, 10);
  // What everybody lived with: the day it took effect, or that of the commit where it was dated back.
  const on = effectiveOn < committedOn ? committedOn : effectiveOn;
  const before = await openOrg(store, orgId, { today, on, revision: number - 1, keeps: false });
  const after = await openOrg(store, orgId, { today, on, revision: number, keeps: false });
  if (!before.ok) return before;
  if (!after.ok) return after;
  const names = eitherNaming(namingOf(after.value.org), namingOf(before.value.org));
  const didApply = after.value.held.every((one) => one.revision !== number);
  return {
    ok: true,
    value: {
      entry: entryOf(revision, head, { opened: opened.value, names, on: today }),
      changes: changes.slice(0, changesMax).map((change) => describeChange(change, names)),
      effect: didApply
        ? effectOf({ before: before.value.org, after: after.value.org, config: after.value.config })
        : null,
    },
  };
}

interface EntryContext {
  readonly opened: OpenedOrg;
  readonly names: Naming;
  readonly on: Day;
}

function entryOf(
  { number, committedAt, changeSet }: Revision,
  head: RevisionHead | undefined,
  { opened, names, on }: EntryContext,
): LogEntry {
  const { id, author, reason, source, effectiveOn, changes } = changeSet;
  const held: HeldRevision | undefined = opened.held.find((one) => one.revision === number);
  return {
    number,
    hash: head?.hash ?? "",
    changeSetId: id,
    committedAt,
    effectiveOn,
    author,
    reason,
    source: source ?? null,
    changes: changes.length,
    counts: countKinds(changes),
    summary: summarise(changes, names),
    state: held !== undefined ? "held" : effectiveOn > on ? "scheduled" : "effective",
    held: held?.refusal ?? null,
  };
}

/** Names as of after; who is gone there bears the name of before. */
function eitherNaming(after: Naming, before: Naming): Naming {
  const either =
    (of: "area" | "discipline" | "asset" | "decision" | "dependency") =>
    (id: string): string => {
      const name = after[of](id);
      return name === id ? before[of](id) : name;
    };
  return {
    person: (id) => {
      const one = after.person(id);
      return one.name === id ? before.person(id) : one;
    },
    area: either("area"),
    discipline: either("discipline"),
    asset: either("asset"),
    decision: either("decision"),
    dependency: either("dependency"),
  };
}
