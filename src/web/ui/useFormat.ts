import { useContext, useMemo } from "react";
import { LanguageContext } from "../text/useText.ts";

/** Numbers and days as the language of the app writes them. */
export function useFormat(): {
  readonly number: (value: number) => string;
  /** With three decimals at most, where the figure itself is looked into. */
  readonly exact: (value: number) => string;
  readonly percent: (part: number) => string;
  readonly day: (day: string) => string;
} {
  const language = useContext(LanguageContext);
  return useMemo(() => {
    const locale = localeOf(language);
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    return {
      number: (value) => number.format(value),
      exact: (value) => exact.format(value),
      percent: (part) => percent.format(part),
      day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    };
  }, [language]);
}

/** As people of that language write where the user is: days of an English page in Britain are not those of America. */
const localeOf = (language: string): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
