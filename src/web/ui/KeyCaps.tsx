import type { ReactNode } from "react";

/** ⌘ where the keyboard has it. */
const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);

const CAPS: Readonly<Record<string, string>> = {
  mod: IS_MAC ? "⌘" : "Ctrl",
  alt: IS_MAC ? "⌥" : "Alt",
  shift: "Shift",
  "-": "−",
};

/** Keys as they stand on a keyboard: "mod+k" as Ctrl K, "g f" as G F. */
export function KeyCaps({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="keys">
      {capsOf(keys).map((cap, k) => (
        <kbd key={k}>{cap}</kbd>
      ))}
    </span>
  );
}

export function capsOf(keys: string): readonly string[] {
  // "+" parts the keys of one press, and is a key itself.
  const parts = keys.split(" ").flatMap((press) => (press === "+" ? [press] : press.split("+")));
  return parts.map((part) => CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
