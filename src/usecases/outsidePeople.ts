import type { RecordField } from "../api/index.ts";
import type { Org, Person } from "../org/index.ts";
import { personOf } from "./areaOwner.ts";
import { looseText } from "./textSketch.ts";

/** So many of one name are told. */
const TOLD_MAX = 50;

/**
 * People on record who are not in today's organisation (they left, or have not started), by id, name or e-mail.
 * O(people outside): asked by hand, never in a loop.
 * @example outsidePeople(org, "Lou Left")[0]?.endOn
 */
export function outsidePeople(org: Org, text: string): readonly Person[] {
  const wanted = looseText(text);
  if (wanted === "") return [];
  const exact = org.records.outside.filter(({ id }) => id === text.trim());
  if (exact.length > 0) return exact;
  return org.records.outside
    .filter(
      ({ id, name, email }) =>
        looseText(name) === wanted || looseText(id) === wanted || looseText(email ?? "") === wanted,
    )
    .slice(0, TOLD_MAX);
}

/** What is on record of them, and why they are not counted. */
export function outsideFields(org: Org, person: Person): RecordField[] {
  const manager = person.managerId === null ? undefined : personOf(org, person.managerId);
  const fields: readonly (readonly [string, string | number | undefined])[] = [
    ["in today's organisation", `no: ${reasonOf(org, person)}`],
    ["title", person.title],
    ["discipline", person.discipline],
    ["reported to", manager?.name ?? person.managerId ?? undefined],
    ["first day", person.startOn],
    ["left on", person.endOn],
    ["owner of", ownedBy(org, person)],
    ["row", person.row],
  ];
  return fields.flatMap(([label, value]) =>
    value === undefined || value === "" ? [] : [{ label, text: String(value) }],
  );
}

function reasonOf({ today }: Org, { status, startOn, endOn }: Person): string {
  if (endOn !== undefined && endOn <= today) return `left on ${endOn}`;
  if (startOn !== undefined && startOn > today) return `starts on ${startOn}`;
  return status === "pending" ? "has not started" : "has left";
}

/** Areas whose owner column names them, at any time. */
function ownedBy(org: Org, { id }: Person): string | undefined {
  const areas = org.areas.filter(({ owners }) => owners.some(({ personId }) => personId === id));
  return areas.length === 0 ? undefined : areas.map(({ name }) => name).join(", ");
}
