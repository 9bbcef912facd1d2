/** Words that end or begin the name of a team without telling it from others. */
const GENERIC = new Set([
  "team",
  "teams",
  "group",
  "squad",
  "tribe",
  "crew",
  "department",
  "dept",
  "division",
  "unit",
]);

/**
 * The words of a text, folded: no case, no accents, no punctuation, no "and".
 * @example wordsOf("Growth & Intégrations") // ["growth", "integrations"]
 */
export function wordsOf(text: string): string[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== "and");
}

/**
 * The words of a name without "team", "group" and the like at either end, unless nothing else is left.
 * @example nameWordsOf("Content Platform Team") // ["content", "platform"]
 */
export function nameWordsOf(name: string): string[] {
  const words = wordsOf(name);
  while (words.length > 1 && GENERIC.has(words.at(-1) ?? "")) words.pop();
  while (words.length > 1 && GENERIC.has(words[0] ?? "")) words.shift();
  return words;
}

/** Words joined, for comparing texts by what they say. */
export function foldedName(name: string): string {
  return nameWordsOf(name).join(" ");
}
