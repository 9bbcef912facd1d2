import type { ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import type { ReviewView } from "../engine/review/reviewView.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import { useFormat } from "../ui/useFormat.ts";
import type { OrgAt } from "../view/view.ts";
import { Approvals } from "./Approvals.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { Comments } from "./Comments.tsx";
import { Merge } from "./Merge.tsx";
import { Rebase } from "./Rebase.tsx";

/** A scenario under review: its changes with ticks, what is said of it, who approved it, and its way into the history. */
export function Review({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  return (
    <Ask of={["review", at]} ask={() => engine.review(at)}>
      {(review) => <Reviewed at={at} review={review} />}
    </Ask>
  );
}

function Reviewed({ at, review }: { readonly at: OrgAt; readonly review: ReviewView }): ReactNode {
  const text = useText();
  const isOver = review.status === "merged" || review.status === "archived";
  return (
    <div className="columns">
      <div className="stack">
        <Locked review={review} />
        <ChangeList at={at} review={review} />
      </div>
      <div className="stack">
        {review.isBehind && !isOver ? <Rebase at={at} /> : null}
        <Approvals at={at} review={review} />
        <section className="panel stack">
          <h2>{text("scenario.talk")}</h2>
          <Comments at={at} comments={review.said} isClosed={false} />
        </section>
        {review.status === "archived" ? null : <Merge at={at} review={review} />}
        <Minutes review={review} />
      </div>
    </div>
  );
}

/** Said where what stands there must not be edited any more. */
export function Locked({ review }: { readonly review: ReviewView }): ReactNode {
  const text = useText();
  if (!review.isLocked) return null;
  const { name, status } = review;
  const state = text(`scenario.state.${status === "open" ? "approved" : status}`);
  return (
    <p className="panel warn" role="status">
      {text("scenario.locked", { name, state })}
    </p>
  );
}

function Minutes({ review }: { readonly review: ReviewView }): ReactNode {
  const text = useText();
  const { day } = useFormat();
  return (
    <section className="panel">
      <details>
        <summary>{text("scenario.minutes")}</summary>
        <ul>
          {review.minutes.map(({ at, says }, k) => (
            <li key={`${at} ${k}`}>
              {day(at.slice(0, 10))}: {says}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
