import type { AreaVerdict } from "../checks/index.ts";
import type { AreaRow } from "../metrics/index.ts";
import { group, mention, say, type Org, type PersonMention, type Sentence } from "../org/index.ts";

/** Areas smaller than this stand in the table but not in the headline. Source: examples' definitions; our choice. */
const HEADLINE_PEOPLE_MIN = 3;

/**
 * What the reporting lines say about all areas together: how many are single-threaded, who is the first common
 * manager of most, through whom, and what holds without that discipline. Nothing is said about who decides.
 * @param rows of live areas; empty ones, and those under the coverage limit, are counted apart.
 * @returns one to four sentences; fewer where lines or areas are not known.
 */
export function headlines(
  org: Org,
  rows: readonly AreaRow[],
  verdicts: readonly AreaVerdict[],
  people: "named" | "counted" = "named",
): Sentence[] {
  if (org.people.length === 0) return catalogueSentences(org);
  const silent = new Set(verdicts.filter((one) => one.verdict === "cannot-say").map((one) => one.areaId));
  const peopled = rows.filter((row) => row.people > 0 && (!org.records.linesKnown || !silent.has(row.id)));
  const unjudged = rows.filter((row) => row.people > 0).length - peopled.length;
  if (!org.records.linesKnown) {
    return [
      say([
        "person.managerId",
      ])`${org.people.length} people, no reporting lines: areas are judged on what is there, and nothing is said about lines.`,
    ];
  }
  if (peopled.length === 0) return [];
  const single = peopled.filter((row) => row.singleThreaded);
  const first = say([
    "assignment",
    "area.owners",
    "person.managerId",
  ])`${single.length} of ${peopled.length} areas with people ${single.length === 1 ? "has" : "have"} one owner over everybody in them, who owns nothing else${single.length === 0 ? "" : say([])` (${single.map((row) => row.name).join(", ")})`}.`;
  const missing =
    unjudged === 0
      ? []
      : [
          say([
            "assignment",
          ])`${unjudged} more ${unjudged === 1 ? "area has" : "areas have"} people and too little confirmed to judge.`,
        ];
  return [first, ...bossSentences(org, peopled, people), ...missing];
}

/** Areas in the order every table shows them: most levels up first, then most legs, most people, then by name. */
export function worstFirst(rows: readonly AreaRow[]): AreaRow[] {
  const known = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;
  const byNumber = (a: number, b: number): number => (a === b ? 0 : b > a ? 1 : -1);
  return rows.toSorted(
    (a, b) =>
      byNumber(known(a.levelsUp), known(b.levelsUp)) ||
      byNumber(known(a.legs), known(b.legs)) ||
      byNumber(a.people, b.people) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** Today's owners of an area in a few words, without names. */
export function ownerWords(row: AreaRow): string {
  if (row.singleThreaded) return "single-threaded";
  if (row.owners.length === 0) return "no owner named";
  if (row.owners.length > 1) return `${row.owners.length} owners`;
  if (row.shared) return "owner owns others";
  if (row.lineIntegrity === null) return "one owner, lines unknown";
  return `${row.people - Math.round(row.lineIntegrity * row.people)} outside its line`;
}

/** What a list of things and areas without people says of ownership. */
function catalogueSentences(org: Org): Sentence[] {
  const { assets } = org.records;
  const areas = org.areas.filter((area) => area.placeholder !== true).length;
  if (assets.length === 0) return [];
  const single = assets.filter(
    (asset) => asset.areaId !== undefined && (asset.claimedBy ?? []).length < 2,
  ).length;
  return [
    say([
      "asset.areaId",
    ])`${single} of ${assets.length} things listed belong to exactly one of ${areas} areas. Nobody is listed: nothing is said about people or lines.`,
  ];
}

function bossSentences(org: Org, rows: readonly AreaRow[], naming: "named" | "counted"): Sentence[] {
  const judged = rows.filter((row) => row.people >= HEADLINE_PEOPLE_MIN);
  const most = mostCommon(judged.map((row) => row.sharedBoss).filter((id) => id !== null));
  if (most === undefined || most.count < 2) return [];
  const boss = nameOf(org, most.value);
  const under = judged.filter((row) => row.sharedBoss === most.value);
  const through = under.map((row) => row.sharedBossThrough).filter((one) => one !== null);
  const discipline = mostCommon(through.map((one) => one.discipline));
  const head = say([
    "assignment",
    "person.managerId",
  ])`${boss} is the first manager that all people share in ${most.count} of ${judged.length} areas with at least ${HEADLINE_PEOPLE_MIN} people`;
  if (discipline === undefined) return [say([])`${head}.`];
  const without = through.filter((one) => one.discipline === discipline.value);
  const people = [...new Set(without.flatMap((one) => one.people))];
  const who =
    naming === "named" && people.length <= 3
      ? say([])` (${people.map((id) => nameOf(org, id, "alone"))})`
      : say([])` (${group(people.length)} people)`;
  return [
    say([
      "person.discipline",
    ])`${head}, in ${discipline.count === most.count ? "all of them" : discipline.count} through ${wordOf(discipline.value)}${who}.`,
    say([
      "person.discipline",
    ])`Without ${wordOf(discipline.value)} it would be ${bossesWithout(org, without)}.`,
  ];
}

function bossesWithout(org: Org, without: readonly NonNullable<AreaRow["sharedBossThrough"]>[]): Sentence {
  const counts = countBy(without.map((one) => one.withoutIt.boss));
  const parts = counts.map(
    ({ value, count }) =>
      say(
        [],
      )`${nameOf(org, value)} in ${count}${counts.length > 1 && value === counts[0]?.value ? " of them" : ""}`,
  );
  return parts.reduce(
    (all, part, i) => say([])`${all}${i === 0 ? "" : i === parts.length - 1 ? " and " : ", "}${part}`,
    say([])``,
  );
}

function nameOf(org: Org, id: string, form: "titled" | "alone" = "titled"): PersonMention {
  const person = org.people[org.personIndexById.get(id) ?? -1];
  if (person === undefined) return { person: id, name: id, role: "one manager" };
  const title = person.title === undefined || form === "alone" ? "" : ` (${person.title})`;
  // A title held by one person names that person: an audience without names reads the rank alone.
  const role = person.managerId === null ? "the head of the company" : "one manager";
  return { ...mention(person, role), name: `${person.name}${title}` };
}

/** A discipline id as words: "product_marketing" reads "product marketing". */
export function wordOf(discipline: string): string {
  return discipline.replace(/[_-]+/g, " ");
}

function countBy(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

const mostCommon = (values: readonly string[]): { value: string; count: number } | undefined =>
  countBy(values)[0];
