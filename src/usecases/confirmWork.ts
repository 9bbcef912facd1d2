import type { OrgChange } from "../changes/index.ts";
import type { Area, Assignment, Org, PersonId, Problem, SheetRow } from "../org/index.ts";
import { applySheet } from "../worksheet/index.ts";

/** What answers about who works on what come to, before anything is committed. */
export interface ConfirmedWork {
  readonly changes: readonly OrgChange[];
  /** People who get a confirmed row, those without an area among them. */
  readonly people: number;
  /** Of those, people somebody said work on no area: their row is in the company itself. */
  readonly noArea: number;
  /** Areas that come with it. */
  readonly areas: readonly Area[];
  readonly problems: readonly Problem[];
}

/**
 * Answers of a sheet as changes to an org: a row for everybody somebody answered for, the areas that those rows need,
 * and nothing for whom nobody answered: a guess stays a guess. Guesses that the org holds of somebody go when they
 * are answered. Whoever leads an area without an owner, alone, is its claimed owner, as of a list that was read.
 * @example confirmWork(org, []).changes // []
 */
export function confirmWork(org: Org, rows: readonly SheetRow[]): ConfirmedWork {
  const outcome = applySheet(org, rows);
  const confirmed = outcome.assignments.filter((row) => row.guess === undefined).map(withoutRow);
  const none = outcome.noArea.map((personId) => companyRow(org, personId));
  const answered = new Set([...confirmed, ...none].map(({ personId }) => personId));
  const named = new Set(confirmed.map(({ areaId }) => areaId));
  const areas = outcome.areas
    .filter(({ id }) => named.has(id))
    .map((area): Area => ({ ...area, status: "active" }));
  return {
    changes: [
      ...areas.map((area): OrgChange => ({ kind: "add-area", area })),
      ...guessesOf(org, answered, [...confirmed, ...none]),
      ...[...confirmed, ...none].map((assignment): OrgChange => ({ kind: "set-assignment", assignment })),
      ...ownersOf(org, confirmed),
    ],
    people: answered.size,
    noArea: none.length,
    areas,
    problems: outcome.problems,
  };
}

/** The number of a row of a file that is not kept says nothing. */
function withoutRow(assignment: Assignment): Assignment {
  const { row: _, ...rest } = assignment;
  return rest;
}

const companyRow = (org: Org, personId: PersonId): Assignment => ({
  personId,
  areaId: org.records.rootAreaId,
  type: "core",
  isLead: false,
});

/** Rows that nobody confirmed, of people who are answered for now. What is set anew is written over. */
function guessesOf(org: Org, answered: ReadonlySet<PersonId>, set: readonly Assignment[]): OrgChange[] {
  const keyOf = ({ personId, areaId, type, from }: Assignment): string =>
    JSON.stringify([personId, areaId, type, from ?? ""]);
  const overwritten = new Set(set.map(keyOf));
  return org.records.assignments
    .filter((row) => row.guess !== undefined && answered.has(row.personId) && !overwritten.has(keyOf(row)))
    .map(({ personId, areaId, type, from }) => ({
      kind: "remove-assignment",
      personId,
      areaId,
      type,
      ...(from === undefined ? {} : { from }),
    }));
}

function ownersOf(org: Org, confirmed: readonly Assignment[]): OrgChange[] {
  const leads = new Map<string, Set<PersonId>>();
  for (const { areaId, personId, isLead } of confirmed)
    if (isLead) leads.set(areaId, (leads.get(areaId) ?? new Set()).add(personId));
  return confirmed.flatMap(({ areaId, personId, isLead }): OrgChange[] => {
    const area = org.areas[org.areaIndexById.get(areaId) ?? -1];
    const isClaim = isLead && leads.get(areaId)?.size === 1 && (area?.owners ?? []).length === 0;
    return isClaim ? [{ kind: "set-owner", areaId, personId, claimed: true }] : [];
  });
}
