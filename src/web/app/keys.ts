import { ALL_COMMANDS, type CommandId } from "./commands.ts";

/** What is asked of a pressed key. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * A pressed key as commands write it: "mod" is Ctrl or ⌘. Shift is part of the sign it makes ("?"), except over digits
 * and with "mod". Letters of other alphabets are read by their place on the keyboard. Null for modifiers alone.
 * @example keyOf({ key: "K", code: "KeyK", ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }) // "mod+k"
 */
export function keyOf(pressed: Pressed): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, code } = pressed;
  const isMod = ctrlKey || metaKey;
  const sign = signOf(pressed);
  if (sign === null) return null;
  const isDigit = /^Digit\d$/.test(code);
  // Where digits themselves need Shift, as on French keyboards, they are digits.
  const hasShift = shiftKey && (isDigit ? /\d/.test(sign) && sign !== key : isMod || altKey);
  return `${isMod ? "mod+" : ""}${altKey ? "alt+" : ""}${hasShift ? "shift+" : ""}${sign}`;
}

function signOf({ key, code, shiftKey, altKey }: Pressed): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  // With Alt, some systems write another sign than the key's.
  if (letter !== undefined && (altKey || !/^[\u0020-\u007e]$/.test(key))) return letter;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  // Shift+7 is "/" on a German keyboard: a sign that commands know is that sign.
  if (digit !== undefined && shiftKey && !SIGNS.has(key)) return digit;
  return key.length === 1 ? key.toLowerCase() : null;
}

const SIGNS: ReadonlySet<string> = new Set(["/", "?", "+", "-", "="]);

/** Whether a key types a sign: such keys can be switched off and changed, and never fire in a text field. */
export const isLetter = (keys: string): boolean => !keys.includes("mod+") && !keys.includes("alt+");

/** What the user made of the keys. */
export interface KeyChoice {
  /** False: only keys with Ctrl, ⌘ or Alt. */
  readonly hasLetters: boolean;
  /** Command → its own key instead of the given ones; "" for none. */
  readonly own: Readonly<Partial<Record<CommandId, string>>>;
}

/** The choice as settings keep it; what cannot be read is left out. */
export function readKeyChoice(letters: string | null, own: string | null): KeyChoice {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(own ?? "{}");
  } catch {
    // Written by something else: the given keys hold.
  }
  const entries = Object.entries(parsed !== null && typeof parsed === "object" ? parsed : {});
  const known = entries.filter(
    ([id, key]) => typeof key === "string" && ALL_COMMANDS.some((one) => one.id === id),
  );
  return { hasLetters: letters !== "off", own: Object.fromEntries(known) };
}

/** The keys of a command as they are now. A changed key takes the place of those that type a sign. */
export function keysOf(id: CommandId, { hasLetters, own }: KeyChoice): readonly string[] {
  const given: readonly string[] = ALL_COMMANDS.find((one) => one.id === id)?.keys ?? [];
  const changed = own[id];
  const held = given.filter((keys) => !isLetter(keys));
  if (!hasLetters) return held;
  if (changed === undefined) return given;
  return changed === "" ? held : [...held, changed];
}

/** Reads keys one by one, those that come one after the other too. */
export interface KeyReader {
  /** The command that the key completes; `more` where it begins or continues one, null where it means nothing. */
  readonly press: (
    key: string,
    atMs: number,
    allowed: (keys: string) => boolean,
  ) => CommandId | "more" | null;
}

/** How long the second key of two may take. */
const NEXT_MS = 1_500;

/** @param choice asked at every key, so that a change holds at once. */
export function keyReader(choice: () => KeyChoice): KeyReader {
  let before = { keys: "", at: -Infinity };
  return {
    press: (key, at, allowed) => {
      const first = at - before.at <= NEXT_MS && before.keys !== "" ? `${before.keys} ` : "";
      before = { keys: "", at };
      const chosen = choice();
      for (const keys of first === "" ? [key] : [first + key, key]) {
        let begins = false;
        for (const { id } of ALL_COMMANDS)
          for (const own of keysOf(id, chosen)) {
            if (!allowed(own)) continue;
            if (own === keys) return id;
            if (own.startsWith(`${keys} `)) begins = true;
          }
        if (begins) {
          before = { keys, at };
          return "more";
        }
      }
      return null;
    },
  };
}
