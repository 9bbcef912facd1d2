import type { ReactNode } from "react";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { Running } from "./running.ts";

/** The best plan so far with what is proved of it, while the search goes on. */
export function RunPanel({
  running,
  onStop,
}: {
  readonly running: Running;
  readonly onStop: () => void;
}): ReactNode {
  const text = useText();
  const { number, percent } = useFormat();
  const { cost, lowerBound, isStopping } = running;
  const gap = cost === null || lowerBound <= 0 ? null : (cost - lowerBound) / lowerBound;
  return (
    <section className="start stack" aria-busy="true">
      <h1 role="status">{text(isStopping ? "plan.stopping" : "plan.running")}</h1>
      <dl className="figures">
        <div>
          <dt>{text("plan.best")}</dt>
          <dd>{cost === null ? "–" : number(cost)}</dd>
        </div>
        <div>
          <dt>{text("plan.bound")}</dt>
          <dd>{lowerBound <= 0 ? "–" : number(lowerBound)}</dd>
        </div>
        <div>
          <dt>{text("plan.gap")}</dt>
          <dd>{gap === null ? "–" : percent(gap)}</dd>
        </div>
      </dl>
      <div className="row">
        <button type="button" className="button" disabled={isStopping} onClick={onStop}>
          {text("plan.stop")}
        </button>
      </div>
    </section>
  );
}

export function RunFailed({
  message,
  onAgain,
}: {
  readonly message: string;
  readonly onAgain?: () => void;
}): ReactNode {
  const text = useText();
  return (
    <div className="panel stack" role="alert">
      <h2>{text("plan.failed")}</h2>
      <p>{message}</p>
      {onAgain === undefined ? null : (
        <div className="row">
          <button type="button" className="button" onClick={onAgain}>
            {text("state.again")}
          </button>
        </div>
      )}
    </div>
  );
}
