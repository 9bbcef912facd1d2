import type { Asset, OrgRecords, Person, Redirect } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import { mapMentions } from "./mentions.ts";

/** The new id of a person by the old one; undefined where it stays. */
export type NewIdOf = (id: string) => string | undefined;

/**
 * The records with other ids for people, wherever people are mentioned: in lines, rows, owners and deputies, charters,
 * decisions, agreements, waivers, redirects, and where a source named the owner of a thing by that very id. Ids of
 * areas and things stay, even where they read the same. Records that mention nobody renamed are the very objects given.
 * O(records).
 * @example withPersonIds(org.records, () => undefined).people.length === org.records.people.length // true
 */
export function withPersonIds(records: OrgRecords, newIdOf: NewIdOf): OrgRecords {
  const in_ = <T extends object>(record: T): T => renamed(record, newIdOf);
  const person = (one: Person): Person => {
    const id = newIdOf(one.id);
    return id === undefined ? in_(one) : { ...in_(one), id: id as Person["id"] };
  };
  const asset = (one: Asset): Asset => {
    const { ownerIds } = one;
    if (ownerIds?.some((id) => newIdOf(id) !== undefined) !== true) return in_(one);
    return { ...in_(one), ownerIds: ownerIds.map((id) => newIdOf(id) ?? id) };
  };
  const redirect = (one: Redirect): Redirect =>
    one.kind !== "person"
      ? one
      : {
          ...one,
          fromId: newIdOf(one.fromId) ?? one.fromId,
          toIds: one.toIds.map((id) => newIdOf(id) ?? id),
        };
  return {
    ...records,
    people: records.people.map(person),
    outside: records.outside.map(person),
    disciplines: records.disciplines.map(in_),
    areas: records.areas.map(in_),
    assignments: records.assignments.map(in_),
    assets: records.assets.map(asset),
    dependencies: records.dependencies.map(in_),
    decisions: records.decisions.map(in_),
    waivers: records.waivers.map(in_),
    redirects: records.redirects.map(redirect),
  };
}

/**
 * A change with other ids for the people it mentions, the person it is about included.
 * @example changeWithPersonIds({ kind: "set-deputy", areaId: "pay", personId: "dev" }, () => "p1") // { kind: "set-deputy", areaId: "pay", personId: "p1" }
 */
export function changeWithPersonIds<C extends Pick<OrgChange, "kind">>(change: C, newIdOf: NewIdOf): C {
  const mapped = renamed(change, newIdOf);
  const { person } = mapped as { readonly person?: Person };
  const id = person === undefined ? undefined : newIdOf(person.id);
  return id === undefined ? mapped : { ...mapped, person: { ...person, id } };
}

function renamed<T extends object>(value: T, newIdOf: NewIdOf): T {
  return mapMentions(value, (kind, id) =>
    kind === "person" || kind === "subject" ? (newIdOf(id) ?? id) : id,
  );
}
