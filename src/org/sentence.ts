/**
 * A sentence made from data: plain text and named subjects, so that one wording serves an audience that may see
 * names and one that may not. `restsOn` lists the fields the sentence needs; without them it is not made.
 */
export interface Sentence {
  readonly parts: readonly SentencePart[];
  readonly restsOn: readonly string[];
}

export type SentencePart = string | PersonMention;

/** A person named in a sentence; `role` is the word an audience without names reads instead. */
export interface PersonMention {
  readonly person: string;
  readonly name: string;
  readonly role: string;
}

/** A mention for a sentence. `role` is what stands there when names are hidden, such as "one person". */
export function mention(
  person: { readonly id: string; readonly name: string },
  role = "one person",
): PersonMention {
  return { person: person.id, name: person.name, role };
}

/**
 * Template tag that makes a Sentence from text, numbers and mentions.
 * @example
 * const s = say(["person.managerId"])`${mention({ id: "a", name: "Ada" })} reports to themself.`;
 * wording(s) // "Ada reports to themself."
 */
export function say(restsOn: readonly string[]) {
  return (text: TemplateStringsArray, ...values: readonly SentenceValue[]): Sentence => {
    const parts: SentencePart[] = [];
    text.forEach((piece, i) => {
      push(parts, piece);
      const value = values[i];
      if (value !== undefined) pushValue(parts, value);
    });
    return { parts, restsOn };
  };
}

export type SentenceValue = string | number | PersonMention | readonly PersonMention[] | Sentence;

function pushValue(parts: SentencePart[], value: SentenceValue): void {
  if (typeof value === "string" || typeof value === "number") push(parts, String(value));
  else if (Array.isArray(value)) {
    value.forEach((one: PersonMention, i) => {
      if (i > 0) push(parts, i === value.length - 1 ? " and " : ", ");
      parts.push(one);
    });
  } else if ("parts" in value)
    value.parts.forEach((part) => (typeof part === "string" ? push(parts, part) : parts.push(part)));
  else parts.push(value as PersonMention);
}

function push(parts: SentencePart[], text: string): void {
  if (text === "") return;
  const last = parts.at(-1);
  if (typeof last === "string") parts[parts.length - 1] = last + text;
  else parts.push(text);
}

/**
 * The sentence as text. With `names: "hidden"` a mention reads as its role, and a list of mentions as their number.
 * @example wording(say([])`Hello`) // "Hello"
 */
export function wording(sentence: Sentence, options: { readonly names?: "shown" | "hidden" } = {}): string {
  if (options.names !== "hidden")
    return sentence.parts.map((part) => (typeof part === "string" ? part : part.name)).join("");
  const text = withoutNames(sentence.parts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withoutNames(parts: readonly SentencePart[]): string {
  let text = "";
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined || typeof part === "string") {
      text += part ?? "";
      continue;
    }
    let listed = 1;
    while (isListed(parts[i + 1], parts[i + 2])) {
      listed++;
      i += 2;
    }
    text += listed === 1 ? part.role : `${listed} people`;
  }
  return text;
}

function isListed(divider: SentencePart | undefined, next: SentencePart | undefined): boolean {
  return (divider === ", " || divider === " and ") && next !== undefined && typeof next !== "string";
}
