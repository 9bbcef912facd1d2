import { useState, type ReactNode } from "react";
import type { ChangeAt } from "../engine/review.ts";
import type { CommentView } from "../engine/review/reviewView.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { useFormat } from "../ui/useFormat.ts";
import type { OrgAt } from "../view/view.ts";
import { useActing } from "./useActing.ts";
import { useOwnName, WhoAreYou } from "./WhoAreYou.tsx";

/** What was said of a change or of the whole, and a word more. */
export function Comments({
  at,
  change,
  comments,
  isClosed,
}: {
  readonly at: OrgAt;
  /** Absent: about the whole. */
  readonly change?: ChangeAt;
  readonly comments: readonly CommentView[];
  /** Nothing can be added: only what was said is shown. */
  readonly isClosed: boolean;
}): ReactNode {
  const text = useText();
  const { day } = useFormat();
  const name = useOwnName();
  return (
    <div className="stack tight">
      {comments.length === 0 ? <p className="muted">{text("scenario.nobodySaid")}</p> : null}
      <ul className="plain stack tight">
        {comments.map(({ id, user, at: when, text: said }) => (
          <li key={id}>
            <div className="pre">{said}</div>
            <div className="muted">{text("scenario.by", { user, day: day(when.slice(0, 10)) })}</div>
          </li>
        ))}
      </ul>
      {isClosed ? null : name === null ? (
        <WhoAreYou />
      ) : (
        <Say at={at} {...(change === undefined ? {} : { change })} />
      )}
    </div>
  );
}

function Say({ at, change }: { readonly at: OrgAt; readonly change?: ChangeAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [said, setSaid] = useState("");
  const { isBusy, error, act } = useActing();
  const say = async (): Promise<void> => {
    const isSaid = await act(async () => {
      await engine.comment(at, said.trim(), change);
      return true;
    });
    if (isSaid === true) setSaid("");
  };
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <label className="field">
        {text("scenario.yourComment")}
        <textarea
          rows={2}
          maxLength={20_000}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
      </label>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button" disabled={isBusy || said.trim() === ""}>
          {text("scenario.say")}
        </button>
      </div>
    </form>
  );
}
