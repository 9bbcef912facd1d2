import { canonicalText } from "../../changes/index.ts";
import type { AreaId, Org, Person } from "../../org/index.ts";

/** One field of somebody that is another one afterwards. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What changes for somebody who was here and stays. */
export interface PersonDifference {
  readonly person: Person;
  readonly fields: readonly FieldChange[];
  /** Where they work, when that changes: areas of rows that hold, sorted. */
  readonly areas?: { readonly from: readonly AreaId[]; readonly to: readonly AreaId[] };
}

const UNSAID: ReadonlySet<string> = new Set(["id", "row"]);

/** What changes for each person who stays, in the order of people before. O(people + rows). */
export function personDifferences(before: Org, after: Org): readonly PersonDifference[] {
  const [worked, works] = [areasByPerson(before), areasByPerson(after)];
  return before.records.people.flatMap((person): PersonDifference[] => {
    const now = after.people[after.personIndexById.get(person.id) ?? -1];
    if (now === undefined) return [];
    const fields = now === person ? [] : fieldChanges(person, now);
    const [from = [], to = []] = [worked.get(person.id), works.get(person.id)];
    const isSame = from.join("\n") === to.join("\n");
    if (fields.length === 0 && isSame) return [];
    return [{ person: now, fields, ...(isSame ? {} : { areas: { from, to } }) }];
  });
}

function fieldChanges(before: Person, after: Person): FieldChange[] {
  const [from, to] = [before, after] as unknown as readonly [
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, unknown>>,
  ];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => !UNSAID.has(field) && !isSame(from[field], to[field]))
    .sort()
    .map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }));
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return false;
  return canonicalText(a ?? null) === canonicalText(b ?? null);
}

function areasByPerson({ records, today }: Org): Map<string, readonly AreaId[]> {
  const areas = new Map<string, Set<AreaId>>();
  for (const row of records.assignments) {
    if (row.to !== undefined && row.to <= today) continue;
    const known = areas.get(row.personId);
    if (known === undefined) areas.set(row.personId, new Set([row.areaId]));
    else known.add(row.areaId);
  }
  return new Map([...areas].map(([id, set]) => [id, [...set].sort()]));
}
