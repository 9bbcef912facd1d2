import { Command } from "cmdk";
import { Dialog as Radix } from "radix-ui";
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Overlay } from "../app/Frame.tsx";
import { useText } from "../text/useText.ts";
import { useFocusBack } from "../ui/useFocusBack.ts";
import { useOrgAt } from "../view/useOrgAt.ts";
import type { OrgAt } from "../view/view.ts";
import { AsOf } from "./AsOf.tsx";
import { Commands } from "./Commands.tsx";
import { Found } from "./Found.tsx";
import { Move } from "./Move.tsx";
import { pageButtons } from "./pageButtons.ts";
import { readQuery, type Query } from "./readQuery.ts";
import { Who } from "./Who.tsx";
import { Why } from "./Why.tsx";

/** What every part of the palette can do. */
export interface PaletteActs {
  /** Closes the palette, then does it: focus is back on the page by then. */
  readonly act: (run: () => void) => void;
  readonly type: (text: string) => void;
  /** Says whether what is listed is of what is typed: Enter waits for it. */
  readonly setFresh: (isFresh: boolean) => void;
  readonly show: (overlay: Overlay) => void;
}

/** One box to go, find and do. */
export function Palette({
  onClose,
  onShow,
}: {
  readonly onClose: () => void;
  readonly onShow: (overlay: Overlay) => void;
}): ReactNode {
  const text = useText();
  const at = useOrgAt();
  const focusBack = useFocusBack();
  const [typed, setTyped] = useState("");
  const [isFresh, setFresh] = useState(true);
  const list = useRef<HTMLDivElement>(null);
  const query = useMemo(() => readQuery(typed), [typed]);
  // What stood on the page when the palette was opened over it.
  const buttons = useMemo(() => pageButtons(document.getElementById("app") ?? document), []);
  const onKeyDown = useEnter(isFresh, list);
  const [chosen, setChosen] = useFirst(typed, isFresh, list);
  const acts: PaletteActs = {
    act: (run) => {
      onClose();
      // After the dialog has given the focus back.
      setTimeout(run, 0);
    },
    type: (next) => {
      setTyped(next);
      list.current?.closest("[cmdk-root]")?.querySelector("input")?.focus();
    },
    setFresh,
    show: onShow,
  };
  return (
    <Radix.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="confirm-shade" />
        <Radix.Content className="palette panel" aria-describedby={undefined} onCloseAutoFocus={focusBack}>
          <Radix.Title className="visually-hidden">{text("palette.title")}</Radix.Title>
          <Command
            shouldFilter={false}
            loop
            label={text("palette.label")}
            value={chosen}
            onValueChange={setChosen}
            onKeyDownCapture={onKeyDown}
          >
            <div className="palette-head">
              <Command.Input
                value={typed}
                onValueChange={(next) => {
                  setTyped(next);
                  setFresh(false);
                }}
                placeholder={text("palette.hint")}
                aria-label={text("palette.label")}
              />
              <Radix.Close className="button quiet" aria-label={`Esc: ${text("settings.close")}`}>
                <kbd>Esc</kbd>
              </Radix.Close>
            </div>
            <div className="palette-body">
              {at === null ? (
                query.kind === "nothing" || query.kind === "find" ? null : (
                  <p className="muted palette-line">{text("palette.noOrg")}</p>
                )
              ) : (
                <Asked at={at} query={query} acts={acts} part="card" />
              )}
              <Command.List ref={list} label={text("palette.label")} data-fresh={isFresh ? "" : undefined}>
                {at === null ? null : <Asked at={at} query={query} acts={acts} part="items" />}
                {query.kind === "nothing" || query.kind === "find" ? (
                  <Commands
                    text={query.kind === "find" ? query.text : ""}
                    hasOrg={at !== null}
                    buttons={buttons}
                    acts={acts}
                  />
                ) : null}
                {query.kind === "find" ? (
                  <Command.Empty className="muted palette-line">{text("palette.nothing")}</Command.Empty>
                ) : null}
              </Command.List>
            </div>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Which half of an answer: what is read, or what can be chosen; only that may stand in the list. */
export type Part = "card" | "items";

function Asked({
  at,
  query,
  acts,
  part,
}: {
  readonly at: OrgAt;
  readonly query: Query;
  readonly acts: PaletteActs;
  readonly part: Part;
}): ReactNode {
  switch (query.kind) {
    case "nothing":
      return null;
    case "find":
      return <Found at={at} text={query.text} acts={acts} part={part} />;
    case "who":
      return <Who at={at} of={query.of} acts={acts} part={part} />;
    case "why":
      return <Why at={at} of={query.of} acts={acts} part={part} />;
    case "move":
      return <Move at={at} who={query.who} to={query.to} acts={acts} part={part} />;
    case "as-of":
      return <AsOf day={query.day} acts={acts} part={part} />;
  }
}

/** Enter means what is typed, not what is still listed of the word before: it waits for the answer. */
function useEnter(
  isFresh: boolean,
  list: { readonly current: HTMLDivElement | null },
): (event: KeyboardEvent) => void {
  const isWaiting = useRef(false);
  const first = (): HTMLElement | null | undefined =>
    list.current?.querySelector<HTMLElement>("[cmdk-item][aria-selected=true]") ??
    list.current?.querySelector<HTMLElement>("[cmdk-item]");
  useLayoutEffect(() => {
    if (!isFresh || !isWaiting.current) return;
    isWaiting.current = false;
    list.current?.querySelector<HTMLElement>("[cmdk-item]")?.click();
  });
  return (event) => {
    if (event.key !== "Enter") {
      isWaiting.current = false;
      return;
    }
    // On a button beside the box, Enter presses that button.
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isFresh) first()?.click();
    else isWaiting.current = true;
  };
}

/** The best answer is chosen once it is there, whatever of the list came before it. */
function useFirst(
  typed: string,
  isFresh: boolean,
  list: { readonly current: HTMLDivElement | null },
): readonly [string, (chosen: string) => void] {
  const [chosen, setChosen] = useState("");
  useLayoutEffect(() => {
    const first = list.current?.querySelector("[cmdk-item]")?.getAttribute("data-value");
    if (isFresh) setChosen(first ?? "");
  }, [typed, isFresh, list]);
  return [chosen, setChosen];
}
