import { NONE, mention, say, type Day, type Org, type Person, type Sentence } from "../org/index.ts";
import { compareFacts, factsOf } from "./facts.ts";
import type { Consultation, Letter, LetterSettings } from "./letter.ts";
import { locksOf } from "./locks.ts";
import { fillTemplate } from "./template.ts";

export interface LettersInput {
  /** The org before the day, and with all that happens on it. */
  readonly before: Org;
  readonly after: Org;
  readonly day: Day;
  /** Why somebody moves, by person id, as the plan or the change set says it. */
  readonly reasons: ReadonlyMap<string, readonly Sentence[]>;
  readonly settings: LetterSettings;
  readonly consultations: readonly Consultation[];
}

/**
 * One letter for everybody for whom something changes, in the order of the org before; seats, placeholders and people
 * without a change get none. O(people × areas owned).
 * @example lettersOf({ before, after, day: "2026-09-01", reasons: new Map(), settings: {}, consultations: [] }) // …
 */
export function lettersOf({ before, after, day, reasons, settings, consultations }: LettersInput): Letter[] {
  const letters: Letter[] = [];
  for (let p = 0; p < before.people.length; p++) {
    const person = before.people[p]!;
    const q = after.personIndexById.get(person.id);
    if (person.vacant || person.placeholder === true || q === undefined) continue;
    const { changes, stays } = compareFacts(factsOf(before, p), factsOf(after, q));
    if (changes.length === 0) continue;
    const boss = before.lines.parent[p]!;
    const next = after.lines.parent[q]!;
    const toldBy = boss === NONE ? null : before.people[boss]!;
    const toldWith = next === NONE ? null : after.people[next]!;
    const letter: Letter = {
      personId: person.id,
      day,
      changes,
      stays,
      why: reasons.get(person.id) ?? [],
      toldBy: toldBy === null || toldBy.vacant ? null : toldBy.id,
      toldWith: toldWith === null || toldWith.vacant || toldWith.id === toldBy?.id ? null : toldWith.id,
      opening: [],
      closing: [],
      locks: locksOf(before, after, q, settings, consultations),
    };
    letters.push(withTexts(letter, person, settings));
  }
  return letters;
}

/** The letter with the texts of all letters; one that names what the data do not hold of this person locks it. */
function withTexts(letter: Letter, person: Person, { opening, closing }: LetterSettings): Letter {
  const [first, last] = [opening, closing].map((one) => fillTemplate(one?.text ?? "", letter, person));
  const missing = [...new Set([first, last].flatMap((one) => one?.missing ?? []))];
  const isSaid = (text: string | undefined): boolean => text !== undefined && text.trim() !== "";
  return {
    ...letter,
    opening: isSaid(opening?.text) ? (first?.lines ?? []) : [],
    closing: isSaid(closing?.text) ? (last?.lines ?? []) : [],
    locks: [
      ...letter.locks,
      ...missing.map((field) => ({
        code: "text-field-missing" as const,
        says: say(
          [],
        )`A text of the letter speaks of {${field}}, which the data do not hold of ${mention(person)}.`,
      })),
    ],
  };
}
