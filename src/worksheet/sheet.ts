import {
  NONE,
  reportsOf,
  SHEET_GUESSES_MAX,
  type Area,
  type Org,
  type Person,
  type SheetGuess,
  type SheetRow,
  wording,
} from "../org/index.ts";
import type { Evidence } from "./evidence.ts";
import { judge, type Judgement } from "./guess.ts";
import { neededDisciplines } from "./needed.ts";

/** The sheet that asks each manager who works on what. */
export interface Sheet {
  /** By manager from the top of the org downwards; crafts that products seldom need come last, one row a manager. */
  readonly rows: readonly SheetRow[];
  /** How many people are asked about: all without a confirmed row. Each stands on exactly one row. */
  readonly asked: number;
  /** How many managers get rows. */
  readonly managers: number;
  /** Areas proposed from team names, where the org has none. */
  readonly proposed: readonly Area[];
}

/** Longest list of ids in one cell: 200 ids of 128 characters stay below the 32,767 a spreadsheet cell can hold. */
const ROW_PEOPLE_MAX = 200;
/** Up to so many names are written out. */
const NAMES_MAX = 12;
const TITLES_MAX = 5;

/**
 * The sheet: for each manager a row of their own, one row for the reports who surely work together, and one row per
 * person where they differ. Managers are asked about themselves and about reports who manage nobody. People whose
 * discipline products do not need and whom nothing points at an area close the sheet, one row a manager, so that
 * "none" answers for all of them. O(people log people).
 * @example buildSheet(orgOf("ceo > em/engineering; em > dev1/engineering, dev2/engineering")).rows.length // 3
 */
export function buildSheet(org: Org): Sheet {
  const judgement = judge(org);
  const isLikely = likelyTest(org, judgement);
  const main: SheetRow[] = [];
  const last: SheetRow[] = [];
  let asked = 0;
  org.people.forEach((person, index) => {
    const reports = reportsOf(org, index);
    const isAlone = org.lines.parent[index] === NONE && reports.length === 0;
    if (reports.length === 0 && !isAlone) return;
    const manager = isAlone || person.placeholder === true ? null : person;
    const group = [index, ...reports.filter((r) => (org.lines.childCount[r] ?? 0) === 0)].filter(
      (one) => !judgement.evidence.confirmed.has(one) && org.people[one]?.placeholder !== true,
    );
    asked += group.length;
    const team = new Set(judgement.teamByManager.get(index));
    const together = alike(
      judgement,
      group.filter((one) => team.has(one) && isLikely(one)),
    );
    // Who leads a team that is asked about is asked in the same place.
    const isMain = (one: number): boolean => isLikely(one) || (one === index && together.length > 1);
    const likely = group.filter(isMain);
    const known = knownWords(judgement, [index, ...reports]);
    const write = (kind: SheetRow["kind"], people: readonly number[]): SheetRow[] =>
      chunks(people).map((chunk) => rowOf(org, judgement, { kind, manager, people: chunk, known }));
    if (likely.includes(index)) main.push(...write("person", [index]));
    if (together.length > 1) main.push(...write("team", together));
    for (const one of likely)
      if (one !== index && !(together.length > 1 && together.includes(one)))
        main.push(...write("person", [one]));
    const unlikely = group.filter((one) => !isMain(one));
    if (unlikely.length > 0) last.push(...write(unlikely.length > 1 ? "team" : "person", unlikely));
  });
  const rows = [...main, ...last];
  return {
    rows,
    asked,
    managers: new Set(rows.flatMap((row) => row.managerId ?? [])).size,
    proposed: judgement.catalog.proposed ? judgement.catalog.areas : [],
  };
}

/** The members of a team whose first guess is the one most of them share; the others differ and get their own rows. */
function alike(judgement: Judgement, team: readonly number[]): number[] {
  const firstOf = (person: number): string => judgement.guesses.get(person)?.[0]?.areas.join(" ") ?? "";
  const most = countBy(team.map(firstOf))[0]?.[0];
  return team.filter((person) => firstOf(person) === most);
}

/** People a product question makes sense for: of a discipline products need, or pointed at an area by something. */
function likelyTest(org: Org, judgement: Judgement): (person: number) => boolean {
  const needed = neededDisciplines(org);
  const isNeeded = (person: number): boolean => needed.has(org.people[person]?.discipline ?? "");
  const saysNothing = !org.people.some((_, index) => isNeeded(index));
  return (person) => saysNothing || isNeeded(person) || judgement.guesses.has(person);
}

function rowOf(
  org: Org,
  judgement: Judgement,
  row: {
    readonly kind: SheetRow["kind"];
    readonly manager: Person | null;
    readonly people: readonly number[];
    readonly known: string;
  },
): SheetRow {
  const people = row.people.flatMap((index) => org.people[index] ?? []);
  return {
    managerId: row.manager?.id ?? null,
    manager: row.manager?.name ?? "",
    kind: row.kind,
    personIds: people.map((person) => person.id),
    who: namesOf(people),
    titles: titlesOf(people),
    known: row.known,
    guesses: guessesOf(judgement, row.people),
    areas: [],
    share: null,
    role: null,
    isLead: false,
    confirmed: null,
  };
}

function namesOf(people: readonly Person[]): string {
  const names = people.map((person) => person.name);
  if (names.length <= NAMES_MAX) return names.join("; ");
  return `${names[0] ?? ""} and ${names.length - 1} others`;
}

function titlesOf(people: readonly Person[]): string {
  const counts = countBy(people.map((person) => person.title ?? "").filter((title) => title !== ""));
  const shown = counts.slice(0, TITLES_MAX).map(([title, n]) => (n === 1 ? title : `${n} × ${title}`));
  const more = counts.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

/** Guesses of a row, with the reason most of its people share; where it is not the reason of all, that is said. */
function guessesOf(judgement: Judgement, people: readonly number[]): SheetGuess[] {
  const byAreas = new Map<string, Evidence[]>();
  for (const person of people) {
    for (const guess of judgement.guesses.get(person) ?? []) {
      const key = guess.areas.join(" ");
      const list = byAreas.get(key);
      if (list === undefined) byAreas.set(key, [guess]);
      else list.push(guess);
    }
  }
  // Stable: of equally frequent ones the stronger, which stood first, stays first.
  return [...byAreas.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, SHEET_GUESSES_MAX)
    .map((list) => ({
      areas: (list[0]?.areas ?? []).map((area) => nameToWrite(judgement, area)),
      reason: reasonFor(list, people.length),
    }));
}

function reasonFor(list: readonly Evidence[], people: number): string {
  const [reason, n] = countBy(list.map((one) => wording(one.reason)))[0] ?? ["", 0];
  return n === people ? reason : `${n} of ${people}: ${reason}`;
}

/** The name, or the id where another area bears the name too. */
function nameToWrite(judgement: Judgement, position: number): string {
  const area = judgement.catalog.areas[position];
  if (area === undefined) return "";
  return judgement.catalog.sharedNames.has(area.name) ? area.id : area.name;
}

function knownWords(judgement: Judgement, people: readonly number[]): string {
  const names = people.flatMap((person) =>
    (judgement.evidence.confirmed.get(person)?.areas ?? []).map((area) => nameToWrite(judgement, area)),
  );
  return countBy(names)
    .map(([name, n]) => `${name} (${n})`)
    .join("; ");
}

/** Texts with their number, most frequent first, then as found. */
function countBy(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function chunks(people: readonly number[]): (readonly number[])[] {
  const parts: (readonly number[])[] = [];
  for (let from = 0; from < people.length; from += ROW_PEOPLE_MAX)
    parts.push(people.slice(from, from + ROW_PEOPLE_MAX));
  return parts;
}
