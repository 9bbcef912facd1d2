import { mention, say, WORK_GUESS, type Org, type Sentence } from "../org/index.ts";
import { mostExact, type Catalog } from "./catalog.ts";
import { namedIn } from "./names.ts";
import { teamCellsOf } from "./propose.ts";
import { foldedName, wordsOf } from "./words.ts";

/** What a guess rests on, strongest first. */
export const GUESS_BASES = ["column", "title", "on-call", "owner", "peers", "manager", "reports"] as const;
export type GuessBasis = (typeof GUESS_BASES)[number];

/** Something that points at areas, all of them meant together. */
export interface Evidence {
  /** Positions in the catalogue, ascending. */
  readonly areas: readonly number[];
  readonly basis: GuessBasis | "confirmed";
  readonly reason: Sentence;
}

/** Evidence by person index: what is confirmed, else what their own row and the assets say, strongest first. */
export interface EvidenceOf {
  readonly confirmed: ReadonlyMap<number, Evidence>;
  readonly own: ReadonlyMap<number, readonly Evidence[]>;
}

/** Collects what the org says about each person alone. O(people × words of a title + assets). */
export function gatherEvidence(org: Org, catalog: Catalog): EvidenceOf {
  const confirmed = confirmedRows(org, catalog);
  const own = new Map<number, Evidence[]>();
  const add = (person: number, evidence: Evidence): void => {
    const list = own.get(person) ?? [];
    own.set(person, list);
    list.push(evidence);
  };
  const titles = titleReader(catalog);
  org.people.forEach((person, index) => {
    if (confirmed.has(index) || person.placeholder === true) return;
    const column = columnEvidence(person, catalog);
    if (column !== undefined) add(index, column);
    const title = person.title === undefined ? undefined : titles(person.title);
    if (title !== undefined) add(index, title);
  });
  for (const [index, evidence] of assetEvidence(org, catalog))
    if (!confirmed.has(index)) add(index, evidence);
  return { confirmed, own };
}

/** The names of areas for a sentence: "Growth and Integrations". */
export function areaNames(catalog: Catalog, areas: readonly number[]): string {
  const names = areas.map((area) => catalog.areas[area]?.name ?? "");
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

function confirmedRows(org: Org, catalog: Catalog): Map<number, Evidence> {
  const areas = new Map<number, Set<number>>();
  org.work.person.forEach((person, row) => {
    if (((org.work.flags[row] ?? 0) & WORK_GUESS) !== 0) return;
    const position = catalog.positionById.get(org.areas[org.work.area[row] ?? 0]?.id ?? "");
    const own = areas.get(person) ?? new Set();
    areas.set(person, own);
    if (position !== undefined) own.add(position);
  });
  return new Map(
    [...areas].map(([person, positions]) => {
      const list = [...positions].sort((a, b) => a - b);
      const reason = say(["assignments"])`Confirmed in ${areaNames(catalog, list)}.`;
      return [person, { areas: list, basis: "confirmed" as const, reason }];
    }),
  );
}

/** Reads titles; the same title is read once, however many bear it. */
function titleReader(catalog: Catalog): (title: string) => Evidence | undefined {
  const read = new Map<string, Evidence | undefined>();
  return (title) => {
    if (read.has(title)) return read.get(title);
    const areas = mostExact(catalog, namedIn(catalog.inTitles, title));
    const evidence: Evidence | undefined =
      areas.length === 0
        ? undefined
        : { areas, basis: "title", reason: say(["title"])`The title names ${areaNames(catalog, areas)}.` };
    read.set(title, evidence);
    return evidence;
  };
}

/** A team or department whose whole text is an area's name, alias or id. */
function columnEvidence(person: Org["people"][number], catalog: Catalog): Evidence | undefined {
  for (const { heading, text } of teamCellsOf(person)) {
    const area = catalog.byText.get(foldedName(text)) ?? catalog.byText.get(wordsOf(text).join(" "));
    if (area === undefined) continue;
    const reason = say([heading])`The column ${heading} says ${catalog.areas[area]?.name ?? text}.`;
    return { areas: [area], basis: "column", reason };
  }
  return undefined;
}

/** For each person on call for things of areas, and each owner of things: the area with most of them. */
function assetEvidence(org: Org, catalog: Catalog): [number, Evidence][] {
  const onCall = new Counts();
  const owned = new Counts();
  const byEmail = new Map<string, number>();
  if (org.records.assets.some((asset) => asset.ownerIds !== undefined))
    org.people.forEach((person, index) => {
      if (person.email !== undefined) byEmail.set(person.email.toLowerCase(), index);
    });
  for (const asset of org.records.assets) {
    const area = asset.areaId === undefined ? undefined : catalog.positionById.get(asset.areaId);
    if (area === undefined) continue;
    for (const id of asset.memberIds ?? []) onCall.add(org.personIndexById.get(id), area, asset.name);
    for (const id of asset.ownerIds ?? [])
      owned.add(org.personIndexById.get(id) ?? byEmail.get(id.toLowerCase()), area, asset.name);
  }
  const evidence: [number, Evidence][] = [];
  for (const { person, area, names } of onCall.most()) {
    const name = catalog.areas[area]?.name ?? "";
    const reason = say(["assets.memberIds"])`On call for ${things(names)} of ${name}.`;
    evidence.push([person, { areas: [area], basis: "on-call", reason }]);
  }
  for (const { person, area, names } of owned.most()) {
    const name = catalog.areas[area]?.name ?? "";
    const reason = say(["assets.ownerIds"])`Named as owner of ${things(names)} of ${name}.`;
    evidence.push([person, { areas: [area], basis: "owner", reason }]);
  }
  return evidence;
}

function things(names: readonly string[]): string {
  const [first = ""] = names;
  return names.length === 1 ? first : `${first} and ${names.length - 1} more`;
}

/** Things by person and area. */
class Counts {
  readonly #names = new Map<number, Map<number, string[]>>();

  add(person: number | undefined, area: number, name: string): void {
    if (person === undefined) return;
    const areas = this.#names.get(person) ?? new Map<number, string[]>();
    this.#names.set(person, areas);
    areas.set(area, [...(areas.get(area) ?? []), name]);
  }

  /** Areas of each person, those with most things first. */
  most(): { person: number; area: number; names: string[] }[] {
    return [...this.#names]
      .sort((a, b) => a[0] - b[0])
      .flatMap(([person, areas]) =>
        [...areas]
          .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
          .map(([area, names]) => ({ person, area, names })),
      );
  }
}

/** How a manager is known to work on something, for the reasons of the people below. */
export function standing(org: Org, manager: number, evidence: Evidence): Sentence {
  const person = org.people[manager];
  const who = mention({ id: person?.id ?? "", name: person?.name ?? "" }, "a manager");
  const how: Readonly<Record<Evidence["basis"], string>> = {
    confirmed: "who is confirmed in",
    title: "whose title names",
    column: "whose own record says",
    "on-call": "who is on call for",
    owner: "who is named as owner in",
    peers: "who is guessed in",
    manager: "who is guessed in",
    reports: "who is guessed in",
  };
  return say(["managerId", ...evidence.reason.restsOn])`${who}, ${how[evidence.basis]}`;
}
