/** The public face of `worksheet/`: guesses about who works on what, the sheet managers fill, and what it says. */
export { applySheet, type SheetOutcome } from "./apply.ts";
export { coverage, type AreaCoverage, type Coverage } from "./coverage.ts";
export { GUESS_BASES, type GuessBasis } from "./evidence.ts";
export { guessWork, type Guess, type WorkGuesses } from "./guess.ts";
export { buildSheet, type Sheet } from "./sheet.ts";
