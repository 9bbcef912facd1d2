import { createContext, useContext } from "react";
import { EN } from "./en/index.ts";
import type { Text, TextId, Texts } from "./texts.ts";

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];
export type TextArguments = Readonly<Record<string, string | number>>;

/** English is there from the start; any other language is loaded when it is chosen. */
const loaded: Partial<Record<Language, Texts>> & { readonly en: Texts } = { en: EN };

/** To be waited for before a language is shown; until then its texts are the English ones. */
export async function loadTexts(language: Language): Promise<void> {
  if (language === "de") loaded.de ??= (await import("./de/index.ts")).DE;
}

export const isLoaded = (language: Language): boolean => loaded[language] !== undefined;

/**
 * A text with its arguments put in, numbers as the language writes them.
 * @example textOf("en", "start.read", { count: 1 }) // "1 person read"
 */
export function textOf(language: Language, id: TextId, given: TextArguments = {}): string {
  const found: Text = (loaded[language] ?? loaded.en)[id];
  const { count } = given;
  const isOne = typeof count === "number" && new Intl.PluralRules(language).select(count) === "one";
  const text = typeof found === "string" ? found : isOne ? found.one : found.other;
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
  });
}

/** The language the user chose, else the browser's where it is ours, else English. */
export function startLanguage(chosen: string | null, wanted: readonly string[]): Language {
  const known = (tag: string): Language | undefined =>
    LANGUAGES.find((one) => tag.toLowerCase().startsWith(one));
  for (const tag of [...(chosen === null ? [] : [chosen]), ...wanted]) {
    const language = known(tag);
    if (language !== undefined) return language;
  }
  return "en";
}

export const LanguageContext = createContext<Language>("en");

/** Words texts in the language of the app. */
export function useText(): (id: TextId, given?: TextArguments) => string {
  const language = useContext(LanguageContext);
  return (id, given) => textOf(language, id, given);
}
