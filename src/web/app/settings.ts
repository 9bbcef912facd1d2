import { useSyncExternalStore } from "react";

/** What the user chose for this browser, kept beside the organisations. */
export type Setting = "theme" | "language" | "letters" | "keys" | "user";

/** Of this tab alone, where storage is closed. */
const held = new Map<Setting, string>();
const listeners = new Set<() => void>();

/** Null where nothing was chosen. */
export function readSetting(name: Setting): string | null {
  try {
    return localStorage.getItem(name) ?? held.get(name) ?? null;
  } catch {
    return held.get(name) ?? null;
  }
}

/** Null takes the choice back. Where storage is closed it holds until the page is left. */
export function writeSetting(name: Setting, value: string | null): void {
  held.delete(name);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    if (value !== null) held.set(name, value);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** A setting as it stands, here and in other tabs. */
export const useSetting = (name: Setting): string | null =>
  useSyncExternalStore(subscribe, () => readSetting(name));
