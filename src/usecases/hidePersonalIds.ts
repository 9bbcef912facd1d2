import { withPersonIds, type NewIdOf } from "../changes/index.ts";
import {
  ID_LENGTH_MAX,
  indexOrg,
  personId,
  type Org,
  type OrgRecords,
  type Person,
  type Problem,
} from "../org/index.ts";
import { hideThings, sourcedRedirect, thingIdsOf } from "./hideThingIds.ts";
import { isPersonalId } from "./personalId.ts";
import { problemWithIds } from "./problemWithIds.ts";

/** One id that said who somebody is, or named somebody, and the one that stands for it now. */
export interface HiddenId {
  readonly sourceId: string;
  readonly id: string;
}

export interface HiddenIds {
  readonly org: Org;
  /** Problems given beside those of the org, with the same ids in place. */
  readonly problems: readonly Problem[];
  /** In the order of people, those outside the org last; then areas and things. */
  readonly hidden: readonly HiddenId[];
}

/**
 * The org as it may go into a history: an id of a person that says who they are is replaced by a generated one
 * wherever it is mentioned, in problems too, and stands in `sourceId`. Seats and doubles named after such an id go
 * along, and so do ids of areas, things, agreements and decisions in which somebody is named. Where nothing is personal
 * the org is the one given.
 * @param newId makes an id at random; asked again where one is taken.
 * Source: docs/guides/formats.md#personal-ids.
 */
export function hidePersonalIds(org: Org, newId: () => string, problems: readonly Problem[] = []): HiddenIds {
  const newIds = personalIdsOf(org.records, newId);
  const things = thingIdsOf(org.records, { newId, personIds: newIds });
  if (newIds.size + things.size === 0) return { org, problems, hidden: [] };
  const newIdOf: NewIdOf = (id) => newIds.get(id);
  const records = withPersonIds(org.records, newIdOf);
  const sourced = (before: readonly Person[], after: readonly Person[]): readonly Person[] =>
    after.map((person, i) => {
      const old = before[i];
      if (old === undefined || old.id === person.id || old.sourceId !== undefined) return person;
      // A seat named after somebody is found by their id, not by a row of the source.
      const isTheirs = old.id.startsWith("seat:") && newIds.has(stemOf(old.id) ?? "");
      return isTheirs ? person : { ...person, sourceId: old.id };
    });
  const renamed: OrgRecords = {
    ...records,
    people: sourced(org.records.people, records.people),
    outside: sourced(org.records.outside, records.outside),
    redirects: records.redirects.map((one, i) => sourcedRedirect(one, org.records.redirects[i])),
  };
  const inPlace = (list: readonly Problem[]): Problem[] =>
    list.map((one) => problemWithIds(one, { person: newIdOf, thing: things.idOf }));
  return {
    org: indexOrg(hideThings(renamed, things), inPlace(org.problems), org.today),
    problems: inPlace(problems),
    hidden: [...newIds, ...things.pairs].map(([sourceId, id]) => ({ sourceId, id })),
  };
}

/** Every id to be replaced with its new one; old ids that lead to somebody by a redirect are theirs too. */
function personalIdsOf(records: OrgRecords, newId: () => string): Map<string, string> {
  const all = [...records.people, ...records.outside];
  const taken = new Set<string>(all.map((person) => person.id));
  const byId = new Map<string, Person>(all.map((person) => [person.id, person]));
  for (const { kind, fromId } of records.redirects) if (kind === "person") taken.add(fromId);
  const newIds = new Map<string, string>();
  const hide = (id: string, wanted: () => string = newId): void => {
    if (newIds.has(id)) return;
    let made = wanted();
    while (taken.has(made)) made = newId();
    taken.add(made);
    newIds.set(id, made);
  };
  for (const person of all) if (stemOf(person.id) === undefined && tells(person)) hide(person.id);
  for (const { kind, fromId, toIds } of records.redirects) {
    if (kind !== "person") continue;
    const [first = ""] = toIds;
    const name = byId.get(first)?.name ?? "";
    if (isPersonalId({ id: fromId, name, vacant: false })) hide(fromId);
  }
  for (const person of all) {
    const stem = stemOf(person.id);
    if (stem === undefined) continue;
    const hidden = newIds.get(stem);
    if (hidden !== undefined)
      hide(person.id, () => person.id.replace(stem, () => hidden).slice(0, ID_LENGTH_MAX));
    else if (tells(person)) hide(person.id);
  }
  return newIds;
}

/**
 * A manager who is only mentioned is a seat called as they are written: the words are a name as likely as not, and a
 * code is none.
 */
function tells(person: Person): boolean {
  return isPersonalId(person.placeholder === true ? { ...person, vacant: false } : person);
}

/** The id after which a seat (`seat:ada`) or a double (`ada~2`) is named. */
function stemOf(id: string): string | undefined {
  const stem = id.replace(/^seat:/, "").replace(/~\d+$/, "");
  return stem === id ? undefined : stem;
}

const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

/**
 * Makes ids such as `p7kq2m9xbd4wh`: a letter and twelve signs, 60 bits, none that is taken for another.
 * @param randomBytes so many bytes, fit for secrets.
 */
export function createIdMaker(randomBytes: (count: number) => Uint8Array): () => string {
  return () => personId(`p${Array.from(randomBytes(12), (byte) => LETTERS[byte & 31]).join("")}`);
}
