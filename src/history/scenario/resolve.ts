import {
  applyChanges,
  keyOf,
  type AnyRecord,
  type ListName,
  type OrgChange,
  type RebaseConflict,
  type RestoredRecord,
} from "../../changes/index.ts";
import { say, type Area, type Org, type Person } from "../../org/index.ts";
import type { Resolution } from "../scenario.ts";
import { refuse, type Refused } from "./step.ts";

/** A choice of one conflict, before it is kept with its author. `changeSetId` absent: in whichever change set. */
export interface Choosing extends Pick<Resolution, "subject" | "field" | "choice"> {
  readonly changeSetId?: string;
  readonly value?: unknown;
}

/** The states a conflict is between. */
export interface Sides {
  readonly base: Org;
  readonly mine: Org;
  readonly theirs: Org;
}

/** The choice that answers a conflict of a change set. */
export function choiceFor(
  choices: readonly Choosing[],
  changeSetId: string,
  { subject, field }: Pick<Resolution, "subject" | "field">,
): Choosing | undefined {
  return choices.find(
    (one) =>
      (one.changeSetId ?? changeSetId) === changeSetId &&
      one.subject.list === subject.list &&
      one.subject.id === subject.id &&
      one.field === field,
  );
}

/** The merged state with the chosen value in the place of theirs, or why that value cannot stand. */
export function resolveConflict(
  merged: Org,
  sides: Sides,
  conflict: RebaseConflict,
  chosen: Choosing,
): { readonly ok: true; readonly org: Org } | Refused {
  if (chosen.choice === "theirs") return { ok: true, org: merged };
  const { subject, field } = conflict;
  if (field === "share" && subject.list === "people") {
    if (chosen.choice === "value") return cannotStand(subject.id, "shares are set row by row");
    return put(
      merged,
      rowsAs(merged, chosen.choice === "mine" ? sides.mine : sides.base, subject.id),
      subject.id,
    );
  }
  const value =
    chosen.choice === "value" ? chosen.value : chosen.choice === "mine" ? conflict.mine : conflict.base;
  const records =
    field === "record" ? wholeRecord(sides, conflict, chosen, value) : oneField(merged, conflict, value);
  return records === null
    ? cannotStand(subject.id, "it is not there any more")
    : put(merged, records, subject.id);
}

function put(
  merged: Org,
  records: readonly RestoredRecord[],
  id: string,
): ReturnType<typeof resolveConflict> {
  const change: OrgChange = { kind: "restore", records };
  const applied = applyChanges(merged, [change]);
  if (!applied.ok)
    return refuse(
      "resolution-impossible",
      say(["record"])`The choice for ${id} cannot stand: ${applied.refusal.message}`,
    );
  const stranger = strangerIn(applied.org, records);
  return stranger === undefined
    ? { ok: true, org: applied.org }
    : cannotStand(id, `it names ${stranger}, who is not there any more`);
}

function cannotStand(id: string, why: string): Refused {
  return refuse(
    "resolution-impossible",
    say([])`The choice for ${id} cannot stand: ${why}. Choose another value.`,
  );
}

function oneField(
  merged: Org,
  { subject, field }: RebaseConflict,
  value: unknown,
): readonly RestoredRecord[] | null {
  const { list, id } = subject;
  const lists = list === "people" ? (["people", "outside"] as const) : [list];
  for (const name of lists) {
    const now = find(merged, name, id);
    if (now === undefined) continue;
    const record = { ...now, [field]: value ?? null };
    // Who has no manager says so; every other field that is not said is absent.
    if ((value ?? null) === null && field !== "managerId" && field !== "parentId")
      Reflect.deleteProperty(record, field);
    return [{ list: name, id, record, fields: [field] } as unknown as RestoredRecord];
  }
  return null;
}

/** A whole record as one side has it: for people, on the list where that side has them. */
function wholeRecord(
  { mine, base }: Sides,
  { subject: { list, id } }: RebaseConflict,
  { choice }: Choosing,
  value: unknown,
): readonly RestoredRecord[] {
  const entry = (name: string, record: unknown) =>
    ({ list: name, id, record: record ?? null, fields: [] }) as unknown as RestoredRecord;
  if (list !== "people") return [entry(list, value)];
  const side = choice === "mine" ? mine : choice === "base" ? base : null;
  const isOutside = side?.records.outside.some((person) => person.id === id) === true;
  const isHere = value !== null && value !== undefined && !isOutside;
  return [entry("people", isHere ? value : null), entry("outside", isOutside ? value : null)];
}

/** The rows of a person as one side has them, in the place of those that are there. */
function rowsAs(merged: Org, side: Org, personId: string): readonly RestoredRecord[] {
  const own = (org: Org) => org.records.assignments.filter((row) => row.personId === personId);
  const wanted = new Map(own(side).map((row) => [keyOf(row), row]));
  const gone = own(merged).filter((row) => !wanted.has(keyOf(row)));
  return [
    ...gone.map((row): RestoredRecord => ({ list: "assignments", id: keyOf(row), record: null, fields: [] })),
    ...[...wanted].map(([id, record]): RestoredRecord => ({ list: "assignments", id, record, fields: [] })),
  ];
}

function find(org: Org, list: ListName, id: string): AnyRecord | undefined {
  return (org.records[list] as readonly AnyRecord[]).find((record) => keyOf(record) === id);
}

/** Somebody who would own an area and is nobody here. */
function strangerIn(org: Org, records: readonly RestoredRecord[]): string | undefined {
  const known = (id: string): boolean =>
    org.personIndexById.has(id) || org.records.outside.some((person: Person) => person.id === id);
  return records
    .flatMap(({ list, record }) => (list === "areas" && record !== null ? (record as Area).owners : []))
    .map(({ personId }) => personId as string)
    .find((id) => !known(id));
}
