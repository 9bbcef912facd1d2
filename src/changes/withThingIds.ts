import type { OrgLists, Person, Redirect } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import { mapMentions, type MentionKind } from "./mentions.ts";

/** Lists whose records have an id of their own, people apart. */
export type ThingList = "areas" | "assets" | "disciplines" | "dependencies" | "decisions" | "waivers";

export const THING_LISTS: readonly ThingList[] = [
  "areas",
  "assets",
  "disciplines",
  "dependencies",
  "decisions",
  "waivers",
];

/** The new id of a record by its list and the old one; undefined where it stays. */
export type NewThingIdOf = (list: ThingList, id: string) => string | undefined;

const LIST_OF: Readonly<Partial<Record<MentionKind, ThingList>>> = {
  area: "areas",
  asset: "assets",
  discipline: "disciplines",
};

/**
 * Lists with other ids for areas, things, agreements, decisions and the like, wherever they are mentioned, redirects
 * included. Ids of people stay. Records that mention nothing renamed are the very objects given. O(records).
 * @example withThingIds(org.records, () => undefined).areas.length === org.records.areas.length // true
 */
export function withThingIds<L extends OrgLists>(lists: L, newIdOf: NewThingIdOf): L {
  const mentions = mentioning(newIdOf);
  const things = <T extends { readonly id: string }>(list: ThingList, records: readonly T[]): readonly T[] =>
    records.map((record) => withOwnId(mentions(record), newIdOf(list, record.id)));
  const decisions = things("decisions", lists.decisions).map((one) => {
    const { supersedesId } = one;
    const id = supersedesId === undefined ? undefined : newIdOf("decisions", supersedesId);
    return id === undefined ? one : { ...one, supersedesId: id as typeof supersedesId };
  });
  const { rootAreaId } = lists as { readonly rootAreaId?: string };
  return {
    ...lists,
    people: lists.people.map(mentions<Person>),
    areas: things("areas", lists.areas),
    assets: things("assets", lists.assets),
    disciplines: things("disciplines", lists.disciplines),
    dependencies: things("dependencies", lists.dependencies),
    decisions,
    waivers: things("waivers", lists.waivers),
    assignments: lists.assignments.map(mentions),
    redirects: lists.redirects.map((one) => redirectWith(one, newIdOf)),
    ...(rootAreaId === undefined ? {} : { rootAreaId: newIdOf("areas", rootAreaId) ?? rootAreaId }),
  };
}

function redirectWith(redirect: Redirect, newIdOf: NewThingIdOf): Redirect {
  const list = LIST_OF[redirect.kind];
  if (list === undefined) return redirect;
  const fromId = newIdOf(list, redirect.fromId) ?? redirect.fromId;
  const toIds = redirect.toIds.map((id) => newIdOf(list, id) ?? id);
  const isSame = fromId === redirect.fromId && toIds.every((id, i) => id === redirect.toIds[i]);
  return isSame ? redirect : { ...redirect, fromId, toIds };
}

/** Fields of a change that hold a whole record, or name one that no record mentions. */
const RECORDS: Readonly<Record<string, ThingList>> = {
  area: "areas",
  asset: "assets",
  decision: "decisions",
  dependency: "dependencies",
  discipline: "disciplines",
  waiver: "waivers",
};
const NAMED: Readonly<Record<string, ThingList>> = {
  decisionId: "decisions",
  dependencyId: "dependencies",
  waiverId: "waivers",
};

/**
 * A change with other ids for the areas and things it mentions, the one it is about included.
 * @example changeWithThingIds({ kind: "set-deputy", areaId: "pay", personId: "dev" }, () => "a1") // { kind: "set-deputy", areaId: "a1", personId: "dev" }
 */
export function changeWithThingIds<C extends Pick<OrgChange, "kind">>(change: C, newIdOf: NewThingIdOf): C {
  const mapped: Record<string, unknown> = { ...mentioning(newIdOf)(change) };
  for (const [field, value] of Object.entries(mapped)) {
    const [whole, named] = [RECORDS[field], NAMED[field]];
    if (whole !== undefined && typeof value === "object" && value !== null) {
      const record = value as { readonly id: string };
      mapped[field] = withOwnId(record, newIdOf(whole, record.id));
    } else if (named !== undefined && typeof value === "string")
      mapped[field] = newIdOf(named, value) ?? value;
  }
  return mapped as C;
}

function withOwnId<T extends { readonly id: string }>(record: T, id: string | undefined): T {
  return id === undefined ? record : { ...record, id };
}

function mentioning(newIdOf: NewThingIdOf): <T extends object>(record: T) => T {
  const to = (kind: MentionKind, id: string): string => {
    if (kind !== "subject") {
      const list = LIST_OF[kind];
      return (list === undefined ? undefined : newIdOf(list, id)) ?? id;
    }
    for (const list of THING_LISTS) {
      const found = newIdOf(list, id);
      if (found !== undefined) return found;
    }
    return id;
  };
  return (record) => mapMentions(record, to);
}
