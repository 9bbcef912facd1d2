import {
  approveText,
  carriedFields,
  fillTemplate,
  isApproved,
  TEMPLATE_FIELDS,
  templateFault,
  writeText,
  type FreeText,
  type Letter,
  type LetterSettings,
} from "../../../announce/index.ts";
import { wording } from "../../../org/index.ts";
import { TEXTS, type TextName, type TextPreview, type TextsView } from "../announce.ts";
import type { WaveLetters } from "../plan/waveLetters.ts";

export function viewTexts({ letters, opened }: WaveLetters): TextsView {
  const settings = opened.kept.letters;
  const carried = carriedFields(letters);
  return {
    texts: TEXTS.map((name) => {
      const text = settings[name] ?? null;
      return { name, text, isApproved: text === null || isApproved(text) };
    }),
    fields: TEMPLATE_FIELDS.map((field) => ({ field, letters: carried.get(field) ?? 0 })),
    letters: letters.length,
  };
}

/** The text in the letter of the chosen person, else in the one the page shows first: of somebody with another manager. */
export function previewText({ letters, step }: WaveLetters, text: string, personId?: string): TextPreview {
  const fault = templateFault(text, letters)?.message ?? null;
  const letter =
    letters.find((one) => one.personId === personId) ??
    letters.find(({ changes }) => changes.some(({ fact }) => fact === "manager")) ??
    letters[0];
  const person = step.before.people[step.before.personIndexById.get(letter?.personId ?? "") ?? -1];
  if (letter === undefined || person === undefined)
    return { fault, name: "", lines: [], missing: [], lockedLetters: 0 };
  const { lines, missing } = fillTemplate(text, letter, person);
  const lacks = (one: Letter): boolean => {
    const whose = step.before.people[step.before.personIndexById.get(one.personId) ?? -1];
    return whose !== undefined && fillTemplate(text, one, whose).missing.length > 0;
  };
  return {
    fault,
    name: person.name,
    lines: lines.map((one) => ({ says: wording(one), restsOn: one.restsOn })),
    missing,
    lockedLetters: letters.filter(lacks).length,
  };
}

/** @throws with the field the text cannot have. */
export function withText(
  { letters, opened }: WaveLetters,
  name: TextName,
  text: Pick<FreeText, "text" | "author">,
  at: string,
): LetterSettings {
  const settings = opened.kept.letters;
  const fault = templateFault(text.text, letters);
  if (fault !== null) throw new Error(fault.message);
  if (text.text.trim() !== "" && text.author.trim() === "")
    throw new Error("Nobody is named who wrote the text. Say who did: somebody else approves it.");
  const written = writeText(settings[name], text, at);
  const { [name]: _, ...others } = settings;
  return written === undefined ? others : { ...others, [name]: written };
}

/** @throws where the approver is the author, or nobody. */
export function withApproval(
  settings: LetterSettings,
  name: TextName,
  approver: string,
  at: string,
): LetterSettings {
  const text = settings[name];
  if (text === undefined) throw new Error("There is no text to approve.");
  const approved = approveText(text, approver, at);
  if (approved === null)
    throw new Error(
      approver.trim() === ""
        ? "Nobody is named who approves the text."
        : `${text.author} wrote the text: somebody else approves it.`,
    );
  return { ...settings, [name]: approved };
}
