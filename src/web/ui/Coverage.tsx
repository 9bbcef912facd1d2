import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { formatView } from "../view/view.ts";
import { isViewOnly } from "../view/viewOnly.ts";

/** How many people have a confirmed product, beside every verdict, with the way to the sheet where some are missing. */
export function Coverage({
  org,
  coverage: { headline, people, confirmed },
}: {
  readonly org: string;
  readonly coverage: { readonly headline: string; readonly people: number; readonly confirmed: number };
}): ReactNode {
  const text = useText();
  return (
    <p className="muted" data-coverage="">
      {headline}{" "}
      {confirmed < people && !isViewOnly(org) ? (
        <a href={formatView({ place: "work", org, own: {} })}>{text("place.work")}</a>
      ) : null}
    </p>
  );
}
