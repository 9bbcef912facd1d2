import { useEffect, useRef, useSyncExternalStore } from "react";
import { ALL_COMMANDS, type CommandId } from "./commands.ts";

// What can be done now: said by what is on the page, asked by keys and palette. Of several the newest counts, so that
// a dialog's "undo" is not the page's.
const running = new Map<CommandId, (() => void)[]>();
const listeners = new Set<() => void>();
let now: readonly CommandId[] = [];

function changed(): void {
  now = ALL_COMMANDS.map(({ id }) => id).filter((id) => (running.get(id)?.length ?? 0) > 0);
  for (const listener of listeners) listener();
}

/**
 * Says that a command can be given while the component is there: its key works and the palette lists it.
 * @param isOn false while it would do nothing.
 */
export function useCommand(id: CommandId, run: () => void, isOn = true): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!isOn) return;
    const own = (): void => latest.current();
    running.set(id, [...(running.get(id) ?? []), own]);
    changed();
    return () => {
      running.set(
        id,
        (running.get(id) ?? []).filter((one) => one !== own),
      );
      changed();
    };
  }, [id, isOn]);
}

/** Gives a command. @returns false where nothing on the page can do it. */
export function runCommand(id: CommandId): boolean {
  const run = running.get(id)?.at(-1);
  run?.();
  return run !== undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The commands that can be given now, in the order of the list. */
export const useCommandsNow = (): readonly CommandId[] => useSyncExternalStore(subscribe, () => now);
