import { canonicalText } from "../../changes/index.ts";
import { createFollow, personId, type DraftPerson, type Org, type PersonId } from "../../org/index.ts";
import type { PeopleMatched } from "../../history/index.ts";
import { isPersonalId } from "../personalId.ts";
import type { HiddenId } from "../hidePersonalIds.ts";

/** Which id here an id of the list means, and which people of the list get an id of ours. */
export interface RefreshIds {
  /** Whom a manager cell of that id means: where they left and their place is kept or taken, the place. */
  readonly ofManager: (text: string) => PersonId;
  /** The id here of whom the list calls so; the text itself where it is nobody's. */
  readonly of: (text: string) => PersonId;
  readonly hidden: readonly HiddenId[];
  /** An id nobody has or had. */
  readonly make: () => PersonId;
}

/**
 * Ids of a newer list in ours. Newcomers keep theirs, unless it is made of a row number, says who they are, or was
 * somebody's before.
 */
export function idsOf(
  head: Org,
  { matches, hats, newcomers }: Pick<PeopleMatched, "matches" | "hats" | "newcomers">,
  { hasIds, newId }: { readonly hasIds: boolean; readonly newId: () => string },
): RefreshIds {
  const here = [...head.records.people, ...head.records.outside];
  const used = new Set<string>(here.map((person) => person.id));
  for (const { kind, fromId } of head.records.redirects) if (kind === "person") used.add(fromId);
  const follow = createFollow(head.records.redirects, {
    today: head.today,
    isLive: (_, id) => head.personIndexById.has(id),
  });
  const make = (): PersonId => {
    let id = newId();
    while (used.has(id)) id = newId();
    used.add(id);
    return personId(id);
  };
  const ids = new Map<string, PersonId>();
  const hidden: HiddenId[] = [];
  for (const { sourceId, id } of here) if (sourceId !== undefined) ids.set(sourceId, id);
  for (const { rowId, person } of [...matches, ...hats]) ids.set(rowId, person.id);
  for (const row of newcomers) {
    const isPersonal = isPersonalId(row);
    const id = !hasIds || isPersonal || used.has(row.id) ? make() : row.id;
    used.add(id);
    ids.set(row.id, id);
    if (isPersonal) hidden.push({ sourceId: row.id, id });
  }
  const of = (text: string): PersonId => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    if (!head.personIndexById.has(text)) {
      const [only, ...others] = follow("person", text);
      if (only !== undefined && others.length === 0) return personId(only);
    }
    return personId(text);
  };
  // Who is listed is read with their row, as an import reads them.
  const listed = new Set<string>(matches.map(({ person }) => person.id));
  const seats = new Map<string, PersonId>();
  for (const { id, vacant, backfillOf } of head.records.people)
    if (vacant && backfillOf !== undefined) seats.set(backfillOf, id);
  return {
    of,
    ofManager(text) {
      const id = of(text);
      if (head.personIndexById.has(id) || listed.has(id)) return id;
      const place = of(`seat:${id}`);
      return seats.get(id) ?? (head.personIndexById.has(place) ? place : id);
    },
    hidden,
    make,
  };
}

/**
 * Rows of one id that an earlier list had too became several people here (`ada`, `ada~2`): the same rows are the same
 * people again.
 */
export function withDoubles(rows: readonly DraftPerson[], head: Org): readonly DraftPerson[] {
  const bySource = new Map<string, string>();
  const here = new Set<string>();
  for (const { sourceId, id } of [...head.records.people, ...head.records.outside]) {
    here.add(id);
    if (sourceId !== undefined) bySource.set(sourceId, id);
  }
  const seen = new Map<string, { readonly first: DraftPerson; count: number }>();
  return rows.map((row) => {
    const known = seen.get(row.id);
    if (known === undefined) {
      seen.set(row.id, { first: row, count: 1 });
      return row;
    }
    // A row that only repeats the first makes nobody.
    if (isRepeat(known.first, row)) return row;
    const count = ++known.count;
    const doubles = [`${bySource.get(row.id) ?? row.id}~${count}`, `${row.id}~${count}`];
    const double = doubles.find((id) => here.has(id) || bySource.has(id));
    return double === undefined ? row : { ...row, id: personId(double) };
  });
}

function isRepeat(a: DraftPerson, b: DraftPerson): boolean {
  return canonicalText({ ...a, row: 0 }) === canonicalText({ ...b, row: 0 });
}
