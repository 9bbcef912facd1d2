import type { ReactNode } from "react";
import type { WorkOutcome } from "../../engine/work.ts";
import { useText } from "../../text/useText.ts";

/** What answers come to: people, areas that come with them, what does not fit. */
export function Outcome({ outcome }: { readonly outcome: WorkOutcome }): ReactNode {
  const text = useText();
  const { people, noArea, areas, problems } = outcome;
  return (
    <>
      <p>
        {text("work.outcome", { count: people })}
        {noArea === 0 ? "" : ` ${text("work.outcomeNone", { count: noArea })}`}
        {areas.length === 0
          ? ""
          : ` ${text("work.outcomeAreas", { count: areas.length, names: areas.slice(0, 20).join(", ") })}`}
      </p>
      {problems.length === 0 ? null : (
        <ul className="problems">
          {problems.map((one, i) => (
            <li key={i} className={one.blocks ? "warn" : undefined}>
              {one.message} <span className="muted">{one.policy}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
