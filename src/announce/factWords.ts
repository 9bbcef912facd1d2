import type { LetterFact } from "./letter.ts";

/** What the lines of a letter are called. */
export const FACT_WORDS: Readonly<Record<LetterFact, string>> = {
  manager: "Your manager",
  "managers-discipline": "Your manager's discipline",
  area: "You work on",
  decides: "Who decides for",
  owns: "You own",
  reports: "Your reports",
  title: "Your title",
  level: "Your level",
  discipline: "Your discipline",
  place: "Your place of work",
  employer: "Your employer",
  mentor: "Your mentor",
  calibrator: "Who calibrates your level",
  "craft-lead": "Lead of your craft",
  ladder: "Your career ladder",
  "on-call": "Your on-call",
};
