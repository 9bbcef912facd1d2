import { useEffect } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useOrgAt } from "../view/useOrgAt.ts";

/** After the place has asked what it shows. */
const LATER_MS = 800;

/** Makes the palette quick before it is opened, once an organisation is looked at and nothing else is to be done. */
export function usePalettePrepared(): void {
  const engine = useEngine();
  const at = useOrgAt();
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => {
      // What goes wrong with the organisation is said by the place; what is not loaded is loaded when it is opened.
      engine.preparePalette(at).catch(() => {});
      import("../palette/Palette.tsx").catch(() => {});
    }, LATER_MS);
    return () => clearTimeout(timer);
  }, [engine, at]);
}
