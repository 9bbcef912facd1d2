import type { Area, AreaId, Org, PersonId, SheetRow } from "../org/index.ts";
import { catalogOf } from "./catalog.ts";
import { nameIndex, namedIn } from "./names.ts";
import { proposedArea } from "./propose.ts";
import { foldedName, wordsOf } from "./words.ts";

/** Finds the area that a cell means; makes a proposed one where none is meant. */
export interface AreaResolver {
  /** The area's id, the ids of several that the text may mean, or null where it means none. */
  readonly find: (text: string) => AreaId | readonly AreaId[] | null;
  /** A new proposed area of that name, the same one for the same name. */
  readonly propose: (text: string) => Area;
  /** A name that the text resembles, for the message. */
  readonly resembles: (text: string) => string | undefined;
  /** Areas that the org does not have and that were asked for so far. */
  readonly added: () => readonly Area[];
}

/** An id in any case, or a name or alias in any case, with or without "team". */
export function areaResolver(org: Org): AreaResolver {
  const catalog = catalogOf(org);
  const areas = [...new Set([...org.areas.filter((area) => area.placeholder !== true), ...catalog.areas])];
  const byId = new Map<string, AreaId>(areas.map((area) => [area.id, area.id]));
  const byText = new Map<string, Set<AreaId>>();
  for (const area of areas) {
    for (const text of [
      wordsOf(area.id).join(" "),
      ...[area.name, ...(area.aliases ?? [])].map(foldedName),
    ]) {
      if (text !== "") byText.set(text, (byText.get(text) ?? new Set()).add(area.id));
    }
  }
  const offered = new Map(catalog.proposed ? catalog.areas.map((area) => [area.id, area]) : []);
  const added = new Map<AreaId, Area>();
  const names = nameIndex(areas.map((area) => [area.name, ...(area.aliases ?? [])]));
  const find = (text: string): AreaId | readonly AreaId[] | null => {
    const exact = byId.get(text);
    const meant = exact === undefined ? [...(byText.get(foldedName(text)) ?? [])] : [exact];
    const [one] = meant;
    if (one === undefined) return null;
    if (meant.length > 1) return meant;
    const proposal = offered.get(one);
    if (proposal !== undefined) added.set(one, proposal);
    return one;
  };
  const propose = (text: string): Area => {
    let area = proposedArea(org, foldedName(text), text.trim());
    for (let n = 2; byId.has(area.id); n++) area = proposedArea(org, `${foldedName(text)} ${n}`, text.trim());
    byId.set(area.id, area.id);
    byText.set(foldedName(text), new Set([area.id]));
    added.set(area.id, area);
    return area;
  };
  return {
    find,
    propose,
    resembles: (text) => areas[namedIn(names, text)[0] ?? -1]?.name,
    added: () => [...added.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** People of a row by id, else by names that only one person bears; what could not be found beside them. */
export function peopleOfRow(
  org: Org,
  personByName: ReadonlyMap<string, PersonId | null>,
  row: SheetRow,
): { readonly found: readonly PersonId[]; readonly unknown: readonly string[] } {
  const found: PersonId[] = [];
  const unknown: string[] = [];
  const texts = row.personIds.length > 0 ? row.personIds : row.who.split(";").map((name) => name.trim());
  for (const text of texts.filter((one) => one !== "")) {
    const index = org.personIndexById.get(text);
    const id = index === undefined ? undefined : org.people[index]?.id;
    const named = row.personIds.length > 0 ? undefined : personByName.get(wordsOf(text).join(" "));
    if (id !== undefined) found.push(id);
    else if (named !== undefined && named !== null) found.push(named);
    else unknown.push(text);
  }
  return { found, unknown };
}

/** People by folded name; null where several bear it. */
export function peopleByName(org: Org): Map<string, PersonId | null> {
  const byName = new Map<string, PersonId | null>();
  for (const person of org.people) {
    const name = wordsOf(person.name).join(" ");
    byName.set(name, byName.has(name) ? null : person.id);
  }
  return byName;
}
