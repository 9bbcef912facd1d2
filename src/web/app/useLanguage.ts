import { useEffect, useState } from "react";
import { isLoaded, loadTexts, startLanguage, type Language } from "../text/useText.ts";
import { useSetting } from "./settings.ts";

/** The language of the app, once its texts are there: null for the moment before the first of them. */
export function useLanguage(): Language | null {
  const wanted = startLanguage(useSetting("language"), navigator.languages);
  const [shown, setShown] = useState<Language | null>(isLoaded(wanted) ? wanted : null);
  useEffect(() => {
    let isWanted = true;
    // Without its file, offline in the middle of an update, English is better than nothing.
    loadTexts(wanted).then(
      () => (isWanted ? setShown(wanted) : undefined),
      () => (isWanted ? setShown((before) => before ?? "en") : undefined),
    );
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  useEffect(() => {
    if (shown !== null) document.documentElement.lang = shown;
  }, [shown]);
  return shown;
}
