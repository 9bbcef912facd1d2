import type { ReactNode } from "react";
import { useEngine } from "../../engine/useEngine.ts";
import type { OwnerState } from "../../engine/plan/sinceMade.ts";
import { useActing } from "../../scenario/useActing.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";

const STATES = ["proposed", "asked", "willing", "declined"] as const satisfies readonly OwnerState[];

/** What somebody said to owning the area, to be set as they say it. */
export function Willing({
  at,
  areaId,
  person,
  state,
}: {
  readonly at: OrgAt;
  readonly areaId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly state: OwnerState;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { isBusy, error, act } = useActing();
  return (
    <span className="willing">
      <select
        className="button"
        aria-label={text("plan.saidOf", { name: person.name })}
        value={state}
        disabled={isBusy}
        onChange={(event) => {
          const said = STATES.find((one) => one === event.currentTarget.value);
          if (said !== undefined)
            void act(() => engine.setWillingness(at, { areaId, personId: person.id, state: said }));
        }}
      >
        {STATES.map((one) => (
          <option key={one} value={one}>
            {text(`plan.willing.${one}`)}
          </option>
        ))}
      </select>
      {error === null ? null : (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
