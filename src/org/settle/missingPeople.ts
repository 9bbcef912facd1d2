import type { Day } from "../day.ts";
import type { DraftPerson, OrgDraft, OrgRecords } from "../draft.ts";
import type { Person } from "../person.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { createStringTable } from "../stringTable.ts";
import { fileOf, named, plural, problemOf } from "./report.ts";

/** Above this share of the base a removal must be confirmed. Our proposal. Source: docs/guides/formats.md#mass-removal. */
export const MASS_REMOVAL_SHARE = 0.05;

/** What is known about the file beside its text. */
export interface Completeness {
  /** Somebody said that the file names everybody: who is missing left. */
  readonly isComplete?: boolean;
  /** Above this share of the base the problem blocks; `MASS_REMOVAL_SHARE` where absent. */
  readonly share?: number;
}

/**
 * People of the base who are in no row of the draft. Absent is not left: they become leavers only if somebody says
 * that the file is complete. Who has another id but the same employee number, or whose id the draft redirects, is not
 * missing. O(n).
 * @returns the problem `mass-removal`, or nothing when nobody is missing; it blocks above `share` of the base.
 * @example missingPeople(base, draft).map((problem) => wording(problem.message)) // ["2 people are missing from this file: …"]
 */
export function missingPeople(
  base: Pick<OrgRecords, "people">,
  draft: OrgDraft,
  completeness: Completeness = {},
): Problem[] {
  const { counted, missing } = missingFrom(base, draft);
  if (missing.length === 0) return [];
  const { isComplete = false, share = MASS_REMOVAL_SHARE } = completeness;
  return [
    problemOf({
      code: "mass-removal",
      blocks: missing.length > share * counted,
      policy: isComplete
        ? "they left: the file is said to be complete"
        : "kept as they are; leavers only if the file is said to be complete",
      message: say(
        [],
      )`${plural(missing.length, "person is", "people are")} missing from this file: ${named(missing)}.`,
      count: missing.length,
      subjects: missing.map((person) => person.id),
      file: fileOf(draft, "people"),
    }),
  ];
}

/** The draft with those of the base whom it does not name: as they were, or as leavers of today. */
export function withMissingPeople(
  draft: OrgDraft,
  base: Pick<OrgRecords, "people">,
  today: Day,
  completeness: Completeness = {},
): { readonly draft: OrgDraft; readonly problems: Problem[] } {
  const { missing } = missingFrom(base, draft);
  if (missing.length === 0) return { draft, problems: [] };
  const seats = new Map<string, Person>();
  for (const person of base.people) if (person.placeholder === true) seats.set(person.id, person);
  const kept = missing.map((person): DraftPerson => {
    const { row: _, ...fields } = person;
    const seat = person.managerId === null ? undefined : seats.get(person.managerId);
    return {
      ...fields,
      // The seat is made anew for whom it stood.
      ...(seat?.backfillOf === undefined ? {} : { managerId: seat.backfillOf }),
      ...(completeness.isComplete === true ? { status: "terminated", endOn: today } : {}),
    };
  });
  return {
    draft: { ...draft, people: [...draft.people, ...kept] },
    problems: missingPeople(base, draft, completeness),
  };
}

function missingFrom(base: Pick<OrgRecords, "people">, draft: OrgDraft) {
  const present = createStringTable(draft.people.length + draft.redirects.length);
  draft.people.forEach((person, i) => present.add(person.id, i));
  for (const { kind, fromId } of draft.redirects) if (kind === "person") present.add(fromId, 0);
  const numbers = new Set<string>();
  for (const { employeeNumber } of draft.people)
    if (employeeNumber !== undefined) numbers.add(employeeNumber);
  const counted = base.people.filter((person) => person.placeholder !== true);
  return {
    counted: counted.length,
    missing: counted.filter(
      ({ id, employeeNumber }) =>
        present.get(id) < 0 && (employeeNumber === undefined || !numbers.has(employeeNumber)),
    ),
  };
}
