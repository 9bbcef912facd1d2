import type { RedirectKind } from "../org/index.ts";
import { keyOf, LISTS, type AnyRecord, type ListName } from "./lists.ts";
import { same } from "./same.ts";
import { tableOf, type Workbench } from "./workbench.ts";

/** What an id in a field stands for: somebody, an area, a discipline or an asset; `subject` may be any of them. */
export type MentionKind = RedirectKind | "subject";

/** Fields of records and of changes that hold ids, whichever list they stand in. */
const KIND_BY_FIELD: Readonly<Record<string, MentionKind>> = {
  approverId: "person",
  approverIds: "person",
  areaId: "area",
  backfillOf: "person",
  calibratorId: "person",
  childIds: "area",
  claimedBy: "area",
  consumerAreaId: "area",
  deciderId: "person",
  deputyId: "person",
  discipline: "discipline",
  disciplineId: "discipline",
  dropId: "person",
  inputIds: "person",
  interviewerIds: "person",
  keepId: "person",
  leadId: "person",
  managerId: "person",
  memberIds: "person",
  mentorId: "person",
  metricAssetIds: "asset",
  assetId: "asset",
  overriddenBy: "person",
  ownerId: "person",
  parentId: "area",
  personId: "person",
  personIds: "person",
  providerAreaId: "area",
  raterId: "person",
  reportsTo: "person",
  requiredDisciplines: "discipline",
  rootAreaId: "area",
  sharedWith: "area",
  signedBy: "person",
  subjectIds: "subject",
  usedBy: "area",
  vacancyId: "person",
};
/** What the ids of a field stand for; undefined where it holds none. */
export function mentionKindOf(field: string): MentionKind | undefined {
  return KIND_BY_FIELD[field];
}

/** Fields whose parts, named by role, are people. */
const PEOPLE_BY_ROLE: ReadonlySet<string> = new Set(["acceptedBy", "responsibilities"]);
/** Free keys: a column called `personId` is still a column. */
const OPAQUE: ReadonlySet<string> = new Set(["extra", "externalIds", "expect"]);

/**
 * The value with every id it mentions as `to` says; the value itself where none changes. The own id of a record is no
 * mention. Ids that become equal within one list are one.
 */
export function mapMentions<T>(value: T, to: (kind: MentionKind, id: string) => string): T {
  return mapped(value, undefined, to) as T;
}

function mapped(
  value: unknown,
  kind: MentionKind | undefined,
  to: (kind: MentionKind, id: string) => string,
): unknown {
  if (typeof value === "string") return kind === undefined ? value : to(kind, value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => mapped(item, kind, to));
    if (items.every((item, i) => item === value[i])) return value;
    return kind === undefined ? items : [...new Set(items)];
  }
  let copy: Record<string, unknown> | undefined;
  for (const [field, item] of Object.entries(value)) {
    if (typeof item === "number" || typeof item === "boolean" || OPAQUE.has(field)) continue;
    const next = PEOPLE_BY_ROLE.has(field) ? mappedRoles(item, to) : mapped(item, KIND_BY_FIELD[field], to);
    if (next !== item) (copy ??= { ...value })[field] = next;
  }
  return copy ?? value;
}

function mappedRoles(value: unknown, to: (kind: MentionKind, id: string) => string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([role, id]) => [role, typeof id === "string" ? to("person", id) : id]),
  );
  return same(copy, value) ? value : copy;
}

/** Every id a record mentions. */
export function eachMention(record: object, visit: (kind: MentionKind, id: string) => void): void {
  mapMentions(record, (kind, id) => {
    visit(kind, id);
    return id;
  });
}

/** Lists whose records name people in fields of all kinds. Rows and lines are found by person already. */
const NAMING = LISTS.filter((list) => list !== "assignments" && list !== "redirects");

/**
 * Writes every mention of one person as one of another: lines of reports and rows are left to the caller. What the
 * other then says of themself (mentor, dotted line) falls away. O(records) for the first call, then O(mentions).
 */
export function renamePerson(bench: Workbench, fromId: string, toId: string): void {
  bench.mentions ??= mentionsIn(bench);
  for (const place of bench.mentions.get(fromId) ?? []) {
    const [list, key] = JSON.parse(place) as [ListName, string];
    const table = tableOf(bench, list);
    const record = table.get(key);
    if (record === undefined) continue;
    const { managerId } = record as { readonly managerId?: string };
    const renamed = mapMentions(record, (kind, id) =>
      (kind === "person" || kind === "subject") && id === fromId ? toId : id,
    );
    // The solid line is the caller's: `putPerson` keeps the reports by manager true.
    const next = tidied({ ...renamed, ...(managerId === undefined ? {} : { managerId }) } as AnyRecord);
    if (next === record) continue;
    table.set(next);
  }
}

/** A person is neither their own mentor nor has a dotted line to themself, and owns an area once at a time. */
function tidied(record: AnyRecord): AnyRecord {
  if ("owners" in record) {
    const seen = new Set<string>();
    const owners = record.owners.filter((owner) => {
      const entry = JSON.stringify([owner.personId, owner.from ?? null, owner.to ?? null]);
      return !seen.has(entry) && seen.add(entry) !== undefined;
    });
    return owners.length === record.owners.length ? record : { ...record, owners };
  }
  if (!("vacant" in record)) return record;
  const { mentorId, calibratorId, dottedLines, ...rest } = record;
  const lines = new Map(
    (dottedLines ?? []).filter((line) => line.managerId !== record.id).map((line) => [line.managerId, line]),
  );
  return {
    ...rest,
    ...(mentorId === undefined || mentorId === record.id ? {} : { mentorId }),
    ...(calibratorId === undefined || calibratorId === record.id ? {} : { calibratorId }),
    ...(lines.size === 0 ? {} : { dottedLines: [...lines.values()] }),
  };
}

function mentionsIn(bench: Workbench): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const list of NAMING) {
    const table = tableOf(bench, list);
    for (const record of table.values()) note(places, list, record);
    table.watch = (record) => note(places, list, record);
  }
  return places;
}

function note(places: Map<string, Set<string>>, list: ListName, record: AnyRecord): void {
  const isPerson = list === "people" || list === "outside";
  // The solid line is the commonest mention by far and found otherwise.
  const { managerId: _, ...rest } = record as { readonly managerId?: unknown };
  eachMention(isPerson ? rest : record, (kind, id) => {
    if (kind !== "person" && kind !== "subject") return;
    const place = JSON.stringify([list, keyOf(record)]);
    const known = places.get(id);
    if (known === undefined) places.set(id, new Set([place]));
    else known.add(place);
  });
}
