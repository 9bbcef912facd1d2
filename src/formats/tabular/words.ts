import { foldText } from "../../org/index.ts";
import { parseBoolean } from "./cells.ts";
import type { TableContext } from "./table.ts";

/** Reads the words of one column: ours, the company's own (`words` in onethread.yaml), or well-known synonyms. */
export interface WordColumn<Word extends string, Fallback> {
  /** The word meant; the fallback where the cell is empty or unknown. An unknown one is reported and kept. */
  read(text: string, row: number): Word | Fallback;
}

/** @param fallback what an empty or unknown cell means; undefined: nothing is said. */
export function createWordColumn<Word extends string, Fallback extends Word | undefined>(
  context: TableContext,
  field: string,
  words: readonly Word[],
  fallback: Fallback,
  synonyms: Readonly<Record<string, Word>> = {},
): WordColumn<Word, Fallback> {
  const column = context.column(field);
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
      if (word !== undefined) return word;
      context.unread(column, row, text, fallback ?? "not said");
      return fallback;
    },
  };
}

/** Yes, no, or undefined where the cell is empty or says neither, which is reported and kept. */
export function readYesNo(
  context: TableContext,
  column: number,
  row: number,
  readAs = "not said",
): boolean | undefined {
  const text = context.at(column);
  if (text === "") return undefined;
  const said = parseBoolean(text);
  if (said === undefined) context.unread(column, row, text, readAs);
  return said;
}
