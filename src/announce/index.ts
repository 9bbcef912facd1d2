/** The public face of `announce/`: letters, who tells whom in which order, and the sheet HR works from. */
export { changeSheet, type SheetRow } from "./changeSheet.ts";
export { FACT_WORDS } from "./factWords.ts";
export { formatBlocks, formatLetter } from "./formatLetter.ts";
export { approveText, isApproved, writeText } from "./freeText.ts";
export { letterBlocks, type LetterBlock } from "./letterBlocks.ts";
export { blocksPage, letterPage } from "./letterPage.ts";
export {
  carriedFields,
  fillTemplate,
  TEMPLATE_FIELDS,
  templateFault,
  templateFields,
  textOfLines,
  type FilledText,
  type TemplateField,
  type TemplateRefusal,
} from "./template.ts";
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
