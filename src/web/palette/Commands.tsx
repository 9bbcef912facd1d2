import { Command } from "cmdk";
import { useLayoutEffect, type ReactNode } from "react";
import { ALL_COMMANDS, type CommandGroup, type CommandId } from "../app/commands.ts";
import { keysOf } from "../app/keys.ts";
import { runCommand, useCommandsNow } from "../app/useCommand.ts";
import { useKeyChoice } from "../app/useKeyChoice.ts";
import { useText } from "../text/useText.ts";
import { KeyCaps } from "../ui/KeyCaps.tsx";
import type { PageButton } from "./pageButtons.ts";
import type { PaletteActs } from "./Palette.tsx";

/** Places first: most open the palette to go somewhere. */
const ORDER: readonly CommandGroup[] = ["go", "show", "draw", "edit", "app"];
const IN_ORDER = ORDER.flatMap((group) => ALL_COMMANDS.filter((one) => one.group === group));

const ASKED = ["palette.askWho", "palette.askWhy", "palette.askMove", "palette.askAsOf"] as const;

/** Everything that can be done now: commands with their keys, buttons of the page, questions. */
export function Commands({
  text: typed,
  hasOrg,
  buttons,
  acts,
}: {
  readonly text: string;
  readonly hasOrg: boolean;
  readonly buttons: readonly PageButton[];
  readonly acts: PaletteActs;
}): ReactNode {
  const text = useText();
  const choice = useKeyChoice();
  const now = useCommandsNow();
  // Commands are here already; of an organisation the answer is waited for.
  useLayoutEffect(() => {
    if (!hasOrg || typed === "") acts.setFresh(true);
  });
  const words = typed.toLowerCase().split(/\s+/);
  const fits = (name: string): boolean => words.every((word) => name.toLowerCase().includes(word));
  const commands = IN_ORDER.filter(
    ({ id, text: name }) => id !== "app.find" && now.includes(id) && fits(text(name)),
  );
  const page = buttons.filter(({ name }) => fits(name));
  const run = (id: CommandId): void => acts.act(() => runCommand(id));
  return (
    <>
      {hasOrg && typed === "" ? (
        <Command.Group heading={text("palette.ask")}>
          {ASKED.map((id) => (
            <Command.Item key={id} value={id} onSelect={() => acts.type(text(id).replace(/….*/, ""))}>
              <span>{text(id)}</span>
            </Command.Item>
          ))}
        </Command.Group>
      ) : null}
      {commands.length === 0 ? null : (
        <Command.Group heading={text("palette.commands")}>
          {commands.map(({ id, text: name }) => (
            <Command.Item key={id} value={`command ${id}`} data-command={id} onSelect={() => run(id)}>
              <span>{text(name)}</span>
              <span className="palette-keys">
                {keysOf(id, choice).map((keys) => (
                  <KeyCaps key={keys} keys={keys} />
                ))}
              </span>
            </Command.Item>
          ))}
        </Command.Group>
      )}
      {page.length === 0 ? null : (
        <Command.Group heading={text("palette.page")}>
          {page.map(({ name, press }) => (
            <Command.Item
              key={name}
              value={`button ${name}`}
              data-button={name}
              onSelect={() => acts.act(press)}
            >
              <span>{name}</span>
            </Command.Item>
          ))}
        </Command.Group>
      )}
    </>
  );
}
