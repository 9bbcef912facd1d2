import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { KeyCaps } from "../ui/KeyCaps.tsx";
import { ALL_COMMANDS, GROUPS } from "./commands.ts";
import { keysOf } from "./keys.ts";
import { useKeyChoice } from "./useKeyChoice.ts";

/** Keys of the outline, which it handles itself. */
const TREE = [
  { keys: "↑ ↓ → ←", text: "keys.tree.arrows" },
  { keys: "Enter", text: "keys.tree.enter" },
  { keys: "Space", text: "keys.tree.space" },
  { keys: "Home End", text: "keys.tree.ends" },
  { keys: "'", text: "keys.tree.type" },
] as const;

/** All keys there are, as they are now. */
export function Keys({
  onClose,
  onSettings,
}: {
  readonly onClose: () => void;
  readonly onSettings: () => void;
}): ReactNode {
  const text = useText();
  const choice = useKeyChoice();
  return (
    <Dialog
      title={text("keys.title")}
      says={choice.hasLetters ? text("keys.about") : text("keys.off")}
      onClose={onClose}
    >
      <div className="key-groups">
        {GROUPS.map((group) => {
          const commands = ALL_COMMANDS.filter((one) => one.group === group && one.keys.length > 0);
          return (
            <section key={group}>
              <h3>{text(`group.${group}`)}</h3>
              <dl>
                {commands.map(({ id, text: name }) => {
                  const keys = keysOf(id, choice);
                  return (
                    <div key={id} data-command={id}>
                      <dt>{text(name)}</dt>
                      <dd>
                        {keys.length === 0 ? (
                          <span className="muted">{text("keys.none")}</span>
                        ) : (
                          keys.map((one) => <KeyCaps key={one} keys={one} />)
                        )}
                      </dd>
                    </div>
                  );
                })}
              </dl>
            </section>
          );
        })}
        <section>
          <h3>{text("group.tree")}</h3>
          <dl>
            {TREE.map(({ keys, text: name }) => (
              <div key={name}>
                <dt>{text(name)}</dt>
                <dd>
                  <KeyCaps keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <div className="row">
        <button type="button" className="button" onClick={onSettings}>
          {text("command.settings")}
        </button>
      </div>
    </Dialog>
  );
}
