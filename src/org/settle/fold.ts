const MARKS = /\p{M}/gu;
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{N}]/gu;
const PLAIN = /^[a-z0-9]*$/;

/**
 * Text as it is compared where people write it: without case, accents, spaces and punctuation. Empty when nothing
 * is left. O(length), linear on hostile text.
 * @example foldText("Manager's Position-ID") // "managerspositionid"
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(NO_LETTER_OR_DIGIT, "");
}
