import { transfer } from "comlink";
import { NONE, ownersOf, wording, type Org } from "../../org/index.ts";
import type { Lens, OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import { editDesk } from "./edit.ts";
import { judged } from "./judging.ts";
import { GROUPINGS, groupedBy, wantedPeople, type Group, type Grouping, type Wanted } from "./orgGroups.ts";
import { AREA, lensOf, PLACEHOLDER } from "./orgLens.ts";
import { searchOrg, type FoundSubjects } from "./orgSearch.ts";
import type { OrgColours, OrgColumns, OrgLabel, OrgMask } from "./orgSource.ts";
import { profileOf, saidOf, type Profile, type SaidOf } from "./orgSubject.ts";

/** What is said above the drawing. */
export interface OrgOverview {
  readonly name: string;
  /** The day that is looked at. */
  readonly on: string;
  readonly people: number;
  readonly vacancies: number;
  readonly levels: number;
  readonly trees: number;
  readonly linesKnown: boolean;
  readonly hasAreas: boolean;
  /** Sentence of the problem where several people have no manager; null where one has none. */
  readonly roots: string | null;
  readonly groups: Readonly<Record<Grouping, readonly Group[]>>;
}

export interface OrgEngine {
  readonly orgOverview: (at: OrgAt) => Promise<OrgOverview>;
  readonly orgColumns: (at: OrgAt, lens: Lens) => Promise<OrgColumns>;
  readonly orgColours: (at: OrgAt, lens: Lens, by: Grouping) => Promise<OrgColours>;
  readonly orgMask: (at: OrgAt, lens: Lens, wanted: Wanted) => Promise<OrgMask>;
  readonly orgLabels: (at: OrgAt, lens: Lens, nodes: Int32Array) => Promise<readonly OrgLabel[]>;
  readonly orgNodeOf: (at: OrgAt, lens: Lens, subject: string) => Promise<number>;
  readonly orgSearch: (at: OrgAt, text: string, most: number) => Promise<FoundSubjects>;
  readonly orgProfile: (at: OrgAt, subject: string) => Promise<Profile | null>;
  readonly orgSaid: (at: OrgAt, subject: string) => Promise<SaidOf>;
}

export function orgEngine(context: EngineContext): OrgEngine {
  // With a scenario the organisation is shown as that would leave it.
  const look: EngineContext["look"] = async (at) =>
    at.scenario === undefined ? context.look(at) : (await editDesk(context)).look(at);
  const orgAt = async (at: OrgAt): Promise<Org> => (await look(at)).org;
  return {
    orgOverview: async (at) => {
      const { name, org, problems } = await look(at);
      const roots = problems.find(({ code }) => code === "several-roots");
      return { ...overviewOf(org, name), roots: roots === undefined ? null : wording(roots.message) };
    },
    orgColumns: async (at, lens) => columnsOf(await orgAt(at), lens),
    orgColours: async (at, lens, by) => coloursOf(await orgAt(at), lens, by),
    orgMask: async (at, lens, wanted) => maskOf(await orgAt(at), lens, wanted),
    orgLabels: async (at, lens, nodes) => labelsOf(await orgAt(at), lens, nodes),
    orgNodeOf: async (at, lens, subject) => nodeOf(await orgAt(at), lens, subject),
    orgSearch: async (at, text, most) => searchOrg(await orgAt(at), text, most),
    orgProfile: async (at, subject) => profileOf(await orgAt(at), subject),
    orgSaid: async (at, subject) => saidOf(await judged(await look(at)), subject),
  };
}

function overviewOf(org: Org, name: string): Omit<OrgOverview, "roots"> {
  const listed = org.people.filter((person) => person.placeholder !== true);
  const groups = (by: Grouping): readonly Group[] => groupedBy(org, by).groups;
  return {
    name,
    on: org.today,
    people: listed.length,
    vacancies: listed.filter((person) => person.vacant).length,
    levels: Math.max(0, org.lines.levelStart.length - 1),
    trees: org.lines.rootCount,
    linesKnown: org.records.linesKnown,
    hasAreas: org.areas.some((area) => area.placeholder !== true),
    groups: Object.fromEntries(GROUPINGS.map((by) => [by, groups(by)])) as OrgOverview["groups"],
  };
}

export function columnsOf(org: Org, lens: Lens): OrgColumns {
  const { forest, flags, personOf } = lensOf(org, lens);
  const { size, rootCount } = forest;
  const sent = {
    parent: forest.parent.slice(),
    childStart: forest.childStart.slice(),
    childCount: forest.childCount.slice(),
    levelStart: forest.levelStart.slice(),
    flags: flags.slice(),
    personOf: personOf.slice(),
  };
  return transfer(
    { lens, size, rootCount, ...sent },
    Object.values(sent).map(({ buffer }) => buffer),
  );
}

export function coloursOf(org: Org, lens: Lens, by: Grouping): OrgColours {
  const { personOf } = lensOf(org, lens);
  const { of, groups } = groupedBy(org, by);
  const hues = groups.map(({ hue }) => hue);
  const hue = Uint8Array.from(personOf, (person) => hues[of[person] ?? NONE] ?? 0);
  return transfer({ hue, groups }, [hue.buffer]);
}

export function maskOf(org: Org, lens: Lens, wanted: Wanted): OrgMask {
  const { personOf, flags } = lensOf(org, lens);
  const people = wantedPeople(org, wanted);
  let count = 0;
  const mask = Uint8Array.from(personOf, (person, node) => {
    const isWanted = (people[person] ?? 0) === 1 ? 1 : 0;
    if (((flags[node] ?? 0) & (AREA | PLACEHOLDER)) === 0) count += isWanted;
    return isWanted;
  });
  return transfer({ mask, people: count }, [mask.buffer]);
}

export function labelsOf(org: Org, lens: Lens, nodes: Int32Array): OrgLabel[] {
  const { personOf, areaOf } = lensOf(org, lens);
  return Array.from(nodes, (node) => {
    const person = org.people[personOf[node] ?? NONE];
    if (person !== undefined)
      return { subject: `person:${person.id}`, name: person.name, title: person.title ?? "" };
    const area = org.areas[areaOf[node] ?? NONE];
    const owners = area === undefined ? [] : ownersOf(org, areaOf[node] ?? NONE);
    const title = owners.map((owner) => org.people[owner]?.name ?? "").join(", ");
    return { subject: `area:${area?.id ?? ""}`, name: area?.name ?? "", title };
  });
}

export function nodeOf(org: Org, lens: Lens, subject: string): number {
  const { nodeOfPerson, nodeOfArea } = lensOf(org, lens);
  const id = subject.slice(subject.indexOf(":") + 1);
  if (subject.startsWith("person:")) return nodeOfPerson[org.personIndexById.get(id) ?? NONE] ?? NONE;
  if (!subject.startsWith("area:")) return NONE;
  return nodeOfArea[id === "" ? org.areas.length : (org.areaIndexById.get(id) ?? NONE)] ?? NONE;
}
