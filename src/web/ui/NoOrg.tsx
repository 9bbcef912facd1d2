import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { formatView } from "../view/view.ts";

/** A place without an organisation: the way to one. */
export function NoOrg(): ReactNode {
  const text = useText();
  return (
    <div className="start stack">
      <p>{text("state.noOrg")}</p>
      <div className="row">
        <a className="button primary" href={formatView({ place: "start", own: {} })}>
          {text("state.toStart")}
        </a>
      </div>
    </div>
  );
}
