import { useEffect } from "react";
import { useSetting } from "./settings.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const readTheme = (chosen: string | null): Theme => THEMES.find((one) => one === chosen) ?? "system";

/** Puts the chosen theme on the page; before the first paint `theme.js` has done so. */
export function useTheme(): void {
  const theme = readTheme(useSetting("theme"));
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset.theme;
    else dataset.theme = theme;
  }, [theme]);
}
