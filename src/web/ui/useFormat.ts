import { useContext, useMemo } from "react";
import { LanguageContext } from "../text/useText.ts";

/** Numbers and days as the language of the app writes them. */
export function useFormat(): {
  readonly number: (value: number) => string;
  readonly percent: (part: number) => string;
  readonly day: (day: string) => string;
} {
  const language = useContext(LanguageContext);
  return useMemo(() => {
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
    const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
    return {
      number: (value) => number.format(value),
      percent: (part) => percent.format(part),
      day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    };
  }, [language]);
}
