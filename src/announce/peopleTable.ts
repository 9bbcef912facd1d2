import { NONE, type Org } from "../org/index.ts";

/** A table of text: a row a person. */
export interface PeopleTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const FIELDS = ["manager_id", "manager", "area", "discipline"] as const;
type Fields = Readonly<Record<(typeof FIELDS)[number], string>>;

const EMPTY: Fields = { manager_id: "", manager: "", area: "", discipline: "" };

/**
 * Every person with their manager, home area and discipline today and as planned, and which of them differ. People in
 * the order of the org before, new seats at the end; who is gone has nothing planned. Without a plan the half of today
 * alone. O(people).
 * @example peopleTable(org, null).headings.length // 8
 */
export function peopleTable(before: Org, after: Org | null): PeopleTable {
  const planned = after === null ? [] : [...FIELDS.map((field) => `planned_${field}`), "changes"];
  const rows: string[][] = [];
  const seen = new Set<string>();
  for (const org of after === null ? [before] : [before, after])
    for (const { id, name, title = "", vacant, placeholder } of org.people) {
      if (seen.has(id) || placeholder === true) continue;
      seen.add(id);
      const [now, then] = [fieldsOf(before, id), after === null ? null : fieldsOf(after, id)];
      rows.push([
        id,
        name,
        title,
        vacant ? "yes" : "",
        ...FIELDS.map((field) => (now ?? EMPTY)[field]),
        ...(after === null ? [] : [...FIELDS.map((field) => (then ?? EMPTY)[field]), changesOf(now, then)]),
      ]);
    }
  return { headings: ["id", "name", "title", "vacant", ...FIELDS, ...planned], rows };
}

function changesOf(now: Fields | null, then: Fields | null): string {
  if (now === null) return "new";
  if (then === null) return "gone";
  return (["manager_id", "area", "discipline"] as const)
    .filter((field) => now[field] !== then[field])
    .map((field) => (field === "manager_id" ? "manager" : field))
    .join(", ");
}

function fieldsOf(org: Org, id: string): Fields | null {
  const p = org.personIndexById.get(id);
  if (p === undefined) return null;
  const manager = org.people[org.lines.parent[p]!];
  const home = org.work.home[p]!;
  const area = home === NONE ? undefined : org.areas[home];
  return {
    manager_id: manager?.id ?? "",
    manager: manager?.name ?? "",
    area: area?.name ?? "",
    discipline: org.disciplines[org.disciplineOf[p]!]?.name ?? "",
  };
}
