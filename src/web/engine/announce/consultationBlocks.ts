import type { LetterBlock } from "../../../announce/index.ts";
import { AUDIENCE_RIGHTS } from "../../../report/index.ts";
import type { WaveLetters } from "../plan/waveLetters.ts";

const STATE_WORDS: Readonly<Record<string, string>> = {
  open: "open: everything there is a proposal",
  closed: "closed",
  "not-needed": "not needed",
};

/** Where talks with employees' representatives stand, and how many letters go to each employer and place. */
export function consultationBlocks({ letters, opened, step }: WaveLetters): LetterBlock[] {
  const { consultations } = opened.stored.scenario;
  const people = letters.map(
    ({ personId }) => step.after.people[step.after.personIndexById.get(personId) ?? -1],
  );
  const rows = (["legalEntity", "location"] as const).flatMap((field) => {
    const places = [...new Set(people.flatMap((person) => person?.[field] ?? []))].sort();
    return places.map((place) => {
      const state = consultations.find((one) => one[field] === place)?.state ?? "not-needed";
      const count = people.filter((person) => person?.[field] === place).length;
      return [place, countFor(count), STATE_WORDS[state] ?? state];
    });
  });
  return [
    { kind: "heading", level: 1, text: `Consultations before ${step.changeSet.effectiveOn}` },
    rows.length === 0
      ? { kind: "paragraph", text: "No employer and no place is in the data." }
      : { kind: "table", columns: ["Employer or place", "Letters", "Consultation"], rows },
  ];
}

/** Council and deciders read the same page: its groups are those of the council. */
function countFor(count: number): string {
  const { groupMin } = AUDIENCE_RIGHTS.council;
  return count > 0 && count < groupMin ? `under ${groupMin}` : String(count);
}
