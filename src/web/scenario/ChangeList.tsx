import { useDeferredValue, useState, type ReactNode } from "react";
import type { ChangeRow, ReviewView } from "../engine/review/reviewView.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import { tellLive } from "../ui/Live.tsx";
import { Pager } from "../ui/Pager.tsx";
import { useFormat } from "../ui/useFormat.ts";
import type { OrgAt } from "../view/view.ts";
import { Comments } from "./Comments.tsx";
import { useActing } from "./useActing.ts";

/** Rows the engine sends at once. */
const PAGE = 50;

const ONLY = ["all", "struck", "held", "commented"] as const;

/** Every change of a scenario with its tick: without it, it is struck through, which is kept; and what is said of it. */
export function ChangeList({ at, review }: { readonly at: OrgAt; readonly review: ReviewView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [typed, setTyped] = useState("");
  const [only, setOnly] = useState<(typeof ONLY)[number]>("all");
  const [wave, setWave] = useState("");
  const [from, setFrom] = useState(0);
  const wanted = {
    text: useDeferredValue(typed),
    from,
    ...(only === "all" ? {} : { only }),
    ...(wave === "" ? {} : { wave }),
  };
  return (
    <section className="panel stack">
      <h2>{text("scenario.changes")}</h2>
      <p className="muted">{text("scenario.changesWhat")}</p>
      <div className="row">
        <input
          type="search"
          className="search"
          aria-label={text("scenario.search")}
          placeholder={text("scenario.search")}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setFrom(0);
          }}
        />
        <select
          className="button"
          aria-label={text("scenario.only")}
          value={only}
          onChange={(event) => {
            setOnly(ONLY.find((one) => one === event.currentTarget.value) ?? "all");
            setFrom(0);
          }}
        >
          {ONLY.map((one) => (
            <option key={one} value={one}>
              {text(`scenario.only.${one}`)}
            </option>
          ))}
        </select>
        <select
          className="button"
          aria-label={text("scenario.wave")}
          value={wave}
          onChange={(event) => {
            setWave(event.currentTarget.value);
            setFrom(0);
          }}
        >
          <option value="">{text("scenario.allWaves")}</option>
          {review.waves.map(({ id, reason }) => (
            <option key={id} value={id}>
              {reason}
            </option>
          ))}
        </select>
      </div>
      <Ask of={["changes", at, wanted]} ask={() => engine.changes(at, wanted)}>
        {({ count, rows }) => (
          <>
            {rows.length === 0 ? (
              <p>{text(review.changes === 0 ? "scenario.noChanges" : "scenario.noneFound")}</p>
            ) : (
              <ChangeTable at={at} rows={rows} isLocked={review.isLocked} />
            )}
            <p className="muted" role="status">
              {text("scenario.changesOf", { count })}
            </p>
            <Pager from={from} shown={rows.length} count={count} step={PAGE} onGo={setFrom} />
          </>
        )}
      </Ask>
    </section>
  );
}

function ChangeTable({
  at,
  rows,
  isLocked,
}: {
  readonly at: OrgAt;
  readonly rows: readonly ChangeRow[];
  readonly isLocked: boolean;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { isBusy, error, act } = useActing();
  const [heldNow, setHeldNow] = useState<readonly string[]>([]);
  const strike = async (row: ChangeRow): Promise<void> => {
    const { changeSetId, place, isStruck, says } = row;
    const held = await act(() => engine.strike(at, { changeSetId, place }, !isStruck));
    if (held === undefined) return;
    setHeldNow(held);
    tellLive(isStruck ? text("scenario.counting", { change: says }) : `${text("scenario.struck")}: ${says}`);
  };
  return (
    <>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      {heldNow[0] === undefined ? null : (
        <p className="warn" role="status">
          {text("scenario.heldNow", { count: heldNow.length, first: heldNow[0] })}
        </p>
      )}
      <div className="scroll people-scroll" tabIndex={0} role="region" aria-label={text("scenario.changes")}>
        <table className="data changes">
          <thead>
            <tr>
              <th scope="col">{text("scenario.counts")}</th>
              <th scope="col">{text("scenario.change")}</th>
              <th scope="col">{text("scenario.on")}</th>
              <th scope="col">{text("scenario.comments")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={`${row.changeSetId} ${row.place}`}
                at={at}
                row={row}
                isLocked={isLocked}
                isBusy={isBusy}
                onStrike={() => void strike(row)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({
  at,
  row,
  isLocked,
  isBusy,
  onStrike,
}: {
  readonly at: OrgAt;
  readonly row: ChangeRow;
  readonly isLocked: boolean;
  readonly isBusy: boolean;
  readonly onStrike: () => void;
}): ReactNode {
  const text = useText();
  const { day } = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const { says, isStruck, isDone, held, comments, on, changeSetId, place } = row;
  return (
    <>
      <tr>
        <td>
          {isDone ? (
            text("scenario.done")
          ) : isLocked ? (
            <span aria-label={isStruck ? text("scenario.struck") : text("scenario.counts")}>
              {isStruck ? "–" : "✓"}
            </span>
          ) : (
            <input
              type="checkbox"
              className="tick"
              checked={!isStruck}
              disabled={isBusy}
              aria-label={text("scenario.counting", { change: says })}
              onChange={onStrike}
            />
          )}
        </td>
        <td>
          {isStruck ? <s>{says}</s> : says}
          {isStruck ? <span className="muted"> ({text("scenario.struck")})</span> : null}
          {held === null ? null : <div className="warn">{text("scenario.held", { why: held })}</div>}
        </td>
        <td className="nowrap">{day(on)}</td>
        <td>
          <button
            type="button"
            className="button"
            aria-expanded={isOpen}
            aria-label={
              comments.length === 0
                ? `${text("scenario.comment")}: ${says}`
                : text("scenario.commentOn", { count: comments.length, change: says })
            }
            onClick={() => setIsOpen(!isOpen)}
          >
            {comments.length === 0 ? text("scenario.comment") : comments.length}
          </button>
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td />
          <td colSpan={3}>
            <Comments at={at} change={{ changeSetId, place }} comments={comments} isClosed={false} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
