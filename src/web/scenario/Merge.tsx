import { useState, type ReactNode } from "react";
import type { MergeView } from "../engine/review/rebaseView.ts";
import type { ReviewView } from "../engine/review/reviewView.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import { Confirm } from "../ui/Confirm.tsx";
import { useFormat } from "../ui/useFormat.ts";
import type { OrgAt } from "../view/view.ts";
import { Obstacles } from "./Approvals.tsx";
import { useActing } from "./useActing.ts";

/** The way of a scenario into the history: what keeps it out, whom it would leave without an owner, and the waves. */
export function Merge({ at, review }: { readonly at: OrgAt; readonly review: ReviewView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <section className="panel stack">
      <h2>{text("scenario.merge")}</h2>
      <p className="muted">{text("scenario.mergeWhat")}</p>
      {review.status === "merged" ? (
        <Merged at={at} review={review} />
      ) : (
        <Ask of={["merge", at]} ask={() => engine.lookAtMerge(at)}>
          {(found) => <Ready at={at} review={review} found={found} />}
        </Ask>
      )}
    </section>
  );
}

/** It is history by now: only new revisions take it back. */
function Merged({ at, review }: { readonly at: OrgAt; readonly review: ReviewView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [isSure, setIsSure] = useState(false);
  const { act } = useActing();
  return (
    <>
      <p>{text("scenario.mergedAs", { numbers: review.mergedAs.join(", ") })}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => setIsSure(true)}>
          {text("scenario.undoMerge")}
        </button>
      </div>
      {isSure ? (
        <Confirm
          title={text("scenario.undoMerge")}
          says={text("scenario.undoMergeSays")}
          action={text("scenario.undoMerge")}
          onConfirm={async () => {
            await engine.undoMerge(at);
            await act(() => Promise.resolve());
          }}
          onClose={() => setIsSure(false)}
        />
      ) : null}
    </>
  );
}

function Ready({
  at,
  review,
  found,
}: {
  readonly at: OrgAt;
  readonly review: ReviewView;
  readonly found: MergeView;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { day } = useFormat();
  const [isSure, setIsSure] = useState(false);
  const { act } = useActing();
  const { waves, obstacles } = found;
  if (obstacles.length > 0)
    return (
      <Obstacles title={text("scenario.mergeObstacles", { count: obstacles.length })} obstacles={obstacles} />
    );
  return (
    <>
      <ul>
        {waves.map(({ id, reason, on, changes }) => (
          <li key={id}>
            {day(on)}: {reason} ({text("scenario.changesOf", { count: changes })})
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button primary" onClick={() => setIsSure(true)}>
          {text("scenario.mergeNow", { count: waves.length })}
        </button>
      </div>
      {isSure ? (
        <Confirm
          title={text("scenario.mergeSure", { name: review.name })}
          says={text("scenario.mergeWhat")}
          action={text("scenario.mergeNow", { count: waves.length })}
          onConfirm={async () => {
            await engine.merge(at);
            await act(() => Promise.resolve());
          }}
          onClose={() => setIsSure(false)}
        />
      ) : null}
    </>
  );
}
