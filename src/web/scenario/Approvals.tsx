import type { ReactNode } from "react";
import type { ObstacleView, ReviewView } from "../engine/review/reviewView.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import type { OrgAt } from "../view/view.ts";
import { useActing, type Acting } from "./useActing.ts";
import { useOwnName, WhoAreYou } from "./WhoAreYou.tsx";

/** Who approved what, what stands in the way, and the user's own approvals: of an area, or of the whole. */
export function Approvals({ at, review }: { readonly at: OrgAt; readonly review: ReviewView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const name = useOwnName();
  const acting = useActing();
  const isOver = review.status === "merged" || review.status === "archived";
  const mayAct = name !== null && !isOver;
  const { areas, wholeApprovedBy, obstacles, user } = review;
  return (
    <section className="panel stack">
      <h2>{text("scenario.approvals")}</h2>
      <p className="muted">{text("scenario.approvalsWhat")}</p>
      {isOver ? null : <WhoAreYou />}
      {acting.error === null ? null : (
        <p className="bad" role="alert">
          {acting.error}
        </p>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={text("scenario.approvals")}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{text("scenario.area")}</th>
              <th scope="col">{text("scenario.approval")}</th>
              {mayAct ? (
                <th scope="col">
                  <span className="visually-hidden">{text("scenario.approve")}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            <Line
              name={text("scenario.whole")}
              approvedBy={wholeApprovedBy}
              isOwn={wholeApprovedBy.includes(user)}
              mayAct={mayAct}
              acting={acting}
              approveText={text("scenario.approveWhole")}
              onApprove={() => engine.approve(at)}
              onWithdraw={() => engine.withdraw(at)}
            />
            {areas.map((area) => (
              <Line
                key={area.id}
                name={area.name}
                approvedBy={area.approvedBy}
                isOwn={area.approvedBy.includes(user)}
                mayAct={mayAct}
                acting={acting}
                approveText={text("scenario.approveArea", { area: area.name })}
                onApprove={() => engine.approve(at, area.id)}
                onWithdraw={() => engine.withdraw(at, area.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {areas.length === 0 ? <p className="muted">{text("scenario.touchesNone")}</p> : null}
      {isOver || wholeApprovedBy.length > 0 ? null : (
        <Obstacles
          title={
            obstacles.length === 0
              ? text("scenario.noObstacles")
              : text("scenario.obstacles", { count: obstacles.length })
          }
          obstacles={obstacles}
        />
      )}
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly approvedBy: readonly string[];
  readonly isOwn: boolean;
  readonly mayAct: boolean;
  readonly acting: Acting;
  readonly approveText: string;
  readonly onApprove: () => Promise<void>;
  readonly onWithdraw: () => Promise<void>;
}

function Line({
  name,
  approvedBy,
  isOwn,
  mayAct,
  acting,
  approveText,
  onApprove,
  onWithdraw,
}: LineProps): ReactNode {
  const text = useText();
  return (
    <tr>
      <th scope="row" className="row-name">
        {name}
      </th>
      <td>
        {approvedBy.length === 0 ? (
          <span className="muted">{text("scenario.notYet")}</span>
        ) : (
          <span className="good">✓ {text("scenario.approvedBy", { names: approvedBy.join(", ") })}</span>
        )}
      </td>
      {mayAct ? (
        <td>
          {isOwn ? (
            <button
              type="button"
              className="button"
              disabled={acting.isBusy}
              aria-label={text("scenario.withdrawFrom", { area: name })}
              onClick={() => void acting.act(onWithdraw)}
            >
              {text("scenario.withdraw")}
            </button>
          ) : (
            <button
              type="button"
              className="button"
              disabled={acting.isBusy}
              aria-label={approveText}
              onClick={() => void acting.act(onApprove)}
            >
              {text("scenario.approve")}
            </button>
          )}
        </td>
      ) : null}
    </tr>
  );
}

/** Obstacles shown at once; the number stands above them. */
const SHOWN = 8;

/** What stands in the way of something, each with the way out. */
export function Obstacles({
  title,
  obstacles,
}: {
  readonly title: string;
  readonly obstacles: readonly ObstacleView[];
}): ReactNode {
  const text = useText();
  const [first, rest] = [obstacles.slice(0, SHOWN), obstacles.slice(SHOWN)];
  return (
    <div className="stack tight">
      <h3>{title}</h3>
      <ObstacleList obstacles={first} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{text("scenario.more", { count: rest.length })}</summary>
          <ObstacleList obstacles={rest} />
        </details>
      )}
    </div>
  );
}

function ObstacleList({ obstacles }: { readonly obstacles: readonly ObstacleView[] }): ReactNode {
  return obstacles.length === 0 ? null : (
    <ul>
      {obstacles.map(({ says }) => (
        <li key={says}>{says}</li>
      ))}
    </ul>
  );
}
