/**
 * A sentence made from data: plain text and named subjects, so that one wording serves an audience that may see
 * names and one that may not. `restsOn` lists the fields the sentence needs; without them it is not made.
 */
export interface Sentence {
  readonly parts: readonly SentencePart[];
  readonly restsOn: readonly string[];
}

export type SentencePart = string | PersonMention | GroupCount;

/** A person named in a sentence; `role` is the word an audience without names reads instead. */
export interface PersonMention {
  readonly person: string;
  readonly name: string;
  readonly role: string;
}

/** A number of people, so that an audience without small groups reads "under 5" for one to four. */
export interface GroupCount {
  readonly people: number;
}

/** A count of people for a sentence. @example wording(say([])`${group(3)} people`, { groupMin: 5 }) // "under 5 people" */
export const group = (people: number): GroupCount => ({ people });

/** A mention for a sentence. `role` is what stands there when names are hidden, such as "one person". */
export function mention(
  person: { readonly id: string; readonly name: string },
  role = "one person",
): PersonMention {
  return { person: person.id, name: person.name, role };
}

/**
 * Template tag that makes a Sentence from text, numbers and mentions.
 * @example wording(say(["person.managerId"])`${mention({ id: "a", name: "Ada" })} reports to themself.`)
 *   // "Ada reports to themself."
 */
export function say(restsOn: readonly string[]) {
  return (text: TemplateStringsArray, ...values: readonly SentenceValue[]): Sentence => {
    const parts: SentencePart[] = [];
    for (let i = 0; i < text.length; i++) {
      push(parts, text[i] ?? "");
      const value = values[i];
      if (value !== undefined) pushValue(parts, value);
    }
    return { parts, restsOn };
  };
}

export type SentenceValue =
  | string
  | number
  | PersonMention
  | GroupCount
  | readonly PersonMention[]
  | Sentence;

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
  const last = parts[parts.length - 1];
  if (typeof last === "string") parts[parts.length - 1] = last + afterStop(last, text);
  else parts.push(text);
}

/** A name or a reason that ends with a stop ends the sentence too: "Acme Inc." and never "Acme Inc..". */
function afterStop(before: string, text: string): string {
  return before.endsWith(".") && text.startsWith(".") ? text.slice(1) : text;
}

const QUOTED_MAX = 60;

/**
 * A text of the input as a sentence quotes it: at most 60 characters, never half of one.
 * @example shortened("a".repeat(61)) // 57 times a, and "…"
 */
export function shortened(text: string): string {
  if (text.length <= QUOTED_MAX) return text;
  const end = QUOTED_MAX - 3;
  const isHalved = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, isHalved ? end - 1 : end)}…`;
}

/** How a sentence is worded for an audience. */
export interface Wording {
  readonly names?: "shown" | "hidden";
  /** Counts of people below it read "under n"; absent or 1: exact. */
  readonly groupMin?: number;
}

/**
 * The sentence as text. With `names: "hidden"` a mention reads as its role, and a list of mentions as their number.
 * @example wording(say([])`Hello`) // "Hello"
 */
export function wording(sentence: Sentence, options: Wording = {}): string {
  const { names = "shown", groupMin = 1 } = options;
  const { parts } = sentence;
  let text = "";
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) continue;
    if (typeof part === "string") text += afterStop(text, part);
    else if ("people" in part) text += countText(part.people, groupMin);
    else if (names === "shown") text += part.name;
    else {
      let listed = 1;
      while (isListed(parts[i + 1], parts[i + 2])) {
        listed++;
        i += 2;
      }
      text += listed === 1 ? part.role : `${countText(listed, groupMin)} people`;
    }
  }
  return names === "shown" ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a sentence speaks of a single person or of several by name. */
export function namesPeople(sentence: Sentence): boolean {
  return sentence.parts.some((part) => typeof part !== "string" && "person" in part);
}

/**
 * Whether several counts of a sentence tell together of fewer people than `groupMin`: one of them is that small beside
 * others it can be taken from, or two differ by so few.
 * @example tellsOfFew(say([])`${group(22)} to name, ${group(21)} proposed`, 5) // true
 */
export function tellsOfFew(sentence: Sentence, groupMin: number): boolean {
  const counts = sentence.parts.flatMap((part) =>
    typeof part !== "string" && "people" in part ? [part.people] : [],
  );
  const isFew = (n: number): boolean => n > 0 && n < groupMin;
  return (
    counts.length > 1 &&
    counts.some((one, i) => isFew(one) || counts.slice(i + 1).some((other) => isFew(Math.abs(one - other))))
  );
}

function countText(people: number, groupMin: number): string {
  return people > 0 && people < groupMin ? `under ${groupMin}` : String(people);
}

function isListed(divider: SentencePart | undefined, next: SentencePart | undefined): boolean {
  return (
    (divider === ", " || divider === " and ") &&
    next !== undefined &&
    typeof next !== "string" &&
    "person" in next
  );
}
