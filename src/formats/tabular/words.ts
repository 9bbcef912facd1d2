import { foldText, type Config } from "../../org/index.ts";
import type { Faults } from "./faults.ts";

/** Reads the words of one column: ours, the company's own (`words` in onethread.yaml), or well-known synonyms. */
export interface WordColumn<Word extends string> {
  /** The word meant; the default where the cell is empty or unknown. */
  read(text: string, row: number): Word;
  /** Whether the text is a word this column knows; an unknown one is kept in `extra`. */
  isKnown(text: string): boolean;
}

export function createWordColumn<Word extends string>(
  column: string,
  words: readonly Word[],
  fallback: Word,
  synonyms: Readonly<Record<string, Word>>,
  context: { readonly config: Config; readonly faults: Faults },
): WordColumn<Word> {
  const meaning = new Map<string, Word>();
  for (const word of words) meaning.set(foldText(word), word);
  for (const [text, word] of Object.entries(synonyms)) meaning.set(foldText(text), word);
  for (const [text, word] of Object.entries(context.config.words)) {
    const known = words.find((one) => one === word);
    if (known !== undefined) meaning.set(foldText(text), known);
  }
  // Most columns hold a handful of texts, so the folding happens once for each.
  const seen = new Map<string, Word | undefined>();
  // Neighbouring rows mostly say the same, and comparing is cheaper than hashing.
  let lastText = "";
  let lastWord: Word | undefined;
  const find = (text: string): Word | undefined => {
    if (text === lastText) return lastWord;
    const word = seen.has(text) ? seen.get(text) : meaning.get(foldText(text));
    if (seen.size < 10_000) seen.set(text, word);
    lastText = text;
    lastWord = word;
    return word;
  };
  return {
    read(text, row) {
      if (text === "") return fallback;
      const word = find(text);
      if (word === undefined)
        context.faults.add("word-unknown", row, { column, text, readAs: fallback, key: text });
      return word ?? fallback;
    },
    isKnown: (text) => text === "" || find(text) !== undefined,
  };
}
