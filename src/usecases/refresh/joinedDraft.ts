import { changeWithPersonIds } from "../../changes/index.ts";
import type { PeopleMatched } from "../../history/index.ts";
import {
  foldText,
  type Area,
  type Asset,
  type Config,
  type DraftPerson,
  type Org,
  type OrgDraft,
  type Person,
} from "../../org/index.ts";
import { carriedBy, hasTable, overlay } from "./carried.ts";
import type { RefreshIds } from "./ids.ts";

/**
 * The newer list together with what it does not speak of, so that it is settled as one organisation: its people as
 * they are here with what is said of them, the others beside them, and ids everywhere ours. Areas and things that the
 * list lacks stand there only to be found.
 */
export function joinedDraft(
  head: Org,
  draft: OrgDraft,
  matched: PeopleMatched,
  { ids, hasIds }: { readonly ids: RefreshIds; readonly hasIds: boolean },
): OrgDraft {
  const renamed = <T extends object>(record: T): T =>
    changeWithPersonIds(record as T & { kind: never }, (id) => {
      const here = ids.of(id);
      return here === id ? undefined : here;
    });
  let mentioned: ReadonlySet<string> | undefined;
  const called = (): ReadonlySet<string> => (mentioned ??= mentionedIn(draft));
  const setAside = new Set<string>(matched.unclear.map(({ id }) => id));
  const personByRow = new Map(matched.matches.map(({ rowId, person }) => [rowId, person]));
  const carried = carriedBy(draft, "people");
  // Further rows of somebody come after the row that is theirs, under their own id, so that they are read as hats.
  const hats = new Set<string>(matched.hats.map(({ rowId }) => rowId));
  const listed = [
    ...draft.people.filter(({ id }) => !setAside.has(id) && !hats.has(id)),
    ...draft.people.filter(({ id }) => hats.has(id)),
  ].map((row): DraftPerson => {
    const { managerBy: _by, ...own } = row;
    const said: DraftPerson = {
      ...renamed({ ...own, managerId: null }),
      id: hats.has(row.id) ? row.id : ids.of(row.id),
      ...managerOf(row, ids),
    };
    const person = personByRow.get(row.id);
    if (person !== undefined) {
      const { sourceId } = person;
      // What the list still calls somebody elsewhere must lead to them the next time too.
      const isCalledSo = sourceId !== undefined && sourceId !== row.id && called().has(sourceId);
      const now = saidOf(person, said, row, carried, hasIds);
      return isCalledSo ? { ...now, sourceId } : now;
    }
    return said.id === row.id || !hasIds || said.sourceId !== undefined
      ? said
      : { ...said, sourceId: row.id };
  });
  const taken = new Set<string>(matched.matches.map(({ person }) => person.id));
  const kept = head.records.people.filter(({ id }) => !taken.has(id)).map(keptRow);
  // Who left or is to come is known too: a manager who left is not one whom nobody knows.
  const outside = head.records.outside.filter(({ id }) => !taken.has(id)).map(outsideRow);
  const own = <T extends object>(list: readonly T[]): readonly T[] => list.map(renamed);
  const known = hasTable(draft, "areas") ? new Set<string>() : areaWords(head);
  const areas = draft.areas.filter(({ id, name }) => !known.has(id) && !known.has(foldText(name)));
  const { parts: _, ...rest } = draft;
  return {
    ...rest,
    people: [...listed, ...kept, ...outside],
    disciplines: own(draft.disciplines),
    areas: [...own(areas), ...areasToFind(head, areas)],
    assignments: own(draft.assignments.filter((row) => !setAside.has(row.personId))),
    assets: [...own(draft.assets).map((one) => ownedHere(one, ids)), ...assetsToFind(head, draft)],
    dependencies: own(draft.dependencies),
    decisions: own(draft.decisions),
    waivers: own(draft.waivers),
    redirects: draft.redirects
      .map((one) =>
        one.kind === "person" ? { ...one, fromId: ids.of(one.fromId), toIds: one.toIds.map(ids.of) } : one,
      )
      .filter(({ kind, fromId, toIds }) => kind !== "person" || !toIds.includes(fromId)),
    ownerTexts: Object.fromEntries(
      Object.entries(draft.ownerTexts).map(([area, texts]) => [area, texts.map(ids.of)]),
    ),
    ...(draft.hats === undefined
      ? {}
      : {
          hats: draft.hats.map(({ rowId, personId }) => ({
            rowId: ids.of(rowId),
            personId: ids.of(personId),
          })),
        }),
  };
}

/** What rows of the list call people of other rows. */
function mentionedIn(draft: OrgDraft): ReadonlySet<string> {
  const called = new Set<string>();
  const note = (record: object): void =>
    void changeWithPersonIds(record as { kind: never }, (id) => void called.add(id));
  const { people, areas, assignments, assets, disciplines, dependencies, decisions, waivers } = draft;
  for (const list of [people, areas, assignments, assets, disciplines, dependencies, decisions, waivers])
    for (const record of list) note(record);
  for (const texts of Object.values(draft.ownerTexts)) for (const text of texts) called.add(text);
  return called;
}

/** What a source says of owners names people as it calls them. */
function ownedHere(asset: Asset, ids: RefreshIds): Asset {
  const ownerIds = asset.ownerIds?.map(ids.of);
  const isSame = ownerIds === undefined || ownerIds.every((id, i) => id === asset.ownerIds?.[i]);
  return isSame ? asset : { ...asset, ownerIds };
}

/** A manager cell that is an id is one of ours; another text is resolved as it stands, unless it is an id after all. */
function managerOf(
  { managerId, managerBy }: DraftPerson,
  ids: RefreshIds,
): Pick<DraftPerson, "managerId" | "managerBy"> {
  if (managerId === null) return { managerId };
  const id = ids.ofManager(managerId);
  return managerBy === undefined || id !== managerId ? { managerId: id } : { managerId, managerBy };
}

function saidOf(
  person: Person,
  said: DraftPerson,
  row: DraftPerson,
  carried: ReturnType<typeof carriedBy>,
  hasIds: boolean,
): DraftPerson {
  // Who had left and is listed again is here, unless the list says otherwise.
  const { placeholder: _, row: __, ...before } = person;
  const { endOn: ___, ...back } = before;
  const isBack = person.status === "terminated";
  const now: DraftPerson = isBack ? { ...back, status: "active" } : before;
  const over = overlay<DraftPerson>(now, said, carried);
  // A row without a name is read as its id.
  const name = row.name === row.id ? person.name : over.name;
  const isManagerSaid = carried.fields === null || carried.fields.has("managerId");
  const isVacant =
    carried.fields?.has("vacant") === true
      ? said.vacant
      : said.vacant || (person.vacant && isSeat(person, said));
  return {
    ...over,
    name,
    vacant: isVacant,
    ...(isManagerSaid && said.managerBy !== undefined ? { managerBy: said.managerBy } : {}),
    ...(row.id === person.id || !hasIds ? {} : { sourceId: row.id }),
    ...(row.row === undefined ? {} : { row: row.row }),
  };
}

/** A made seat whose id has a row now is somebody; a seat that is listed without a word stays one. */
function isSeat(person: Person, said: DraftPerson): boolean {
  return person.placeholder !== true && foldText(said.name) === foldText(person.name);
}

/** Somebody whom the list does not name, as far as it takes to find them and to draw the lines. */
function keptRow({ id, name, managerId, vacant, email, employeeNumber }: Person): DraftPerson {
  return {
    id,
    name,
    managerId,
    vacant,
    status: "active",
    fte: 1,
    ...(email === undefined ? {} : { email }),
    ...(employeeNumber === undefined ? {} : { employeeNumber }),
  };
}

/** Somebody outside the org; a day that would bring them in is left to the list that names them. */
function outsideRow(person: Person): DraftPerson {
  const { status, title, discipline } = person;
  return {
    ...keptRow({ ...person, managerId: null, vacant: false }),
    status: status === "pending" ? "pending" : "terminated",
    ...(title === undefined ? {} : { title }),
    ...(discipline === undefined ? {} : { discipline }),
  };
}

/** What areas of today are called: a column of people that names one of them makes no new area. */
function areaWords(head: Org): ReadonlySet<string> {
  return new Set(
    head.records.areas.flatMap(({ id, name, aliases = [], status }) =>
      status === "retired" ? [id] : [id, ...[name, ...aliases].map(foldText)],
    ),
  );
}

/** Areas of today that the list does not give, without what hangs on them. */
function areasToFind(head: Org, given: readonly Area[]): readonly Area[] {
  const known = new Set<string>(given.map(({ id }) => id));
  const { areas, rootAreaId } = head.records;
  const isMade = areas.find(({ id }) => id === rootAreaId)?.placeholder === true;
  return areas
    .filter(({ id }) => !known.has(id) && !(isMade && id === rootAreaId))
    .map(({ id, name, parentId, kind, mode, status, aliases }) => ({
      id,
      name,
      parentId: isMade && parentId === rootAreaId ? null : parentId,
      kind,
      mode,
      status,
      owners: [],
      ...(aliases === undefined ? {} : { aliases }),
    }));
}

/** Things that agreements and charters of the list may name. Under their ids, so that no name is compared. */
function assetsToFind(head: Org, draft: OrgDraft): OrgDraft["assets"] {
  if (!["areas", "assets", "dependencies"].some((list) => draft.given.includes(list as "areas"))) return [];
  const known = new Set<string>(draft.assets.map(({ id }) => id));
  return head.records.assets
    .filter(({ id }) => !known.has(id))
    .map(({ id, kind, tier }) => ({ id, name: id, kind, tier }));
}

/** The company's words with those of its disciplines, so that a text means the discipline it meant before. */
export function configWith(head: Org, config: Config): Config {
  const words: Record<string, string> = {};
  for (const { id, name, sourceId, aliases = [] } of head.records.disciplines)
    for (const word of [...aliases, ...(sourceId === undefined ? [] : [sourceId]), name, id])
      words[word] = id;
  return { ...config, disciplineAliases: { ...words, ...config.disciplineAliases } };
}
