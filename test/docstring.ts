/** What stands above a check or metric in its own file, read as text: the pages of docs/ and a test take it from there. */

/** `EXPRESSION // RESULT`, both JavaScript; the expression may run over several lines. */
export interface DocExample {
  readonly code: string;
  readonly result: string;
}

export interface Docstring {
  /** The sentences before the first tag, on one line, without the reference to the page made of them. */
  readonly prose: string;
  /** Works of docs/literature.md by anchor, and `our proposal`. */
  readonly sources: readonly string[];
  readonly examples: readonly DocExample[];
}

/**
 * The docstring that stands directly above `export const name` or `export function name`; null without one.
 * @example docstringOf('/** Two. @example 1 + 1 // 2 *\/ export const two = 2;', "two")?.examples[0]?.result // "2"
 */
export function docstringOf(file: string, name: string): Docstring | null {
  const start = new RegExp(`export (?:const|function) ${name}\\b`).exec(file)?.index;
  if (start === undefined) return null;
  const before = file.slice(0, start).trimEnd();
  if (!before.endsWith("*/")) return null;
  const text = before
    .slice(before.lastIndexOf("/**") + 3, -2)
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trim())
    .join(" ");
  const [prose = "", ...tags] = text.split(/(?:^|\s)@(?=[a-z]+\s)/);
  return {
    prose: prose.replace(/\s*Source: docs\/guides\/(?:checks|metrics)\.md#[\w-]+\./, "").trim(),
    sources: textsOf(tags, "source").flatMap((list) => list.replace(/\.$/, "").split(/\s*;\s*/)),
    examples: textsOf(tags, "example").map(exampleOf),
  };
}

function textsOf(tags: readonly string[], name: string): string[] {
  return tags.filter((tag) => tag.startsWith(`${name} `)).map((tag) => tag.slice(name.length).trim());
}

function exampleOf(text: string): DocExample {
  // The last one: an address in a string has slashes too.
  const at = text.lastIndexOf(" // ");
  return at < 0
    ? { code: text, result: "" }
    : { code: text.slice(0, at).trim(), result: text.slice(at + 4).trim() };
}
