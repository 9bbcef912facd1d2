import type { FreeText } from "./letter.ts";

/**
 * A text somebody wrote anew: nobody has approved it yet, whoever approved the one before. The same words stay as they
 * are, with their approver.
 * @param at instant of the writing.
 * @example writeText(undefined, { text: "Hello", author: "Ada" }, "2026-06-01T09:00:00Z")?.approver // undefined
 */
export function writeText(
  old: FreeText | undefined,
  { text, author }: Pick<FreeText, "text" | "author">,
  at: string,
): FreeText | undefined {
  const words = text.trim();
  if (words === "") return undefined;
  if (old !== undefined && old.text === words && isSamePerson(old.author, author)) return old;
  return { text: words, author: author.trim(), writtenAt: at };
}

/**
 * The text with whoever approved it.
 * @returns null where that is its author: four eyes see more than two.
 * @example approveText({ text: "Hello", author: "Ada" }, "ada ", "2026-06-01T09:00:00Z") // null
 */
export function approveText(text: FreeText, approver: string, at: string): FreeText | null {
  const name = approver.trim();
  if (name === "" || isSamePerson(name, text.author)) return null;
  return { ...text, approver: name, approvedAt: at };
}

/**
 * Whether a text may stand in a letter that is sent.
 * @example isApproved({ text: "Hello", author: "Ada", approver: "Bob" }) // true
 */
export function isApproved({ text, author, approver }: FreeText): boolean {
  return (
    text.trim() === "" ||
    (approver !== undefined && approver.trim() !== "" && !isSamePerson(approver, author))
  );
}

/** Names are typed by hand: capitals and blanks make nobody else. */
function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
  return plain(a) === plain(b);
}
