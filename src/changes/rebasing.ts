import {
  type Area,
  type Org,
  type Person,
  type PersonMention,
  type Sentence,
  createFollow,
  holdsOn,
  say,
} from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import { fieldWord } from "./fieldWords.ts";
import { namingOf } from "./kind.ts";
import { type AnyRecord, LISTS } from "./lists.ts";
import { mentionKindOf } from "./mentions.ts";
import { type Subject, subjectOf } from "./subject.ts";
import { type Workbench, openWorkbench, tableOf } from "./workbench.ts";

/** One thing both sides changed in ways that do not go together: it stays as theirs until somebody chooses. */
export interface RebaseConflict {
  readonly subject: Subject;
  /** The field, or `record` where one side took the record away. */
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** What we would choose: theirs of what the source of the data says and of who or what is gone, else mine. */
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

/** What a rebase starts from: the state the changes were made for, the changes, and the state they are to hold on. */
export interface RebaseInput {
  readonly base: Org;
  readonly mine: readonly OrgChange[];
  readonly theirs: Org;
}

export interface Rebasing {
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

export function openRebasing(input: RebaseInput, mine: Workbench): Rebasing {
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
  /** Who owns on the day of theirs. */
  const ownersIn = (owners: Area["owners"]): string | PersonMention => {
    const held = owners.filter((owner) => holdsOn(owner, theirs.today));
    const [first, ...others] = held.map(({ personId }) => nameOf({ list: "people", id: personId }));
    if (first === undefined) return "nobody";
    return others.length === 0 ? first : `${held.length} people`;
  };
  const valueOf = (field: string, value: unknown): string | PersonMention => {
    if (value === undefined || value === null) return "nobody or nothing";
    if (field === "owners") return ownersIn(value as Area["owners"]);
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
export function writtenBy(mine: Workbench): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const list of LISTS)
    for (const { id } of tableOf(mine, list).written()) {
      const group = list === "outside" ? "people" : list;
      subjects.set(JSON.stringify([group, id]), { list: group, id });
    }
  return [...subjects.values()];
}

/** A record of a bench, wherever a person stands. */
export function recordIn(bench: Workbench, { list, id }: Subject): AnyRecord | undefined {
  return tableOf(bench, list).get(id) ?? (list === "people" ? bench.outside.get(id) : undefined);
}

/** Takes a person or record to where it stands in another bench, or away. */
export function write(
  bench: Workbench,
  subject: Subject,
  record: AnyRecord | undefined,
  isOutside: boolean,
): void {
  const { list, id } = subject;
  if (list === "people") {
    (isOutside ? bench.people : bench.outside).remove(id);
    if (record === undefined) bench[isOutside ? "outside" : "people"].remove(id);
    else bench[isOutside ? "outside" : "people"].set(record as Person);
  } else if (record === undefined) tableOf(bench, list).remove(id);
  else tableOf(bench, list).set(record);
}

/** Whether the person or area a change is about, or names, is not there in their state: nothing of mine can bring it back. */
function isGone({ list }: Subject, field: string, theirs: unknown): boolean {
  if (Array.isArray(theirs)) return theirs.length === 0;
  return field === "record" && theirs === null && (list === "people" || list === "areas");
}

export function addConflict(
  { conflicts, changes, nameOf, valueOf }: Rebasing,
  conflict: Pick<RebaseConflict, "subject" | "field" | "base" | "mine" | "theirs"> & {
    readonly joint?: boolean;
    readonly says?: Sentence;
  },
): void {
  const { subject, field, joint = false } = conflict;
  // A field that is absent is null in data.
  const [base, mine, theirs] = [conflict.base ?? null, conflict.mine ?? null, conflict.theirs ?? null];
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
    proposed: SOURCE_MASTERED.has(field) || isGone(subject, field, theirs) ? theirs : mine,
    joint,
    changes: about,
    says:
      conflict.says ??
      say([
        field,
      ])`${nameOf(subject)}: ${field === "owners" ? "owner" : fieldWord(field)} was ${valueOf(field, base)}, is ${valueOf(field, theirs)} by now and would be ${valueOf(field, mine)}.`,
  });
}
