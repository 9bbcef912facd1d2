import { canonicalText, LISTS, type ListName, type RecordOf } from "../../changes/index.ts";
import type { Area, AreaId, Org, OrgRecords, PersonId } from "../../org/index.ts";

/** People and areas that something happens to. */
export interface Touched {
  readonly people: ReadonlySet<PersonId>;
  readonly areas: ReadonlySet<AreaId>;
}

/**
 * Whom and which areas the way from one org to the other touches: people whose record, rows or ownership differ; areas
 * that differ themselves, in whose rows or things something differs, or where somebody touched works or owns. What
 * concerns no area concerns the company as a whole. O(records).
 * @example touchedBy(org, org).people.size // 0
 */
export function touchedBy(before: Org, after: Org): Touched {
  const people = new Set<PersonId>();
  const areas = new Set<AreaId>();
  const root = after.records.rootAreaId;
  for (const list of LISTS)
    for (const record of changedRecords(before.records, after.records, list)) {
      for (const person of peopleIn(list, record)) people.add(person);
      if (list === "people" || list === "outside" || list === "redirects") continue;
      const named = areasIn(list, record);
      for (const area of named) areas.add(area);
      if (named.length === 0) areas.add(root);
    }
  for (const owner of changedOwners(before, after)) people.add(owner);
  if (people.size === 0) return { people, areas };
  const placed = new Set<PersonId>();
  const place = (person: PersonId, area: AreaId): void => {
    if (!people.has(person)) return;
    areas.add(area);
    placed.add(person);
  };
  for (const { records } of [before, after]) {
    for (const { personId, areaId } of records.assignments) place(personId, areaId);
    for (const { id, owners } of records.areas) for (const { personId } of owners) place(personId, id);
  }
  if (placed.size < people.size) areas.add(root);
  return { people, areas };
}

function peopleIn(list: ListName, record: object): readonly PersonId[] {
  if (list === "people" || list === "outside") return [(record as RecordOf<"people">).id];
  return list === "assignments" ? [(record as RecordOf<"assignments">).personId] : [];
}

function areasIn(list: ListName, record: object): readonly AreaId[] {
  const { areaId, consumerAreaId, providerAreaId } = record as Readonly<Record<string, AreaId | undefined>>;
  const own = list === "areas" ? [(record as Area).id] : [];
  return [...own, areaId, consumerAreaId, providerAreaId].filter((id) => id !== undefined);
}

/** People who own an area on one side only, or for other days. */
function changedOwners(before: Org, after: Org): readonly PersonId[] {
  const entries = (area: Area): readonly (readonly [string, PersonId])[] =>
    area.owners.map((owner) => [`${area.id} ${canonicalText(owner)}`, owner.personId]);
  const [had, has] = [before, after].map((org) => new Map(org.records.areas.flatMap(entries)));
  if (had === undefined || has === undefined) return [];
  return [...new Map([...had, ...has])].flatMap(([key, person]) =>
    had.has(key) && has.has(key) ? [] : [person],
  );
}

/** Records that only one side has, or that differ, from either side. What nothing happened to is the same object. */
export function changedRecords(before: OrgRecords, after: OrgRecords, list: ListName): readonly object[] {
  const [a, b] = [before[list] as readonly object[], after[list] as readonly object[]];
  if (a === b) return [];
  const [had, has] = [new Set(a), new Set(b)];
  const [gone, come] = [a.filter((one) => !has.has(one)), b.filter((one) => !had.has(one))];
  const [was, is] = [gone, come].map((records) => new Set(records.map((record) => canonicalText(record))));
  return [
    ...gone.filter((one) => is?.has(canonicalText(one)) !== true),
    ...come.filter((one) => was?.has(canonicalText(one)) !== true),
  ];
}
