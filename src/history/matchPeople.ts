import {
  createFollow,
  foldText,
  mention,
  say,
  type Day,
  type DraftPerson,
  type Org,
  type Person,
  type PersonMention,
  type Problem,
  type Redirect,
  type Sentence,
} from "../org/index.ts";

/** What a row and a person have in common. `chosen`: somebody said so. */
export const MATCHED_BY = ["chosen", "id", "source-id", "redirect", "employee-number", "email"] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** One person of a newer list, and who that is here. */
export interface PersonMatch {
  readonly rowId: string;
  readonly person: Person;
  readonly by: MatchedBy;
}

/** Two who may be one: only a person can say. */
export interface PossibleMatch {
  readonly row: DraftPerson;
  readonly person: Person;
  readonly by: "name" | "email-of-leaver";
}

export interface MatchInput {
  readonly org: Org;
  /** Rows of the newer list; of several under one id the first stands for all. */
  readonly rows: readonly DraftPerson[];
  /** What the newer list says became of ids. */
  readonly redirects?: readonly Redirect[];
  /** Whether ids of the rows are ids of the source, and not made of row numbers. */
  readonly hasIds: boolean;
  /** By id of the row: who that is here; null: somebody new. */
  readonly choices?: Readonly<Record<string, string | null>>;
  /** The name of the list, for messages. */
  readonly file?: string;
}

export interface PeopleMatched {
  readonly matches: readonly PersonMatch[];
  /** Further rows of people who are matched already: same employee number and name under another id. */
  readonly hats: readonly PersonMatch[];
  /** Rows of people who are not known here. */
  readonly newcomers: readonly DraftPerson[];
  /** Rows that may be one of several people: set aside until somebody chooses. */
  readonly unclear: readonly DraftPerson[];
  /** People here, seats included, whom no row is; those an unclear row may be are not among them. */
  readonly unlisted: readonly Person[];
  readonly possible: readonly PossibleMatch[];
  /** `match-ambiguous`, one for each unclear row. */
  readonly problems: readonly Problem[];
}

/**
 * Who the people of a newer list are here: by id (ours, that of the source, or one that was led elsewhere), then by
 * employee number, then by e-mail address. A name only proposes, and so does the address of somebody who left, for
 * whom the list does not say to have left. Where
 * two answers differ, or one answer is two people, the row is set aside and both are named. O(people + rows).
 * Source: docs/glossary.md#refresh.
 * @example matchPeople({ org, rows: org.people, hasIds: true }).matches.length === org.people.length // true
 */
export function matchPeople(input: MatchInput): PeopleMatched {
  const { org, hasIds, choices = {} } = input;
  const here = [...org.records.people, ...org.records.outside];
  const rows = firstRows(input.rows);
  const byId = idsHere(here, rows, input);
  const byNumber = grouped(here, (person) => person.employeeNumber);
  const rowsByNumber = grouped(rows, (row) => row.employeeNumber);
  const matches: PersonMatch[] = [];
  const hats: PersonMatch[] = [];
  const unclear: {
    readonly row: DraftPerson;
    readonly people: readonly Person[];
    readonly says: Sentence;
  }[] = [];
  const taken = new Map<string, DraftPerson>();
  const open: DraftPerson[] = [];
  const isNew = new Set<string>();

  const doubt = (row: DraftPerson, people: readonly Person[], says: Sentence): void => {
    unclear.push({ row, people, says });
  };
  const match = (row: DraftPerson, person: Person, by: MatchedBy): void => {
    const other = taken.get(person.id);
    if (other !== undefined && isHat(row, other)) {
      hats.push({ rowId: row.id, person, by });
      return;
    }
    if (other !== undefined)
      return doubt(
        row,
        [person],
        say(["person.id"])`${at(row)} and ${at(other)} would both be ${mention(person)}`,
      );
    taken.set(person.id, row);
    matches.push({ rowId: row.id, person, by });
  };
  /** Rows that claim one person in one way are all in doubt, so that the order of rows decides nothing. */
  const matchAll = (claims: readonly PersonClaim[]): void => {
    for (const group of grouped(claims, ({ person }) => person.id).values())
      group.forEach(({ row, person, by }) => {
        const other = group.find((one) => one.row !== row && !isHat(one.row, row));
        if (other === undefined) match(row, person, by);
        else
          doubt(
            row,
            [person],
            say(["person.id"])`${at(row)} and ${at(other.row)} would both be ${mention(person)}`,
          );
      });
  };
  const byHereId = new Map<string, Person>(here.map((person) => [person.id, person]));
  const claims: PersonClaim[] = [];
  for (const row of rows) {
    const choice = Object.hasOwn(choices, row.id) ? choices[row.id] : undefined;
    const chosen = typeof choice === "string" ? byHereId.get(choice) : undefined;
    if (choice === null) isNew.add(row.id);
    const named = chosen !== undefined || !hasIds || isNew.has(row.id) ? undefined : byId(row.id);
    if (chosen !== undefined) claims.push({ row, person: chosen, by: "chosen" });
    else if (named === undefined) open.push(row);
    else {
      const { person, by } = named;
      const numbered = row.employeeNumber === undefined ? [] : (byNumber.get(row.employeeNumber) ?? []);
      const other = numbered.length === 1 ? numbered[0] : undefined;
      if (other === undefined || numbered.includes(person)) claims.push({ row, person, by });
      else
        doubt(
          row,
          [person, other],
          say([
            "person.id",
            "person.employeeNumber",
          ])`${at(row)} is ${mention(person)} by id and ${mention(other, "another person")} by employee number`,
        );
    }
  }
  // Ids before numbers: a number that two rows have must not take somebody from the row that has the id.
  for (const way of ["chosen", "source-id", "id", "redirect"] as const)
    matchAll(claims.filter(({ by }) => by === way));
  const unnumbered: DraftPerson[] = [];
  for (const row of open) {
    const number = isNew.has(row.id) ? undefined : row.employeeNumber;
    const people = number === undefined ? [] : (byNumber.get(number) ?? []);
    const [person] = people;
    const mate = hatOf(row, people, taken);
    if (number === undefined || person === undefined) unnumbered.push(row);
    else if (people.length > 1 && mate !== undefined) match(row, mate, "employee-number");
    else if (people.length > 1) {
      const says = say([
        "person.employeeNumber",
      ])`${at(row)} has the employee number of ${people.map((one) => mention(one))}`;
      unclear.push({ row, people, says });
    } else if (
      rowsByNumber.get(number)?.every((one) => one === row || isHat(one, row)) === false &&
      !taken.has(person.id)
    ) {
      const says = say([
        "person.employeeNumber",
      ])`${at(row)} has the employee number of ${mention(person)}, as another row has`;
      unclear.push({ row, people, says });
    } else match(row, person, "employee-number");
  }
  const { newcomers, possible } = byAddress(unnumbered, here, {
    today: org.today,
    taken,
    isNew,
    match,
    unclear,
  });
  const doubtful = new Set(unclear.flatMap(({ people }) => people.map((person) => person.id)));
  const unlisted = org.records.people.filter(({ id }) => !taken.has(id) && !doubtful.has(id));
  return {
    matches,
    hats,
    newcomers,
    unclear: unclear.map(({ row }) => row),
    unlisted,
    possible: [
      ...possible,
      ...sameNames(
        newcomers.filter(({ id }) => !isNew.has(id)),
        unlisted,
      ),
    ],
    problems: unclear.map(({ row, people, says }) => problemOf(row, people, says, input.file)),
  };
}

interface PersonClaim {
  readonly row: DraftPerson;
  readonly person: Person;
  readonly by: MatchedBy;
}

interface Addressing {
  readonly today: Day;
  readonly taken: ReadonlyMap<string, DraftPerson>;
  readonly isNew: ReadonlySet<string>;
  readonly match: (row: DraftPerson, person: Person, by: MatchedBy) => void;
  readonly unclear: {
    readonly row: DraftPerson;
    readonly people: readonly Person[];
    readonly says: Sentence;
  }[];
}

/** Rows that neither id nor number told, by address; those it does not tell either are new. */
function byAddress(
  rows: readonly DraftPerson[],
  here: readonly Person[],
  { today, taken, isNew, match, unclear }: Addressing,
) {
  const free = here.filter(({ id }) => !taken.has(id));
  const byEmail = grouped(free, ({ email }) => email?.toLowerCase());
  const rowsByEmail = grouped(rows, addressOf);
  const newcomers: DraftPerson[] = [];
  const possible: PossibleMatch[] = [];
  for (const row of rows) {
    const email = isNew.has(row.id) ? undefined : addressOf(row);
    const people = email === undefined ? [] : (byEmail.get(email) ?? []);
    const [person] = people;
    if (email === undefined || person === undefined) newcomers.push(row);
    else if (people.length > 1 || (rowsByEmail.get(email)?.length ?? 0) > 1) {
      const says = say([
        "person.email",
      ])`${at(row)} has the e-mail address of ${people.map((one) => mention(one))}, and so has another row or person`;
      unclear.push({ row, people, says });
    } else if (differs(row.employeeNumber, person.employeeNumber)) {
      const says = say([
        "person.email",
        "person.employeeNumber",
      ])`${at(row)} has the e-mail address of ${mention(person)} and another employee number`;
      unclear.push({ row, people, says });
    } else if (person.status === "terminated" && !hasLeft(row, today)) {
      newcomers.push(row);
      possible.push({ row, person, by: "email-of-leaver" });
    } else match(row, person, "email");
  }
  return { newcomers, possible };
}

/** Whom the list too says to have left is no newcomer with the address of somebody who did. */
function hasLeft({ status, endOn }: DraftPerson, today: Day): boolean {
  return status === "terminated" || (endOn !== undefined && endOn <= today);
}

/** An id may be an address too: lists of other systems know people by nothing else. */
function addressOf({ id, email }: DraftPerson): string | undefined {
  return (id.includes("@") ? id : email)?.toLowerCase();
}

function sameNames(newcomers: readonly DraftPerson[], unlisted: readonly Person[]): PossibleMatch[] {
  const people = grouped(
    unlisted.filter(({ vacant }) => !vacant),
    ({ name }) => foldText(name) || undefined,
  );
  const rows = grouped(newcomers, ({ name }) => foldText(name) || undefined);
  const found: PossibleMatch[] = [];
  for (const [name, [row, ...others]] of rows) {
    const [person, ...more] = people.get(name) ?? [];
    if (row !== undefined && person !== undefined && others.length + more.length === 0)
      found.push({ row, person, by: "name" });
  }
  return found;
}

/** Who bears an id here: it is theirs, that of their source, or the list says it became theirs or was theirs. */
function idsHere(here: readonly Person[], rows: readonly DraftPerson[], { org, redirects = [] }: MatchInput) {
  const own = new Map<string, Person>(here.map((person) => [person.id, person]));
  const sources = grouped(here, ({ sourceId }) => sourceId);
  const listed = new Set<string>(rows.map(({ id }) => id));
  const follow = createFollow(org.records.redirects, { today: org.today, isLive: (_, id) => own.has(id) });
  const old = new Map<string, string[]>();
  for (const { kind, fromId, toIds } of redirects) {
    const [to] = toIds;
    // An id that still has a row of its own is not the old one of somebody else.
    if (kind === "person" && to !== undefined && toIds.length === 1 && !listed.has(fromId))
      old.set(to, [...(old.get(to) ?? []), fromId]);
  }
  return (id: string): { readonly person: Person; readonly by: MatchedBy } | undefined => {
    // The id of the source goes first: ours may be one that the source gave to somebody else since.
    const [sourced, ...more] = sources.get(id) ?? [];
    if (sourced !== undefined && more.length === 0) return { person: sourced, by: "source-id" };
    const person = own.get(id);
    if (person !== undefined && person.sourceId === undefined) return { person, by: "id" };
    const earlier = (old.get(id) ?? []).flatMap((from) => own.get(from) ?? sources.get(from) ?? []);
    const [first] = earlier;
    if (first !== undefined && earlier.length === 1) return { person: first, by: "redirect" };
    if (person !== undefined) return { person, by: "id" };
    const [later, ...several] = follow("person", id).flatMap((to) => own.get(to) ?? []);
    return later === undefined || several.length > 0 ? undefined : { person: later, by: "redirect" };
  };
}

function problemOf(row: DraftPerson, people: readonly Person[], says: Sentence, file = ""): Problem {
  return {
    code: "match-ambiguous",
    blocks: true,
    ...(file === "" ? {} : { file }),
    rows: row.row === undefined ? [] : [row.row],
    count: 1,
    policy: "the row is set aside and whom it may be stays as they are; say who it is",
    message: say(says.restsOn)`${says}.`,
    subjects: people.map((person) => person.id),
    fixes: [],
  };
}

function at(row: DraftPerson): PersonMention | Sentence {
  const who = mention({ id: row.id, name: row.name }, "a person of the list");
  return row.row === undefined ? who : say([])`${who} (row ${row.row})`;
}

function firstRows(rows: readonly DraftPerson[]): DraftPerson[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Of several people with the number of a row the one whose hat it is by name, where another row told who that is. */
function hatOf(
  row: DraftPerson,
  people: readonly Person[],
  taken: ReadonlyMap<string, DraftPerson>,
): Person | undefined {
  const mates = people.filter(({ id }) => {
    const other = taken.get(id);
    return other !== undefined && isHat(row, other);
  });
  return mates.length === 1 ? mates[0] : undefined;
}

/** Rows that are several hats of one person, as reading a list takes them. */
function isHat(a: DraftPerson, b: DraftPerson): boolean {
  return (
    a.employeeNumber !== undefined &&
    a.employeeNumber === b.employeeNumber &&
    foldText(a.name) === foldText(b.name)
  );
}

function differs(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}
