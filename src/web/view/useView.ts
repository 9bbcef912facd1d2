import { useCallback, useMemo, useSyncExternalStore } from "react";
import { formatView, parseView, type View } from "./view.ts";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("hashchange", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("hashchange", listener);
  };
}

/** How a new view goes into the history: `push` can be gone back from, `replace` (zoom, typing) cannot. */
export type Going = "push" | "replace";

/** The view in the address, and the way to another: fields given as undefined are taken out. */
export function useView(): {
  readonly view: View;
  readonly go: (change: { readonly [K in keyof View]?: View[K] | undefined }, how?: Going) => void;
} {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const view = useMemo(() => parseView(hash), [hash]);
  const go = useCallback(
    (change: { readonly [K in keyof View]?: View[K] | undefined }, how: Going = "push") => {
      const next = formatView({ ...parseView(location.hash), ...change } as View);
      if (next === location.hash) return;
      if (how === "push") history.pushState(null, "", next);
      else history.replaceState(null, "", next);
      for (const listener of listeners) listener();
    },
    [],
  );
  return { view, go };
}
