import { THING_LISTS, withThingIds, type NewThingIdOf, type ThingList } from "../changes/index.ts";
import type { OrgRecords, Redirect } from "../org/index.ts";
import { tellingIds, type NamedPerson } from "./tellingIds.ts";

/** New ids of areas, things, agreements and decisions whose own named somebody. */
export interface ThingIds {
  readonly size: number;
  readonly idOf: NewThingIdOf;
  /** The old id and the new one. */
  readonly pairs: readonly (readonly [string, string])[];
}

const NONE: ThingIds = { size: 0, idOf: () => undefined, pairs: [] };

/**
 * Generated ids for records in whose ids somebody of the org is named, and for ids that only redirects know.
 * @param personIds old ids of people that were replaced: what a source calls somebody may name their things.
 * @param isKnown records that keep their id, since it stands in a history.
 */
export function thingIdsOf(
  records: OrgRecords,
  {
    newId,
    personIds = new Map(),
    isKnown = () => false,
  }: {
    readonly newId: () => string;
    readonly personIds?: ReadonlyMap<string, string>;
    readonly isKnown?: (list: ThingList, id: string) => boolean;
  },
): ThingIds {
  const ids = new Map(THING_LISTS.map((list) => [list, idsIn(records, list)]));
  const unknown = new Set([...ids].flatMap(([list, all]) => [...all].filter((id) => !isKnown(list, id))));
  if (unknown.size === 0) return NONE;
  const telling = tellingIds(unknown, peopleOf(records, personIds));
  if (telling.size === 0) return NONE;
  const taken = new Set([...ids.values()].flatMap((all) => [...all]));
  const make = (): string => {
    let made = newId();
    while (taken.has(made)) made = newId();
    taken.add(made);
    return made;
  };
  const byList = new Map<ThingList, Map<string, string>>();
  for (const [list, all] of ids) {
    const own = [...all].filter((id) => telling.has(id) && !isKnown(list, id));
    byList.set(list, new Map(own.map((id) => [id, make()])));
  }
  const pairs = [...byList.values()].flatMap((news) => [...news]);
  return { size: pairs.length, idOf: (list, id) => byList.get(list)?.get(id), pairs };
}

const LIST_OF = { area: "areas", asset: "assets", discipline: "disciplines", person: null } as const;

/** Own ids of a list, and those that redirects lead from and to. */
function idsIn(records: OrgRecords, list: ThingList): ReadonlySet<string> {
  const ids = new Set<string>(records[list].map(({ id }) => id));
  for (const { kind, fromId, toIds } of records.redirects)
    if (LIST_OF[kind] === list) for (const id of [fromId, ...toIds]) ids.add(id);
  return ids;
}

function* peopleOf(
  records: OrgRecords,
  personIds: ReadonlyMap<string, string>,
): Generator<NamedPerson, void, undefined> {
  for (const list of [records.people, records.outside])
    for (const person of list) yield personIds.has(person.id) ? { ...person, ids: [person.id] } : person;
}

/** The records with those ids; what stood there before is their `sourceId`, where they have none. */
export function hideThings(records: OrgRecords, { size, idOf }: ThingIds): OrgRecords {
  if (size === 0) return records;
  const renamed = withThingIds(records, idOf);
  const sourced = <L extends ThingList>(list: L): OrgRecords[L] => {
    type Item = OrgRecords[L][number];
    const before = records[list] as readonly Item[];
    return (renamed[list] as readonly Item[]).map((record, i) => {
      const old = before[i];
      return old === undefined || old.id === record.id || old.sourceId !== undefined
        ? record
        : { ...record, sourceId: old.id };
    }) as unknown as OrgRecords[L];
  };
  return {
    ...renamed,
    areas: sourced("areas"),
    assets: sourced("assets"),
    disciplines: sourced("disciplines"),
    dependencies: sourced("dependencies"),
    decisions: sourced("decisions"),
    waivers: sourced("waivers"),
    redirects: renamed.redirects.map((one, i) => sourcedRedirect(one, records.redirects[i])),
  };
}

/** A redirect from an id that was replaced says what it is in the source. */
export function sourcedRedirect(now: Redirect, before: Redirect | undefined): Redirect {
  return before === undefined || before.fromId === now.fromId || before.sourceId !== undefined
    ? now
    : { ...now, sourceId: before.fromId };
}
