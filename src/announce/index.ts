/** The public face of `announce/`: letters, who tells whom in which order, and the sheet HR works from. */
export { changeSheet, type SheetRow } from "./changeSheet.ts";
export { FACT_WORDS, formatLetter } from "./formatLetter.ts";
export { peopleTable, type PeopleTable } from "./peopleTable.ts";
export {
  LETTER_FACTS,
  LOCK_CODES,
  type Consultation,
  type FreeText,
  type Letter,
  type LetterFact,
  type LetterLine,
  type LetterSettings,
  type Lock,
  type LockCode,
} from "./letter.ts";
export { lettersOf, type LettersInput } from "./letters.ts";
export { orderOfTelling, TELLING_STEPS, type Talk, type TellingStep } from "./telling.ts";
