import { holdsOn, type Day, type Org, type PersonId } from "../org/index.ts";

/** One field of one person that a system of record must be told, as plain text. */
export interface SheetRow {
  readonly personId: PersonId;
  readonly employeeNumber: string;
  readonly name: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly effectiveOn: Day;
}

/** Fields of a person that HR systems keep, under the headings our own lists have. */
const FIELDS = {
  manager_id: "managerId",
  title: "title",
  discipline: "discipline",
  level: "level",
  location: "location",
  legal_entity: "legalEntity",
  cost_center: "costCenter",
  status: "status",
  fte: "fte",
} as const;

/**
 * The sheet HR works from: every field that is another one after the day, people in the order of the org before, areas
 * as `area: name`. New seats stand at the end with all their fields. O(people + rows).
 */
export function changeSheet(before: Org, after: Org, day: Day): SheetRow[] {
  const rows: SheetRow[] = [];
  const seen = new Set<string>();
  for (const org of [before, after])
    for (const { id, placeholder } of org.people) {
      if (seen.has(id) || placeholder === true) continue;
      seen.add(id);
      rows.push(...rowsOf(before, after, id, day));
    }
  return rows;
}

function rowsOf(before: Org, after: Org, id: PersonId, day: Day): SheetRow[] {
  const old = valuesOf(before, id);
  const now = valuesOf(after, id);
  const person =
    after.people[after.personIndexById.get(id) ?? -1] ?? before.people[before.personIndexById.get(id)!]!;
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field): SheetRow[] => {
    const [was, will] = [old.get(field) ?? "", now.get(field) ?? ""];
    if (was === will) return [];
    const { employeeNumber = "", name } = person;
    return [{ personId: id, employeeNumber, name, field, before: was, after: will, effectiveOn: day }];
  });
}

function valuesOf(org: Org, id: PersonId): Map<string, string> {
  const values = new Map<string, string>();
  const p = org.personIndexById.get(id);
  if (p === undefined) return values;
  const person = org.people[p]!;
  for (const [heading, field] of Object.entries(FIELDS)) {
    const value = person[field];
    if (value !== undefined && value !== null) values.set(heading, String(value));
  }
  const { work } = org;
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const record = org.records.assignments[work.record[work.byPerson[k]!]!];
    if (record === undefined || !holdsOn(record, org.today)) continue;
    const share = record.share === undefined ? "" : `${Math.round(100 * record.share)} %`;
    values.set(`area: ${record.areaId} (${record.type})`, share === "" ? "yes" : share);
  }
  return values;
}
