import { diff } from "../changes/index.ts";
import { matchPeople, type PeopleMatched, type PersonMatch } from "../history/index.ts";
import {
  DEFAULT_CONFIG,
  MASS_REMOVAL_SHARE,
  mention,
  PROBLEM_ROWS_MAX,
  say,
  settle,
  type Config,
  type Org,
  type OrgDraft,
  type Person,
  type PersonId,
  type Problem,
  type ProblemCode,
} from "../org/index.ts";
import { hasTable } from "./refresh/carried.ts";
import { personDifferences, type PersonDifference } from "./refresh/differences.ts";
import { fillChanges, fillingsOf } from "./refresh/fillings.ts";
import { idsOf, withDoubles } from "./refresh/ids.ts";
import { configWith, joinedDraft } from "./refresh/joinedDraft.ts";
import { applied, leavesOf, type Leaver } from "./refresh/leavers.ts";
import { summaryOf, type Refresh } from "./refresh/summary.ts";
import { targetOf } from "./refresh/target.ts";
import {
  configOfKnown,
  hideNewThings,
  knownThings,
  problemsHere,
  sourceRedirects,
  withKnownThings,
} from "./refresh/things.ts";

export type { Filling } from "./refresh/fillings.ts";
export type { Leaver } from "./refresh/leavers.ts";
export type { FieldChange, PersonDifference } from "./refresh/differences.ts";
export type { Refresh, RefreshCounts, SummaryLine } from "./refresh/summary.ts";

/** Above this share of matched people a list that renames them is more likely one whose columns moved. Our proposal. */
export const MASS_CHANGE_SHARE = 0.25;

/** So few are never many, however small the company. */
const HANDFUL = 4;

/** What somebody said of the list and of what it proposes. Nothing said: nobody leaves, nobody takes a seat. */
export interface RefreshOptions {
  /** The list names only some of the people: nobody is proposed as a leaver, and no row ends because it is absent. */
  readonly isPartial?: boolean;
  /** Of those whom the list lacks: `propose` and `keep` leave them here; or the ids of those who left. */
  readonly leavers?: "propose" | "accept" | "keep" | readonly string[];
  /** Of the seats that newcomers may take: ids of seats or newcomers. */
  readonly fills?: "propose" | "accept" | readonly string[];
  /** By id of the row: who that is here; null: somebody new. */
  readonly matches?: Readonly<Record<string, string | null>>;
  /** Problems that shall not stop it, by name. `mass-removal` is its own yes. */
  readonly accept?: readonly ProblemCode[];
}

export interface RefreshInput {
  readonly head: Org;
  readonly draft: OrgDraft;
  readonly config?: Config;
  /** Makes an id at random, for newcomers whose own says who they are. */
  readonly newId: () => string;
  readonly options?: RefreshOptions;
}

/**
 * A newer list of the same company against the org: people matched, what is said of them laid over what is known, and
 * the changes that lead there. What the list does not speak of stays: an absent column is not said, an absent person is
 * proposed as a leaver at most. Nothing is committed; `importChangeSet` makes the change set once nothing blocks.
 * Source: docs/guides/formats.md#refresh. Cost: that of an import and of `diff`.
 */
export function refreshOrg({
  head,
  draft,
  config = DEFAULT_CONFIG,
  newId,
  options = {},
}: RefreshInput): Refresh {
  const { isPartial = false, accept = [] } = options;
  const hasIds = !isWithoutIds(draft);
  const rows = withDoubles(draft.people, head);
  const known = knownThings(head);
  const list = withKnownThings(rows === draft.people ? draft : { ...draft, people: rows }, head, known);
  const matched = matchPeople({
    org: head,
    rows,
    redirects: [...draft.redirects, ...sourceRedirects(head)],
    hasIds,
    ...(options.matches === undefined ? {} : { choices: options.matches }),
    file: draft.source,
  });
  const ids = idsOf(head, matched, { hasIds, newId });
  const joined = joinedDraft(head, list, matched, { ids, hasIds });
  const settled = settle(joined, {
    today: head.today,
    config: configWith(head, configOfKnown(config, known)),
  });
  const read = settled.records;
  const listed = listedIn(read, head, matched.matches);

  const namesPeople = draft.given.includes("people") && draft.people.length > 0;
  const leavers = leaversOf(head, read, {
    listed,
    unlisted: namesPeople && !isPartial ? matched.unlisted : [],
    options,
  });
  const going = leavers.filter(({ state }) => state !== "proposed");
  const said = new Set<string>(
    leavers.filter(({ state }) => state === "said").map(({ person }) => person.id),
  );

  const target = { draft: list, read, listed, ids, isPartial };
  const whole = targetOf({ ...target, head, leaving: said, seatedAs: new Map() });
  const past = new Set<string>(head.records.outside.map(({ id }) => id));
  const isNew = ({ id }: Person): boolean => !head.personIndexById.has(id) && !past.has(id);
  const newcomers = whole.org.records.people.filter(
    (person) => isNew(person) && person.placeholder !== true && !person.vacant,
  );
  const openSeats = matched.unlisted.filter(({ vacant, placeholder }) => vacant && placeholder !== true);
  const fillings = fillingsOf(
    newcomers,
    [...openSeats, ...leavers.map(({ person }) => person)],
    options.fills === "accept"
      ? "accept"
      : new Set(Array.isArray(options.fills) ? (options.fills as string[]) : []),
  );
  const leaverById = new Map<string, Leaver>(leavers.map((one) => [one.person.id, one]));
  const sound = fillings.map((one) =>
    // The place of somebody who stays is not free.
    leaverById.get(one.seat.id)?.state === "proposed" ? { ...one, isApplied: false } : one,
  );
  const fills = fillChanges(head, sound, leaverById);
  const seated = applied(head, fills);
  const seatedAs = new Map<string, PersonId>(
    sound.filter(({ isApplied }) => isApplied).map(({ seat, person }) => [seat.id, person.id]),
  );
  const moved = fills.length === 0 ? whole : targetOf({ ...target, head: seated, leaving: said, seatedAs });
  const safe = hideNewThings(moved.org, head, newId);
  const moves = diff(seated, safe.org);
  const before = applied(seated, moves);
  const rest = going.filter(({ person }) => before.personIndexById.has(person.id));
  const leaves = leavesOf(before, rest);
  const org = applied(before, leaves);

  const own = problemsOf(settled.problems, draft, { head, listed, after: org });
  const removed = massRemoval(head, leavers, draft.source);
  const differences = personDifferences(head, org);
  const renamed = massChange(matched, differences, draft.source);
  const problems = problemsHere(
    [...own, ...matched.problems, ...circles(moved.cut, draft.source), ...removed, ...renamed],
    head,
    { ids, thing: (kind, id) => known(kind, id) ?? safe.idOf(kind, id) },
  );
  const here = org.records.people.filter(isNew);
  const result = {
    head,
    org,
    changes: [...fills, ...moves, ...leaves],
    matches: matched.matches,
    possible: matched.possible,
    joiners: [
      ...here.filter((one) => one.placeholder !== true && !one.vacant),
      ...org.records.outside.filter(isNew),
    ],
    returns: org.records.people.filter(({ id }) => past.has(id)),
    leavers,
    unlistedSeats: openSeats,
    unclear: matched.unclear,
    fillings: sound,
    differences,
    hidden: [...ids.hidden, ...safe.pairs.map(([sourceId, id]) => ({ sourceId, id }))],
    problems,
    blocking: problems.filter((one) => one.blocks && !accept.includes(one.code)),
  };
  return { ...result, ...summaryOf(result) };
}

/** Whether the ids of a list are its row numbers: it has no column for them. */
function isWithoutIds(draft: OrgDraft): boolean {
  return (
    draft.columns !== undefined &&
    hasTable(draft, "people") &&
    !draft.columns.some(({ list, field }) => list === "people" && field === "id")
  );
}

/** Ids here of everybody whom the list names, newcomers included. */
function listedIn(
  read: { readonly people: readonly Person[]; readonly outside: readonly Person[] },
  head: Org,
  matches: readonly PersonMatch[],
): Set<string> {
  const listed = new Set<string>(matches.map(({ person }) => person.id));
  for (const person of [...read.people, ...read.outside])
    if (!head.personIndexById.has(person.id) && person.placeholder !== true) listed.add(person.id);
  return listed;
}

function leaversOf(
  head: Org,
  read: { readonly outside: readonly Person[] },
  {
    listed,
    unlisted,
    options: { leavers = "propose" },
  }: {
    readonly listed: ReadonlySet<string>;
    readonly unlisted: readonly Person[];
    readonly options: RefreshOptions;
  },
): readonly Leaver[] {
  const chosen = new Set<string>(Array.isArray(leavers) ? (leavers as string[]) : []);
  const said = read.outside.flatMap((person): Leaver[] => {
    const here = head.people[head.personIndexById.get(person.id) ?? -1];
    const isOver =
      person.status === "terminated" || (person.endOn !== undefined && person.endOn <= head.today);
    if (here === undefined || here.vacant || !isOver || !listed.has(person.id)) return [];
    return [{ person: here, state: "said", endOn: person.endOn ?? head.today }];
  });
  const absent = unlisted
    .filter(({ vacant, placeholder }) => !vacant && placeholder !== true)
    .map((person): Leaver => ({
      person,
      state: leavers === "accept" || chosen.has(person.id) ? "accepted" : "proposed",
      endOn: head.today,
    }));
  return [...said, ...absent];
}

/** Faults of the list and of what it makes of the org; what is only said again of people it does not name is left out. */
function problemsOf(
  problems: readonly Problem[],
  draft: OrgDraft,
  { head, listed, after }: { readonly head: Org; readonly listed: ReadonlySet<string>; readonly after: Org },
): readonly Problem[] {
  const known = new Set(draft.problems);
  const past = new Set<string>(head.records.outside.map(({ id }) => id));
  const isKnown = (id: string): boolean =>
    head.personIndexById.has(id) || head.areaIndexById.has(id) || past.has(id);
  const roots = (org: Org): number => org.records.people.filter(({ managerId }) => managerId === null).length;
  return problems
    .filter(
      (one) =>
        known.has(one) ||
        one.blocks ||
        one.rows.length > 0 ||
        one.subjects.length === 0 ||
        one.subjects.some((id) => listed.has(id) || !isKnown(id)),
    )
    .map((one) =>
      // As many as there were: the list did not bring them.
      one.code === "several-roots" && roots(after) <= roots(head) ? { ...one, blocks: false } : one,
    );
}

/** Lines that the list closes together with people it does not name. */
function circles(cut: readonly Person[], file: string): readonly Problem[] {
  return cut.map((person) => ({
    code: "manager-loop",
    blocks: true,
    ...(file === "" ? {} : { file }),
    rows: [],
    count: 1,
    policy: "cut there: they are read as without a manager",
    message: say([
      "person.managerId",
    ])`${mention(person)} would stand above themself, through people the list does not name.`,
    subjects: [person.id],
    fixes: [],
  }));
}

function massRemoval(head: Org, leavers: readonly Leaver[], file: string): readonly Problem[] {
  const inState = (state: Leaver["state"]): readonly Leaver[] => leavers.filter((one) => one.state === state);
  const said = inState("said");
  // That a few left is what lists are for; that many did may be a column that moved.
  const gone = [...inState("accepted"), ...(said.length < HANDFUL ? [] : said)];
  const people = head.records.people.filter(({ vacant }) => !vacant).length;
  const isDone = gone.length > MASS_REMOVAL_SHARE * people;
  const told = isDone ? gone : inState("proposed");
  if (told.length <= MASS_REMOVAL_SHARE * people) return [];
  const shown = told.slice(0, 3).map(({ person }) => mention(person));
  const more = told.length - shown.length;
  return [
    {
      code: "mass-removal",
      blocks: isDone,
      ...(file === "" ? {} : { file }),
      rows: [],
      count: told.length,
      policy: isDone ? "they leave" : "kept as they are, unless accepted as leavers",
      message: say(
        [],
      )`${told.length} of ${people} people ${isDone ? "would leave" : "are missing from the list"}: ${shown}${more > 0 ? ` and ${more} more` : ""}.`,
      subjects: told.slice(0, PROBLEM_ROWS_MAX).map(({ person }) => person.id),
      fixes: [],
    },
  ];
}

/** Names and addresses of many people that are other ones, and many newcomers with names of people the list lacks. */
function massChange(
  { matches, possible }: Pick<PeopleMatched, "matches" | "possible">,
  differences: readonly PersonDifference[],
  file: string,
): readonly Problem[] {
  const matched = matches.filter(({ person }) => !person.vacant).length;
  const other = (field: string): readonly Person[] =>
    differences
      .filter(
        ({ person, fields }) =>
          !person.vacant && fields.some((one) => one.field === field && one.from !== null && one.to !== null),
      )
      .map(({ person }) => person);
  const named = possible.map(({ person }) => person);
  const kinds = [
    { people: other("name"), of: matched, does: "would get another name", policy: "they are renamed" },
    { people: other("email"), of: matched, does: "would get another e-mail address", policy: "they get it" },
    {
      people: named,
      of: matched + named.length,
      does: "would join beside somebody of the same name or address whom the list lacks",
      policy: "they join as new people",
    },
  ];
  return kinds
    .filter(({ people, of }) => people.length >= HANDFUL && people.length > MASS_CHANGE_SHARE * of)
    .map(({ people, of, does, policy }) => ({
      code: "mass-change",
      blocks: true,
      ...(file === "" ? {} : { file }),
      rows: [],
      count: people.length,
      policy,
      message: say([
        "person.name",
      ])`${people.length} of ${of} people ${does}: look whether the columns or the ids of the list moved.`,
      subjects: people.slice(0, PROBLEM_ROWS_MAX).map(({ id }) => id),
      fixes: [],
    }));
}
