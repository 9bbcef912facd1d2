import type { EN } from "./en/index.ts";

/** A text, or two of which the count chooses one. */
export type Text = string | { readonly one: string; readonly other: string };
export type TextId = keyof typeof EN;
/** The same texts in another language. */
export type TextsOf<Given> = { readonly [Id in keyof Given]: Text };
export type Texts = TextsOf<typeof EN>;
