import type { CliDeps } from "./deps.ts";

/** CPU seconds between two lines of progress: at most ten a second. */
const TELL_SECONDS = 0.1;

/** Hears every event and tells the first at once, later ones at most ten times a second. */
export function sometimes<Event>(deps: Pick<CliDeps, "cpuSeconds">, tell: (event: Event) => void) {
  let told = -Infinity;
  return (event: Event): void => {
    const now = deps.cpuSeconds();
    if (now - told < TELL_SECONDS) return;
    told = now;
    tell(event);
  };
}
