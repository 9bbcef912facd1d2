import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { useView } from "../view/useView.ts";
import { formatView } from "../view/view.ts";
import { BAR } from "./places.ts";

/** Where one is, and the way to everywhere else. */
export function Bar(): ReactNode {
  const text = useText();
  const { view } = useView();
  return (
    <header className="bar">
      <a className="brand" href={formatView({ place: "start", own: {} })}>
        <img src="./icon.svg" alt="" width={20} height={20} />
        {text("app.name")}
      </a>
      {view.org === undefined ? null : (
        <>
          <span className="org-name">{view.org}</span>
          <nav aria-label={text("app.name")}>
            {BAR.map((place) => (
              <a
                key={place}
                href={formatView({ ...view, place, own: {} })}
                aria-current={view.place === place ? "page" : undefined}
              >
                {text(`place.${place}`)}
              </a>
            ))}
          </nav>
        </>
      )}
    </header>
  );
}
