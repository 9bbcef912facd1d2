import {
  describeChange,
  idsNamed,
  idsWritten,
  namingOf,
  rebase,
  type OrgChange,
  type RebaseConflict,
  type Subject,
} from "../changes/index.ts";
import {
  findingKey,
  say,
  type Change,
  type Evidence,
  type Finding,
  type Org,
  type Sentence,
} from "../org/index.ts";
import type { Revision } from "./revision.ts";
import { foldRevisions, onTimeline, type HeldRevision } from "./timeline.ts";

/** A change set that takes its place on the timeline, and what already stands after that place. */
export interface ScheduleInput {
  /** The org at that place, on the day of the changes. */
  readonly before: Org;
  readonly changes: readonly OrgChange[];
  /** The org after the changes. */
  readonly after: Org;
  /** Revisions at later places. */
  readonly later: readonly Revision[];
}

/** What later revisions make of the changes. */
export interface ScheduleJudged {
  /** Later revisions that do not go together with the changes: both write the same, or the later one no longer applies. */
  readonly findings: readonly Finding[];
  /** Later revisions that applied and no longer do. */
  readonly held: readonly HeldRevision[];
}

/** The check id of what a scheduled revision and new changes disagree on. */
export const SCHEDULE_CONFLICT = "schedule-conflict";

/**
 * Where changes meet revisions that are to come after them. Each later revision is rebased from the state it stands
 * on without the changes to that with them: what both write differently is said with base, mine (the later one) and
 * theirs (the changes); one that no longer applies is said too, with the changes that would take its place where
 * rebasing finds them.
 * Cost: one index a later revision that names something the changes write, and two for all the others together.
 * Source: docs/glossary.md#as-of.
 * @example judgeSchedule({ before: org, changes: [], after: org, later: [] }).findings // []
 */
export function judgeSchedule({ before, changes, after, later }: ScheduleInput): ScheduleJudged {
  const due = onTimeline(later);
  const last = due.at(-1)?.changeSet.effectiveOn;
  if (last === undefined) return { findings: [], held: [] };
  const heldWithout = new Set(foldRevisions(before, due, last).held.map(({ revision }) => revision));
  const held = foldRevisions(after, due, last).held.filter(({ revision }) => !heldWithout.has(revision));
  const refusals = new Map(held.map((one) => [one.revision, one]));
  const written = new Set(idsWritten(before, changes));
  const findings: Finding[] = [];
  let [from, base, theirs] = [0, before, after];
  due.forEach((revision, i) => {
    const named = idsNamed(revision.changeSet.changes);
    const refusal = refusals.get(revision.number);
    if (heldWithout.has(revision.number)) return;
    if (refusal === undefined && ![...named].some((id) => written.has(id))) return;
    const { effectiveOn } = revision.changeSet;
    const between = due.slice(from, i);
    base = foldRevisions(base, between, effectiveOn).org;
    theirs = foldRevisions(theirs, between, effectiveOn).org;
    from = i;
    const rebased = rebase({ base, mine: revision.changeSet.changes, theirs });
    const conflicts = rebased.ok ? rebased.conflicts : [];
    const fixes = rebased.ok && conflicts.length === 0 ? rebased.changes : [];
    if (refusal !== undefined) findings.push(heldFinding(revision, refusal, { base, fixes, conflicts }));
    else for (const group of bySubject(conflicts)) findings.push(conflictFinding(revision, group, base));
    // What it writes otherwise now, or not at all, meets what comes after it.
    if (refusal !== undefined || conflicts.length > 0) for (const id of named) written.add(id);
  });
  return { findings, held };
}

function heldFinding(
  revision: Revision,
  { refusal }: HeldRevision,
  {
    base,
    fixes,
    conflicts,
  }: {
    readonly base: Org;
    /** What would take its place. */
    readonly fixes: readonly OrgChange[];
    readonly conflicts: readonly RebaseConflict[];
  },
): Finding {
  const { changeSet } = revision;
  const change = changeSet.changes[refusal.change];
  const rows: Evidence[] = [scheduledRow(revision)];
  if (change !== undefined)
    rows.push({ subject: changeSet.id, says: describeChange(change, namingOf(base)) });
  for (const { subject, says } of conflicts) rows.push({ subject: idOf(subject), says });
  return {
    ...findingOf([changeSet.id]),
    message: say([])`${placeWords(revision)} will no longer apply and is left out whole: ${refusal.message}`,
    evidence: rows,
    fixes: fixes as readonly Change[],
  };
}

function conflictFinding(revision: Revision, conflicts: readonly RebaseConflict[], base: Org): Finding {
  const { changeSet } = revision;
  const names = namingOf(base);
  const [first, ...others] = conflicts;
  const subject = first === undefined ? "" : idOf(first.subject);
  const places = [...new Set(conflicts.flatMap((conflict) => conflict.changes))];
  const changes = places.map((place) => changeSet.changes[place]).filter((change) => change !== undefined);
  const more = others.length === 0 ? "" : ` ${others.length} more of its fields differ.`;
  return {
    ...findingOf([subject, changeSet.id]),
    message: say(
      [],
    )`${placeWords(revision)} and these changes do not go together. ${first?.says ?? say([])``}${more}`,
    evidence: [
      scheduledRow(revision),
      ...changes.map((change) => ({ subject: changeSet.id, says: describeChange(change, names) })),
      ...conflicts.map(({ says }) => ({ subject, says })),
    ],
    // Who is right is for people to say: nothing is proposed.
    fixes: [],
  };
}

function findingOf(
  subjects: readonly string[],
): Pick<Finding, "check" | "key" | "tier" | "subjects" | "assumed"> {
  return {
    check: SCHEDULE_CONFLICT,
    key: findingKey(SCHEDULE_CONFLICT, subjects),
    tier: "default",
    subjects,
    assumed: [],
  };
}

function scheduledRow({ changeSet }: Revision): Evidence {
  const { author, reason, effectiveOn } = changeSet;
  return { subject: changeSet.id, says: say([])`Scheduled by ${author} for ${effectiveOn}: ${reason}` };
}

function placeWords({ number, changeSet }: Revision): Sentence {
  return say([])`Revision ${number}, effective ${changeSet.effectiveOn},`;
}

/** Of a row the person. */
function idOf({ id }: Subject): string {
  return id.split("\u0000")[0] ?? id;
}

function bySubject(conflicts: readonly RebaseConflict[]): readonly (readonly RebaseConflict[])[] {
  const groups = new Map<string, RebaseConflict[]>();
  for (const conflict of conflicts) {
    const key = `${conflict.subject.list} ${conflict.subject.id}`;
    groups.set(key, [...(groups.get(key) ?? []), conflict]);
  }
  return [...groups.values()];
}
