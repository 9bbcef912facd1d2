import type { OrgDraft, OrgLists } from "../../org/index.ts";

type ListName = keyof OrgLists;

/**
 * What a newer list says of each record: the fields that a column with at least one filled cell carries. An absent
 * column, and one that is empty from top to bottom, says nothing.
 */
export interface Carried {
  /** Null: no table was read, so what a record has is what is said of it. */
  readonly fields: ReadonlySet<string> | null;
  /** Whether a column of that heading, of no field of ours, is carried. */
  readonly hasExtra: (key: string) => boolean;
}

/** Columns that say a field of ours in another way. */
const FIELD_OF_COLUMN: Readonly<Partial<Record<ListName, Readonly<Record<string, string>>>>> = {
  people: {
    firstName: "name",
    lastName: "name",
    department: "discipline",
    division: "discipline",
    managerNumber: "managerId",
    managerEmail: "managerId",
    managerAny: "managerId",
    managerName: "managerId",
    managerRole: "managerId",
    lastDay: "endOn",
    active: "status",
    dottedIds: "dottedLines",
  },
  areas: { ownerIds: "owners", candidates: "candidacies" },
};

/** What is said of the records of a list. */
export function carriedBy(draft: OrgDraft, list: ListName): Carried {
  if (draft.columns === undefined) return { fields: null, hasExtra: () => true };
  const columns = draft.columns.filter((column) => column.list === list && column.filled > 0);
  const words = FIELD_OF_COLUMN[list] ?? {};
  const fields = new Set<string>();
  const headings = new Set<string>();
  for (const { field, heading } of columns) {
    if (field === null) headings.add(heading);
    else fields.add(words[field] ?? field).add(field);
  }
  return {
    fields,
    // What a word column could not read is kept under its heading; a heading without text under its place.
    hasExtra: (key) => headings.has(key) || key.startsWith("source_") || key.startsWith("column "),
  };
}

/** Whether a table of that list was read: the list itself, not rows that another list's column names. */
export function hasTable(draft: OrgDraft, list: ListName): boolean {
  return draft.columns === undefined
    ? draft.given.includes(list)
    : draft.columns.some((column) => column.list === list);
}

/** The record as it is, with what is said of it; fields that are carried and empty are taken away. */
export function overlay<T extends object>(now: T, said: T, carried: Carried): T {
  const copy = { ...now } as Record<string, unknown>;
  const values = said as Readonly<Record<string, unknown>>;
  const own = Object.keys(said);
  for (const field of carried.fields ?? own) {
    if (UNSAID.has(field) || (!Object.hasOwn(values, field) && !Object.hasOwn(copy, field))) continue;
    if (values[field] === undefined) Reflect.deleteProperty(copy, field);
    else copy[field] = values[field];
  }
  const extra = extraOf(now, said, carried);
  if (extra === undefined) Reflect.deleteProperty(copy, "extra");
  else copy["extra"] = extra;
  return copy as T;
}

/** What tells where a record was read or what it is found by; `extra` is joined key by key. */
const UNSAID: ReadonlySet<string> = new Set(["id", "row", "extra", "managerBy"]);

function extraOf(now: object, said: object, { hasExtra }: Carried): Record<string, string> | undefined {
  const [before, after] = [now, said].map(
    (one) => (one as { readonly extra?: Readonly<Record<string, string>> }).extra ?? {},
  );
  const kept = Object.entries(before ?? {}).filter(([key]) => !hasExtra(key));
  const entries = [...kept, ...Object.entries(after ?? {})];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
