/** What the user chose for this browser, kept beside the organisations. */
export type Setting = "theme" | "language";

/** Null where nothing was chosen, or storage is closed. */
export function readSetting(name: Setting): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Null takes the choice back. Where storage is closed it holds until the page is left. */
export function writeSetting(name: Setting, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Nothing to keep it in.
  }
}
