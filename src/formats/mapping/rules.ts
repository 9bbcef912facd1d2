import type { Rule, TextReading } from "./mapping.ts";

/**
 * The words of a text in lower case, each between blanks, so that whole words are found by looking for a part:
 * " sales dev rep ". A word is a run of letters and digits.
 */
export function wordsOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu);
  return words === null ? " " : ` ${words.join(" ")} `;
}

/** The first rule of a reading that fits a text, or undefined. */
export function ruleFor(reading: TextReading, text: string): Rule | undefined {
  const words = wordsOf(text);
  return reading.rules.find((rule) => fits(rule, words));
}

/** A rule without conditions always fits: the last word of a reading. */
function fits(rule: Rule, words: string): boolean {
  if (rule.words.length + rule.starts.length + rule.equals.length === 0) return true;
  return (
    rule.words.some((some) => words.includes(some)) ||
    rule.starts.some((start) => words.startsWith(start)) ||
    rule.equals.includes(words)
  );
}

/** An id made of a name: lower case, whatever is no letter or digit becomes one hyphen. */
export function slugOf(text: string): string {
  return wordsOf(text).trim().replaceAll(" ", "-");
}

/** Takes a number after a mark off the end: `pa_2` is `pa` with the mark `_`. */
export function withoutNumber(text: string, mark: string): string {
  const place = text.lastIndexOf(mark);
  if (mark === "" || place <= 0) return text;
  const number = text.slice(place + mark.length);
  return number.length > 0 && number.length <= 4 && /^\d+$/.test(number) ? text.slice(0, place) : text;
}
