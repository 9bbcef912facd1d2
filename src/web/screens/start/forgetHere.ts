/** What the app keeps beside organisations and what names nobody: it outlives them. */
const SETTINGS = ["theme", "language", "letters", "keys"];

/**
 * Takes an organisation, or everything but the settings, out of what the page itself keeps. The worker, which keeps
 * the rest, cannot reach it.
 */
export function forgetHere(org: string | null): void {
  for (const storage of storages()) {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
    for (const key of keys)
      if (!SETTINGS.includes(key) && (org === null || isOf(org, key, storage.getItem(key) ?? "")))
        storage.removeItem(key);
  }
}

function isOf(org: string, key: string, value: string): boolean {
  return key.split(/[^\p{L}\p{N}_-]+/u).includes(org) || value === org || value.includes(JSON.stringify(org));
}

function storages(): readonly Storage[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    // The browser keeps nothing for this page.
    return [];
  }
}

/** Whether the browser keeps anything beside a store that is not its own. False where it does not say. */
export async function keepsBeside(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name?.startsWith("onethread-") === true);
  } catch {
    return false;
  }
}
