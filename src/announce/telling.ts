import type { PersonId } from "../org/index.ts";
import type { Consultation, Letter } from "./letter.ts";

/** Steps in which people hear of it; nobody hears of themselves in a meeting. */
export const TELLING_STEPS = [
  "consultation",
  "alone",
  "new-manager",
  "team",
  "neighbours",
  "company",
] as const;
export type TellingStep = (typeof TELLING_STEPS)[number];

/** One talk: who tells whom, after all talks of the steps before. */
export interface Talk {
  readonly step: TellingStep;
  readonly teller: PersonId | null;
  /** Whom; empty for the whole company. */
  readonly listeners: readonly PersonId[];
  /** Employer or place of a consultation. */
  readonly place?: string;
}

/**
 * Who tells whom, in order: talks that are due first, then each person alone by today's manager, then with the new
 * manager, then teams by their new manager, then the company. O(letters).
 */
export function orderOfTelling(letters: readonly Letter[], consultations: readonly Consultation[]): Talk[] {
  const talks: Talk[] = consultations
    .filter(({ state }) => state === "open")
    .map((one) => ({
      step: "consultation",
      teller: null,
      listeners: [],
      place: one.legalEntity ?? one.location ?? "",
    }));
  for (const { personId, toldBy } of letters)
    talks.push({ step: "alone", teller: toldBy, listeners: [personId] });
  const teams = new Map<PersonId, PersonId[]>();
  for (const { personId, toldWith } of letters) {
    if (toldWith === null) continue;
    talks.push({ step: "new-manager", teller: toldWith, listeners: [personId] });
    const team = teams.get(toldWith);
    if (team === undefined) teams.set(toldWith, [personId]);
    else team.push(personId);
  }
  for (const [teller, listeners] of teams) talks.push({ step: "team", teller, listeners });
  if (letters.length > 0) talks.push({ step: "company", teller: null, listeners: [] });
  return talks;
}
