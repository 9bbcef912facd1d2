import { areaId, type Area, type Org, type Person } from "../org/index.ts";
import { neededDisciplines } from "./needed.ts";
import { foldedName, nameWordsOf, wordsOf } from "./words.ts";

/** Headings, folded, of columns that say a team outright. */
const TEAM_HEADINGS = new Set([
  "team",
  "team name",
  "squad",
  "tribe",
  "product",
  "product area",
  "product team",
  "area",
  "group",
  "project",
  "supervisory organization",
]);
/** Headings of columns that may say a team and may say a craft. */
const GROUP_HEADINGS = new Set([
  "department",
  "dept",
  "division",
  "business unit",
  "organization",
  "org",
  "unit",
]);

/** Words of titles that name a craft, a rank or a place, never a team. */
const NOT_A_TEAM = new Set(
  (
    "engineering engineer software frontend backend fullstack full stack mobile web ios android qa test testing " +
    "product design designer research management manager lead head director vp senior staff principal junior intern " +
    "sales marketing finance legal people hr talent recruiting support operations ops customer success partner " +
    "board directors cofounder founder chief officer assistant interim acting contractor remote " +
    "emea apac amer americas europe asia us usa uk eu east west north south central global region regional"
  ).split(" "),
);

/** The fewest people who must name a team before it is proposed as an area. Our proposal. */
const NAMED_BY_MIN = 2;

/** A team-like cell of a person: heading and text. */
export interface TeamCell {
  readonly heading: string;
  readonly text: string;
  /** False for a department, which in most exports is a craft. */
  readonly isTeam: boolean;
}

/** Cells of columns that may say the person's team, teams before departments. */
export function teamCellsOf(person: Person): TeamCell[] {
  const cells: TeamCell[] = [];
  for (const [heading, text] of Object.entries(person.extra ?? {})) {
    const folded = wordsOf(heading).join(" ");
    const isTeam = TEAM_HEADINGS.has(folded);
    if ((isTeam || GROUP_HEADINGS.has(folded)) && text.trim() !== "") cells.push({ heading, text, isTeam });
  }
  return cells.sort((a, b) => Number(b.isTeam) - Number(a.isTeam) || (a.heading < b.heading ? -1 : 1));
}

/**
 * Areas proposed for an org that has none: team names which at least two people of a discipline that products need
 * bear in a team column, a department or the end of their title ("Engineering Manager, Payments"). Their status is
 * `proposed`, their parent the company. Where no discipline is known, everybody counts. Sorted by id.
 */
export function proposeAreas(org: Org): Area[] {
  const named = new Map<string, { people: number; spellings: Map<string, number> }>();
  const isCraft = craftTest(org);
  for (const person of org.people) {
    if (person.placeholder === true || !isCraft.counts(person)) continue;
    const own = new Map<string, string>();
    for (const text of [
      ...teamCellsOf(person).map((cell) => cell.text),
      ...endsOfTitle(person.title ?? ""),
    ]) {
      const folded = foldedName(text);
      if (isTeamName(folded) && !isCraft.names.has(folded) && !own.has(folded)) own.set(folded, text.trim());
    }
    for (const [folded, spelling] of own) {
      const entry = named.get(folded) ?? { people: 0, spellings: new Map<string, number>() };
      named.set(folded, entry);
      entry.people++;
      entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    }
  }
  return [...named]
    .filter(([, entry]) => entry.people >= NAMED_BY_MIN)
    .map(([folded, entry]) => proposedArea(org, folded, commonest(entry.spellings)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An area that nobody confirmed yet, under the company. `folded` makes its id. */
export function proposedArea(org: Org, folded: string, name: string): Area {
  return {
    id: areaId(`area-${folded.replaceAll(" ", "-")}`.slice(0, 128)),
    name,
    parentId: org.records.rootAreaId,
    kind: "product",
    mode: "functional",
    status: "proposed",
    owners: [],
  };
}

function craftTest(org: Org): { names: Set<string>; counts: (person: Person) => boolean } {
  const required = neededDisciplines(org);
  const names = new Set(org.disciplines.flatMap((d) => [d.id, d.name, ...(d.aliases ?? [])].map(foldedName)));
  const known = org.people.some(
    (person) => person.discipline !== undefined && required.has(person.discipline),
  );
  return {
    names,
    counts: (person) => !known || (person.discipline !== undefined && required.has(person.discipline)),
  };
}

/** What stands after the first comma, dash, "for" or "on" of a title, cut at "&", "and" and commas. */
function endsOfTitle(title: string): string[] {
  const match = /(?:[,|:(]|\s[-–—]\s|\s(?:for|on)\s)(.*)$/u.exec(title);
  return (match?.[1] ?? "")
    .split(/[,;&|/()]|\s(?:and|for|on|-|–|—)\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function isTeamName(folded: string): boolean {
  const words = nameWordsOf(folded);
  return (
    words.length > 0 &&
    words.length <= 4 &&
    /\p{L}.*\p{L}/u.test(folded) &&
    !words.every((word) => NOT_A_TEAM.has(word))
  );
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";
}
