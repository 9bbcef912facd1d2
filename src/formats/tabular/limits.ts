import type { Columns } from "./columns.ts";
import { FIELDS, type ListName } from "./fields.ts";

/** How long texts may be; longer ones are cut and said. Source: docs/guides/formats.md#limits. */
export const NAME_CHARS_MAX = 256;
export const PROSE_BYTES_MAX = 20 * 1024;

export interface TextLimit {
  /** The text, cut where it is too long; never through a character. */
  readonly cut: (text: string) => string;
  readonly says: string;
}

const NAME: TextLimit = {
  cut(text) {
    // A character takes at most two units, so most texts are told apart without a walk.
    if (text.length <= NAME_CHARS_MAX) return text;
    const characters = [...text];
    return characters.length <= NAME_CHARS_MAX ? text : characters.slice(0, NAME_CHARS_MAX).join("");
  },
  says: `${NAME_CHARS_MAX} characters`,
};

const PROSE: TextLimit = {
  cut(text) {
    // In UTF-8 a unit takes at most three bytes.
    if (text.length * 3 <= PROSE_BYTES_MAX) return text;
    const bytes = new TextEncoder().encode(text);
    if (bytes.length <= PROSE_BYTES_MAX) return text;
    let end = PROSE_BYTES_MAX;
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
    return new TextDecoder().decode(bytes.subarray(0, end));
  },
  says: `${PROSE_BYTES_MAX / 1024} KB`,
};

/** The limit of each column's text; undefined where a cell may be as long as cells may be. */
export function limitsOf(list: ListName, { fieldOf }: Columns): readonly (TextLimit | undefined)[] {
  return fieldOf.map((field) => {
    const text = FIELDS[list].find((spec) => spec.field === field)?.text;
    return text === undefined ? undefined : text === "name" ? NAME : PROSE;
  });
}
