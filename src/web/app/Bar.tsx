import type { ReactNode } from "react";
import { ShareButton } from "../exports/ShareButton.tsx";
import { useText } from "../text/useText.ts";
import { KeyCaps } from "../ui/KeyCaps.tsx";
import { useView } from "../view/useView.ts";
import { formatView, type Place } from "../view/view.ts";
import { isViewOnly } from "../view/viewOnly.ts";
import type { Overlay } from "./Frame.tsx";
import { OrgMenu } from "./OrgMenu.tsx";
import { BAR } from "./places.ts";

/** What a snapshot has: it is looked at, nothing is planned on it. */
const VIEWED: readonly Place[] = ["findings", "org"];

/** Where one is, and the way to everywhere else. */
export function Bar({ onOpen }: { readonly onOpen: (overlay: Overlay) => void }): ReactNode {
  const text = useText();
  const { view } = useView();
  return (
    <header className="bar">
      <a className="brand" href={formatView({ place: "start", own: {} })}>
        <img src="./icon.svg" alt="" width={20} height={20} />
        {text("app.name")}
      </a>
      <OrgMenu onOpen={onOpen} />
      {view.org === undefined ? null : (
        <nav aria-label={text("shell.places")}>
          {BAR.filter((place) => !isViewOnly(view.org) || VIEWED.includes(place)).map((place) => (
            <a
              key={place}
              href={formatView({ ...view, place, own: {} })}
              aria-current={view.place === place ? "page" : undefined}
            >
              {text(`place.${place}`)}
            </a>
          ))}
        </nav>
      )}
      <span className="spring" />
      <div className="bar-acts">
        <button type="button" className="button" data-command="app.find" onClick={() => onOpen("find")}>
          {text("app.find")} <KeyCaps keys="mod+k" />
        </button>
        <ShareButton />
      </div>
    </header>
  );
}
