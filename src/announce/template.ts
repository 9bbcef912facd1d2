import { mention, say, wording, type Person, type Sentence } from "../org/index.ts";
import { LETTER_FACTS, type Letter, type LetterFact } from "./letter.ts";

/** Facts that stand once in a letter; who decides stands once an area. */
type TemplateFact = Exclude<LetterFact, "decides">;
const FACTS = LETTER_FACTS.filter((fact): fact is TemplateFact => fact !== "decides");

/** What a template may name: `{manager}` is the one from the day on, `{manager-today}` the one before it. */
export type TemplateField = "name" | "day" | TemplateFact | `${TemplateFact}-today`;

/** In the order a list of them is shown. */
export const TEMPLATE_FIELDS: readonly TemplateField[] = [
  "name",
  "day",
  ...FACTS.flatMap((fact): TemplateField[] => [fact, `${fact}-today`]),
];

export interface TemplateRefusal {
  readonly code: "field-unknown" | "field-not-carried";
  readonly message: string;
}

const HOLE = /\{([^{}\n]*)\}/g;

/**
 * The fields a text names, each once.
 * @returns a refusal with the first name that is no field of a letter.
 * @example templateFields("Dear {name}, from {day}").fields // ["name", "day"]
 */
export function templateFields(
  text: string,
):
  | { readonly ok: true; readonly fields: readonly TemplateField[] }
  | { readonly ok: false; readonly refusal: TemplateRefusal } {
  const fields = new Set<TemplateField>();
  for (const [whole, name = ""] of text.matchAll(HOLE)) {
    const field = fieldNamed(name);
    if (field === undefined)
      return {
        ok: false,
        refusal: {
          code: "field-unknown",
          message: `${whole} is no field of a letter, so nothing could stand there. Fields are ${TEMPLATE_FIELDS.map((one) => `{${one}}`).join(", ")}.`,
        },
      };
    fields.add(field);
  }
  return { ok: true, fields: [...fields] };
}

const fieldNamed = (name: string): TemplateField | undefined =>
  TEMPLATE_FIELDS.find((one) => one === name.trim().toLowerCase());

/**
 * How many of the letters carry each field. O(letters × fields).
 * @example carriedFields([]).get("mentor") // 0
 */
export function carriedFields(letters: readonly Letter[]): ReadonlyMap<TemplateField, number> {
  return new Map(
    TEMPLATE_FIELDS.map((field) => [
      field,
      field === "name" || field === "day"
        ? letters.length
        : letters.filter((letter) => valueOf(letter, field) !== null).length,
    ]),
  );
}

/**
 * Whether a text can stand in these letters: it names fields of letters alone, and none that no letter carries.
 * @returns what is wrong, with the name of the field.
 * @example templateFault("Hello", []) // null
 */
export function templateFault(text: string, letters: readonly Letter[]): TemplateRefusal | null {
  const read = templateFields(text);
  if (!read.ok) return read.refusal;
  const carried = carriedFields(letters);
  const missing = read.fields.find((field) => letters.length > 0 && carried.get(field) === 0);
  return missing === undefined
    ? null
    : {
        code: "field-not-carried",
        message: `{${missing}} is in none of these letters: the data do not hold it. Leave it out, or import it first.`,
      };
}

/** A text for one person: a sentence a line, each with the fields it rests on, and the fields that are missing. */
export interface FilledText {
  readonly lines: readonly Sentence[];
  readonly missing: readonly TemplateField[];
}

/**
 * A text with the fields of one letter put in. Where the data hold no value the name of the field stays in its braces.
 * @example fillTemplate("Hello", letter, person).lines.length // …
 */
export function fillTemplate(text: string, letter: Letter, person: Person): FilledText {
  const missing = new Set<TemplateField>();
  const lines = text.split("\n").map((line) => {
    let sentence = say([])``;
    let from = 0;
    for (const match of line.matchAll(HOLE)) {
      const field = fieldNamed(match[1] ?? "");
      const value = field === undefined ? null : valueIn(letter, person, field);
      if (field !== undefined && value === null) missing.add(field);
      sentence = joined(sentence, line.slice(from, match.index), value ?? match[0]);
      from = match.index + match[0].length;
    }
    return joined(sentence, line.slice(from), "");
  });
  return { lines, missing: [...missing] };
}

function joined(sentence: Sentence, text: string, value: Sentence | string): Sentence {
  const more = typeof value === "string" ? [] : value.restsOn;
  return say([...new Set([...sentence.restsOn, ...more])])`${sentence}${text}${value}`;
}

function valueIn(letter: Letter, person: Person, field: TemplateField): Sentence | null {
  if (field === "name") return say(["person.name"])`${mention(person)}`;
  if (field === "day") return say(["changeSet.effectiveOn"])`${letter.day}`;
  return valueOf(letter, field);
}

function valueOf(letter: Letter, field: Exclude<TemplateField, "name" | "day">): Sentence | null {
  const isToday = field.endsWith("-today");
  const fact = isToday ? field.slice(0, -"-today".length) : field;
  const line = [...letter.changes, ...letter.stays].find((one) => one.fact === fact);
  return (isToday ? line?.before : line?.after) ?? null;
}

/** The text as its reader sees it. @example textOfLines([say([])`Hello`]) // "Hello" */
export const textOfLines = (lines: readonly Sentence[]): string =>
  lines.map((one) => wording(one)).join("\n");
