import type { OrgDraft, OrgRecords } from "../draft.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { createStringTable } from "../stringTable.ts";
import { fileOf, named, plural, problemOf } from "./report.ts";

/** Above this share of the base a removal must be confirmed. Our proposal. Source: docs/guides/formats.md#mass-removal. */
export const MASS_REMOVAL_SHARE = 0.05;

/**
 * People of the base who are in no row of the draft. Absent is not left: they become leavers only if somebody says
 * that the file is complete. Not part of `settle`, which knows no base.
 * @returns the problem `mass-removal`, or nothing when nobody is missing; it blocks above `share` of the base.
 * @example missingPeople(base, draft).map((problem) => wording(problem.message)) // ["2 people are missing from this file: …"]
 */
export function missingPeople(
  base: Pick<OrgRecords, "people">,
  draft: OrgDraft,
  share = MASS_REMOVAL_SHARE,
): Problem[] {
  const present = createStringTable(draft.people.length);
  draft.people.forEach((person, i) => present.add(person.id, i));
  const counted = base.people.filter((person) => person.placeholder !== true);
  const missing = counted.filter((person) => present.get(person.id) < 0);
  if (missing.length === 0) return [];
  return [
    problemOf({
      code: "mass-removal",
      blocks: missing.length > share * counted.length,
      policy: "kept as they are; leavers only if the file is said to be complete",
      message: say(
        [],
      )`${plural(missing.length, "person is", "people are")} missing from this file: ${named(missing)}.`,
      count: missing.length,
      subjects: missing.map((person) => person.id),
      file: fileOf(draft, "people"),
    }),
  ];
}
