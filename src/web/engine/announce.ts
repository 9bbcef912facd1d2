import type { FreeText, LetterSettings, TemplateField } from "../../announce/index.ts";
import type { Audience } from "../../report/index.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import type { FileWords } from "./exports.ts";
import type { MadeFile } from "./plan/exportLetters.ts";

/** Texts that stand in all letters. */
export const TEXTS = ["opening", "closing"] as const;
export type TextName = (typeof TEXTS)[number];

/** Kinds of file a letter is written as. */
export const LETTER_FORMS = ["md", "html", "pdf"] as const;
export type LetterForm = (typeof LETTER_FORMS)[number];

/** What all letters say beside what follows from the changes. */
export interface TextsView {
  readonly texts: readonly {
    readonly name: TextName;
    readonly text: FreeText | null;
    readonly isApproved: boolean;
  }[];
  /** Fields a text may name, with how many of the wave's letters carry each. */
  readonly fields: readonly { readonly field: TemplateField; readonly letters: number }[];
  readonly letters: number;
}

/** A text as one person will read it. */
export interface TextPreview {
  /** Why it cannot stand in letters at all; null where it can. */
  readonly fault: string | null;
  /** For whom it is filled. */
  readonly name: string;
  readonly lines: readonly { readonly says: string; readonly restsOn: readonly string[] }[];
  /** Fields the data do not hold of this person, and letters of the wave that would be locked by one. */
  readonly missing: readonly TemplateField[];
  readonly lockedLetters: number;
}

/** An audience of a pack; the person has the letter alone. */
export type PackAudience = Audience;

export interface AnnounceEngine {
  readonly letterTexts: (at: OrgAt, wave: number) => Promise<TextsView>;
  readonly previewText: (at: OrgAt, wave: number, text: string, personId?: string) => Promise<TextPreview>;
  /** Who answers, where an objection goes; texts stay as they are. */
  readonly setAnswers: (at: OrgAt, answers: Omit<LetterSettings, TextName>) => Promise<void>;
  /** Writes a text anew; whoever approved the one before has not approved this. @throws with the field it cannot have. */
  readonly writeLetterText: (
    at: OrgAt,
    wave: number,
    name: TextName,
    text: Pick<FreeText, "text" | "author">,
  ) => Promise<void>;
  /** @throws where the approver is the author, or nobody. */
  readonly approveLetterText: (at: OrgAt, name: TextName, approver: string) => Promise<void>;
  /** Letters of the wave: those that may be sent, or all as proposals. Markdown and HTML come as a zip, PDF as one file. */
  readonly exportLetters: (
    at: OrgAt,
    wave: number,
    wanted: { readonly which: "to-send" | "for-review"; readonly form: LetterForm },
    words: FileWords,
  ) => Promise<MadeFile>;
  readonly exportLetter: (
    at: OrgAt,
    wave: number,
    wanted: { readonly personId: string; readonly form: LetterForm },
    words: FileWords,
  ) => Promise<MadeFile>;
  /** Everything an audience is told, and nothing it may not see, as a zip. */
  readonly exportPack: (
    at: OrgAt,
    wave: number,
    audience: PackAudience,
    words: FileWords,
  ) => Promise<MadeFile>;
}

export function announceEngine(context: EngineContext): AnnounceEngine {
  let desk: Promise<AnnounceEngine> | null = null;
  const open = (): Promise<AnnounceEngine> =>
    (desk ??= import("./announce/desk.ts").then(({ createAnnounceDesk }) => createAnnounceDesk(context)));
  return {
    letterTexts: async (...asked) => (await open()).letterTexts(...asked),
    previewText: async (...asked) => (await open()).previewText(...asked),
    setAnswers: async (...asked) => (await open()).setAnswers(...asked),
    writeLetterText: async (...asked) => (await open()).writeLetterText(...asked),
    approveLetterText: async (...asked) => (await open()).approveLetterText(...asked),
    exportLetters: async (...asked) => (await open()).exportLetters(...asked),
    exportLetter: async (...asked) => (await open()).exportLetter(...asked),
    exportPack: async (...asked) => (await open()).exportPack(...asked),
  };
}
