import { useState, type ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { capsOf } from "../ui/KeyCaps.tsx";
import { ALL_COMMANDS, type CommandId } from "./commands.ts";
import { isLetter, keysOf, type KeyChoice } from "./keys.ts";
import { writeSetting } from "./settings.ts";
import { useKeyChoice } from "./useKeyChoice.ts";

const CHANGEABLE = ALL_COMMANDS.filter(({ keys }) => keys.some(isLetter));

/** Keys that type a sign: on, off, or others. */
export function KeySettings(): ReactNode {
  const text = useText();
  const choice = useKeyChoice();
  const [taken, setTaken] = useState<string | null>(null);
  const change = (id: CommandId, key: string): void => {
    const owner = key === "" ? undefined : ownerOf(key, id, choice);
    setTaken(
      owner === undefined
        ? null
        : text("settings.taken", { key: capsOf(key).join(" "), command: text(owner.text) }),
    );
    if (owner === undefined) writeSetting("keys", JSON.stringify({ ...choice.own, [id]: key }));
  };
  return (
    <fieldset className="settings-keys">
      <legend>{text("settings.keys")}</legend>
      <label>
        <input
          type="checkbox"
          checked={choice.hasLetters}
          onChange={({ target }) => writeSetting("letters", target.checked ? null : "off")}
        />
        {text("settings.letters")}
      </label>
      {choice.hasLetters ? (
        <details>
          <summary>{text("settings.keys")}</summary>
          <p className="bad" role="alert">
            {taken}
          </p>
          <ul className="plain key-fields">
            {CHANGEABLE.map(({ id, text: name }) => (
              <li key={id}>
                <label>
                  <span>{text(name)}</span>
                  <input
                    aria-label={text("settings.key", { command: text(name) })}
                    value={letterOf(id, choice)}
                    maxLength={8}
                    onChange={({ target }) => change(id, written(target.value, letterOf(id, choice)))}
                  />
                </label>
              </li>
            ))}
          </ul>
          <button type="button" className="button" onClick={() => writeSetting("keys", null)}>
            {text("settings.keysBack")}
          </button>
        </details>
      ) : null}
    </fieldset>
  );
}

const letterOf = (id: CommandId, choice: KeyChoice): string => keysOf(id, choice).find(isLetter) ?? "";

/** One sign is one key: what was typed last takes the place of what stood there. */
function written(typed: string, before: string): string {
  const added = before !== "" && typed.startsWith(before) ? typed.slice(before.length) : typed;
  return (added.trim().at(-1) ?? "").toLowerCase();
}

/** Another command that has the key, or whose keys begin with it. */
function ownerOf(key: string, id: CommandId, choice: KeyChoice): (typeof CHANGEABLE)[number] | undefined {
  return CHANGEABLE.find(
    (one) =>
      one.id !== id && keysOf(one.id, choice).some((keys) => keys === key || keys.startsWith(`${key} `)),
  );
}
