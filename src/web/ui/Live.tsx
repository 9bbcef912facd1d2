import { useSyncExternalStore, type ReactNode } from "react";

/** A reader that is told more often reads nothing to its end. */
const APART_MS = 500;

let shown = "";
let waiting: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(text: string): void {
  // The same words twice are read twice only where something of the text differs.
  shown = text === shown ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
  timer = setTimeout(() => {
    timer = undefined;
    const next = waiting;
    waiting = null;
    if (next !== null) show(next);
  }, APART_MS);
}

/**
 * Says one sentence to people who do not see the page. Of several within half a second the last is said: what was true
 * a moment ago is not worth hearing.
 */
export function tellLive(text: string): void {
  if (timer === undefined) show(text);
  else waiting = text;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one polite live region of the app. */
export function Live(): ReactNode {
  const text = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="visually-hidden" aria-live="polite" aria-atomic="true" data-live="">
      {text}
    </div>
  );
}
