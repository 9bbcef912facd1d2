import { THING_LISTS, withThingIds, type NewThingIdOf, type ThingList } from "../../changes/index.ts";
import {
  indexOrg,
  type Config,
  type Org,
  type OrgDraft,
  type Problem,
  type Redirect,
} from "../../org/index.ts";
import { hideThings, sourcedRedirect, thingIdsOf } from "../hideThingIds.ts";
import { isPersonalId } from "../personalId.ts";
import { problemWithIds, type NewIds } from "../problemWithIds.ts";
import type { RefreshIds } from "./ids.ts";

/** Which id here an area or a thing of the list has, where the one in its source named somebody. */
export function knownThings(head: Org): NewThingIdOf {
  const byList = new Map<ThingList, Map<string, string>>();
  for (const list of THING_LISTS) {
    const records = head.records[list] as readonly { readonly id: string; readonly sourceId?: string }[];
    const sourced = records.filter(({ sourceId }) => sourceId !== undefined);
    if (sourced.length === 0) continue;
    const ids = new Map<string, string>();
    for (const { sourceId = "", id } of sourced) if (!ids.has(sourceId)) ids.set(sourceId, id);
    const own = new Set(records.map(({ id }) => id));
    for (const sourceId of ids.keys()) if (own.has(sourceId)) ids.delete(sourceId);
    byList.set(list, ids);
  }
  return (list, id) => byList.get(list)?.get(id);
}

/** The list with the ids that its areas and things have here, and redirects from ids that were replaced. */
export function withKnownThings(draft: OrgDraft, head: Org, idOf: NewThingIdOf): OrgDraft {
  const known = new Map<string, Redirect>();
  for (const one of head.records.redirects)
    if (one.sourceId !== undefined) known.set(`${one.kind} ${one.sourceId}`, one);
  if (known.size === 0 && THING_LISTS.every((list) => !isSourced(head, list))) return draft;
  const lists = withThingIds(draft, idOf);
  return {
    ...lists,
    redirects: lists.redirects.map((one, i) => {
      const { kind, fromId } = draft.redirects[i] ?? one;
      const here = known.get(`${kind} ${fromId}`);
      return here === undefined ? one : { ...one, fromId: here.fromId };
    }),
    ownerTexts: Object.fromEntries(
      Object.entries(draft.ownerTexts).map(([area, texts]) => [idOf("areas", area) ?? area, texts]),
    ),
  };
}

const isSourced = ({ records }: Org, list: ThingList): boolean =>
  (records[list] as readonly { readonly sourceId?: string }[]).some(({ sourceId }) => sourceId !== undefined);

/** What the settings say of areas by their ids in the source. */
export function configOfKnown(config: Config, idOf: NewThingIdOf): Config {
  const areas = Object.entries(config.areas).map(([id, fields]) => [idOf("areas", id) ?? id, fields]);
  return { ...config, areas: Object.fromEntries(areas) as Config["areas"] };
}

/** Redirects of people from ids in the source that were replaced. */
export function sourceRedirects({ records }: Org): readonly Redirect[] {
  return records.redirects.flatMap((one) =>
    one.sourceId === undefined ? [] : [{ ...one, fromId: one.sourceId }],
  );
}

/** The org after the list with generated ids for new areas and things in whose ids somebody is named. */
export function hideNewThings(
  org: Org,
  head: Org,
  newId: () => string,
): {
  readonly org: Org;
  readonly idOf: NewThingIdOf;
  readonly pairs: readonly (readonly [string, string])[];
} {
  const known = new Map(THING_LISTS.map((list) => [list, new Set<string>(idsOf(head, list))]));
  const things = thingIdsOf(org.records, { newId, isKnown: (list, id) => known.get(list)?.has(id) === true });
  const { redirects, pairs } = hideRedirects(org, head, newId);
  if (things.size + pairs.length === 0) return { org, idOf: things.idOf, pairs };
  const records = hideThings({ ...org.records, redirects }, things);
  return {
    org: indexOrg(records, org.problems, org.today),
    idOf: things.idOf,
    pairs: [...things.pairs, ...pairs],
  };
}

function* idsOf({ records }: Org, list: ThingList): Generator<string, void, undefined> {
  for (const { id } of records[list]) yield id;
  for (const { fromId, toIds } of records.redirects) yield* [fromId, ...toIds];
}

/** Redirects of the list from ids that say who somebody was. */
function hideRedirects(
  { records }: Org,
  head: Org,
  newId: () => string,
): { readonly redirects: readonly Redirect[]; readonly pairs: readonly (readonly [string, string])[] } {
  const known = new Set<string>(head.records.redirects.map(({ fromId }) => fromId));
  const isNew = ({ kind, fromId }: Redirect): boolean => kind === "person" && !known.has(fromId);
  const heirs = new Set(records.redirects.filter(isNew).map(({ toIds }) => toIds[0]));
  if (heirs.size === 0) return { redirects: records.redirects, pairs: [] };
  const named = [...records.people, ...records.outside].filter(({ id }) => heirs.has(id));
  const names = new Map<string, string>(named.map(({ id, name }) => [id, name]));
  const pairs: (readonly [string, string])[] = [];
  const redirects = records.redirects.map((one): Redirect => {
    const { fromId, toIds } = one;
    const name = names.get(toIds[0] ?? "") ?? "";
    if (!isNew(one) || !isPersonalId({ id: fromId, name, vacant: false })) return one;
    const id = newId();
    pairs.push([fromId, id]);
    return sourcedRedirect({ ...one, fromId: id }, one);
  });
  return { redirects, pairs };
}

/** Problems of the list, which know what it calls people and things, with the ids those have here. */
export function problemsHere(
  problems: readonly Problem[],
  head: Org,
  { ids, thing }: { readonly ids: RefreshIds; readonly thing: NewThingIdOf },
): readonly Problem[] {
  const here: NewIds = {
    person: (id) => {
      if (head.areaIndexById.has(id) || head.personIndexById.has(id)) return undefined;
      const mine = ids.of(id);
      return mine === id ? undefined : mine;
    },
    thing,
  };
  return problems.map((one) => problemWithIds(one, here));
}
