import {
  createFollow,
  holdsOn,
  indexOrg,
  mention,
  say,
  type Area,
  type Org,
  type Person,
  type PersonMention,
  type Sentence,
} from "../org/index.ts";
import { applyChanges, applyOne, type ChangeRefusal } from "./apply.ts";
import type { OrgChange } from "./change.ts";
import { diff } from "./diff.ts";
import { fieldWord } from "./fieldWords.ts";
import { namingOf } from "./kind.ts";
import { keyOf, LISTS, type AnyRecord, type ListName } from "./lists.ts";
import { mapMentions, mentionKindOf } from "./mentions.ts";
import { mergeFields } from "./mergeFields.ts";
import { fieldOf, same } from "./same.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { closeWorkbench, openWorkbench, rowsOf, tableOf, type Workbench } from "./workbench.ts";

/** One thing both sides changed in ways that do not go together: it stays as theirs until somebody chooses. */
export interface RebaseConflict {
  readonly subject: Subject;
  /** The field, or `record` where one side took the record away. */
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** What we would choose: theirs of what the source of the data says, else mine. */
  readonly proposed: unknown;
  /** `joint`: each side alone is sound, both together are not. */
  readonly joint: boolean;
  /** Positions of my changes that are about it, from 0. */
  readonly changes: readonly number[];
  readonly says: Sentence;
}

/** Something the author of the changes should know, and need not decide. */
export interface RebaseNotice {
  readonly subject: Subject;
  readonly says: Sentence;
}

/** An id my changes name that leads elsewhere by now. */
export interface Followed {
  readonly kind: "person" | "area";
  readonly fromId: string;
  readonly toId: string;
}

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

/** What a rebase starts from: the state the changes were made for, the changes, and the state they are to hold on. */
export interface RebaseInput {
  readonly base: Org;
  readonly mine: readonly OrgChange[];
  readonly theirs: Org;
}

/** Facts that the source of the data decides, such as a name; a plan seldom means to change them. */
const SOURCE_MASTERED: ReadonlySet<string> = new Set([
  "name",
  "email",
  "title",
  "location",
  "level",
  "fte",
  "startOn",
  "endOn",
  "status",
]);
/** Shares of one person may add up to a little more than 1: people round. Source: docs/glossary.md#rebase. */
const SHARES_MAX = 1.05;

interface Rebasing {
  readonly base: Workbench;
  readonly mine: Workbench;
  readonly theirs: Workbench;
  /** Theirs, with what of mine goes together with it. */
  readonly result: Workbench;
  readonly changes: readonly OrgChange[];
  readonly followed: Map<string, Followed>;
  readonly notices: RebaseNotice[];
  readonly conflicts: RebaseConflict[];
  readonly nameOf: (subject: Subject) => string | PersonMention;
  readonly valueOf: (field: string, value: unknown) => string | PersonMention;
  /** Where an id of a person or area leads in their state: itself, another one, or nowhere. */
  readonly here: (kind: "person" | "area", id: string) => readonly string[];
}

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
  mendLines(to, entities);
  mendAreas(to, entities);
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

function openRebasing(input: RebaseInput, mine: Workbench): Rebasing {
  const { base, theirs } = input;
  const result = openWorkbench(theirs);
  // Asked as it was handed in: the result is written meanwhile.
  const head = openWorkbench(theirs);
  const names = namingOf(theirs);
  const old = namingOf(base);
  const seatOf = new Map<string, string>();
  for (const person of theirs.records.people)
    if (person.vacant && person.backfillOf !== undefined) seatOf.set(person.backfillOf, person.id);
  const isArea = (id: string): boolean => (head.areas.get(id)?.status ?? "retired") !== "retired";
  const follow = createFollow(theirs.records.redirects, {
    today: theirs.today,
    isLive: (kind, id) => (kind === "person" ? head.people.has(id) : isArea(id)),
  });
  const followed = new Map<string, Followed>();
  const here = (kind: "person" | "area", id: string): readonly string[] => {
    const isKnown = kind === "person" ? head.people.has(id) : isArea(id);
    // What base did not have either is mine to make.
    const table = kind === "person" ? base.personIndexById : base.areaIndexById;
    if (isKnown || !table.has(id)) return [id];
    if (kind === "area" && base.areas[base.areaIndexById.get(id) ?? -1]?.status === "retired") return [id];
    const seat = kind === "person" ? seatOf.get(id) : undefined;
    const ids = follow(kind, id);
    return ids.length === 0 && seat !== undefined ? [seat] : ids;
  };
  const nameOf = ({ list, id }: Subject): string | PersonMention => {
    if (list === "people" || list === "outside")
      return head.people.has(id) ? names.person(id) : old.person(id);
    if (list === "areas") return names.area(id) === id ? old.area(id) : names.area(id);
    if (list === "assets") return names.asset(id);
    if (list === "decisions") return names.decision(id);
    if (list === "dependencies") return names.dependency(id);
    if (list === "disciplines") return names.discipline(id);
    if (list !== "assignments") return id.replaceAll("\u0000", " ");
    const [personId = "", areaId = ""] = id.split("\u0000");
    const who = nameOf({ list: "people", id: personId });
    const row = `The row of ${typeof who === "string" ? who : who.name} in ${names.area(areaId)}`;
    return typeof who === "string" ? row : { ...who, name: row, role: "a row of one person" };
  };
  const valueOf = (field: string, value: unknown): string | PersonMention => {
    if (value === undefined || value === null) return "nobody or nothing";
    if (typeof value === "object") return "something else";
    const text = String(value);
    const kind = mentionKindOf(field);
    if (kind === "person") return nameOf({ list: "people", id: text });
    return kind === "area" ? names.area(text) : text;
  };
  const notices: RebaseNotice[] = [];
  const conflicts: RebaseConflict[] = [];
  const benches = { base: openWorkbench(base), mine, theirs: head, result };
  return { ...benches, changes: input.mine, followed, notices, conflicts, nameOf, valueOf, here };
}

/** Records my changes wrote; people here and outside are one. */
function writtenBy(mine: Workbench): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const list of LISTS)
    for (const { id } of tableOf(mine, list).written()) {
      const group = list === "outside" ? "people" : list;
      subjects.set(JSON.stringify([group, id]), { list: group, id });
    }
  return [...subjects.values()];
}

/** A record of a bench, wherever a person stands. */
function recordIn(bench: Workbench, { list, id }: Subject): AnyRecord | undefined {
  return tableOf(bench, list).get(id) ?? (list === "people" ? bench.outside.get(id) : undefined);
}

/** Takes a person or record to where it stands in another bench, or away. */
function write(bench: Workbench, subject: Subject, record: AnyRecord | undefined, isOutside: boolean): void {
  const { list, id } = subject;
  if (list === "people") {
    (isOutside ? bench.people : bench.outside).remove(id);
    if (record === undefined) bench[isOutside ? "outside" : "people"].remove(id);
    else bench[isOutside ? "outside" : "people"].set(record as Person);
  } else if (record === undefined) tableOf(bench, list).remove(id);
  else tableOf(bench, list).set(record);
}

function addConflict(
  { conflicts, changes, nameOf, valueOf }: Rebasing,
  conflict: Pick<RebaseConflict, "subject" | "field" | "base" | "mine" | "theirs"> & {
    readonly joint?: boolean;
    readonly says?: Sentence;
  },
): void {
  const { subject, field, base, mine, theirs, joint = false } = conflict;
  const about = changes.flatMap((change, i) => {
    const { list, id } = subjectOf(change);
    return id === subject.id && (list === subject.list || list === "outside") ? [i] : [];
  });
  conflicts.push({
    subject,
    field,
    base,
    mine,
    theirs,
    proposed: SOURCE_MASTERED.has(field) ? theirs : mine,
    joint,
    changes: about,
    says:
      conflict.says ??
      say([
        field,
      ])`${nameOf(subject)}: ${fieldWord(field)} was ${valueOf(field, base)}, is ${valueOf(field, theirs)} by now and would be ${valueOf(field, mine)}.`,
  });
}

function mergeEntity(to: Rebasing, subject: Subject): void {
  const { list, id } = subject;
  const [b, m] = [recordIn(to.base, subject), recordIn(to.mine, subject)];
  const lost = lostIn(to, list, id, b, m);
  if (lost !== null) {
    addConflict(to, {
      subject,
      field: lost.field,
      base: b ?? null,
      mine: m ?? null,
      theirs: lost.theirs,
      says: lost.says,
    });
    return;
  }
  const mapped = (record: AnyRecord | undefined): AnyRecord | undefined =>
    record === undefined ? undefined : followedRecord(to, list, record);
  const [base, mine] = [mapped(b), mapped(m)];
  const key = base ?? mine;
  const target: Subject = { list, id: key === undefined ? id : keyOf(key) };
  const theirs = recordIn(to.theirs, target);
  const isOut = (bench: Workbench, at: string): boolean => list === "people" && bench.outside.has(at);
  if (base === undefined || mine === undefined || theirs === undefined) {
    mergePresence(to, target, { base, mine, theirs }, isOut(to.mine, id));
    return;
  }
  const { merged, clashes } = mergeFields(base, mine, theirs);
  for (const clash of clashes) addConflict(to, { subject: target, ...clash });
  const moved = isOut(to.mine, id) !== isOut(to.base, id);
  write(to.result, target, merged, moved ? isOut(to.mine, id) : isOut(to.theirs, target.id));
}

/** One of the three has no such record: what only one side made or took away holds, else it is a conflict. */
function mergePresence(
  to: Rebasing,
  subject: Subject,
  { base, mine, theirs }: Readonly<Record<"base" | "mine" | "theirs", AnyRecord | undefined>>,
  isOutside: boolean,
): void {
  if (same(mine, theirs)) return;
  if (same(theirs, base)) {
    write(to.result, subject, mine, isOutside);
    return;
  }
  if (same(mine, base)) return;
  const says =
    mine === undefined
      ? say(["record"])`${to.nameOf(subject)} would be taken away and was changed meanwhile.`
      : theirs === undefined
        ? say(["record"])`${to.nameOf(subject)} would be changed and is not there any more.`
        : say(["record"])`${to.nameOf(subject)} would be made and was made meanwhile, otherwise.`;
  const values = { base: base ?? null, mine: mine ?? null, theirs: theirs ?? null };
  addConflict(to, { subject, field: "record", ...values, says });
}

/** Why a record of mine has no place in their state: what it is about, or names anew, is gone or became several. */
function lostIn(
  to: Rebasing,
  list: ListName,
  id: string,
  base: AnyRecord | undefined,
  mine: AnyRecord | undefined,
): { readonly field: string; readonly theirs: unknown; readonly says: Sentence } | null {
  const subject = { list, id };
  if (list === "redirects" || mine === undefined) return null;
  if (list === "people" || list === "areas") {
    const kind = list === "people" ? "person" : "area";
    const ids = base === undefined ? [id] : to.here(kind, id);
    // Both sides took them away: the fields say whether in the same way.
    const isEnded = list === "people" && to.mine.outside.has(id) && to.theirs.outside.has(id);
    if (ids.length !== 1 && !isEnded && !(list === "areas" && fieldOf(mine, "status") === "retired"))
      return { field: "record", theirs: ids, says: lostWords(to, subject, subject, ids) };
  }
  if (list === "areas") {
    const had = new Set((base as Area | undefined)?.owners.map((owner) => owner.personId) ?? []);
    const gone = (mine as Area).owners.find(
      ({ personId }) => !had.has(personId) && to.here("person", personId)[0] !== personId,
    );
    if (gone !== undefined)
      return {
        field: "owners",
        theirs: null,
        says: say([
          "area.owners",
        ])`${to.nameOf({ list: "people", id: gone.personId })} would own ${to.nameOf(subject)} and is not there any more.`,
      };
  }
  const named: { readonly subject: Subject; readonly ids: readonly string[] }[] = [];
  const old = new Set<string>();
  if (base !== undefined && list !== "assignments")
    mapMentions(base, (kind, one) => (old.add(`${kind} ${one}`), one));
  const isEnded =
    list === "assignments" &&
    fieldOf(mine, "to") !== undefined &&
    to.mine.outside.has(String(fieldOf(mine, "personId")));
  if (isEnded || to.mine.outside.has(id)) return null;
  mapMentions(mine, (kind, one) => {
    if (old.has(`${kind} ${one}`) || (kind !== "person" && kind !== "area")) return one;
    const ids = to.here(kind, one);
    if (ids.length !== 1)
      named.push({ subject: { list: kind === "person" ? "people" : "areas", id: one }, ids });
    return one;
  });
  const [first] = named;
  if (first === undefined) return null;
  return { field: "record", theirs: first.ids, says: lostWords(to, subject, first.subject, first.ids) };
}

function lostWords(to: Rebasing, subject: Subject, gone: Subject, ids: readonly string[]): Sentence {
  const lead =
    subject === gone
      ? say([])`${to.nameOf(subject)} would be changed`
      : say([])`${to.nameOf(subject)} would name ${to.nameOf(gone)}`;
  if (ids.length === 0)
    return say(["record"])`${lead}; ${subject === gone ? "it" : to.nameOf(gone)} is not there any more.`;
  const names = ids.map((id) => to.nameOf({ list: gone.list, id }));
  const parts = names.map((name) => (typeof name === "string" ? name : name.name)).join(", ");
  return say(["record"])`${lead}; it became ${parts}: say which.`;
}

/** The record with ids as they lead today; each step is noted. */
function followedRecord(to: Rebasing, list: ListName, record: AnyRecord): AnyRecord {
  const lead = (kind: "person" | "area", id: string): string => {
    const [next = id, ...others] = to.here(kind, id);
    if (next === id || others.length > 0) return id;
    noteFollowed(to, kind, id, next);
    return next;
  };
  const mapped = mapMentions(record, (kind, id) =>
    kind === "person" || kind === "area" ? lead(kind, id) : id,
  );
  if (list !== "people" && list !== "areas") return mapped;
  const id = keyOf(record);
  const next = lead(list === "people" ? "person" : "area", id);
  return next === id ? mapped : ({ ...mapped, id: next } as AnyRecord);
}

function noteFollowed(to: Rebasing, kind: "person" | "area", fromId: string, toId: string): void {
  const key = JSON.stringify([kind, fromId]);
  if (to.followed.has(key)) return;
  to.followed.set(key, { kind, fromId, toId });
  const list = kind === "person" ? "people" : "areas";
  to.notices.push({
    subject: { list, id: fromId },
    says: say([
      "id",
    ])`${to.nameOf({ list, id: fromId })} is not there any more; the changes go to ${to.nameOf({ list, id: toId })}.`,
  });
}

/** Lines that close a circle, or lead to somebody who is gone, only in both states together: they stay as theirs. */
function mendLines(to: Rebasing, entities: readonly Subject[]): void {
  const { result, theirs, base, mine } = to;
  const removed = new Set(
    entities
      .filter(({ list, id }) => list === "people" && theirs.people.has(id) && !result.people.has(id))
      .map(({ id }) => id),
  );
  if (removed.size > 0)
    for (const person of result.people.values()) {
      const { managerId } = person;
      const manager = managerId !== null && removed.has(managerId) ? theirs.people.get(managerId) : undefined;
      if (manager === undefined || result.people.has(manager.id)) continue;
      const subject: Subject = { list: "people", id: manager.id };
      write(result, subject, manager, false);
      addConflict(to, {
        subject,
        field: "record",
        base: base.people.get(manager.id) ?? null,
        mine: recordIn(mine, subject) ?? null,
        theirs: manager,
        joint: true,
        says: say([
          "person.managerId",
        ])`${mention(manager)} would go, and ${mention(person)} reports to them by now.`,
      });
    }
  // Until no line needs mending: each turn takes at least one of mine back.
  for (let isMended = true; isMended;) {
    isMended = false;
    for (const { list, id } of entities) {
      const person = list === "people" ? result.people.get(id) : undefined;
      if (person === undefined || !isBroken(result, person)) continue;
      const old = theirs.people.get(id);
      if (old !== undefined && old.managerId === person.managerId) continue;
      const subject: Subject = { list: "people", id };
      addConflict(to, {
        subject,
        field: "managerId",
        base: base.people.get(id)?.managerId ?? null,
        mine: person.managerId,
        theirs: old?.managerId ?? null,
        joint: true,
        says: say([
          "person.managerId",
        ])`${mention(person)} would report to ${to.nameOf({ list: "people", id: person.managerId ?? "" })}, which closes a circle or leads to nobody by now.`,
      });
      if (old === undefined) write(result, subject, undefined, false);
      else result.people.set({ ...person, managerId: old.managerId });
      isMended = true;
    }
  }
}

function isBroken(bench: Workbench, person: Person): boolean {
  const seen = new Set<string>([person.id]);
  for (let up = person.managerId; up !== null;) {
    const manager = bench.people.get(up);
    if (manager === undefined) return true;
    if (up === person.id) return true;
    if (seen.has(up)) return false;
    seen.add(up);
    up = manager.managerId;
  }
  return false;
}

/** Areas that would hang in a circle or nowhere, and areas with one owner on each side and two together. */
function mendAreas(to: Rebasing, entities: readonly Subject[]): void {
  const { result, theirs, base, mine } = to;
  for (const { list, id } of entities) {
    const area = list === "areas" ? result.areas.get(id) : undefined;
    if (area === undefined) continue;
    const subject: Subject = { list: "areas", id };
    const old = theirs.areas.get(id);
    const seen = new Set<string>();
    let top: Area | undefined = area;
    while (top !== undefined && top.parentId !== null && !seen.has(top.id)) {
      seen.add(top.id);
      top = result.areas.get(top.parentId);
    }
    if ((top === undefined || top.parentId !== null) && old?.parentId !== area.parentId) {
      addConflict(to, {
        subject,
        field: "parentId",
        base: base.areas.get(id)?.parentId ?? null,
        mine: area.parentId,
        theirs: old?.parentId ?? null,
        joint: true,
      });
      write(result, subject, old === undefined ? undefined : { ...area, parentId: old.parentId }, false);
    }
    const now = result.areas.get(id);
    const count = (one: Area | undefined, day: string): number =>
      one?.owners.filter((owner) => holdsOn(owner, day)).length ?? 0;
    if (now === undefined || old === undefined || count(now, theirs.today) < 2) continue;
    if (count(mine.areas.get(id), mine.today) > 1 || count(old, theirs.today) > 1) continue;
    addConflict(to, {
      subject,
      field: "owners",
      base: base.areas.get(id)?.owners ?? null,
      mine: mine.areas.get(id)?.owners ?? null,
      theirs: old.owners,
      joint: true,
      says: say([
        "area.owners",
      ])`${now.name} would have ${count(now, theirs.today)} owners: one by these changes, one by now.`,
    });
    result.areas.set({ ...now, owners: old.owners });
  }
}

/** People whose shares add up on each side and not together: their rows stay as theirs. */
function mendShares(to: Rebasing, entities: readonly Subject[]): void {
  const { result, theirs, base, mine } = to;
  const people = new Set(
    entities.filter(({ list }) => list === "assignments").map(({ id }) => id.split("\u0000")[0] ?? ""),
  );
  const sum = (bench: Workbench, id: string): number =>
    rowsOf(bench, id).reduce((all, row) => (holdsOn(row, bench.today) ? all + (row.share ?? 0) : all), 0);
  result.rowsByPerson = null;
  for (const personId of people) {
    const [id = personId, ...others] = to.here("person", personId);
    if (others.length > 0 || !(sum(result, id) > SHARES_MAX + 1e-9)) continue;
    if (sum(mine, personId) > SHARES_MAX + 1e-9 || sum(theirs, id) > SHARES_MAX + 1e-9) continue;
    const sums = { base: sum(base, personId), mine: sum(mine, personId), theirs: sum(theirs, id) };
    const subject: Subject = { list: "people", id };
    addConflict(to, {
      subject,
      field: "share",
      ...sums,
      joint: true,
      says: say([
        "assignment.share",
      ])`${to.nameOf(subject)} would work ${Math.round(sum(result, id) * 100)} %: ${Math.round(sums.mine * 100)} % by these changes, ${Math.round(sums.theirs * 100)} % by now.`,
    });
    for (const row of rowsOf(result, id))
      if (!theirs.assignments.has(keyOf(row))) result.assignments.remove(keyOf(row));
    for (const row of rowsOf(theirs, id)) result.assignments.set(row);
  }
}

/** People who came under somebody I move: they move along, which somebody should know. */
function noticeNewReports({ base, theirs, mine, notices }: Rebasing, entities: readonly Subject[]): void {
  const moved = new Set(
    entities
      .filter(({ list, id }) => {
        const [was, is] = [base.people.get(id), mine.people.get(id)];
        return list === "people" && was !== undefined && is !== undefined && was.managerId !== is.managerId;
      })
      .map(({ id }) => id),
  );
  if (moved.size === 0) return;
  for (const person of theirs.people.values()) {
    if (base.people.has(person.id) || person.managerId === null || !moved.has(person.managerId)) continue;
    const manager = theirs.people.get(person.managerId);
    notices.push({
      subject: { list: "people", id: person.id },
      says: say([
        "person.managerId",
      ])`${mention(person)} is new under ${manager === undefined ? person.managerId : mention(manager)} and moves along; say on which area they work.`,
    });
  }
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
