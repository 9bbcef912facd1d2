import type { OrgChange } from "../../changes/index.ts";
import { MATCHED_BY, type MatchedBy, type PersonMatch, type PossibleMatch } from "../../history/index.ts";
import {
  group,
  mention,
  say,
  type DraftPerson,
  type Org,
  type Person,
  type Problem,
  type Sentence,
} from "../../org/index.ts";
import type { HiddenId } from "../hidePersonalIds.ts";
import type { PersonDifference } from "./differences.ts";
import type { Filling } from "./fillings.ts";
import type { Leaver } from "./leavers.ts";

export interface RefreshCounts {
  /** Matched people by what told them. */
  readonly matched: Readonly<Record<MatchedBy, number>>;
  readonly joiners: number;
  readonly returns: number;
  readonly leaversSaid: number;
  readonly leaversAccepted: number;
  readonly leaversProposed: number;
  readonly fillingsApplied: number;
  readonly fillingsProposed: number;
  /** People who stay and whose field changes, by field; `areas`: whose areas do. */
  readonly changed: Readonly<Record<string, number>>;
  readonly unclear: number;
  readonly blocking: number;
}

/** One sentence of the summary, with the people it is about. */
export interface SummaryLine {
  readonly id: string;
  readonly count: number;
  readonly says: Sentence;
  readonly subjects: readonly string[];
}

/** A newer list read against the org: what it says, what it would change, and what stands in the way. */
export interface Refresh {
  readonly head: Org;
  /** The org after all changes. */
  readonly org: Org;
  readonly changes: readonly OrgChange[];
  readonly matches: readonly PersonMatch[];
  /** Two who may be one; taken for two unless chosen. */
  readonly possible: readonly PossibleMatch[];
  /** New people, with their ids here. */
  readonly joiners: readonly Person[];
  /** People who had left, or were to come, and are here now. */
  readonly returns: readonly Person[];
  readonly leavers: readonly Leaver[];
  /** Empty seats that the list lacks; they stay. */
  readonly unlistedSeats: readonly Person[];
  readonly unclear: readonly DraftPerson[];
  readonly fillings: readonly Filling[];
  readonly differences: readonly PersonDifference[];
  /** Generated ids of newcomers, and of new areas and things whose own named somebody. */
  readonly hidden: readonly HiddenId[];
  readonly problems: readonly Problem[];
  /** Those of the problems that nobody accepted: nothing may be committed. */
  readonly blocking: readonly Problem[];
  readonly counts: RefreshCounts;
  readonly summary: readonly SummaryLine[];
}

/** What a refresh would do, in counts and sentences, before anything is committed. What counts nothing is left out. */
export function summaryOf(refresh: Omit<Refresh, "counts" | "summary">): Pick<Refresh, "counts" | "summary"> {
  const { matches, possible, joiners, returns, leavers, fillings, differences, unclear } = refresh;
  const by = (way: MatchedBy): readonly PersonMatch[] => matches.filter((one) => one.by === way);
  const inState = (state: Leaver["state"]): readonly Person[] =>
    leavers.filter((one) => one.state === state).map(({ person }) => person);
  const changed: Record<string, number> = {};
  const note = (field: string): void => {
    changed[field] = (changed[field] ?? 0) + 1;
  };
  for (const { fields, areas } of differences) {
    for (const { field } of fields) note(field);
    if (areas !== undefined) note("areas");
  }
  const counts: RefreshCounts = {
    matched: Object.fromEntries(MATCHED_BY.map((way) => [way, by(way).length])) as RefreshCounts["matched"],
    joiners: joiners.length,
    returns: returns.length,
    leaversSaid: inState("said").length,
    leaversAccepted: inState("accepted").length,
    leaversProposed: inState("proposed").length,
    fillingsApplied: fillings.filter(({ isApplied }) => isApplied).length,
    fillingsProposed: fillings.filter(({ isApplied }) => !isApplied).length,
    changed,
    unclear: unclear.length,
    blocking: refresh.blocking.length,
  };
  const lines: readonly (SummaryLine | null)[] = [
    line(
      "matched",
      by("id").length + by("source-id").length + by("redirect").length,
      ids(matches),
      (n) => say([])`${n} ${n === 1 ? "person is" : "people are"} known by id.`,
    ),
    line(
      "matched-by-number",
      by("employee-number").length,
      ids(by("employee-number")),
      (n) =>
        say([
          "person.employeeNumber",
        ])`${n} ${n === 1 ? "person is" : "people are"} known by employee number, under another id: ${pairs(rowsOf(by("employee-number")))}.`,
    ),
    line(
      "matched-by-email",
      by("email").length,
      ids(by("email")),
      (n) =>
        say([
          "person.email",
        ])`${n} ${n === 1 ? "person is" : "people are"} known by e-mail address alone; check each: ${pairs(rowsOf(by("email")))}.`,
    ),
    line(
      "matched-by-choice",
      by("chosen").length,
      ids(by("chosen")),
      (n) => say([])`${n} ${n === 1 ? "person was" : "people were"} chosen: ${pairs(rowsOf(by("chosen")))}.`,
    ),
    line(
      "unclear",
      unclear.length,
      unclear.map(({ id }) => id),
      (n) => say([])`${n} ${n === 1 ? "row is" : "rows are"} set aside: who they are is not clear.`,
    ),
    line(
      "possible",
      possible.length,
      possible.map(({ person }) => person.id),
      (n) =>
        say([
          "person.name",
        ])`${n} newcomer${n === 1 ? "" : "s"} may be somebody who is known: ${pairs(possible.map(({ row, person }) => ({ row: row.id, person })))}. They are taken for new unless chosen.`,
    ),
    people("joiners", joiners, (n) => `${n === 1 ? "joins" : "join"}`),
    people("returns", returns, () => "came back"),
    people("leavers-said", inState("said"), (n) => `${n === 1 ? "leaves" : "leave"}, as the list says`),
    people(
      "leavers-accepted",
      inState("accepted"),
      (n) => `${n === 1 ? "leaves" : "leave"}: not in the list, and accepted`,
    ),
    people(
      "leavers-proposed",
      inState("proposed"),
      (n) =>
        `${n === 1 ? "is" : "are"} not in the list and ${n === 1 ? "stays" : "stay"} until accepted as ${n === 1 ? "a leaver" : "leavers"}`,
    ),
    filled(fillings.filter(({ isApplied }) => isApplied)),
    filled(fillings.filter(({ isApplied }) => !isApplied)),
    ...Object.entries(changed)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([field, count]) =>
        line(
          `changed-${field}`,
          count,
          differences
            .filter(({ fields, areas }) =>
              field === "areas" ? areas !== undefined : fields.some((one) => one.field === field),
            )
            .map(({ person }) => person.id),
          (n) => say([])`${group(n)} ${n === 1 ? "person has" : "people have"} ${words(field)}.`,
        ),
      ),
    people(
      "seats-unlisted",
      refresh.unlistedSeats,
      (n) => `${n === 1 ? "is an empty seat" : "are empty seats"} the list lacks; kept`,
    ),
    line(
      "hidden-ids",
      refresh.hidden.length,
      refresh.hidden.map(({ id }) => id),
      (n) =>
        say(
          [],
        )`${n} new ${n === 1 ? "id says who somebody is: it is" : "ids say who somebody is: they are"} replaced.`,
    ),
    line(
      "blocking",
      refresh.blocking.length,
      [],
      (n) => say([])`${n} ${n === 1 ? "problem stands" : "problems stand"} in the way.`,
    ),
  ];
  const summary = lines.filter((one) => one !== null);
  const nothing: SummaryLine = {
    id: "no-change",
    count: 0,
    says: say([])`Nothing changes.`,
    subjects: [],
  };
  const isQuiet = differences.length + joiners.length + returns.length + leavers.length === 0;
  return { counts, summary: isQuiet ? [...summary, nothing] : summary };
}

function line(
  id: string,
  count: number,
  subjects: readonly string[],
  says: (count: number) => Sentence,
): SummaryLine | null {
  return count === 0 ? null : { id, count, says: says(count), subjects };
}

function people(id: string, list: readonly Person[], does: (count: number) => string): SummaryLine | null {
  const shown = list.slice(0, 3).map((person) => mention(person));
  const more = list.length - shown.length;
  return line(
    id,
    list.length,
    list.map((person) => person.id),
    (n) =>
      say(
        [],
      )`${group(n)} ${n === 1 ? "person" : "people"} ${does(n)}: ${shown}${more > 0 ? ` and ${more} more` : ""}.`,
  );
}

const WHY: Readonly<Record<Filling["because"], string>> = {
  backfill: "the list says so",
  expected: "they start on the day somebody is expected",
  "same-place": "same manager and title",
};

/** Fillings that are all applied, or none of them: one sentence, however many there are. */
function filled(fillings: readonly Filling[]): SummaryLine | null {
  const [first] = fillings;
  if (first === undefined) return null;
  const { isApplied } = first;
  const more = fillings.length - SHOWN_FILLINGS;
  const verb = isApplied ? (fillings.length === 1 ? "takes" : "take") : "may take";
  let told = say([])``;
  fillings.slice(0, SHOWN_FILLINGS).forEach(({ person, seat, because }, i) => {
    const whose = seat.vacant
      ? say([])`the seat ${mention(seat, "an empty seat")}`
      : say([])`the place of ${mention(seat)}`;
    told = say(
      [],
    )`${told}${i === 0 ? "" : ", "}${mention(person)} ${i === 0 ? `${verb} ` : ""}${whose} (${WHY[because]})`;
  });
  const all = more > 0 ? say([])`${told} and ${more} more` : told;
  return {
    id: isApplied ? "filled" : "may-fill",
    count: fillings.length,
    says: isApplied ? say([])`${all}.` : say([])`${all}; they join beside it unless accepted.`,
    subjects: fillings.flatMap(({ person, seat }) => [person.id, seat.id]),
  };
}

const SHOWN_FILLINGS = 5;
const SHOWN = 20;

/** "E1 as Ada, E2 as Bob": each row with whom it is taken for. */
function pairs(list: readonly { readonly row: string; readonly person: Person }[]): Sentence {
  const more = list.length - SHOWN;
  let said = say([])``;
  list.slice(0, SHOWN).forEach(({ row, person }, i) => {
    const who = mention({ id: person.id, name: row }, "a row");
    said = say([])`${said}${i === 0 ? "" : ", "}${who} as ${mention(person)}`;
  });
  return more > 0 ? say([])`${said} and ${more} more` : said;
}

function rowsOf(matches: readonly PersonMatch[]): { readonly row: string; readonly person: Person }[] {
  return matches.map(({ rowId, person }) => ({ row: rowId, person }));
}

function ids(matches: readonly PersonMatch[]): string[] {
  return matches.map(({ person }) => person.id);
}

const WORDS: Readonly<Record<string, string>> = {
  areas: "other areas",
  discipline: "another discipline",
  dottedLines: "other dotted lines",
  email: "another e-mail address",
  employeeNumber: "another employee number",
  endOn: "another last day",
  extra: "something else in columns of the source",
  fte: "another full-time share",
  level: "another level",
  location: "another location",
  managerId: "another manager",
  name: "another name",
  sourceId: "another id in the source",
  startOn: "another first day",
  status: "another status",
  title: "another title",
  vacant: "a seat that was empty, or left one",
};

function words(field: string): string {
  return WORDS[field] ?? `another value in ${field}`;
}
