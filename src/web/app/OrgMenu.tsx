import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { useView } from "../view/useView.ts";
import { formatView } from "../view/view.ts";
import type { Overlay } from "./Frame.tsx";

/** The organisation by name, and under it what is the same at every place: other organisations, settings, keys. */
export function OrgMenu({ onOpen }: { readonly onOpen: (overlay: Overlay) => void }): ReactNode {
  const text = useText();
  const { view } = useView();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = useOrgName(view.org);
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  const open = (overlay: Overlay): void => {
    close();
    onOpen(overlay);
  };
  return (
    <div
      className="org-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={(event) => {
        if (isOpen) onMenuKey(event, close);
      }}
    >
      <button
        ref={button}
        type="button"
        className="org-name"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={name === null ? text("shell.menuNoOrg") : text("shell.menu", { name })}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span>{name ?? text("shell.menuNoOrg")}</span>
        <span aria-hidden="true">▾</span>
      </button>
      {isOpen ? (
        <div role="menu" id={id} className="panel menu">
          <a role="menuitem" ref={focusFirst} href={formatView({ place: "start", own: {} })} onClick={close}>
            {text("shell.others")}
          </a>
          <button type="button" role="menuitem" data-command="app.settings" onClick={() => open("settings")}>
            {text("command.settings")}
          </button>
          <button type="button" role="menuitem" data-command="app.keys" onClick={() => open("keys")}>
            {text("command.keys")} <kbd>?</kbd>
          </button>
        </div>
      ) : null}
    </div>
  );
}

const focusFirst = (element: HTMLElement | null): void => element?.focus();

/** Arrows walk through the items, Escape leaves them. */
function onMenuKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.findIndex((item) => item === document.activeElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  const step = steps[event.key];
  if (event.key === "Escape") close();
  else if (step === undefined) return;
  else items[(step + items.length) % items.length]?.focus();
  event.preventDefault();
}

/** The name it was kept under, its id until that is known. */
function useOrgName(org: string | undefined): string | null {
  const engine = useEngine();
  const { data } = useQuery({
    queryKey: ["org-names"],
    queryFn: () => engine.orgs(),
    enabled: org !== undefined,
  });
  return org === undefined ? null : (data?.find(({ id }) => id === org)?.name ?? org);
}
