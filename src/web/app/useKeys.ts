import { useEffect } from "react";
import { isLetter, keyOf, keyReader, readKeyChoice } from "./keys.ts";
import { readSetting } from "./settings.ts";
import { runCommand } from "./useCommand.ts";

/** Where keys write or choose by their first letter. */
const TYPING =
  "input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable], [role=textbox]";
/** What lies above the page: its keys are its own. */
const ABOVE = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Listens for the keys of all commands. What a place handles itself it keeps by `preventDefault`. */
export function useKeys(): void {
  useEffect(() => {
    const reader = keyReader(() => readKeyChoice(readSetting("letters"), readSetting("keys")));
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = keyOf(event);
      if (key === null) return;
      const target = event.target instanceof Element ? event.target : null;
      const isTyping = target?.closest(TYPING) !== null && target !== null;
      const isAbove = target?.closest(ABOVE) !== null && target !== null;
      if (isAbove && key !== "mod+k") return;
      const found = reader.press(key, event.timeStamp, (keys) => !isTyping || isOfPage(keys));
      if (found === null) return;
      if (found === "more" || runCommand(found)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** In a text field Ctrl+Z is the field's own. */
const isOfPage = (keys: string): boolean => !isLetter(keys) && !keys.endsWith("z");
