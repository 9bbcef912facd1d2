import { useState } from "react";

/**
 * What a dialog without a trigger of its own does when it closes: the focus goes back to where it was, or to the place
 * where that is gone, so that keys go on from there.
 */
export function useFocusBack(): (event: Event) => void {
  const [before] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
    (isThere ? before : document.getElementById("place"))?.focus();
  };
}
