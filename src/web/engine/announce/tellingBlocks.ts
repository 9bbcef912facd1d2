import {
  orderOfTelling,
  TELLING_STEPS,
  type LetterBlock,
  type TellingStep,
} from "../../../announce/index.ts";
import type { WaveLetters } from "../plan/waveLetters.ts";

const STEP_WORDS: Readonly<Record<TellingStep, string>> = {
  consultation: "Consultations that are due",
  alone: "Each person alone, by their manager of today",
  "new-manager": "Each person with the new manager, alone",
  team: "Teams together, by their new manager",
  neighbours: "Neighbouring teams",
  company: "Everybody",
};

/** In which order it is told, in counts: who is told by whom stands in each manager's own sheet. */
export function tellingBlocks({ letters, opened, step, number }: WaveLetters): LetterBlock[] {
  const talks = orderOfTelling(letters, opened.stored.scenario.consultations);
  const rows = TELLING_STEPS.flatMap((one) => {
    const count = talks.filter((talk) => talk.step === one).length;
    return count === 0 ? [] : [[STEP_WORDS[one], `${count} ${count === 1 ? "talk" : "talks"}`]];
  });
  return [
    { kind: "heading", level: 1, text: `Who tells whom, wave ${number}, from ${step.changeSet.effectiveOn}` },
    {
      kind: "paragraph",
      text: "In this order. Nobody hears of themselves in a meeting; talks that are due come first.",
    },
    { kind: "table", columns: ["Step", "How many"], rows },
  ];
}
