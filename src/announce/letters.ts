import { NONE, type Day, type Org, type Sentence } from "../org/index.ts";
import { compareFacts, factsOf } from "./facts.ts";
import type { Consultation, Letter, LetterSettings } from "./letter.ts";
import { locksOf } from "./locks.ts";

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
    letters.push({
      personId: person.id,
      day,
      changes,
      stays,
      why: reasons.get(person.id) ?? [],
      toldBy: toldBy === null || toldBy.vacant ? null : toldBy.id,
      toldWith: toldWith === null || toldWith.vacant || toldWith.id === toldBy?.id ? null : toldWith.id,
      locks: locksOf(before, after, q, settings, consultations),
    });
  }
  return letters;
}
