import { ERASED, isKnownField, isStructural } from "./fields.ts";

/** What must not be found any more: full names and e-mail addresses, as they were written over time. */
export type Redact = (text: string) => string;

/**
 * A function that writes `[erased]` over the words given, wherever they stand as words. Case does not count, nor how
 * accents are composed; but a name of one word may be a word of the language ("May"), so it is met as it is written,
 * and in capitals.
 */
export function redacting(words: readonly string[]): Redact {
  const patterns = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))]
    // Longer ones first: "Ada Lovelace" before "Ada".
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .flatMap((word) => {
      // Within JSON and YAML a quote stands escaped.
      const quoted = JSON.stringify(word).slice(1, -1);
      const forms = [
        ...new Set([word, quoted].flatMap((form) => [form.normalize("NFC"), form.normalize("NFD")])),
      ];
      const isPlain = !/[\s@]/.test(word);
      const written = isPlain ? [...new Set(forms.flatMap((form) => [form, form.toUpperCase()]))] : forms;
      const body = written.map(escaped).join("|");
      return [new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])`, isPlain ? "gu" : "giu")];
    });
  return (text) => patterns.reduce((now, pattern) => now.replace(pattern, ERASED), text);
}

/**
 * The texts within a value redacted, ids and words of closed lists left: they are what holds a history together. Free
 * keys are redacted as well.
 */
export function redactedValue(value: unknown, redact: Redact, field = ""): unknown {
  if (typeof value === "string") return isId(field) || isStructural(field, value) ? value : redact(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => redactedValue(item, redact, field));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      isKnownField(key) ? key : redact(key),
      redactedValue(item, redact, key),
    ]),
  );
}

/** Scenarios and problems name ids in fields of their own. */
function isId(field: string): boolean {
  return /Ids?$/.test(field) || field === "subjects";
}

/** A text that is JSON, redacted value by value; any other as it stands. */
export function redactedText(text: string, redact: Redact): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return redact(text);
  }
  if (typeof value !== "object" || value === null) return redact(text);
  const redacted = JSON.stringify(redactedValue(value, redact));
  return redacted === JSON.stringify(value) ? text : redacted;
}

/** Spaces of a name may be any and several. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
}
