import type { ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { Planning } from "./usePlanning.ts";

/** What is fixed by hand, and what that costs. */
export function Pins({
  pins,
  planning,
  isLocked,
}: {
  readonly pins: PlanView["pins"];
  readonly planning: Planning;
  /** Nothing can be released. */
  readonly isLocked: boolean;
}): ReactNode {
  const text = useText();
  const { number } = useFormat();
  return (
    <section className="panel stack">
      <h2>{text("plan.pins")}</h2>
      {pins.length === 0 ? <p className="muted">{text("plan.noPins")}</p> : null}
      <ul className="plain stack tight">
        {pins.map(({ id, says, reason, author, price }) => (
          <li key={id} className="candidate">
            <div>
              <b>{says}</b>
              <div className="muted">
                {reason} ({author}).{" "}
                {price === null
                  ? text("plan.noPrice")
                  : price.least === price.most
                    ? text("plan.price", { points: number(price.most) })
                    : text("plan.priceBetween", { least: number(price.least), most: number(price.most) })}
              </div>
            </div>
            {isLocked ? null : (
              <button
                type="button"
                className="button"
                aria-label={text("plan.unpinThis", { pin: says })}
                onClick={() => void planning.unpin(id)}
              >
                {text("plan.unpin")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
