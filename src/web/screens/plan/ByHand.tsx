import type { ReactNode } from "react";
import { Review } from "../../scenario/Review.tsx";
import { useText } from "../../text/useText.ts";
import { formatView, type OrgAt } from "../../view/view.ts";

/** A scenario without a plan: what it holds, and the ways on. */
export function ByHand({ at }: { readonly at: OrgAt }): ReactNode {
  const text = useText();
  return (
    <>
      <header className="stack tight">
        <h1>{text("scenario.byHand")}</h1>
        <p className="muted">{text("scenario.byHandWhat")}</p>
        <div className="row">
          <a className="button" href={formatView({ ...at, place: "org", own: {} })}>
            {text("scenario.toOrg")}
          </a>
        </div>
      </header>
      <Review at={at} />
    </>
  );
}
